package io.github.medl.examples.chapter1;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
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
  private static final Knob.Whole INPUTS = Knobs.whole("inputs", "p", "inputs", 8, 1, 20);
  private static final Knob.Whole UNITS =
      Knobs.whole("units", "N", "units of a hidden layer", 9, 1, 20);
  private static final Knob.Whole OUTPUTS = Knobs.whole("outputs", "q", "outputs", 4, 1, 20);

  @Override
  public About about() {
    return About.figure("1.3a", "A fully connected network", Kind.STRUCTURAL)
        .caption("Eight inputs, three hidden layers of nine units, four outputs: a line a weight.")
        .quick(.3)
        .play(INPUTS, UNITS, OUTPUTS);
  }

  @Override
  public Outcome draw(FigureContext context) {
    int p = context.get(INPUTS);
    int n = context.get(UNITS);
    int q = context.get(OUTPUTS);
    Initialisation he = Initialisations.he(RandomStream.seed(1));
    Sequential network =
        Layers.sequential(
            Layers.dense(p, n, he),
            Activations.relu(),
            Layers.dense(n, n, he),
            Activations.relu(),
            Layers.dense(n, n, he),
            Activations.relu(),
            Layers.dense(n, q, he));
    NetworkDiagram diagram = NetworkDiagram.of(network).withoutNames().headings("Layer");
    Tensor example = Tensor.ones(1, p).cast(DType.FLOAT32);
    Checks checks =
        new Checks()
            .exactly("units", diagram.nodes(), 8 + 9 + 9 + 9 + 4, AUTHORS_CODE)
            .exactly("edges", diagram.edges(), 72 + 81 + 81 + 36, AUTHORS_CODE)
            .exactly(
                "parameters",
                Networks.count(network),
                n * (p + 1) + 2 * n * (n + 1) + q * (n + 1),
                THEORY)
            .exactly("outputs", network.apply(example).dim(1), 4, AUTHORS_CODE);
    return Outcome.of(Picture.of("A fully connected network", 1, diagram.draw()))
        .checks(checks)
        .value("summary", Summary.of(network, example).toString());
  }

  public static void main(String[] args) {
    Show.figure(new Figure1_3a(), args);
  }
}
