package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;

/**
 * The subsampling of LeNet-5 in 1998: the sum of each 2 x 2 pixels times a coefficient of the
 * channel, and a bias.
 *
 * @param scale the coefficients, of shape (channels)
 * @param shift the biases, of shape (channels)
 */
public record TrainedSubsampling(Tensor scale, Tensor shift) implements Layer {
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor sums = x.averagePool(Window.of(2)).mul(4);
    return sums.mul(scale.reshape(-1, 1, 1)).add(shift.reshape(-1, 1, 1));
  }
}
