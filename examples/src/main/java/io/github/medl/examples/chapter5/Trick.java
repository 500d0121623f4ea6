package io.github.medl.examples.chapter5;

import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.tricks.Penalties;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Style;
import io.github.medl.random.RandomStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What lab 5.3 does to a network 64-64-64-64-10. None of it draws first weights, so from the same
 * stream all four have the same ones.
 */
enum Trick {
  NONE("none", Style.of(Palette.BLACK)),
  BATCH_NORMALISATION("batch normalisation", Style.of(Palette.BLUE).marker(Marker.SQUARE)),
  DROPOUT("dropout", Style.of(Palette.ORANGE).marker(Marker.TRIANGLE)),
  WEIGHT_DECAY("weight decay", Style.of(Palette.GREEN).marker(Marker.DIAMOND));

  static final double DROPPED = 0.2;
  static final double LAMBDA = 0.005;
  private static final int PIXELS = 64;
  private static final int UNITS = 64;
  private static final int HIDDEN = 3;

  final String label;
  final Style style;

  Trick(String label, Style style) {
    this.label = label;
    this.style = style.width(2.2);
  }

  Layer network(RandomStream stream) {
    Initialisation he = Initialisations.he(stream);
    List<Layer> layers = new ArrayList<>();
    for (int l = 0; l < HIDDEN; l++) {
      layers.add(Layers.dense(l == 0 ? PIXELS : UNITS, UNITS, he));
      if (this == BATCH_NORMALISATION) {
        layers.add(Layers.batchNorm(UNITS));
      }
      layers.add(Activations.relu());
      if (this == DROPOUT) {
        layers.add(Layers.dropout(DROPPED));
      }
    }
    layers.add(Layers.dense(UNITS, 10, he));
    return Layers.sequential(layers.toArray(Layer[]::new));
  }

  Objective<Layer, Examples> objective() {
    Objective<Layer, Examples> cost = Objective.of(Losses.crossEntropy());
    return this == WEIGHT_DECAY ? cost.plus(Penalties.l2(LAMBDA)) : cost;
  }
}
