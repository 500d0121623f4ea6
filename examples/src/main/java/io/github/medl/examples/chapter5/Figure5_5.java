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
import io.github.medl.networks.Summary;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.plot.Picture;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Figure 5.5: a deep network of a thousand inputs and ten hidden layers, drawn from a live one of
 * ten million parameters, of which the first and last units are shown.
 */
public final class Figure5_5 implements Figure {
  private static final int WIDTH = 1000;
  private static final int HIDDEN = 10;

  @Override
  public About about() {
    return About.figure("5.5", "A deep network of a thousand inputs", Kind.STRUCTURAL)
        .caption(
            "Inputs x₁, ..., x₁₀₀₀, ten hidden layers, one output. With 1000 units a layer there"
                + " are 10 011 001 parameters.")
        .differs("The book does not print the width of the hidden layers; here it is 1000.")
        .quick(1);
  }

  @Override
  public Outcome draw(FigureContext context) {
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < HIDDEN; l++) {
      // The numbers do not matter here: constant weights of the size that relu wants.
      layers.add(Layers.dense(WIDTH, WIDTH, Initialisations.constant(1.0 / WIDTH)));
      layers.add(Activations.relu());
    }
    layers.add(Layers.dense(WIDTH, 1, Initialisations.constant(1.0 / WIDTH)));
    Sequential network = new Sequential(layers);
    NetworkDiagram diagram = NetworkDiagram.of(network).atMost(3);
    diagram.units(
        (layer, unit) ->
            List.of(
                layer == 0
                    ? String.format(Locale.ROOT, "x_{%d}", unit + 1)
                    : layer == diagram.depth() ? "ŷ" : ""));
    Tensor ones = Tensor.ones(1, WIDTH).cast(DType.FLOAT32);
    Summary summary = Summary.of(network, ones);
    Checks checks =
        new Checks()
            .exactly("hidden layers", diagram.depth() - 1, HIDDEN, AUTHORS_CODE)
            .exactly("inputs", diagram.width(0), WIDTH, AUTHORS_CODE)
            .exactly(
                "parameters, 10 (1000² + 1000) + 1001", Networks.count(network), 10_011_001, THEORY)
            .exactly("edges", diagram.edges(), 10 * WIDTH * WIDTH + WIDTH, THEORY)
            .exactly(
                "operations of one pass",
                summary.flops(),
                HIDDEN * (2L * WIDTH * WIDTH + 2 * WIDTH) + 2 * WIDTH + 1,
                THEORY)
            .near(
                "output for ones: each unit is a mean",
                network.apply(ones).item(),
                1,
                1e-4,
                THEORY);
    return Outcome.of(Picture.of("A thousand inputs, ten hidden layers", 1, diagram.draw()))
        .checks(checks);
  }

  public static void main(String[] args) {
    Show.figure(new Figure5_5(), args);
  }
}
