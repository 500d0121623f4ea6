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
import io.github.medl.networks.backpropagation.ScalarActivation;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Figure 5.8: a network of one unit a layer, whose derivative by the first weights is a product
 * with a factor θσ'(z) for each layer: it vanishes or explodes with depth.
 */
public final class Figure5_8 implements Figure {
  private static final double[] X = {1, -.5, 2};
  private static final double[] FIRST = {.4, -.6, .3};
  private static final double[] REST = {1.2, -.8, 1.5};
  private static final int DEEPEST = 30;

  @Override
  public About about() {
    return About.figure("5.8", "A product of derivatives that vanishes", Kind.STRUCTURAL)
        .caption(
            "(a) a₁ = σ(θ₁ᵀx), a₂ = σ(θ₂a₁), a₃ = σ(θ₃a₂), ŷ = θ₄a₃, with the factors of ∂ŷ/∂θ₁ ="
                + " θ₄σ'(z₃)θ₃σ'(z₂)θ₂σ'(z₁)x on the edges. (b) The size of that product against the"
                + " depth, all weights being θ.")
        .differs("The book shows the network alone; the numbers and the chart are added.")
        .quick(.5);
  }

  /** The scalar network: θ₁ᵀx, then one weight a layer; σ after each but the last. */
  private static Sequential network(double[] first, double[] rest, Layer sigma) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Dense(Tensor.of(first, first.length, 1), null));
    for (double theta : rest) {
      layers.add(sigma);
      layers.add(new Dense(Tensor.of(new double[] {theta}, 1, 1), null));
    }
    return new Sequential(layers);
  }

  /** The product of the factors θσ'(z), each by hand, from the output to the first layer. */
  private static List<Double> factors(
      double[] x, double[] first, double[] rest, ScalarActivation sigma) {
    Tensor z = Tensor.vector(first).mul(Tensor.vector(x)).sum();
    List<Double> factors = new ArrayList<>();
    for (double theta : rest) {
      factors.add(theta * sigma.derivative(z).item());
      z = sigma.of(z).mul(theta);
    }
    return factors;
  }

  private static double product(List<Double> factors) {
    return factors.stream().reduce(1.0, (a, b) -> a * b);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Sequential network = network(FIRST, REST, Activations.sigmoid());
    Tensor x = Tensor.of(X, 1, X.length);
    Map<String, Tensor> gradients =
        Networks.valueAndGradient(network, n -> n.apply(x).sum()).gradients();
    List<Double> factors = factors(X, FIRST, REST, ScalarActivation.SIGMOID);
    Checks checks =
        new Checks()
            .exactly("parameters", Networks.count(network), X.length + REST.length, THEORY)
            .allNear(
                "∂ŷ/∂θ₁ of the tape and the product",
                gradients.get("layers.0.weight").toDoubles(),
                Tensor.vector(X).mul(product(factors)).toDoubles(),
                1e-15,
                THEORY);

    Chart chart =
        Chart.titled("(b) against depth, x = θ₁ = 1")
            .axes("number of layers L", "|∂ŷ/∂θ₁|")
            .logY()
            .size(620, 400)
            .yRange(1e-44, 1e4)
            .yTicks(1e-40, 1e-30, 1e-20, 1e-10, 1)
            .legend(Corner.LOWER_LEFT);
    double[] depths = Tensor.arange(DEEPEST).add(2).toDoubles();
    Table table = Table.of("products").column("layers", depths);
    int colour = 0;
    for (Case each : CASES) {
      double[] sizes = new double[DEEPEST];
      for (int k = 0; k < DEEPEST; k++) {
        sizes[k] = Math.abs(product(each.factors(k + 1)));
      }
      chart.line(each.name(), depths, sizes, Style.palette(colour++));
      table = table.column(each.name(), sizes);
      double tape = each.byTape(20);
      checks.nearRelative(
          each.name() + ": 21 layers by the tape", tape, product(each.factors(20)), 1e-12, THEORY);
    }
    chart.line(
        "bound (1/4)^{L−1}",
        depths,
        Tensor.vector(depths).sub(1).mul(Math.log(.25)).exp().toDoubles(),
        Style.of(Palette.GREY).dashed());
    double deepest = product(CASES.get(0).factors(DEEPEST));
    checks
        .atMost("sigmoid, θ = 1: below (1/4)^{L−1}", deepest, Math.pow(.25, DEEPEST), THEORY)
        .nearRelative(
            "relu, θ = 1.2: 1.2^{L−1}",
            product(CASES.get(3).factors(DEEPEST)),
            Math.pow(1.2, DEEPEST),
            1e-12,
            THEORY);
    return Outcome.of(Picture.of("The product along a chain", 1, diagram(factors), chart))
        .checks(checks)
        .value("factors from layer 2 to the output", factors.stream().mapToDouble(f -> f).toArray())
        .value("gradient by theta1", gradients.get("layers.0.weight"))
        .table(table);
  }

  /** A chain with the same weight everywhere. */
  private record Case(String name, ScalarActivation sigma, Layer layer, double theta) {
    private double[] rest(int length) {
      return Tensor.full(theta, length).toDoubles();
    }

    List<Double> factors(int length) {
      return Figure5_8.factors(new double[] {1}, new double[] {1}, rest(length), sigma);
    }

    double byTape(int length) {
      Sequential network = network(new double[] {1}, rest(length), layer);
      return Networks.valueAndGradient(network, n -> n.apply(Tensor.ones(1, 1)).sum())
          .gradients()
          .get("layers.0.weight")
          .item();
    }
  }

  private static final List<Case> CASES =
      List.of(
          new Case("sigmoid, θ = 1", ScalarActivation.SIGMOID, Activations.sigmoid(), 1),
          new Case("sigmoid, θ = 5", ScalarActivation.SIGMOID, Activations.sigmoid(), 5),
          new Case("tanh, θ = 1", ScalarActivation.TANH, Activations.tanh(), 1),
          new Case("relu, θ = 1.2", ScalarActivation.RELU, Activations.relu(), 1.2));

  private static Diagram diagram(List<Double> factors) {
    List<Diagram.Node> nodes = new ArrayList<>();
    List<Diagram.Edge> edges = new ArrayList<>();
    nodes.add(circle("x", "x"));
    for (int l = 1; l <= REST.length; l++) {
      nodes.add(circle("a" + l, String.format(Locale.ROOT, "a_{%d}", l)));
    }
    nodes.add(circle("y", "ŷ"));
    edges.add(Diagram.Edge.of("x", "a1", "θ₁ᵀx"));
    for (int l = 1; l <= REST.length; l++) {
      String to = l == REST.length ? "y" : "a" + (l + 1);
      edges.add(
          Diagram.Edge.of(
              "a" + l,
              to,
              String.format(
                  Locale.ROOT, "θ_{%d}σ'(z_{%d}) = %s", l + 1, l, number(factors.get(l - 1)))));
    }
    return Diagram.layered(nodes, edges)
        .titled("(a) the product of the factors is " + number(product(factors)));
  }

  private static Diagram.Node circle(String id, String text) {
    return Diagram.Node.of(id, text).shape(Diagram.Shape.CIRCLE);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4f", value).replace('-', '−');
  }

  public static void main(String[] args) {
    Show.figure(new Figure5_8(), args);
  }
}
