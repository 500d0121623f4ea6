package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/**
 * Units that learn their own convex activation: each is the largest of k affine functions of the
 * input, y_j = max_i (x W + b)_{jk + i}.
 *
 * @param affine all affine functions, those of one unit side by side, in → k units
 * @param pieces k, how many a unit has
 */
public record Maxout(Dense affine, int pieces) implements Layer {
  /**
   * Checks the pieces.
   *
   * @param affine all affine functions, those of one unit side by side, in → k units
   * @param pieces k, how many a unit has
   * @throws IllegalArgumentException if the affine functions cannot be dealt out equally
   */
  public Maxout {
    if (pieces < 1 || affine.weight().dim(1) % pieces != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "maxout: %d affine functions cannot be dealt out %d to a unit",
              affine.weight().dim(1),
              pieces));
    }
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor z = affine.apply(x, pass);
    int[] shape = Arrays.copyOf(z.shape(), z.rank() + 1);
    shape[z.rank() - 1] = z.dim(-1) / pieces;
    shape[z.rank()] = pieces;
    return z.reshape(shape).max(-1);
  }
}
