package io.github.medl.learning.preparation;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Gives every column of the training data mean 0 and standard deviation 1: z = (x - x̄) / s. Other
 * data are moved by the same means, so theirs are only about 0.
 *
 * <p>Source: section 2.4, Figure 2.8.
 */
public final class Standardise implements Preparation {
  private final boolean sample;

  private Standardise(boolean sample) {
    this.sample = sample;
  }

  /**
   * By the standard deviation with divisor n - 1, as R's {@code scale}.
   *
   * @return the transformer
   */
  public static Standardise sample() {
    return new Standardise(true);
  }

  /**
   * By the standard deviation with divisor n.
   *
   * @return the transformer
   */
  public static Standardise population() {
    return new Standardise(false);
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
    refuseConstants("standardise", x);
    Tensor unit = unit(x);
    if (unit == null) {
      return new ColumnScaling(x.mean(0), deviations(x));
    }
    Tensor z = x.div(unit);
    return new ColumnScaling(z.mean(0).mul(unit), deviations(z).mul(unit));
  }

  private Tensor deviations(Tensor x) {
    return (sample ? x.sampleVariance(0) : x.variance(0)).sqrt();
  }

  /**
   * Powers of two by which columns are divided so that their sums and squares neither overflow nor
   * vanish, which rounds nothing; null where they do not anyway.
   */
  private static @Nullable Tensor unit(Tensor x) {
    int ordinary = x.dtype() == DType.FLOAT64 ? 400 : 40;
    double[] size = x.abs().max(0).toDoubles();
    boolean extreme = false;
    for (int j = 0; j < size.length; j++) {
      int exponent = Math.getExponent(size[j]);
      extreme |= Math.abs(exponent) > ordinary;
      size[j] = Math.scalb(1.0, exponent);
    }
    return extreme ? Tensor.vector(size).cast(x.dtype()) : null;
  }

  /** A column that is constant but for rounding cannot be stretched to any spread. */
  static void refuseConstants(String fit, Tensor x) {
    boolean[] constant = Inputs.constantColumns(Inputs.matrix(fit, x));
    for (int j = 0; j < constant.length; j++) {
      if (constant[j]) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "%s: column %d is %s in all %d rows, so it tells nothing; leave it out",
                fit,
                j,
                x.get(0, j),
                x.dim(0)));
      }
    }
  }
}
