package io.github.medl.examples.chapter5;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Observer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.initialisation.Lsuv;
import io.github.medl.networks.initialisation.VarianceRecursion;
import io.github.medl.networks.layers.Activation;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Lab 5.2: how large the gradient of each layer's weights is before any training, for several
 * activations and initialisations, with what the variance recursion of section 5.5 says.
 *
 * <p>The derivative of one observation's cost by W_l is a_{l-1} δ_lᵀ, of norm |a_{l-1}| |δ_l|; the
 * recursion gives E|a_{l-1}|²|δ_l|² = N_l Var(δ_l) Var(z_l) / v_l.
 */
public final class Lab5_2 implements Figure {
  private static final int DEPTH = 30;
  private static final int WIDTH = 150;
  private static final int OBSERVATIONS = 40;
  private static final int SEEDS = 8;

  /** Xavier and orthogonal weights do the same, so one shows around the other. */
  private static final double[] SIZES = {5, 9, 5, 5, 5, 5};

  /** One rescaling makes the variance of a linear layer's numbers 1. */
  private static final Lsuv LSUV = new Lsuv(.1, 1);

  @Override
  public About about() {
    return About.figure("L5.2", "Gradients that vanish and explode", Kind.STATISTICAL)
        .caption(
            "The norm of the gradient by the weights of each of 30 layers of 150 units before"
                + " training; points are the root mean square over 8 networks, lines the variance"
                + " recursion; LSUV divides orthogonal weights by what the data show. Good is what is"
                + " flat and neither tiny nor huge.")
        .quick(6);
  }

  /** A rule for the first weights, and the variance that it gives them. */
  private record Start(
      String name,
      VarianceRecursion.Rule variance,
      Function<SplittableStream, Initialisation> rule) {
    /** Whether weights are rescaled by what the layers give for data. */
    boolean isMeasured() {
      return name.equals("LSUV");
    }
  }

  private static final List<Start> STARTS =
      List.of(
          new Start(
              "N(0, 0.04²)", (in, out) -> .04 * .04, stream -> Initialisations.normal(.04, stream)),
          new Start("Xavier", (in, out) -> 2. / (in + out), Initialisations::xavier),
          new Start("He", (in, out) -> 2. / in, Initialisations::he),
          new Start(
              "orthogonal", (in, out) -> 1. / in, stream -> Initialisations.orthogonal(1, stream)),
          new Start(
              "N(0, 0.2²)", (in, out) -> .2 * .2, stream -> Initialisations.normal(.2, stream)),
          new Start("LSUV", (in, out) -> 1. / in, stream -> Initialisations.orthogonal(1, stream)));

  /** Adds 0, so that the derivative by what it adds is δ, an observation a row. */
  private record Probe(Tensor zeros) implements Layer {
    @Override
    public Tensor forward(Tensor x, Pass pass) {
      return x.add(zeros);
    }
  }

  @Override
  public Outcome draw(FigureContext context) {
    List<Activation> activations =
        List.of(Activations.sigmoid(), Activations.tanh(), Activations.relu());
    double[] layers = Tensor.arange(DEPTH).add(1).toDoubles();
    Checks checks = new Checks();
    Table table = Table.of("gradients").column("layer", layers);
    List<Chart> charts = new ArrayList<>();
    int done = 0;
    for (Activation sigma : activations) {
      Chart chart =
          Chart.titled(sigma.name())
              .axes("layer l", "norm of the gradient by W")
              .logY()
              .size(370, 400);
      for (int k = 0; k < STARTS.size(); k++) {
        Start start = STARTS.get(k);
        double[] measured = measured(sigma, start);
        double[] theory = theory(sigma, start);
        chart
            .line("_theory " + start.name(), layers, theory, Style.palette(k).width(1.2))
            .points(start.name(), layers, measured, Style.palette(k).size(SIZES[k]));
        table =
            table
                .column(sigma.name() + " " + start.name(), measured)
                .column(sigma.name() + " " + start.name() + ", theory", theory);
        checks.between(
            String.format(
                Locale.ROOT,
                "%s, %s: measured over theory, mean of the log10 over the layers",
                sigma.name(),
                start.name()),
            meanLog(measured, theory),
            -TOLERANCE,
            TOLERANCE,
            THEORY);
        context.progress("network", ++done, (long) activations.size() * STARTS.size());
      }
      chart.yTicks(decades(theory(sigma, STARTS.get(0)), theory(sigma, STARTS.get(4))));
      charts.add(sigma == activations.get(2) ? chart.legend(Corner.OUTSIDE).size(500, 400) : chart);
    }
    double[] he = theory(Activations.relu(), STARTS.get(2));
    checks
        .nearRelative(
            "relu with He's rule: first layer over last, by the recursion",
            he[0] / he[DEPTH - 1],
            1,
            1e-12,
            THEORY)
        .near(
            "zero weights: largest derivative by the weights of the first layer",
            gradientsOfZero(),
            0,
            0,
            THEORY);
    return Outcome.of(Picture.of("Gradients before training", 3, charts))
        .checks(checks)
        .table(table);
  }

  /** In powers of ten; products over 30 random layers of this width scatter by a tenth. */
  private static final double TOLERANCE = .1;

  /** Some seven powers of ten between the least and the largest number. */
  private static double[] decades(double[] least, double[] largest) {
    int low = (int) Math.floor(Math.log10(Arrays.stream(least).min().orElseThrow()));
    int high = (int) Math.ceil(Math.log10(Arrays.stream(largest).max().orElseThrow()));
    int step = Math.max(1, (high - low) / 6);
    return IntStream.rangeClosed(0, (high - low) / step)
        .mapToDouble(i -> Math.pow(10, low + i * step))
        .toArray();
  }

  private static double meanLog(double[] measured, double[] theory) {
    double sum = 0;
    for (int l = 0; l < measured.length; l++) {
      sum += Math.log10(measured[l] / theory[l]);
    }
    return sum / measured.length;
  }

  private static double[] theory(Activation sigma, Start start) {
    return start.isMeasured() ? theoryOfLsuv(sigma) : theoryByRecursion(sigma, start);
  }

  /**
   * Every z is standard normal, so v_l = 1 / (N E σ(z)²) but for the first layer, and the variance
   * of δ changes from layer to layer by the same factor E σ'(z)² / E σ(z)².
   */
  private static double[] theoryOfLsuv(Activation sigma) {
    VarianceRecursion unit =
        new VarianceRecursion(
            new int[] {WIDTH, WIDTH, WIDTH}, (in, out) -> 1. / in, sigma.function());
    double square = unit.forward(1)[1];
    double slope = unit.backward(1, 1)[0];
    double[] norms = new double[DEPTH];
    double delta = 1;
    for (int l = DEPTH - 1; l >= 0; l--) {
      double v = l == 0 ? 1. / WIDTH : 1 / (WIDTH * square);
      norms[l] = Math.sqrt(WIDTH * delta / v);
      delta *= slope / square;
    }
    return norms;
  }

  private static double[] theoryByRecursion(Activation sigma, Start start) {
    int[] widths = new int[DEPTH + 1];
    Arrays.fill(widths, WIDTH);
    VarianceRecursion recursion = new VarianceRecursion(widths, start.variance(), sigma.function());
    double[] z = recursion.forward(1);
    double[] delta = recursion.backward(1, 1);
    double v = start.variance().variance(WIDTH, WIDTH);
    double[] norms = new double[DEPTH];
    for (int l = 0; l < DEPTH; l++) {
      norms[l] = Math.sqrt(WIDTH * delta[l] * z[l] / v);
    }
    return norms;
  }

  /** The root mean square, over networks and observations, of |a_{l-1}| |δ_l|. */
  private static double[] measured(Activation sigma, Start start) {
    double[] squares = new double[DEPTH];
    for (int seed = 0; seed < SEEDS; seed++) {
      SplittableStream stream = RandomStream.seed(seed);
      Sequential network = network(sigma, start.rule().apply(stream).in(DType.FLOAT64));
      Tensor x = stream.normalTensor(OBSERVATIONS, WIDTH);
      if (start.isMeasured()) {
        network = rescaled(network, x, stream);
      }
      Tensor direction = stream.normalTensor(OBSERVATIONS, WIDTH);
      // C = Σ direction · z_L, so that δ_L is standard normal.
      Map<String, Tensor> gradients =
          Networks.valueAndGradient(network, n -> n.apply(x).mul(direction).sum()).gradients();
      List<Tensor> inputs = inputs(network, x);
      for (int l = 0; l < DEPTH; l++) {
        Tensor delta = gradients.get(String.format(Locale.ROOT, "layers.%d.zeros", 3 * l + 1));
        Tensor norms = inputs.get(l).square().sum(1).mul(delta.square().sum(1));
        squares[l] += norms.mean().item() / SEEDS;
      }
    }
    return Arrays.stream(squares).map(Math::sqrt).toArray();
  }

  /** The network with weights by LSUV, found without probes, whose zeros are no weights. */
  private static Sequential rescaled(Sequential network, Tensor x, SplittableStream stream) {
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      if (!(layer instanceof Probe)) {
        layers.add(layer);
      }
    }
    Map<String, Tensor> found = Networks.parameters(LSUV.apply(new Sequential(layers), x, stream));
    Map<String, Tensor> weights = new LinkedHashMap<>();
    for (int l = 0; l < DEPTH; l++) {
      weights.put(
          String.format(Locale.ROOT, "layers.%d.weight", 3 * l),
          found.get(String.format(Locale.ROOT, "layers.%d.weight", 2 * l)));
    }
    return Networks.with(network, weights);
  }

  /** What each dense layer is given. */
  private static List<Tensor> inputs(Sequential network, Tensor x) {
    List<Tensor> inputs = new ArrayList<>();
    Pass watched =
        Pass.evaluation()
            .watchedBy(
                Observer.ofLayers(
                    (layer, in, out) -> {
                      if (layer instanceof Dense) {
                        inputs.add(in);
                      }
                    }));
    network.apply(x, watched);
    return inputs;
  }

  /** Dense, probe, σ; and so on; the last layer is linear. */
  private static Sequential network(Activation sigma, Initialisation rule) {
    List<Layer> layers = new ArrayList<>();
    for (int l = 1; l <= DEPTH; l++) {
      layers.add(Layers.denseWithoutBias(WIDTH, WIDTH, rule));
      layers.add(new Probe(Tensor.zeros(OBSERVATIONS, WIDTH)));
      layers.add(l < DEPTH ? sigma : Activations.identity());
    }
    return new Sequential(layers);
  }

  private static double gradientsOfZero() {
    Sequential network = network(Activations.tanh(), Initialisations.zero().in(DType.FLOAT64));
    Tensor x = RandomStream.seed(1).normalTensor(OBSERVATIONS, WIDTH);
    return Networks.valueAndGradient(network, n -> n.apply(x).sum())
        .gradients()
        .get("layers.0.weight")
        .abs()
        .max()
        .item();
  }

  public static void main(String[] args) {
    Show.figure(new Lab5_2(), args);
  }
}
