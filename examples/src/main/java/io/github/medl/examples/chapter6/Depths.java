package io.github.medl.examples.chapter6;

import static io.github.medl.cnn.layers.ConvolutionBlocks.plainShortcutBlock;
import static io.github.medl.cnn.layers.ConvolutionBlocks.twice;
import static io.github.medl.cnn.layers.ConvolutionLayers.convWithoutBias;
import static io.github.medl.cnn.layers.ConvolutionLayers.globalAverage;

import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.tensor.Sliding;
import java.util.ArrayList;
import java.util.List;

/**
 * The networks of lab 6.2: a stem, n blocks of 8 channels, n of 16, global average, ten scores;
 * depth 4n + 2. With and without skips they have the same parameters.
 */
final class Depths {
  private Depths() {}

  static Sequential network(int n, boolean skips, Initialisation rule) {
    List<Layer> layers = new ArrayList<>();
    layers.add(convWithoutBias(1, 8, 3, Sliding.by(2).padded(1), rule));
    layers.add(Layers.batchNorm(8));
    layers.add(Activations.relu());
    for (int k = 0; k < 2 * n; k++) {
      int in = k <= n ? 8 : 16;
      int out = k < n ? 8 : 16;
      int stride = k == n ? 2 : 1;
      layers.add(
          skips
              ? plainShortcutBlock(in, out, stride, rule)
              : Layers.sequential(twice(in, out, stride, rule), Activations.relu()));
    }
    layers.add(globalAverage());
    layers.add(Layers.dense(n == 0 ? 8 : 16, 10, rule));
    return Layers.sequential(layers.toArray(Layer[]::new));
  }
}
