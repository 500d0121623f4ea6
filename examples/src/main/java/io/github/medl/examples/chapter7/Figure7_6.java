package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.PlacedDiagram;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.SimpleCell;
import io.github.medl.sequence.recurrent.ThroughTime;
import io.github.medl.sequence.recurrent.Unrolled;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Figure 7.6: back-propagation through time. The adjoints ζ of the states are read from the tape of
 * a network of T steps, and the gradient of the shared weight is the sum of a term for each step.
 */
public final class Figure7_6 implements Figure {
  private static final int T = 5;
  private static final int UNITS = 3;

  @Override
  public About about() {
    return About.figure("7.6", "Back-propagation through time", Kind.EXACT)
        .caption(
            "One weight W takes part in every step. Backwards the adjoints ζ go from the last state"
                + " to the first (their norms are written in), and each gives a term of the gradient"
                + " of W (its norm): g_W is their sum.")
        .differs(
            "The book's drawing sends the last state alone into the cost C. With outputs at every"
                + " step, which the ŷ in it mean, every state has an arrow to C, as here.")
        .quick(0.5);
  }

  @Override
  public Outcome draw(FigureContext context) {
    RandomStream stream = RandomStream.seed(76);
    Initialisation xavier = Initialisations.xavierUniform(stream).in(DType.FLOAT64);
    SimpleCell cell = Cells.simple(2, UNITS, xavier, Initialisations.orthogonal(1, stream));
    Tensor x = stream.normalTensor(1, T, 2);
    Tensor y = stream.normalTensor(1, T, UNITS);
    List<Tensor> zeta = ThroughTime.adjoints(cell, x, 0, all -> cost(all, y));
    Tensor h = cell.unroll(x, Lengths.all(), cell.zeros(1), false).outputs();
    List<Tensor> terms = new ArrayList<>();
    Tensor sum = Tensor.zeros(UNITS, UNITS);
    for (int t = 0; t < T; t++) {
      // The library's W multiplies from the right: h = tanh(x V + h' W + b).
      Tensor before = t == 0 ? Tensor.zeros(1, UNITS) : h.select(1, t - 1);
      Tensor slope = h.select(1, t).square().neg().add(1);
      Tensor term = before.transpose().matmul(zeta.get(t).mul(slope));
      terms.add(term);
      sum = sum.add(term);
    }
    Tensor gradient =
        Autodiff.gradient(
            w ->
                cost(
                    new SimpleCell(cell.inputWeight(), w, cell.bias(), false)
                        .unroll(x, Lengths.all(), cell.zeros(1), false),
                    y),
            cell.stateWeight());
    double recursion = 0;
    for (int t = 0; t + 1 < T; t++) {
      Tensor slope = h.select(1, t + 1).square().neg().add(1);
      Tensor through = zeta.get(t + 1).mul(slope).matmul(cell.stateWeight(), false, true);
      Tensor own = h.select(1, t).sub(y.select(1, t));
      recursion = Math.max(recursion, through.add(own).sub(zeta.get(t)).abs().max().item());
    }
    Checks checks =
        new Checks()
            .near(
                "distance of the sum of the terms from the gradient",
                sum.sub(gradient).abs().max().item(),
                0,
                1e-14,
                RECOMPUTED)
            .near("distance of ζ from its recursion", recursion, 0, 1e-14, THEORY)
            .near(
                "ζ of the last step is what its loss says",
                zeta.get(T - 1).sub(h.select(1, T - 1).sub(y.select(1, T - 1))).abs().max().item(),
                0,
                1e-15,
                THEORY);
    return Outcome.of(Picture.of("Back-propagation through time", 1, diagram(zeta, terms)))
        .checks(checks)
        .value("|ζ|", zeta.stream().mapToDouble(z -> z.flatten().norm().item()).toArray())
        .value("g_W", gradient)
        .seed(76);
  }

  private static Tensor cost(Unrolled all, Tensor y) {
    return all.outputs().sub(y).square().sum().mul(.5);
  }

  private static PlacedDiagram diagram(List<Tensor> zeta, List<Tensor> terms) {
    PlacedDiagram d = PlacedDiagram.titled("");
    d.wideBox("W", (T - 1) * .75, 0, 1, Palette.YELLOW, "W");
    d.wideBox("g", (T - 1) * .75, 6, 1, Palette.VERMILLION, "g_{W}");
    d.box("C", T * 1.5 - .2, 2, Palette.PURPLE, "C");
    for (int t = 0; t < T; t++) {
      double at = 1.5 * t;
      d.box("h" + t, at, 1.4, Palette.BLUE, "h^{<" + (t + 1) + ">}");
      d.box("x" + t, at, 2.6, Palette.GREEN, "x^{<" + (t + 1) + ">}");
      d.wideBox(
          "z" + t,
          at,
          4,
          1.1,
          Palette.ORANGE,
          "ζ^{<" + (t + 1) + ">}",
          String.format(Locale.ROOT, "%.3f", zeta.get(t).flatten().norm().item()));
      d.text(
          "term" + t,
          (at + (T - 1) * .75) / 2 + (t <= T / 2 ? -.34 : .34),
          5,
          String.format(Locale.ROOT, "%.3f", terms.get(t).flatten().norm().item()));
      d.arrow("x" + t, "h" + t).arrow("W", "h" + t, 0, Palette.GREY, 1);
      d.arrow("z" + t, "g", 0, Palette.VERMILLION, 1.2);
      if (t > 0) {
        d.arrow("h" + (t - 1), "h" + t);
        d.arrow("z" + t, "z" + (t - 1), 0, Palette.VERMILLION, 1.2);
      }
    }
    for (int t = 0; t < T; t++) {
      d.arrow("h" + t, "C", t == T - 1 ? 0 : .35, Palette.GREY, .8);
    }
    return d.arrow("C", "z" + (T - 1), 0, Palette.VERMILLION, 1.2);
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_6(), args);
  }
}
