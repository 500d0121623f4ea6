package io.github.medl.examples.chapter6;

import static io.github.medl.cnn.layers.ConvolutionLayers.conv;
import static io.github.medl.cnn.layers.ConvolutionLayers.maxPool;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;

/**
 * The shared network of figure 6.17: codes of 32 numbers on the unit sphere.
 *
 * @param body what computes the code before its length is made 1
 */
record Siamese(Sequential body) implements Layer {
  static Siamese of(Initialisation rule) {
    return new Siamese(
        Layers.sequential(
            conv(1, 8, 5, Sliding.UNIT, rule),
            Activations.relu(),
            maxPool(2),
            conv(8, 16, 5, Sliding.UNIT, rule),
            Activations.relu(),
            maxPool(2),
            Layers.flatten(),
            Layers.dense(256, 64, rule),
            Activations.relu(),
            Layers.dense(64, 32, rule)));
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor code = body.apply(x, pass);
    Tensor length = code.square().sumKeeping(1).add(1e-12).sqrt();
    return code.div(length);
  }
}
