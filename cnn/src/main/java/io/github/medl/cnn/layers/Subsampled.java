package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/**
 * A shortcut without parameters: every stride-th pixel, and further channels of zeros.
 *
 * @param stride which pixels stay
 * @param more how many channels are added
 */
public record Subsampled(int stride, int more) implements Layer {
  /**
   * Checks the numbers.
   *
   * @param stride which pixels stay
   * @param more how many channels are added
   * @throws IllegalArgumentException if the stride is not positive, or channels would be lost
   */
  public Subsampled {
    if (stride < 1 || more < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "subsampled: the stride must be at least 1, it is %d, and the channels that are added"
                  + " at least 0, they are %d",
              stride,
              more));
    }
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    if (x.rank() != 4) {
      throw new ShapeException(
          "subsampled", "expected images (n, channels, rows, columns), got " + x.shapeText());
    }
    Tensor y = x.slice(2, 0, x.dim(2), stride).slice(3, 0, x.dim(3), stride);
    if (more == 0) {
      return y;
    }
    Tensor zeros = Tensor.zeros(y.dim(0), more, y.dim(2), y.dim(3)).cast(y.dtype());
    return Tensor.concat(1, List.of(y, zeros));
  }
}
