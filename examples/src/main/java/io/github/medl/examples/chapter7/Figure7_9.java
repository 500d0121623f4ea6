package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.PRINTED;
import static io.github.medl.examples.figure.Source.SEEDS;

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
import io.github.medl.sequence.text.Vocabulary;
import java.util.ArrayList;
import java.util.List;

/**
 * Figure 7.9: an encoder and a decoder with one context vector between them, which enters (a) the
 * first step of the decoder, (b) the input and the output of every step. Both are trained, and the
 * words under and over the decoder are what they say.
 */
public final class Figure7_9 implements Figure {
  @Override
  public About about() {
    return About.figure("7.9", "Encoder and decoder", Kind.STATISTICAL)
        .caption(
            "A sentence becomes one vector, and the vector another sentence. (a) z* is the first"
                + " state of the decoder. (b) z* also enters the input and the output of each step"
                + " (grey). Both models learned the same 150 sentences; below, what they make of"
                + " some that they have not seen.")
        .differs(
            "The book draws the models; here they are trained on 150 sentences of our own, and the"
                + " words in the drawing are what the models say.")
        .quick(12);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Result once = Translators.trained(Model.FIGURE_7_9A, TranslatorFigure.SEED, context);
    Result always = Translators.trained(Model.FIGURE_7_9B, TranslatorFigure.SEED, context);
    PlacedDiagram a = diagram("(a) z* enters the first step", once, false);
    PlacedDiagram b = diagram("(b) z* enters every step, on the way in and out", always, true);
    Checks checks =
        new Checks()
            .exactly("units and z* of (a)", a.boxes(), 13, PRINTED)
            .exactly("grey arrows of (b)", b.arrows() - a.arrows(), 14, PRINTED)
            .exactly("sentences to test", Translators.DATA.test.size(), 20, PRINTED)
            .between("(a): right of 20 to test", once.testExact(), 0, 5, SEEDS)
            .between("(b): right of 20 to test", always.testExact(), 3, 12, SEEDS);
    Outcome outcome =
        Outcome.of(
                Picture.of("Encoder and decoder", 1, a, b),
                Picture.of(
                    "Sentences that were not learned",
                    1,
                    TranslatorFigure.sentences("(a)", once, 8),
                    TranslatorFigure.sentences("(b)", always, 8)))
            .checks(checks)
            .checks(TranslatorFigure.checks("(a): ", Model.FIGURE_7_9A, once))
            .checks(TranslatorFigure.checks("(b): ", Model.FIGURE_7_9B, always));
    outcome = TranslatorFigure.numbers(outcome, "(a)", once);
    return TranslatorFigure.numbers(outcome, "(b)", always);
  }

  private static PlacedDiagram diagram(String title, Result result, boolean enriched) {
    List<String> in = List.of(TranslatorFigure.BOOK.split(" "));
    List<String> out =
        new ArrayList<>(
            List.of(Translators.translation(result.model(), TranslatorFigure.BOOK).split(" ")));
    out.add(Vocabulary.STOP);
    PlacedDiagram d = PlacedDiagram.titled(title);
    for (int t = 0; t < in.size(); t++) {
      d.box("e" + t, t, 1, Palette.BLUE, "h_{" + (t + 1) + "}").text("x" + t, t, 2, in.get(t));
      d.arrow("x" + t, "e" + t);
      if (t > 0) {
        d.arrow("e" + (t - 1), "e" + t);
      }
    }
    int n = in.size();
    d.box("z", n, 1, Palette.ORANGE, "z*").arrow("e" + (n - 1), "z");
    for (int t = 0; t < out.size(); t++) {
      double x = n + 1 + t;
      String fed = t == 0 ? Vocabulary.START : out.get(t - 1);
      d.box("s" + t, x, 1, Palette.BLUE, "s_{" + (t + 1) + "}");
      d.text("y" + t, x, 2, fed).text("o" + t, x, 0, out.get(t));
      d.arrow("y" + t, "s" + t).arrow("s" + t, "o" + t);
      d.arrow(t == 0 ? "z" : "s" + (t - 1), "s" + t);
      if (t > 0) {
        d.arrow("o" + (t - 1), "y" + t, 0, Palette.SKY, 1);
      }
    }
    if (enriched) {
      for (int t = 0; t < out.size(); t++) {
        d.arrow("z", "y" + t, t == 0 ? 0 : -.12 * (t + 1), Palette.GREY, .8);
        d.arrow("z", "o" + t, t == 0 ? 0 : .12 * (t + 1), Palette.GREY, .8);
      }
    }
    return d;
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_9(), args);
  }
}
