package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;

/**
 * A separable convolution: first each channel by itself, then a product at every pixel. It costs
 * 1/out + 1/(K_h K_v) of the convolution that does both at once.
 *
 * @param depthwise a convolution with as many groups as channels
 * @param pointwise a convolution of 1 x 1
 */
public record Separable(Conv depthwise, Conv pointwise) implements Layer {
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return pointwise.apply(depthwise.apply(x, pass), pass);
  }
}
