package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.PlacedDiagram;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.recurrent.Bidirectional;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.sequence.recurrent.Stacked;
import io.github.medl.sequence.recurrent.Unrolled;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** Figure 7.7: (a) a bidirectional layer, (b) stacked layers, with the states of one unit each. */
public final class Figure7_7 implements Figure {
  private static final int T = 4;

  @Override
  public About about() {
    return About.figure("7.7", "Bidirectional and stacked layers", Kind.STRUCTURAL)
        .caption(
            "Live layers of one unit each with their states on four inputs. (a) One layer runs"
                + " forward, one backward, both feed every output. (b) The states of a layer are the"
                + " inputs of the next.")
        .quick(0.5);
  }

  @Override
  public Outcome draw(FigureContext context) {
    RandomStream stream = RandomStream.seed(77);
    Bidirectional both =
        Networks.cast(
            Bidirectional.of(Cells.simple(1, 1, stream), Cells.simple(1, 1, stream)),
            DType.FLOAT64);
    Stacked stack =
        Networks.cast(
            Stacked.of(
                Recurrent.of(Cells.simple(1, 1, stream)),
                Recurrent.of(Cells.simple(1, 1, stream)),
                Recurrent.of(Cells.simple(1, 1, stream))),
            DType.FLOAT64);
    Tensor x = stream.normalTensor(1, T, 1);
    Unrolled twoWays = both.apply(x, Lengths.all(), Pass.evaluation());
    Tensor states = twoWays.outputs().reshape(T, 2);
    Tensor turned =
        both.backward().reverse().apply(x.take(1, 3, 2, 1, 0)).take(1, 3, 2, 1, 0).reshape(T);
    Checks checks =
        new Checks()
            .exactly("parameters of (a), 2 m(p+m+1)", Networks.count(both), 6, THEORY)
            .exactly("parameters of (b), 3 m(p+m+1)", Networks.count(stack), 9, THEORY)
            .near(
                "final state backward is that of the first step",
                twoWays.states().get(1).item(),
                states.get(0, 1),
                0,
                THEORY)
            .near(
                "the backward layer is a forward one on the turned sequence",
                turned.sub(states.select(1, 1)).abs().max().item(),
                0,
                1e-15,
                THEORY);
    return Outcome.of(
            Picture.of("Bidirectional and stacked", 1, twoWays(x, states), stacked(x, stack)))
        .checks(checks)
        .value("states, forward and backward", states)
        .seed(77);
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static PlacedDiagram twoWays(Tensor x, Tensor states) {
    PlacedDiagram d = PlacedDiagram.titled("(a) bidirectional");
    for (int t = 0; t < T; t++) {
      double at = 1.7 * t;
      d.box("x" + t, at, 3, Palette.GREEN, text(x.get(0, t, 0)));
      d.box("f" + t, at - .25, 2, Palette.BLUE, "→ " + text(states.get(t, 0)));
      d.box("b" + t, at + .25, 1, Palette.SKY, "← " + text(states.get(t, 1)));
      d.box("y" + t, at, 0, Palette.VERMILLION, "ŷ^{<" + (t + 1) + ">}");
      d.arrow("x" + t, "f" + t).arrow("x" + t, "b" + t);
      d.arrow("f" + t, "y" + t).arrow("b" + t, "y" + t);
      if (t > 0) {
        d.arrow("f" + (t - 1), "f" + t).arrow("b" + t, "b" + (t - 1));
      }
    }
    return d;
  }

  private static PlacedDiagram stacked(Tensor x, Stacked stack) {
    PlacedDiagram d = PlacedDiagram.titled("(b) stacked");
    Tensor a = x;
    for (int t = 0; t < T; t++) {
      d.box("0." + t, 1.7 * t, 4, Palette.GREEN, text(x.get(0, t, 0)));
    }
    for (int l = 1; l <= stack.layers().size(); l++) {
      a = stack.layers().get(l - 1).apply(a);
      for (int t = 0; t < T; t++) {
        d.box(l + "." + t, 1.7 * t, 4 - l, Palette.BLUE, text(a.get(0, t, 0)));
        d.arrow((l - 1) + "." + t, l + "." + t);
        if (t > 0) {
          d.arrow(l + "." + (t - 1), l + "." + t);
        }
      }
    }
    for (int t = 0; t < T; t++) {
      d.box("y" + t, 1.7 * t, 0, Palette.VERMILLION, "ŷ^{<" + (t + 1) + ">}");
      d.arrow(stack.layers().size() + "." + t, "y" + t);
    }
    return d;
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_7(), args);
  }
}
