package io.github.medl.linear.classification;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** Whether the columns of [1 x] determine coefficients without a penalty. */
final class Determined {
  private Determined() {}

  /** Refuses constant columns. */
  static void refuseConstant(String fit, Tensor x) {
    boolean[] constant = Inputs.constantColumns(x);
    for (int j = 0; j < constant.length; j++) {
      if (constant[j]) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "%s: column %d of x is constant, %s; the intercept stands for it already, so leave"
                    + " the column out or give a ridge penalty",
                fit,
                j,
                x.get(0, j)));
      }
    }
  }

  /** Refuses more coefficients than rows and columns that follow from others. */
  static void refuseDependent(String fit, double[] rows, int n, int width) {
    if (width > n) {
      throw new UnfittableException(
          String.format(
                  Locale.ROOT,
                  "%s: %d coefficients cannot be told from %d observations; take fewer columns or a"
                      + " ridge",
                  fit,
                  width,
                  n)
              + " penalty");
    }
    double[] r = Tensor.wrap(rows, n, width).qr().r().toDoubles();
    for (int j = 0; j < width; j++) {
      double norm = 0;
      for (int i = 0; i <= j; i++) {
        norm = Math.hypot(norm, r[i * width + j]);
      }
      if (r[j * width + j] <= 1e-11 * norm) { // what glm of R takes for dependent
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "%s: column %d of x is a linear combination of the columns before it; leave it out"
                    + " or give a ridge penalty",
                fit,
                j - 1));
      }
    }
  }
}
