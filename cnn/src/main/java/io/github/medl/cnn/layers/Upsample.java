package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;

/**
 * Larger images without parameters: pixels repeated, or with straight lines between them.
 *
 * @param scale how many times as large
 * @param bilinear whether by straight lines
 */
public record Upsample(int scale, boolean bilinear) implements Layer {
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return bilinear ? x.upsampleBilinear(scale) : x.upsampleNearest(scale);
  }
}
