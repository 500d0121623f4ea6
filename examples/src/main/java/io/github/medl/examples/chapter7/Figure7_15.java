package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.PRINTED;
import static io.github.medl.examples.figure.Source.THEORY;
import static io.github.medl.networks.initialisation.Initialisations.xavierUniform;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.LayerNorm;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.PlacedDiagram;
import io.github.medl.random.RandomStream;
import io.github.medl.sequence.transformer.DecoderBlock;
import io.github.medl.sequence.transformer.Design;
import io.github.medl.sequence.transformer.EncoderBlock;
import java.awt.Color;
import java.util.Locale;

/** Figure 7.15: the blocks of a transformer, walked through, with their parameters. */
public final class Figure7_15 implements Figure {
  private static final int D = 512;
  private static final int F = 2048;

  @Override
  public About about() {
    return About.figure("7.15", "Blocks of a transformer", Kind.STRUCTURAL)
        .caption(
            "Blocks of the size of the transformer paper, d = 512, eight heads, 2048 units inside;"
                + " each part with its parameters. (a) Of an encoder. (b) Of a decoder: between the"
                + " two, attention to z*. A skip (grey) leads around every part to its norm.")
        .differs("The self-attention of (b) is causal, which the book's drawing does not say.")
        .quick(2);
  }

  @Override
  public Outcome draw(FigureContext context) {
    RandomStream stream = RandomStream.seed(715);
    Design design =
        new Design(
            D, 8, F, Activations.relu(), false, 0, xavierUniform(stream), xavierUniform(stream));
    EncoderBlock a = EncoderBlock.of(design);
    DecoderBlock b = DecoderBlock.of(design);
    Checks checks =
        new Checks()
            .exactly("parameters of (a)", Networks.count(a), 3_152_384, THEORY)
            .exactly("parameters of (b)", Networks.count(b), 4_204_032, THEORY)
            .exactly("norms of (a)", norms(a), 2, PRINTED)
            .exactly("norms of (b)", norms(b), 3, PRINTED);
    PlacedDiagram first = PlacedDiagram.titled("(a) a block of the encoder");
    first.text("in", 0, 6, "a_{in}");
    part(first, "u1", 5, Palette.BLUE, "multi-head self-attention", a.attention(), "in");
    part(first, "u2", 4, Palette.YELLOW, "layer norm → u_{[2]}", a.firstNorm(), "u1");
    part(first, "u3", 3, Palette.BLUE, "feed-forward", a.feedForward(), "u2");
    part(first, "out", 2, Palette.YELLOW, "layer norm → a_{out}", a.secondNorm(), "u3");
    skip(first, "in", "u2");
    skip(first, "u2", "out");
    PlacedDiagram second = PlacedDiagram.titled("(b) a block of the decoder");
    second.text("in", 0, 6, "a_{in}");
    part(second, "u1", 5, Palette.BLUE, "causal self-attention", b.attention(), "in");
    part(second, "u2", 4, Palette.YELLOW, "layer norm → u_{[2]}", b.firstNorm(), "u1");
    part(second, "u3", 3, Palette.PURPLE, "cross attention", b.cross(), "u2");
    part(second, "u4", 2, Palette.YELLOW, "layer norm → u_{[4]}", b.secondNorm(), "u3");
    part(second, "u5", 1, Palette.BLUE, "feed-forward", b.feedForward(), "u4");
    part(second, "out", 0, Palette.YELLOW, "layer norm → a_{out}", b.thirdNorm(), "u5");
    skip(second, "in", "u2");
    skip(second, "u2", "u4");
    skip(second, "u4", "out");
    second.box("z", -3.3, 3, Palette.ORANGE, "z*").arrow("z", "u3", 0, Palette.ORANGE, 1.6);
    checks
        .exactly("skips of (a)", first.arrows() - 4, 2, PRINTED)
        .exactly("skips of (b)", second.arrows() - 7, 3, PRINTED);
    return Outcome.of(Picture.of("Blocks of a transformer", 2, first, second))
        .checks(checks)
        .seed(715);
  }

  private static long norms(Network block) {
    return Networks.parts(block).values().stream().filter(LayerNorm.class::isInstance).count();
  }

  private static void part(
      PlacedDiagram d, String id, int row, Color colour, String text, Network part, String from) {
    long n = Networks.count(part);
    d.wideBox(id, 0, row, 3.2, colour, String.format(Locale.ROOT, "%s: %,d", text, n));
    d.arrow(from, id);
  }

  private static void skip(PlacedDiagram d, String from, String to) {
    if (from.equals("in")) {
      d.text("edge", 2.4, 3, "");
    }
    d.arrow(from, to, -3.8, Palette.GREY, 1.4);
  }

  public static void main(String[] args) {
    Show.figure(new Figure7_15(), args);
  }
}
