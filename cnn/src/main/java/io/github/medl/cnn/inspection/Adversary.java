package io.github.medl.cnn.inspection;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.learning.loss.Loss;
import io.github.medl.networks.Layer;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;

/**
 * Small changes of images that make a network wrong. Pixels stay between 0 and 1, and within
 * epsilon of what they were.
 *
 * @param network images to scores
 * @param loss what is made large
 */
public record Adversary(Layer network, Loss loss) {
  /**
   * The fast gradient sign method (Goodfellow, Shlens and Szegedy, 2015): x + ε sign(dC/dx).
   *
   * @param x images
   * @param y their classes
   * @param epsilon ε, the largest change of a pixel
   * @return changed images
   * @throws IllegalArgumentException if a pixel does not lie in [0, 1], or a number is negative or
   *     not finite
   */
  public Tensor fastGradientSign(Tensor x, Tensor y, double epsilon) {
    check("fastGradientSign", x, epsilon);
    return x.add(sign(x, y).mul(epsilon)).clip(0, 1);
  }

  /**
   * Projected gradient descent: steps of the kind, each brought back to within ε of the first image
   * (Madry and others, 2018).
   *
   * @param x images
   * @param y their classes
   * @param epsilon ε, the largest change of a pixel
   * @param step the change of a pixel in one step
   * @param steps how many
   * @return changed images
   * @throws IllegalArgumentException if a pixel does not lie in [0, 1], or a number is negative or
   *     not finite
   */
  public Tensor projected(Tensor x, Tensor y, double epsilon, double step, int steps) {
    check("projected", x, epsilon);
    Amount.check("projected", "the change of a step", step);
    Amount.check("projected", "the number of steps", steps);
    Tensor low = x.sub(epsilon).clip(0, 1);
    Tensor high = x.add(epsilon).clip(0, 1);
    Tensor moved = x;
    for (int k = 0; k < steps; k++) {
      moved = moved.add(sign(moved, y).mul(step)).maximum(low).minimum(high);
    }
    return moved;
  }

  /**
   * What an adversary without knowledge does: every pixel changed by ε, the signs at random.
   *
   * @param x images
   * @param epsilon ε
   * @param stream the source of the signs
   * @return changed images
   * @throws IllegalArgumentException if a pixel does not lie in [0, 1], or a number is negative or
   *     not finite
   */
  public static Tensor noise(Tensor x, double epsilon, RandomStream stream) {
    check("noise", x, epsilon);
    Tensor signs = stream.uniformTensor(x.dtype(), x.shape()).sub(0.5).sign();
    return x.add(signs.mul(epsilon)).clip(0, 1);
  }

  /** Standardised images, or such from 0 to 255, would be cut to almost nothing, silently. */
  private static void check(String operation, Tensor x, double epsilon) {
    Amount.check(operation, "epsilon", epsilon);
    double[] pixels = x.toDoubles();
    for (double pixel : pixels) {
      if (!(pixel >= 0 && pixel <= 1)) {
        throw new IllegalArgumentException(
            operation
                + ": pixels must lie in [0, 1], one is "
                + pixel
                + "; if the network wants others, let its first layer make them of these");
      }
    }
  }

  /** The sum over images, so that none depends on how many there are. */
  private Tensor sign(Tensor x, Tensor y) {
    return Autodiff.gradient(z -> loss.each(network.apply(z), y).sum(), x).sign();
  }
}
