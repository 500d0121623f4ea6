package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.chapter7.Translators.Model;
import io.github.medl.examples.chapter7.Translators.Result;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.PlacedDiagram;
import java.util.Locale;

/**
 * Figure 7.10: an encoder and a decoder with attention between them. The model is trained; the
 * weights on the arrows are those with which it writes its second word.
 */
public final class Figure7_10 implements Figure {
  private static final int STEP = 1; // the second word

  @Override
  public About about() {
    return About.figure("7.10", "Encoder and decoder with attention", Kind.STATISTICAL)
        .caption(
            "The encoder reads both ways and gives a vector v for each word. Before it writes a"
                + " word, the decoder asks with its last state, and attention gives it a mean of the"
                + " v: here with the weights of a trained model as it writes its second word.")
        .differs(
            "In the book's drawing \"<start>\" stands where the first output leaves, and no arrow"
                + " joins one state of the decoder to the next, which a recurrent decoder has. Here"
                + " the arrows are those of the formulas.")
        .quick(8);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Result result = Translators.trained(Model.FIGURE_7_10, TranslatorFigure.SEED, context);
    Translation t = Translation.of(result, TranslatorFigure.LOVE);
    Checks checks =
        TranslatorFigure.checks("", Model.FIGURE_7_10, result)
            .between("right of 20 to test", result.testExact(), 11, 19, SEEDS)
            .near(
                "largest distance of a row's sum from 1",
                t.weights().sum(1).sub(1).abs().max().item(),
                0,
                1e-6,
                THEORY);
    Outcome outcome =
        Outcome.of(
                Picture.of("Encoder and decoder with attention", 1, diagram(t)),
                Picture.of(
                    "Sentences that were not learned",
                    1,
                    TranslatorFigure.sentences("with attention", result, 10)))
            .checks(checks)
            .value("weights of \"" + t.written().get(STEP) + "\"", t.weights().select(0, STEP));
    return TranslatorFigure.numbers(outcome, "with attention", result);
  }

  private static PlacedDiagram diagram(Translation t) {
    PlacedDiagram d = PlacedDiagram.titled("the weights of \"" + t.written().get(STEP) + "\"");
    int n = t.read().size();
    for (int i = 0; i < n; i++) {
      d.text("x" + i, i, 6, t.read().get(i));
      d.box("f" + i, i - .22, 5, Palette.BLUE, "→").box("b" + i, i + .22, 4.2, Palette.BLUE, "←");
      d.box("v" + i, i, 3.2, Palette.GREEN, "v_{" + (i + 1) + "}");
      d.arrow("x" + i, "f" + i).arrow("x" + i, "b" + i);
      d.arrow("f" + i, "v" + i).arrow("b" + i, "v" + i);
      if (i > 0) {
        d.arrow("f" + (i - 1), "f" + i).arrow("b" + i, "b" + (i - 1));
      }
    }
    double middle = (n - 1) / 2.0;
    d.box("u", middle, 2, Palette.ORANGE, "u_{" + (STEP + 1) + "}");
    for (int i = 0; i < n; i++) {
      double alpha = t.weights().get(STEP, i);
      d.arrow("v" + i, "u", 0, Palette.VERMILLION, .5 + 6 * alpha);
      d.text(
          "a" + i,
          i == middle ? i + .25 : i + .08 * Math.signum(middle - i),
          2.66,
          String.format(Locale.ROOT, "%.2f", alpha));
    }
    for (int k = 0; k < 4; k++) {
      double x = middle - 1.5 + k;
      d.box("s" + k, x, 1, Palette.BLUE, "s_{" + k + "}");
      if (k > 0) {
        d.text("o" + k, x, 0, t.written().get(k - 1)).arrow("s" + k, "o" + k);
        d.arrow("s" + (k - 1), "s" + k);
      }
    }
    d.arrow("s" + STEP, "u", -.15, Palette.PURPLE, 1.2);
    d.arrow("u", "s" + (STEP + 1));
    return d;
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_10(), args);
  }
}
