package io.github.medl.examples.chapter5;

import io.github.medl.autodiff.Autodiff.ValueAndGradients;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.sample.TwoSpirals;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Parametrisation;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Parameter;
import io.github.medl.random.RRandom;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A network with one hidden layer of sigmoids and a sigmoid output, trained as the R package
 * neuralnet trains: Rprop+ on Σ(y - o)²/2 over all observations, until no derivative exceeds 0.01.
 *
 * @param hidden units of the hidden layer
 * @param network the trained network
 * @param squaredErrors Σ(y - o)²/2 after 10, 50 and 100 steps
 * @param squaredError the same at the end
 * @param largestDerivative the largest absolute derivative at the end
 * @param steps how many steps it took
 */
record RpropNet(
    int hidden,
    Sequential network,
    double[] squaredErrors,
    double squaredError,
    double largestDerivative,
    int steps) {
  private static final double THRESHOLD = .01;
  private static final int[] EARLY = {10, 50, 100};

  /** Trains from the next numbers of the sample's stream. */
  static RpropNet train(TwoSpirals sample, int hidden, int mostSteps, FigureContext context) {
    Tensor x = sample.x(sample.train());
    Tensor y = sample.y(sample.train()).reshape(-1, 1);
    Parametrisation<Sequential> theta = Networks.parametrisation(start(sample.stream(), hidden));
    List<Parameter> parameters = new ArrayList<>();
    List<Tensor> views = new ArrayList<>();
    for (int k = 0; k < theta.names().size(); k++) {
      parameters.add(Parameter.of(theta.names().get(k), theta.values().get(k)));
      views.add(parameters.get(k).tensor());
    }
    Optimiser rprop = Optimisers.rprop(.1, .5, 1.2, 1e-10, .1); // the values of the package
    double[] early = new double[EARLY.length];
    Arrays.fill(early, Double.NaN);
    for (int step = 0; ; step++) {
      ValueAndGradients now =
          theta.valueAndGradient(views, net -> net.apply(x).sub(y).square().sum().mul(.5));
      double error = now.value().item();
      double largest =
          now.gradients().stream().mapToDouble(g -> g.abs().max().item()).max().orElseThrow();
      int look = Arrays.binarySearch(EARLY, step);
      if (look >= 0) {
        early[look] = error;
      }
      if (step % 500 == 0) {
        context.progress("Rprop+ step, " + hidden + " units", step, mostSteps);
      }
      if (largest < THRESHOLD || step == mostSteps) {
        Sequential trained = theta.at(parameters.stream().map(Parameter::snapshot).toList());
        return new RpropNet(hidden, trained, early, error, largest, step);
      }
      rprop.step(parameters, now.gradients());
    }
  }

  /** P(class 2 | x). */
  Tensor probability(Tensor x) {
    return network.apply(x).flatten();
  }

  /** Standard normal weights; for each unit first its bias, then its weights. */
  private static Sequential start(RRandom stream, int hidden) {
    return Layers.sequential(
        dense(stream, 2, hidden),
        Activations.sigmoid(),
        dense(stream, hidden, 1),
        Activations.sigmoid());
  }

  private static Dense dense(RRandom stream, int inputs, int units) {
    Tensor drawn = Tensor.of(stream.rnorm((inputs + 1) * units), units, inputs + 1);
    return new Dense(drawn.slice(1, 1, inputs + 1).transpose(), drawn.select(1, 0));
  }
}
