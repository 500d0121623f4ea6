package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.layers.BatchNorm;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A trained batch normalisation is an affine map of each channel, so it can be folded into the
 * convolution before it: w' = w γ/√(σ² + ε), b' = (b - μ) γ/√(σ² + ε) + β. The network computes the
 * same in evaluation, in fewer steps; it is not for further training.
 */
public final class Folding {
  private Folding() {}

  /**
   * Folds each normalisation that follows a convolution.
   *
   * @param network layers one after the other, trained
   * @return the same function in evaluation
   */
  public static Sequential of(Sequential network) {
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      int last = layers.size() - 1;
      if (layer instanceof BatchNorm norm && last >= 0 && layers.get(last) instanceof Conv conv) {
        layers.set(last, folded(conv, norm));
      } else {
        layers.add(layer);
      }
    }
    return Layers.sequential(layers.toArray(Layer[]::new));
  }

  /**
   * One convolution and the normalisation behind it.
   *
   * @param conv the convolution
   * @param norm the normalisation, with as many channels
   * @return a convolution that does what both do in evaluation
   * @throws ShapeException if the normalisation is of another number of channels
   */
  public static Conv folded(Conv conv, BatchNorm norm) {
    if (norm.scale().size() != conv.weight().dim(0)) {
      throw new ShapeException(
          "folding",
          String.format(
              Locale.ROOT,
              "a normalisation of %d channels does not follow %s",
              norm.scale().size(),
              conv));
    }
    Tensor scale = norm.scale().div(norm.variance().value().add(norm.epsilon()).sqrt());
    int[] column = new int[conv.weight().rank()];
    Arrays.fill(column, 1);
    column[0] = scale.size();
    Tensor mean = norm.mean().value();
    Tensor centred = conv.bias() == null ? mean.neg() : conv.bias().sub(mean);
    return new Conv(
        conv.weight().mul(scale.reshape(column)),
        centred.mul(scale).add(norm.shift()),
        conv.sliding());
  }
}
