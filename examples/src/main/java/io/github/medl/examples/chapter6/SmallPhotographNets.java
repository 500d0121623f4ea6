package io.github.medl.examples.chapter6;

import static io.github.medl.cnn.layers.ConvolutionLayers.conv;
import static io.github.medl.cnn.layers.ConvolutionLayers.maxPool;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Layers.batchNorm;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.dropout;
import static io.github.medl.networks.layers.Layers.flatten;
import static io.github.medl.networks.layers.Layers.sequential;

import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.tensor.Sliding;

/** The networks of course result 6.3, which put the normalisation behind the relu. */
final class SmallPhotographNets {
  private SmallPhotographNets() {}

  /** Two convolutions; 19 663 parameters. */
  static Sequential first(Initialisation rule) {
    return sequential(
        conv(3, 8, 3, Sliding.UNIT.padded(1), rule),
        relu(),
        batchNorm(8),
        maxPool(2),
        conv(8, 4, 3, Sliding.UNIT, rule),
        relu(),
        batchNorm(4),
        maxPool(2),
        flatten(),
        dense(196, 80, rule),
        relu(),
        dropout(.5),
        dense(80, 40, rule),
        relu(),
        dropout(.5),
        dense(40, 3, rule));
  }

  /** Four convolutions; 44 865 parameters. */
  static Sequential third(Initialisation rule) {
    Sliding same = Sliding.UNIT.padded(1);
    return sequential(
        conv(3, 10, 5, same, rule),
        relu(),
        batchNorm(10),
        maxPool(2),
        conv(10, 6, 3, same, rule),
        relu(),
        batchNorm(6),
        maxPool(2),
        conv(6, 6, 3, same, rule),
        relu(),
        batchNorm(6),
        conv(6, 6, 3, same, rule),
        relu(),
        batchNorm(6),
        flatten(),
        dense(294, 120, rule),
        relu(),
        dropout(.5),
        dense(120, 60, rule),
        relu(),
        dropout(.5),
        dense(60, 3, rule));
  }
}
