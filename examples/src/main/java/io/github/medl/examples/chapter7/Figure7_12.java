package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.PlacedDiagram;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.attention.Attended;
import io.github.medl.sequence.attention.Masks;
import io.github.medl.sequence.attention.MultiHead;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** Figure 7.12: self-attention, causal and not, with its weights on the arrows. */
public final class Figure7_12 implements Figure {
  private static final int T = 4;
  private static final int WIDTH = 4;

  @Override
  public About about() {
    return About.figure("7.12", "Self-attention", Kind.EXACT)
        .caption(
            "u of each place is a mean of the values of all places, with weights from its query and"
                + " their keys. Black: from places that are over. Vermilion: from places to come, which"
                + " causal attention (right) does without. An arrow is as wide as its weight.")
        .differs("The book's drawing says \"non-casual\" for \"non-causal\".")
        .quick(0.5);
  }

  @Override
  public Outcome draw(FigureContext context) {
    RandomStream stream = RandomStream.seed(712);
    Initialisation rule = Initialisations.normal(.8, stream).in(DType.FLOAT64);
    MultiHead heads = MultiHead.of(WIDTH, 1, 0, rule, rule);
    Tensor x = stream.normalTensor(1, T, WIDTH);
    Tensor causal = Masks.causal(T, DType.FLOAT64);
    Attended free = attend(heads, x, null);
    Attended bound = attend(heads, x, causal);
    Tensor jacobian = Autodiff.jacobian(z -> attend(heads, z, causal).result(), x);
    Tensor influence = jacobian.reshape(T, WIDTH, T, WIDTH).abs().max(1, 3);
    double later = 0;
    double earlier = Double.POSITIVE_INFINITY;
    for (int t = 0; t < T; t++) {
      for (int tau = 0; tau < T; tau++) {
        later = tau > t ? Math.max(later, influence.get(t, tau)) : later;
        earlier = tau <= t ? Math.min(earlier, influence.get(t, tau)) : earlier;
      }
    }
    Checks checks =
        new Checks()
            .near("largest derivative of u by a later x, causal", later, 0, 0, THEORY)
            .atLeast("least derivative of u by an earlier x, causal", earlier, 1e-6, THEORY)
            .near(
                "distance of the rows' sums from 1",
                free.weights().sum(3).sub(1).abs().max().item(),
                0,
                1e-15,
                THEORY)
            .near(
                "distance of the rows' sums from 1, causal",
                bound.weights().sum(3).sub(1).abs().max().item(),
                0,
                1e-15,
                THEORY);
    return Outcome.of(
            Picture.of(
                "Self-attention",
                2,
                diagram("non-causal", free.weights()),
                diagram("causal", bound.weights())))
        .checks(checks)
        .value("weights", free.weights().reshape(T, T))
        .value("weights, causal", bound.weights().reshape(T, T))
        .seed(712);
  }

  private static Attended attend(MultiHead heads, Tensor x, Tensor mask) {
    return heads.apply(x, x, Lengths.all(), mask, Pass.evaluation());
  }

  private static PlacedDiagram diagram(String title, Tensor weights) {
    PlacedDiagram d = PlacedDiagram.titled(title);
    for (int t = 0; t < T; t++) {
      d.box("x" + t, 1.4 * t, 3, Palette.GREEN, "x^{<" + (t + 1) + ">}");
      d.box("u" + t, 1.4 * t, 0, Palette.ORANGE, "u^{<" + (t + 1) + ">}");
    }
    for (int t = 0; t < T; t++) {
      for (int tau = 0; tau < T; tau++) {
        double alpha = weights.get(0, 0, t, tau);
        if (alpha > 0) {
          d.arrow(
              "x" + tau, "u" + t, 0, tau > t ? Palette.VERMILLION : Palette.AXIS, .4 + 5 * alpha);
        }
      }
      d.text(
          "a" + t,
          1.4 * t,
          -.75,
          String.format(Locale.ROOT, "largest %.2f", weights.select(2, t).max().item()));
    }
    return d;
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_12(), args);
  }
}
