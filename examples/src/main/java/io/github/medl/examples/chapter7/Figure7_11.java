package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.PRINTED;
import static io.github.medl.examples.figure.Source.SEEDS;

import io.github.medl.examples.chapter7.Translators.Model;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.Picture;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.util.List;

/** Figure 7.11: attention weights between a sentence and its translation, printed and live. */
public final class Figure7_11 implements Figure {
  private static final Tensor BOOK =
      Tensor.of(
          new double[][] {
            {.93, .02, .01, .02, .02},
            {.44, .46, .04, .05, .01},
            {.23, .26, .23, .25, .03},
            {.01, .04, .45, .47, .03},
            {.01, .02, .39, .55, .03},
            {.02, .01, .67, .28, .02},
            {.01, .01, .01, .01, .96}
          });
  private static final double[] ENTROPIES = {
    0.3482638265219665,
    1.043028034612572,
    1.4780604218980038,
    0.994192549682881,
    0.925526579848428,
    0.8272829809246891,
    0.2233959221789686
  };
  private static final List<String> WRITTEN =
      List.of("nous", "aimons", "l'", "apprentissage", "en", "profondeur", "<stop>");
  private static final List<String> READ = List.of("We", "love", "deep", "learning", "<stop>");

  @Override
  public About about() {
    return About.figure("7.11", "Attention weights", Kind.STATISTICAL)
        .caption(
            "(a) The weights printed in the book, made by hand. (b) Those of a trained model of"
                + " figure 7.10 for the same sentence, (c) the mean over the heads of the last block"
                + " of the transformer of figure 7.16.")
        .differs(
            "A trained matrix need not look like the printed one: the encoder's states already"
                + " hold their neighbours, so which of \"deep\" and \"learning\" has the larger"
                + " weight, and where \"nous\" and \"<stop>\" attend, differ from seed to seed.")
        .quick(18);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Translation recurrent =
        Translation.of(
            Translators.trained(Model.FIGURE_7_10, TranslatorFigure.SEED, context),
            TranslatorFigure.LOVE);
    Translation transformer =
        Translation.of(
            Translators.trained(Model.FIGURE_7_16, TranslatorFigure.SEED, context),
            TranslatorFigure.LOVE);
    Checks checks =
        new Checks()
            .near("rows sum to 1", BOOK.sum(1).sub(1).abs().max().item(), 0, 1e-12, PRINTED)
            .allNear("entropies", AttentionMatrix.entropies(BOOK), ENTROPIES, 1e-12, PRINTED);
    int[] largest = {1, 2, 2, 4, 4, 3, 5};
    for (int t = 0; t < largest.length; t++) {
      checks.exactly(
          "largest weight of \"" + WRITTEN.get(t) + "\"",
          BOOK.select(0, t).argmax() + 1,
          largest[t],
          PRINTED);
    }
    checks.atLeast("(b) aimons ← love", recurrent.mass("aimons", "love"), .86, SEEDS);
    for (String word : List.of("apprentissage", "en", "profondeur")) {
      checks.atLeast(
          "(b) " + word + " ← deep, learning", recurrent.mass(word, "deep", "learning"), .9, SEEDS);
      checks.atLeast(
          "(c) " + word + " ← deep, learning",
          transformer.mass(word, "deep", "learning"),
          .45,
          SEEDS);
    }
    return Outcome.of(
            Picture.of(
                "Attention weights",
                2,
                AttentionMatrix.chart("(a) printed", BOOK, WRITTEN, READ),
                live("(b) recurrent, trained", recurrent),
                live("(c) transformer, trained", transformer)))
        .checks(checks)
        .value("(b)", recurrent.weights())
        .value("(c)", transformer.weights())
        .data(Translators.DATA.origin)
        .seed(TranslatorFigure.SEED);
  }

  private static Chart live(String title, Translation t) {
    return AttentionMatrix.chart(title, t.weights(), t.written(), t.read());
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_11(), args);
  }
}
