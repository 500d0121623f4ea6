package io.github.medl.cnn.inspection;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.networks.Layer;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * Images that excite a network: from somewhere, up the gradient of z_k(x) - c |x|² in steps of one
 * length, x ← clip(x + a g/|g|, 0, 1).
 *
 * @param steps how many
 * @param rate a, the length of a step
 * @param penalty c, against large pixels
 */
public record ActivationMaximisation(int steps, double rate, double penalty) {
  /**
   * Checks the numbers.
   *
   * @param steps how many
   * @param rate a, the length of a step
   * @param penalty c, against large pixels
   * @throws IllegalArgumentException if one is negative or not finite
   */
  public ActivationMaximisation {
    Amount.check("activationMaximisation", "the number of steps", steps);
    Amount.check("activationMaximisation", "the length of a step", rate);
    Amount.check("activationMaximisation", "the penalty", penalty);
  }

  /**
   * Climbs, each image by itself.
   *
   * @param network images to scores (n, K)
   * @param start the first images
   * @param classes k of each image
   * @return images with pixels from 0 to 1
   */
  public Tensor from(Layer network, Tensor start, int... classes) {
    int n = start.dim(0);
    int[] column = new int[start.rank()];
    Arrays.fill(column, 1);
    column[0] = n;
    Tensor x = start;
    for (int step = 0; step < steps; step++) {
      Tensor g =
          Autodiff.gradient(
              z -> network.apply(z).pick(classes).sum().sub(z.square().sum().mul(penalty)), x);
      Tensor length = g.reshape(n, -1).norm(1).reshape(column);
      Tensor safe = length.where(length.notEqualTo(0), length.fullLike(1));
      x = x.add(g.mul(rate).div(safe)).clip(0, 1);
    }
    return x;
  }
}
