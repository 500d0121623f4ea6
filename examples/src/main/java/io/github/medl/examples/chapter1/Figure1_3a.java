package io.github.medl.examples.chapter1;

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
import io.github.medl.networks.Networks;
import io.github.medl.networks.Summary;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.plot.Picture;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;

/** Figure 1.3a: a fully connected network with three hidden layers, drawn from a live one. */
public final class Figure1_3a implements Figure {
  @Override
  public About about() {
    return About.figure("1.3a", "A fully connected network", Kind.STRUCTURAL)
        .caption("Eight inputs, three hidden layers of nine units, four outputs: a line a weight.")
        .quick(.3);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Initialisation he = Initialisations.he(RandomStream.seed(1));
    Sequential network =
        Layers.sequential(
            Layers.dense(8, 9, he),
            Activations.relu(),
            Layers.dense(9, 9, he),
            Activations.relu(),
            Layers.dense(9, 9, he),
            Activations.relu(),
            Layers.dense(9, 4, he));
    NetworkDiagram diagram = NetworkDiagram.of(network).withoutNames().headings("Layer");
    Tensor example = Tensor.ones(1, 8).cast(DType.FLOAT32);
    Checks checks =
        new Checks()
            .exactly("units", diagram.nodes(), 8 + 9 + 9 + 9 + 4, AUTHORS_CODE)
            .exactly("edges", diagram.edges(), 72 + 81 + 81 + 36, AUTHORS_CODE)
            .exactly("parameters", Networks.count(network), 81 + 90 + 90 + 40, THEORY)
            .exactly("outputs", network.apply(example).dim(1), 4, AUTHORS_CODE);
    return Outcome.of(Picture.of("A fully connected network", 1, diagram.draw()))
        .checks(checks)
        .value("summary", Summary.of(network, example).toString());
  }

  public static void main(String[] args) {
    Show.figure(new Figure1_3a(), args);
  }
}
