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
    Stack encoder = new Stack(d, 0, "x", "x: English words", model.source().size());
    for (int k = 0; k < model.encoder().blocks().size(); k++) {
      encoder.add("e" + k, model.encoder().blocks().get(k));
    }
    d.wideBox("z", 0, encoder.row, 2.4, Palette.ORANGE, "z*").arrow(encoder.last, "z");
    Stack decoder = new Stack(d, 5, "y", "y: French words so far", model.target().size());
    for (int k = 0; k < model.decoder().blocks().size(); k++) {
      decoder.add("d" + k, model.decoder().blocks().get(k), "z");
    }
    decoder.add("out", Palette.VERMILLION, "linear, softmax", model.output());
    d.text("yhat", 5, decoder.row, "ŷ: the next word").arrow(decoder.last, "yhat");
    d.text("edge", 7.1, 6, "");
    return d.arrow("yhat", "y", 4, Palette.SKY, 1.2);
  }

  /** A column of the diagram, from the words downwards: each part is fed by the one above it. */
  private static final class Stack {
    private final PlacedDiagram d;
    private final double column;
    private String last;
    private double row = 9;

    Stack(PlacedDiagram d, double column, String id, String words, long embedding) {
      this.d = d;
      this.column = column;
      this.last = "p" + id;
      d.text(id, column, 12, words);
      part("e" + id, 11, Palette.GREEN, "embedding × √d", embedding);
      d.wideBox(last, column, 10, 2.4, Palette.GREY, "+ positions");
      d.arrow(id, "e" + id).arrow("e" + id, last);
    }

    void add(String id, EncoderBlock block) {
      add(id + "a", Palette.BLUE, "self-attention, + skip", block.attention());
      add(id + "n", Palette.YELLOW, "layer norm", block.firstNorm());
      add(id + "f", Palette.BLUE, "feed-forward, + skip", block.feedForward());
      add(id + "m", Palette.YELLOW, "layer norm", block.secondNorm());
    }

    void add(String id, DecoderBlock block, String code) {
      add(id + "a", Palette.BLUE, "causal self-attention, + skip", block.attention());
      add(id + "n", Palette.YELLOW, "layer norm", block.firstNorm());
      add(id + "c", Palette.PURPLE, "cross attention, + skip", block.cross());
      d.arrow(code, last, 0, Palette.ORANGE, 1.6);
      add(id + "m", Palette.YELLOW, "layer norm", block.secondNorm());
      add(id + "f", Palette.BLUE, "feed-forward, + skip", block.feedForward());
      add(id + "o", Palette.YELLOW, "layer norm", block.thirdNorm());
    }

    void add(String id, Color colour, String text, Network part) {
      part(id, row--, colour, text, Networks.count(part));
      d.arrow(last, id);
      last = id;
    }

    private void part(String id, double at, Color colour, String text, long n) {
      String label = String.format(Locale.ROOT, "%s: %,d", text, n);
      d.wideBox(id, column, at, 3.1, colour, label);
    }
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_16(), args);
  }
}
