package io.github.medl.linear.classification;

import io.github.medl.engine.Decompositions;
import io.github.medl.learning.UnfittableException;
import java.util.Locale;

/** Whether the columns of [1 x] determine coefficients without a penalty. */
final class Determined {
  private Determined() {}

  /** Refuses constant columns, more coefficients than rows and columns that follow from others. */
  static void check(String fit, double[] rows, int n, int width) {
    refuseConstant(fit, rows, n, width);
    refuseDependent(fit, rows, n, width);
  }

  /** Refuses constant columns alone. */
  static void refuseConstant(String fit, double[] rows, int n, int width) {
    for (int j = 1; j < width; j++) {
      boolean varies = false;
      for (int i = 1; i < n && !varies; i++) {
        varies = rows[i * width + j] != rows[j];
      }
      if (!varies) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "%s: column %d of x is constant, %s; the intercept stands for it already, so leave"
                    + " the column out or give a ridge penalty",
                fit,
                j - 1,
                rows[j]));
      }
    }
  }

  private static void refuseDependent(String fit, double[] rows, int n, int width) {
    if (width > n) {
      throw new UnfittableException(
          String.format(
                  Locale.ROOT,
                  "%s: %d coefficients cannot be told from %d observations; take fewer columns or a ridge",
                  fit,
                  width,
                  n)
              + " penalty");
    }
    double[] r = Decompositions.qr(rows, n, width).r();
    for (int j = 0; j < width; j++) {
      double norm = 0;
      for (int i = 0; i <= j; i++) {
        norm = Math.hypot(norm, r[i * width + j]);
      }
      if (r[j * width + j] <= 1e-11 * norm) { // what glm of R takes for dependent
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "%s: column %d of x is a linear combination of the columns before it; leave it out or"
                    + " give a ridge penalty",
                fit,
                j - 1));
      }
    }
  }
}
