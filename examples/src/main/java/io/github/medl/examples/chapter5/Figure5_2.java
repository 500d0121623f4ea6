package io.github.medl.examples.chapter5;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.network.NetworkDiagram;
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
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Figure 5.2: a network with one hidden layer of ReLU units that interpolates a function at r
 * knots; its weights are written down, not learned.
 */
public final class Figure5_2 implements Figure {
  private static final double END = 4;

  private static final Knob.Whole FEW = Knobs.whole("r", "r", "knots in (a) and (b)", 10, 2, 20);
  private static final Knob.Whole MANY = Knobs.whole("r2", "r", "knots in (c)", 30, 2, 200);

  /** The script computes r = 25, too, and does not draw it. */
  private static final int NOT_DRAWN = 25;

  @Override
  public About about() {
    return About.figure("5.2", "A function approximated by a ReLU network", Kind.EXACT)
        .caption(
            "(a) One input, r - 1 hidden units relu(x - uᵢ) with weights sᵢ - sᵢ₋₁, the changes of"
                + " slope at the knots uᵢ. (b), (c) The function f* and the network f for r = 10"
                + " and 30 knots.")
        .differs(
            "The variables of the script say 25 and 50 where the panels have 10 and 30 knots; a"
                + " first run with 25 is not drawn.")
        .quick(.3)
        .play(FEW, MANY);
  }

  /** The network and its knots. */
  private record Interpolant(Tensor u, Tensor v, Sequential network) {
    /** The weights by the formula: slopes s of the segments, and their differences. */
    static Interpolant of(int r) {
      Tensor u = Tensor.linspace(0, END, r);
      Tensor v = target(u);
      Tensor s = differences(v).div(differences(u));
      double[] slopes = s.toDoubles();
      Tensor changes = Tensor.generate(i -> slopes[i] - (i == 0 ? 0 : slopes[i - 1]), r - 1, 1);
      Sequential network =
          Layers.sequential(
              new Dense(Tensor.ones(1, r - 1), u.slice(0, 0, r - 1).neg()),
              Activations.relu(),
              new Dense(changes, v.slice(0, 0, 1)));
      return new Interpolant(u, v, network);
    }

    Dense hidden() {
      return (Dense) network.layers().get(0);
    }

    Dense output() {
      return (Dense) network.layers().get(2);
    }

    Tensor at(Tensor x) {
      return network.apply(x.reshape(-1, 1)).flatten();
    }

    /** The broken line through the knots, by its definition. */
    Tensor brokenLine(Tensor x) {
      double[] knots = u.toDoubles();
      double[] values = v.toDoubles();
      return Tensor.generate(
          k -> {
            double at = x.get(k);
            int i = 0;
            while (i < knots.length - 2 && at > knots[i + 1]) {
              i++;
            }
            double t = (at - knots[i]) / (knots[i + 1] - knots[i]);
            return (1 - t) * values[i] + t * values[i + 1];
          },
          x.size());
    }
  }

  /** f*(x) = cos(2 cos(x²) + (x - 1)²/4) + x/2 + 1. */
  private static Tensor target(Tensor x) {
    Tensor phase = x.square().cos().mul(2).add(x.sub(1).square().div(4));
    return phase.cos().add(x.div(2)).add(1);
  }

  private static Tensor differences(Tensor x) {
    return x.slice(0, 1, x.dim(0)).sub(x.slice(0, 0, x.dim(0) - 1));
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    Tensor x = Tensor.arange(801).mul(.005);
    Tensor truth = target(x);
    int few = context.get(FEW);
    int many = context.get(MANY);
    int[] knots = {few, NOT_DRAWN, many};
    Reference reference = Reference.of("5.2");
    Checks checks = new Checks();
    Table curves = Table.of("curves").column("x", x).column("target", truth);
    double[] largest = {.9381276844539435, .4759879235050417, .34262007432724095};
    double[] where = {2.855, 3.25, 3.245};
    double[] rms = {.36387702765841246, .12178854251945351, .08222902199377623};
    for (int k = 0; k < knots.length; k++) {
      int r = knots[k];
      Interpolant f = Interpolant.of(r);
      Tensor error = f.at(x).sub(truth);
      if (column(reference, r, "u").length > 0) {
        compare(reference, r, f, checks);
      }
      String name = "r = " + r + ": ";
      checks
          .near(name + "max |f - f*|", error.abs().max().item(), largest[k], 1e-10, RECOMPUTED)
          .near(name + "where", x.get(error.abs().argmax()), where[k], 1e-10, RECOMPUTED)
          .near(
              name + "root mean square of f - f*",
              Math.sqrt(error.square().mean().item()),
              rms[k],
              1e-10,
              RECOMPUTED)
          .allNear(
              name + "f is the broken line through the knots",
              f.at(x).toDoubles(),
              f.brokenLine(x).toDoubles(),
              1e-13,
              THEORY);
      curves = curves.column("relu_" + r, f.at(x)); // also twice, where two of them are alike
    }
    checks
        .near(
            "r = " + few + ": integral of |f - f*|", area(x, few), 1.0351750855, 1e-10, RECOMPUTED)
        .near(
            "r = " + many + ": integral of |f - f*|", area(x, many), .1972835263, 1e-10, RECOMPUTED)
        .exactly(
            "r = " + few + ": edges of the network",
            NetworkDiagram.of(Interpolant.of(few).network()).edges(),
            2 * (few - 1),
            THEORY);
    return Outcome.of(
            Picture.of(
                "A function approximated by a ReLU network",
                3,
                diagram(few, Interpolant.of(few)),
                panel("(b) r = " + few, x, truth, Interpolant.of(few)),
                panel("(c) r = " + many, x, truth, Interpolant.of(many))))
        .checks(checks)
        .table(curves);
  }

  /** By the trapezoidal rule on the grid. */
  private static double area(Tensor x, int r) {
    Tensor distance = Interpolant.of(r).at(x).sub(target(x)).abs();
    int n = x.dim(0);
    Tensor means = distance.slice(0, 0, n - 1).add(distance.slice(0, 1, n)).div(2);
    return means.mul(differences(x)).sum().item();
  }

  private static void compare(Reference reference, int r, Interpolant f, Checks checks) {
    String name = "r = " + r + ": ";
    checks
        .allNear(name + "knots", f.u().toDoubles(), column(reference, r, "u"), 1e-12, RECOMPUTED)
        .allNear(
            name + "values at the knots",
            f.v().toDoubles(),
            column(reference, r, "v"),
            1e-12,
            RECOMPUTED)
        .allNear(
            name + "W1", f.hidden().weight().toDoubles(), column(reference, r, "W1"), 0, RECOMPUTED)
        .allNear(
            name + "b1",
            f.hidden().bias().toDoubles(),
            column(reference, r, "b1"),
            1e-12,
            RECOMPUTED)
        .allNear(
            name + "W2",
            f.output().weight().toDoubles(),
            column(reference, r, "W2"),
            1e-10,
            RECOMPUTED)
        .near(name + "b2", f.output().bias().item(), .37182637727726087, 1e-12, RECOMPUTED);
  }

  /** The numbers for r knots; the last knot has no hidden unit. */
  private static double[] column(Reference reference, int r, String name) {
    double[] all = reference.numbers(name);
    double[] rows = reference.numbers("r");
    return IntStream.range(0, all.length)
        .filter(i -> rows[i] == r)
        .mapToDouble(i -> all[i])
        .filter(value -> !Double.isNaN(value))
        .toArray();
  }

  private static Chart panel(String title, Tensor x, Tensor truth, Interpolant f) {
    return Chart.titled(title)
        .axes("Input x", "Output")
        .size(360, 400)
        .yRange(0, 5)
        .legend(Corner.UPPER_LEFT)
        .line("f*", x.toDoubles(), truth.toDoubles(), Style.of(Palette.BLUE))
        .line("f, the network", x.toDoubles(), f.at(x).toDoubles(), Style.of(Palette.ORANGE))
        .points("knots", f.u().toDoubles(), f.v().toDoubles(), Style.of(Palette.GREEN));
  }

  private static Diagram diagram(int r, Interpolant f) {
    double[] bias = f.hidden().bias().toDoubles();
    double[] weight = f.output().weight().toDoubles();
    return NetworkDiagram.of(f.network())
        .units(
            (layer, unit) ->
                switch (layer) {
                  case 0 -> List.of("x");
                  case 1 -> List.of(String.format(Locale.ROOT, "relu(x %s)", signed(bias[unit])));
                  default -> List.of("f(x)", "bias " + number(f.output().bias().item()));
                })
        .boxes()
        .edges((layer, from, to) -> layer == 1 ? "" : number(weight[from]))
        .draw()
        .titled("(a) r = " + r);
  }

  private static String signed(double value) {
    return (value > 0 ? "+ " : "− ") + number(Math.abs(value));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replace('-', '−');
  }

  public static void main(String[] args) {
    Show.figure(new Figure5_2(), args);
  }
}
