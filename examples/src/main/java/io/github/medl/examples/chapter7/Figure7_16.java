package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.PRINTED;
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
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.PlacedDiagram;
import io.github.medl.sequence.transformer.DecoderBlock;
import io.github.medl.sequence.transformer.EncoderBlock;
import io.github.medl.sequence.transformer.Transformer;
import java.awt.Color;
import java.util.Locale;

/**
 * Figures 7.15 and 7.16 as one live object: the trained transformer, its stacks, and in each block
 * what stands in it, with parameters.
 */
public final class Figure7_16 implements Figure {
  private static final int SEEDS_TRIED = 3;

  @Override
  public About about() {
    return About.figure("7.16", "Encoder and decoder of a transformer", Kind.STATISTICAL)
        .caption(
            "The stacks of a transformer that has learned to translate, walked through: every part"
                + " with its parameters. The encoder's result z* enters every block of the decoder,"
                + " whose answer is fed back. With --full three seeds of all four models that"
                + " translate are compared.")
        .differs(
            "The book calls the encoder's result by two names, a_out and z*, and gives the decoder"
                + " as many places as the encoder; the linear layer and the softmax after the last"
                + " block are not drawn there.")
        .quick(10);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Result result = Translators.trained(Model.FIGURE_7_16, TranslatorFigure.SEED, context);
    Transformer model = (Transformer) result.model();
    PlacedDiagram diagram = diagram(model);
    long blocks =
        Networks.parts(model).values().stream()
            .filter(part -> part instanceof EncoderBlock || part instanceof DecoderBlock)
            .count();
    int d = 32;
    int f = 64;
    Checks checks =
        TranslatorFigure.checks("", Model.FIGURE_7_16, result)
            .exactly("blocks", blocks, 4, THEORY)
            .exactly(
                "parameters of a block of the encoder",
                Networks.count(model.encoder().blocks().get(0)),
                4 * d * d + 4 * d + 2 * d * f + f + d + 4 * d,
                THEORY)
            .exactly(
                "parameters of a block of the decoder",
                Networks.count(model.decoder().blocks().get(0)),
                8 * d * d + 8 * d + 2 * d * f + f + d + 6 * d,
                THEORY)
            .exactly("arrows of z* into the decoder", model.decoder().blocks().size(), 2, PRINTED)
            .between("right of 20 to test", result.testExact(), 12, 20, SEEDS);
    double[] means = context.full() ? overSeeds(checks, context) : new double[0];
    Outcome outcome =
        Outcome.of(
                Picture.of("Encoder and decoder of a transformer", 1, diagram),
                Picture.of(
                    "Sentences that were not learned",
                    1,
                    TranslatorFigure.sentences("transformer", result, 10)))
            .checks(checks);
    if (context.full()) {
      outcome = outcome.value("right of 20 to test, means of 7.9a, 7.9b, 7.10, 7.16", means);
    }
    return TranslatorFigure.numbers(outcome, "transformer", result);
  }

  /** How many unseen sentences each of the four models gets right, means over three seeds. */
  private static double[] overSeeds(Checks checks, FigureContext context) {
    double[] means = new double[Model.values().length];
    for (Model model : Model.values()) {
      for (int k = 0; k < SEEDS_TRIED; k++) {
        long seed = TranslatorFigure.SEED + k;
        Result result = Translators.trained(model, seed, context);
        means[model.ordinal()] += result.testExact() / (double) SEEDS_TRIED;
        checks.atLeast(
            model + ", seed " + seed + ": right of 150 to learn", result.trainExact(), 148, SEEDS);
      }
    }
    checks
        .holds(
            "right of 20 to test, means: 7.9a < 7.9b < 7.10",
            means[0] < means[1] && means[1] < means[2],
            SEEDS)
        .atLeast("right of 20 to test, mean of 7.16", means[3], 12, SEEDS);
    return means;
  }

  private static PlacedDiagram diagram(Transformer model) {
    PlacedDiagram d = PlacedDiagram.titled("");
    d.text("x", 0, 12, "x: English words");
    part(d, "ex", 0, 11, Palette.GREEN, "embedding × √d", model.source().size());
    d.wideBox("px", 0, 10, 2.4, Palette.GREY, "+ positions");
    d.arrow("x", "ex").arrow("ex", "px");
    String last = "px";
    double row = 9;
    for (int k = 0; k < model.encoder().blocks().size(); k++) {
      EncoderBlock block = model.encoder().blocks().get(k);
      last =
          chain(
              d,
              last,
              "e" + k + "a",
              0,
              row--,
              Palette.BLUE,
              "self-attention, + skip",
              block.attention());
      last =
          chain(d, last, "e" + k + "n", 0, row--, Palette.YELLOW, "layer norm", block.firstNorm());
      last =
          chain(
              d,
              last,
              "e" + k + "f",
              0,
              row--,
              Palette.BLUE,
              "feed-forward, + skip",
              block.feedForward());
      last =
          chain(d, last, "e" + k + "m", 0, row--, Palette.YELLOW, "layer norm", block.secondNorm());
    }
    d.wideBox("z", 0, row, 2.4, Palette.ORANGE, "z*").arrow(last, "z");
    d.text("y", 5, 12, "y: French words so far");
    part(d, "ey", 5, 11, Palette.GREEN, "embedding × √d", model.target().size());
    d.wideBox("py", 5, 10, 2.4, Palette.GREY, "+ positions");
    d.arrow("y", "ey").arrow("ey", "py");
    last = "py";
    row = 9;
    for (int k = 0; k < model.decoder().blocks().size(); k++) {
      DecoderBlock block = model.decoder().blocks().get(k);
      last =
          chain(
              d,
              last,
              "d" + k + "a",
              5,
              row--,
              Palette.BLUE,
              "causal self-attention, + skip",
              block.attention());
      last =
          chain(d, last, "d" + k + "n", 5, row--, Palette.YELLOW, "layer norm", block.firstNorm());
      last =
          chain(
              d,
              last,
              "d" + k + "c",
              5,
              row--,
              Palette.PURPLE,
              "cross attention, + skip",
              block.cross());
      d.arrow("z", last, 0, Palette.ORANGE, 1.6);
      last =
          chain(d, last, "d" + k + "m", 5, row--, Palette.YELLOW, "layer norm", block.secondNorm());
      last =
          chain(
              d,
              last,
              "d" + k + "f",
              5,
              row--,
              Palette.BLUE,
              "feed-forward, + skip",
              block.feedForward());
      last =
          chain(d, last, "d" + k + "o", 5, row--, Palette.YELLOW, "layer norm", block.thirdNorm());
    }
    last = chain(d, last, "out", 5, row--, Palette.VERMILLION, "linear, softmax", model.output());
    d.text("yhat", 5, row, "ŷ: the next word").arrow(last, "yhat");
    d.text("edge", 7.1, 6, "");
    return d.arrow("yhat", "y", 4, Palette.SKY, 1.2);
  }

  private static String chain(
      PlacedDiagram d,
      String last,
      String id,
      double column,
      double row,
      Color colour,
      String text,
      Network part) {
    part(d, id, column, row, colour, text, Networks.count(part));
    d.arrow(last, id);
    return id;
  }

  private static void part(
      PlacedDiagram d, String id, double column, double row, Color colour, String text, long n) {
    d.wideBox(id, column, row, 3.1, colour, String.format(Locale.ROOT, "%s: %,d", text, n));
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_16(), args);
  }
}
