package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;
import java.util.Locale;

/**
 * The subsampling of LeNet-5 in 1998: the sum of each 2 x 2 pixels times a coefficient of the
 * channel, and a bias.
 *
 * @param scale the coefficients, of shape (channels)
 * @param shift the biases, of shape (channels)
 */
public record TrainedSubsampling(Tensor scale, Tensor shift) implements Layer {
  /**
   * Checks that both have a number for each channel.
   *
   * @param scale the coefficients, of shape (channels)
   * @param shift the biases, of shape (channels)
   * @throws ShapeException if not
   */
  public TrainedSubsampling {
    if (scale.rank() != 1 || !scale.sameShape(shift)) {
      throw new ShapeException(
          "trainedSubsampling",
          "a coefficient and a bias for each channel are expected, got "
              + scale.shapeText()
              + " and "
              + shift.shapeText());
    }
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    if (x.rank() != 4 || x.dim(1) != scale.dim(0)) {
      throw new ShapeException(
          "trainedSubsampling",
          String.format(
              Locale.ROOT,
              "expected images (n, %d, rows, columns), got %s",
              scale.dim(0),
              x.shapeText()));
    }
    Tensor sums = x.averagePool(Window.of(2)).mul(4);
    return sums.mul(scale.reshape(-1, 1, 1)).add(shift.reshape(-1, 1, 1));
  }
}
