package io.github.medl.learning.preparation;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * Gives every column of the training data mean 0 and standard deviation 1: z = (x - x̄) / s. Other
 * data are moved by the same means, so theirs are only about 0.
 *
 * <p>Source: section 2.4, Figure 2.8.
 */
public final class Standardize implements Preparation {
  private final boolean sample;

  private Standardize(boolean sample) {
    this.sample = sample;
  }

  /**
   * By the standard deviation with divisor n - 1, as R's {@code scale}.
   *
   * @return the transformer
   */
  public static Standardize sample() {
    return new Standardize(true);
  }

  /**
   * By the standard deviation with divisor n.
   *
   * @return the transformer
   */
  public static Standardize population() {
    return new Standardize(false);
  }

  /**
   * Learns means and standard deviations.
   *
   * @param x training observations, of shape (n, p)
   * @return with the means as centre and the deviations as scale
   * @throws UnfittableException if a number is not finite, or a column has the same number in all
   *     rows
   */
  @Override
  public ColumnScaling fit(Tensor x) {
    refuseConstants("standardize", x);
    return new ColumnScaling(x.mean(0), (sample ? x.sampleVariance(0) : x.variance(0)).sqrt());
  }

  /** A column that is constant cannot be stretched to any spread. */
  static void refuseConstants(String fit, Tensor x) {
    Inputs.matrix(fit, x);
    double[] least = x.min(0).toDoubles();
    double[] greatest = x.max(0).toDoubles();
    for (int j = 0; j < least.length; j++) {
      if (least[j] == greatest[j]) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "%s: column %d is %s in all %d rows, so it tells nothing; leave it out",
                fit,
                j,
                least[j],
                x.dim(0)));
      }
    }
  }
}
