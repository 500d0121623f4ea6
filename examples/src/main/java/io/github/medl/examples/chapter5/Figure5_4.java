package io.github.medl.examples.chapter5;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.network.NetworkDiagram;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Activation;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Figure 5.4: four hidden units that multiply. With weights ±λ to the hidden units and ±μ from
 * them, μ = 1 / (4λ² σ''(0)), the output of the network tends to x₁x₂ as λ tends to 0, if σ''(0) is
 * not 0.
 */
public final class Figure5_4 implements Figure {
  private static final double[][] POINTS = {{2, 3}, {-1.5, 4}, {.5, -.25}};
  private static final double EPSILON = Math.ulp(1.0);

  @Override
  public About about() {
    return About.figure("5.4", "A multiplication gate of four hidden units", Kind.EXACT)
        .caption(
            "(a) The network for λ = 0.1 with softplus units, and what it computes for x = (2, 3)."
                + " (b) Its error against λ: λ²|x₁x₂|(x₁² + x₂²)/12 to leading order, until the"
                + " rounding of numbers near μ takes over. (c) Other activations.")
        .differs(
            "The book shows the gate alone; the weights are those of a live network, and the errors"
                + " are added.")
        .quick(.3);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    Activation softplus = Activations.softplus();
    Sequential gate = gate(softplus, .1);
    double[] axis = logSpaced(-6, .5, 66);
    double[][] errors = new double[POINTS.length][];
    Table table = Table.of("errors").column("lambda", axis);
    for (int p = 0; p < POINTS.length; p++) {
      errors[p] = errors(softplus, axis, POINTS[p]);
      table = table.column("softplus_" + (p + 1), errors[p]);
    }
    return Outcome.of(
            Picture.of(
                "Multiplication by four hidden units",
                3,
                diagram(gate),
                byPoint(axis, errors),
                byActivation(axis)))
        .checks(checks(softplus, gate))
        .value("output at (2, 3), λ = 0.1", output(gate, POINTS[0]))
        .value("output at (-1.5, 4), λ = 0.1", output(gate, POINTS[1]))
        .value("output at (0.5, -0.25), λ = 0.1", output(gate, POINTS[2]))
        .table(table);
  }

  private static Checks checks(Activation softplus, Sequential gate) throws IOException {
    Reference reference = Reference.of("5.4");
    Checks checks = new Checks();
    double[] lambdas = Arrays.stream(reference.numbers("lambda")).distinct().toArray();
    for (double lambda : lambdas) {
      compare(reference, lambda, checks);
    }
    double leading = leadingError(.01, POINTS[0]);
    return checks
        .near("σ''(0) of softplus", curvature(softplus), .25, 1e-15, THEORY)
        .near(
            "σ''(0) of tanh, with which no gate exists",
            curvature(Activations.tanh()),
            0,
            0,
            THEORY)
        .near("σ''(0) of the sigmoid", curvature(Activations.sigmoid()), 0, 1e-17, THEORY)
        .nearRelative(
            "error at (2, 3) for λ = 0.01 against its leading term",
            error(gate(softplus, .01), POINTS[0]),
            leading,
            1e-3,
            THEORY)
        .exactly("edges of the network", NetworkDiagram.of(gate).edges(), 12, THEORY);
  }

  private static Chart byPoint(double[] axis, double[][] errors) {
    Chart byPoint =
        Chart.titled("(b) softplus")
            .axes("λ", "|gate − x₁x₂|")
            .size(340, 420)
            .logX()
            .logY()
            .legend(Corner.UPPER_LEFT);
    for (int p = 0; p < POINTS.length; p++) {
      byPoint.points(point(POINTS[p]), axis, errors[p], Style.palette(p).size(5));
    }
    for (int p = 0; p < POINTS.length; p++) {
      double[] at = POINTS[p];
      byPoint.line(
          p == 0 ? "λ²|x₁x₂|(x₁² + x₂²)/12" : "",
          axis,
          Arrays.stream(axis).map(lambda -> Math.abs(leadingError(lambda, at))).toArray(),
          Style.of(Palette.BLACK).width(1));
    }
    return byPoint
        .line(
            "ε μ, rounding",
            axis,
            Arrays.stream(axis).map(lambda -> EPSILON / (lambda * lambda)).toArray(),
            Style.of(Palette.GREY).dashed())
        .yRange(1e-13, 1e5);
  }

  private static Chart byActivation(double[] axis) {
    Chart byActivation =
        Chart.titled("(c) at x = (2, 3)")
            .axes("λ", "|gate − x₁x₂|")
            .size(340, 420)
            .logX()
            .logY()
            .yRange(1e-13, 1e5)
            .legend(Corner.UPPER_LEFT);
    List<Activation> others =
        List.of(Activations.softplus(), Activations.silu(), Activations.gelu());
    for (int k = 0; k < others.size(); k++) {
      Activation sigma = others.get(k);
      String name = String.format(Locale.ROOT, "%s, σ''(0) = %.3f", sigma.name(), curvature(sigma));
      byActivation.points(name, axis, errors(sigma, axis, POINTS[0]), Style.palette(k).size(5));
    }
    return byActivation;
  }

  /** The network of figure 5.4. */
  static Sequential gate(Activation sigma, double lambda) {
    double mu = 1 / (4 * lambda * lambda * curvature(sigma));
    Tensor signs = Tensor.of(new double[][] {{1, -1, 1, -1}, {1, -1, -1, 1}});
    return Layers.sequential(
        new Dense(signs.mul(lambda), null),
        sigma,
        new Dense(Tensor.of(new double[] {mu, mu, -mu, -mu}, 4, 1), null));
  }

  /** σ''(0), by differentiating twice. */
  private static double curvature(Activation sigma) {
    Tensor zero = Tensor.vector(0);
    return Autodiff.hessian(x -> sigma.apply(x, Pass.evaluation()).sum(), zero).item();
  }

  private static double output(Sequential gate, double[] x) {
    return gate.apply(Tensor.of(x, 1, 2)).item();
  }

  private static double error(Sequential gate, double[] x) {
    return output(gate, x) - x[0] * x[1];
  }

  /** An error of exactly 0, which rounding can give, is a gap on a logarithmic axis. */
  private static double[] errors(Activation sigma, double[] lambdas, double[] x) {
    return Arrays.stream(lambdas).map(lambda -> Math.abs(error(gate(sigma, lambda), x))).toArray();
  }

  /** From the fourth derivative of softplus at 0, which is -1/8. */
  private static double leadingError(double lambda, double[] x) {
    return -lambda * lambda * x[0] * x[1] * (x[0] * x[0] + x[1] * x[1]) / 12;
  }

  /** Numbers near μ log 2 are added, so errors of a few units in their last place are allowed. */
  private static void compare(Reference reference, double lambda, Checks checks) {
    double[] all = reference.numbers("lambda");
    double[] x1 = reference.numbers("x1");
    double[] x2 = reference.numbers("x2");
    double[] expected = reference.numbers("gate");
    Sequential gate = gate(Activations.softplus(), lambda);
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    for (int i = 0; i < all.length; i++) {
      if (all[i] == lambda) {
        ours.add(output(gate, new double[] {x1[i], x2[i]}));
        theirs.add(expected[i]);
      }
    }
    double rounding = 8 * EPSILON / (lambda * lambda);
    checks.allNear(
        "gate with λ = " + lambda,
        ours.stream().mapToDouble(v -> v).toArray(),
        theirs.stream().mapToDouble(v -> v).toArray(),
        Math.max(1e-12, rounding),
        RECOMPUTED);
  }

  /** The network with the numbers of one observation. */
  private static Diagram diagram(Sequential gate) {
    double[] x = POINTS[0];
    Dense first = (Dense) gate.layers().get(0);
    Tensor z = first.apply(Tensor.of(x, 1, 2));
    Tensor a = gate.layers().get(1).apply(z);
    double y = output(gate, x);
    return NetworkDiagram.of(gate)
        .units(
            (layer, unit) ->
                switch (layer) {
                  case 0 ->
                      List.of(String.format(Locale.ROOT, "x_{%d} = %s", unit + 1, number(x[unit])));
                  case 1 ->
                      List.of(
                          String.format(
                              Locale.ROOT,
                              "z_{%d} = %s",
                              unit + 1,
                              sum(first.weight().get(0, unit), first.weight().get(1, unit))),
                          String.format(
                              Locale.ROOT,
                              "z = %s,  σ(z) = %s",
                              number(z.get(0, unit)),
                              number(a.get(0, unit))));
                  default -> List.of("ŷ = " + number(y), "x_{1}x_{2} = " + number(x[0] * x[1]));
                })
        .edges(
            (layer, from, to) ->
                layer == 1 ? "" : number(((Dense) gate.layers().get(2)).weight().get(from, to)))
        .edgeColours(
            (layer, from, to) ->
                ((Dense) gate.layers().get(2 * layer - 2)).weight().get(from, to) > 0
                    ? Palette.BLUE
                    : Palette.VERMILLION)
        .draw()
        .titled("(a) λ = 0.1; weights > 0 blue, < 0 vermilion");
  }

  private static String sum(double w1, double w2) {
    return String.format(
        Locale.ROOT, "%s x_{1} %s %s x_{2}", number(w1), w2 < 0 ? "−" : "+", number(Math.abs(w2)));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6f", value).replaceAll("\\.?0+$", "").replace('-', '−');
  }

  private static String point(double[] x) {
    return String.format(Locale.ROOT, "x = (%s, %s)", number(x[0]), number(x[1]));
  }

  private static double[] logSpaced(double from, double to, int count) {
    return Tensor.linspace(from, to, count).mul(Math.log(10)).exp().toDoubles();
  }

  public static void main(String[] args) {
    Show.figure(new Figure5_4(), args);
  }
}
