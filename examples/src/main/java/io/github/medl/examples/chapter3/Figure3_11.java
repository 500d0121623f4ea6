package io.github.medl.examples.chapter3;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.network.NetworkDiagram;
import io.github.medl.networks.Networks;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Autoencoder;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/** Figure 3.11: an autoencoder with one hidden layer, drawn from the network of figure 3.12. */
public final class Figure3_11 implements Figure {
  private static final int P = 784;
  private static final int M = 30;

  @Override
  public About about() {
    return About.figure("3.11", "An autoencoder with one hidden layer", Kind.STRUCTURAL)
        .caption(
            "The shallow autoencoder of figure 3.12, p = 784 and m = 30: the encoder from x to the"
                + " code x̃, the decoder from x̃ to x̂; they share the bottleneck.")
        .differs("The book draws general p and m; here they are those of the network drawn.")
        .quick(.3);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Autoencoder network =
        Autoencoders.shallow(
            P, M, Activations.sigmoid(), Autoencoders.glorot(RandomStream.seed(1)));
    NetworkDiagram drawing =
        NetworkDiagram.of(network)
            .atMost(5)
            .units((layer, unit) -> List.of(List.of("x", "x̃", "x̂").get(layer) + sub(unit)));
    Diagram diagram =
        drawing
            .draw()
            .frame("Encoder", Palette.BLUE, 0, 1)
            .frame("Decoder", Palette.VERMILLION, 1, 2);
    Tensor x = RandomStream.seed(2).uniformTensor(3, P);
    Checks checks =
        new Checks()
            .exactly("inputs", drawing.width(0), P, THEORY)
            .exactly("units of the bottleneck", drawing.width(1), M, THEORY)
            .exactly("outputs", drawing.width(2), P, THEORY)
            .exactly("edges", drawing.edges(), 2 * P * M, THEORY)
            .exactly("parameters", Networks.count(network), 2 * P * M + P + M, THEORY)
            .exactly("length of a code", network.encode(x).dim(1), M, THEORY)
            .near(
                "decoder(encoder(x)) is the network's answer",
                network.decode(network.encode(x)).sub(network.apply(x)).abs().max().item(),
                0,
                0,
                THEORY);
    return Outcome.of(Picture.of("An autoencoder with one hidden layer", 1, diagram))
        .checks(checks);
  }

  private static String sub(int unit) {
    return String.format(Locale.ROOT, "_{%d}", unit + 1);
  }

  public static void main(String[] args) {
    Show.figure(new Figure3_11(), args);
  }
}
