package io.github.medl.examples.chapter5;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.network.NetworkDiagram;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Figure 5.1: feed-forward networks with one and with three hidden layers, drawn from live ones.
 */
public final class Figure5_1 implements Figure {
  @Override
  public About about() {
    return About.figure("5.1", "Feed-forward networks", Kind.STRUCTURAL)
        .caption(
            "(a) One hidden layer of five units: 31 parameters. (b) Hidden layers of 4, 3 and 5"
                + " units: 61 parameters.")
        .quick(.3);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Sequential shallow = network(4, 5, 1);
    Sequential deep = network(4, 4, 3, 5, 1);
    NetworkDiagram a = NetworkDiagram.of(shallow).headings("Hidden layer");
    NetworkDiagram b = NetworkDiagram.of(deep).headings("Hidden layer");
    Checks checks =
        new Checks()
            .exactly("(a) edges", a.edges(), 4 * 5 + 5, AUTHORS_CODE)
            .exactly("(a) parameters", Networks.count(shallow), 31, THEORY)
            .exactly("(b) edges", b.edges(), 16 + 12 + 15 + 5, AUTHORS_CODE)
            .exactly("(b) parameters", Networks.count(deep), 20 + 15 + 20 + 6, THEORY);
    Diagram left = a.draw().titled("(a)");
    Diagram right = b.draw().titled("(b)");
    return Outcome.of(Picture.of("Feed-forward networks", 2, left, right)).checks(checks);
  }

  private static Sequential network(int... widths) {
    Initialisation xavier = Initialisations.xavier(RandomStream.seed(1));
    List<Layer> layers = new ArrayList<>();
    for (int l = 1; l < widths.length; l++) {
      layers.add(Layers.dense(widths[l - 1], widths[l], xavier));
      layers.add(Activations.sigmoid());
    }
    return new Sequential(layers);
  }

  public static void main(String[] args) {
    Show.figure(new Figure5_1(), args);
  }
}
