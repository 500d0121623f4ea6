package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;
import java.util.Locale;

/**
 * Local response normalisation: each number is divided by a power of those at the same pixel in
 * neighbouring channels, y_c = x_c / (k + α Σ x²)^β over the channels c - ⌊size/2⌋ to c + ⌊(size -
 * 1)/2⌋ that there are. As in the paper (Krizhevsky, Sutskever and Hinton, 2012) α is not divided
 * by the size, as PyTorch does.
 *
 * @param size how many channels, usually 5
 * @param alpha α, usually 1e-4
 * @param beta β, usually 0.75
 * @param k usually 2
 */
public record LocalResponseNorm(int size, double alpha, double beta, double k) implements Layer {
  /**
   * Checks the size.
   *
   * @param size how many channels, usually 5
   * @param alpha α, usually 1e-4
   * @param beta β, usually 0.75
   * @param k usually 2
   * @throws IllegalArgumentException if the size is not at least 1
   */
  public LocalResponseNorm {
    if (size < 1) {
      throw new IllegalArgumentException(
          "localResponseNorm: at least one channel, the size is " + size);
    }
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    if (x.rank() != 4) {
      throw new ShapeException(
          "localResponseNorm",
          String.format(
              Locale.ROOT, "expected images (n, channels, rows, columns), got %s", x.shapeText()));
    }
    int pixels = x.dim(2) * x.dim(3);
    Window channels = Window.of(size, 1).stride(1, 1).padded(size / 2, (size - 1) / 2, 0, 0);
    Tensor squares =
        x.square()
            .reshape(x.dim(0), 1, x.dim(1), pixels)
            .averagePool(channels)
            .mul(alpha * size)
            .reshape(x.shape());
    return x.mul(squares.add(k).pow(-beta));
  }
}
