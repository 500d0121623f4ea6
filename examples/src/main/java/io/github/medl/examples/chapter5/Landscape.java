package io.github.medl.examples.chapter5;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.sample.TwoSpirals;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Parametrisation;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cost of a network as a function of all its parameters in one vector θ.
 *
 * @param theta the structure of the network
 * @param x observations
 * @param y their classes, of shape (n, 1)
 */
record Landscape(Parametrisation<Sequential> theta, Tensor x, Tensor y) {
  private static final int UNITS = 8;
  private static final int STEPS = 1500;
  private static final int EVERY = 15;

  /**
   * The way of a training.
   *
   * @param points every fifteenth θ, a row each
   * @param costs the cost there
   */
  record Path(Tensor points, double[] costs) {
    Tensor end() {
      return points.select(0, points.dim(0) - 1);
    }
  }

  /** A network 2 - 8 - 8 - 1 on the training points of the two spirals. */
  static Landscape ofSpirals() {
    TwoSpirals sample = TwoSpirals.draw();
    return new Landscape(
        Networks.parametrisation(network(1)),
        sample.x(sample.train()),
        sample.y(sample.train()).reshape(-1, 1));
  }

  private static Sequential network(long seed) {
    Initialisation rule = Initialisations.xavier(RandomStream.seed(seed)).in(DType.FLOAT64);
    return Layers.sequential(
        Layers.dense(2, UNITS, rule),
        Activations.tanh(),
        Layers.dense(UNITS, UNITS, rule),
        Activations.tanh(),
        Layers.dense(UNITS, 1, rule));
  }

  /** The cost at θ, differentiable by θ: binary cross-entropy. */
  Tensor of(Tensor point) {
    return Losses.binaryCrossEntropy().of(theta.at(parts(point)).apply(x), y);
  }

  double cost(Tensor point) {
    return of(point).item();
  }

  /** The cost at θ + a u + b v. */
  double cost(Tensor point, Tensor u, double a, Tensor v, double b) {
    return cost(point.add(u.mul(a)).add(v.mul(b)));
  }

  Tensor gradient(Tensor point) {
    return Autodiff.gradient(this::of, point);
  }

  Tensor hessianTimes(Tensor point, Tensor direction) {
    return Autodiff.hvp(this::of, point, direction);
  }

  double accuracy(Tensor point) {
    Tensor says = theta.at(parts(point)).apply(x).greater(0);
    return says.equalTo(y).mean().item();
  }

  /** Trains from a start of its own, on all observations at a time. */
  Path train(long seed, FigureContext context) {
    double[] point = joined(Networks.parametrisation(network(seed)).values()).toDoubles();
    Optimiser adam = Optimisers.adam(.03);
    List<Tensor> points = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    for (int step = 0; step <= STEPS; step++) {
      var now = Autodiff.valueAndGradient(this::of, Tensor.of(point, point.length));
      if (step % EVERY == 0) {
        points.add(Tensor.of(point, point.length));
        costs.add(now.value().item());
        context.progress("training", step, STEPS);
      }
      adam.step(point, now.gradient().toDoubles());
    }
    return new Path(Tensor.stack(0, points), costs.stream().mapToDouble(cost -> cost).toArray());
  }

  /** A random direction, for each unit (its weights and its bias) as long as θ is for that unit. */
  Tensor randomDirection(Tensor point, RandomStream stream) {
    List<Tensor> own = parts(point);
    List<Tensor> direction = new ArrayList<>();
    for (int k = 0; k < own.size(); k += 2) { // a weight and its bias
      Tensor weight = stream.normalTensor(own.get(k).shape());
      Tensor bias = stream.normalTensor(own.get(k + 1).shape());
      Tensor scale = lengths(own.get(k), own.get(k + 1)).div(lengths(weight, bias));
      direction.add(weight.mul(scale));
      direction.add(bias.mul(scale));
    }
    return joined(direction);
  }

  /** For each unit the length of its column of weights and its bias. */
  private static Tensor lengths(Tensor weight, Tensor bias) {
    return weight.square().sum(0).add(bias.square()).sqrt();
  }

  /** The same function by other parameters: the units of both hidden layers in reverse order. */
  Tensor permuted(Tensor point) {
    int[] order = new int[UNITS];
    Arrays.setAll(order, i -> UNITS - 1 - i);
    List<Tensor> p = parts(point);
    return joined(
        List.of(
            p.get(0).take(1, order),
            p.get(1).take(0, order),
            p.get(2).take(0, order).take(1, order),
            p.get(3).take(0, order),
            p.get(4).take(0, order),
            p.get(5)));
  }

  /** The vector cut into the parameters of the network. */
  private List<Tensor> parts(Tensor point) {
    List<Tensor> parts = new ArrayList<>();
    int from = 0;
    for (Tensor like : theta.values()) {
      parts.add(point.slice(0, from, from + like.size()).reshape(like.shape()));
      from += like.size();
    }
    return parts;
  }

  private static Tensor joined(List<Tensor> parts) {
    return Tensor.concat(0, parts.stream().map(Tensor::flatten).toList());
  }
}
