package io.github.medl.learning;

import io.github.medl.tensor.Codes;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/** What every fit checks of its data before it begins, and every model before it predicts. */
public final class Inputs {
  private Inputs() {}

  /**
   * Checks that x is a matrix of finite numbers with at least one row.
   *
   * @param fit who asks, for the message
   * @param x observations
   * @return x
   * @throws ShapeException if x is no matrix
   * @throws UnfittableException if x has no rows, or a number is NaN or infinite
   */
  public static Tensor matrix(String fit, Tensor x) {
    if (x.rank() != 2) {
      throw new ShapeException(
          fit,
          String.format(
              Locale.ROOT,
              "x must be a matrix (n, p), one observation a row; it has shape %s%s",
              x.shapeText(),
              x.rank() == 1 ? "; x.reshape(-1, 1) makes a column of it" : ""));
    }
    if (x.dim(0) == 0) {
      throw new UnfittableException(fit + ": x has no rows");
    }
    finite(fit, x);
    return x;
  }

  private static void finite(String who, Tensor x) {
    int place = x.firstNotFinite();
    if (place >= 0) {
      int p = x.dim(1);
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "%s: x[%d, %d] is %s; remove such rows or fill the gaps first",
              who,
              place / p,
              place % p,
              x.get(place / p, place % p)));
    }
  }

  /**
   * Checks that y is a vector of finite numbers, one for each row of x.
   *
   * @param fit who asks, for the message
   * @param x observations, a matrix
   * @param y responses
   * @return y
   * @throws ShapeException if y is no vector of length n
   * @throws UnfittableException if a number is NaN or infinite
   */
  public static Tensor response(String fit, Tensor x, Tensor y) {
    if (y.rank() != 1 || y.dim(0) != x.dim(0)) {
      throw new ShapeException(
          fit,
          String.format(
              Locale.ROOT,
              "x has %d rows, so y must have shape (%d,); it has %s",
              x.dim(0),
              x.dim(0),
              y.shapeText()));
    }
    double[] values = y.toDoubles();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "%s: y[%d] is %s; remove such rows or fill the gaps first",
                fit,
                i,
                values[i]));
      }
    }
    return y;
  }

  /**
   * The classes of a response that is coded 0, 1, ..., K - 1.
   *
   * @param fit who asks, for the message
   * @param y class codes
   * @return the codes as integers
   * @throws UnfittableException if a number is no code, if all observations are of one class, or if
   *     a class between has none
   */
  public static int[] classes(String fit, Tensor y) {
    if (y.size() == 0) {
      throw new UnfittableException(fit + ": y is empty");
    }
    int wrong = Codes.firstWrong(y, Integer.MAX_VALUE);
    if (wrong >= 0) {
      throw new UnfittableException(Codes.complaint(fit, "y", y, wrong, Integer.MAX_VALUE));
    }
    int[] codes = Codes.read(fit, "y", y);
    int highest = Arrays.stream(codes).max().getAsInt();
    int first = codes[0];
    if (Arrays.stream(codes).allMatch(code -> code == first)) {
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "%s: all %d observations are of class %d; two classes at least are needed",
              fit,
              codes.length,
              first));
    }
    // Of n observations at least one class of 0 to n - 1 has none if a code is n or more.
    boolean[] seen = new boolean[Math.min(highest, codes.length - 1) + 1];
    for (int code : codes) {
      if (code < seen.length) {
        seen[code] = true;
      }
    }
    for (int k = 0; k < seen.length; k++) {
      if (!seen[k]) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "%s: no observation is of class %d of 0 to %d; code the labels that occur as 0, 1,"
                    + " 2, ..., without gaps",
                fit,
                k,
                highest));
      }
    }
    return codes;
  }

  /**
   * Checks that observations to predict have as many columns as those of the fit, and finite
   * numbers: a score that is NaN would turn into a class like any other.
   *
   * @param model who asks, for the message
   * @param x observations
   * @param columns p of the fit
   * @return x
   * @throws ShapeException if x has another shape than (n, p)
   * @throws UnfittableException if a number is NaN or infinite
   */
  public static Tensor columns(String model, Tensor x, int columns) {
    if (x.rank() != 2 || x.dim(1) != columns) {
      throw new ShapeException(
          model,
          String.format(
              Locale.ROOT,
              "it was fitted to %d columns, so x must have shape (n, %d); it has %s",
              columns,
              columns,
              x.shapeText()));
    }
    finite(model, x);
    return x;
  }

  /**
   * How many numbers a matrix holds.
   *
   * @param who who asks, for the message
   * @param rows n
   * @param columns p
   * @return n p
   * @throws UnfittableException if no array can hold so many
   */
  public static int size(String who, int rows, int columns) {
    long size = (long) rows * columns;
    if (size > Integer.MAX_VALUE - 8) {
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "%s: %d rows of %d columns are %d numbers, more than an array can hold; take fewer"
                  + " rows or columns",
              who,
              rows,
              columns,
              size));
    }
    return (int) size;
  }

  /**
   * Whether numbers are one number but for rounding: if they differ by no more than a few units in
   * the last place of the largest. What is computed as .1 + .2 - .2 in one row and as .1 in another
   * is constant, too.
   *
   * @param least the least of them
   * @param most the greatest of them
   * @param dtype the format in which they were rounded
   * @return whether they count as constant
   */
  public static boolean isConstant(double least, double most, DType dtype) {
    double rounding = 8 * (dtype == DType.FLOAT64 ? Math.ulp(1.0) : Math.ulp(1f));
    return most - least <= rounding * Math.max(Math.abs(least), Math.abs(most));
  }

  /**
   * Which columns are constant but for rounding.
   *
   * @param x observations, finite, of shape (n, p)
   * @return true for each that {@link #isConstant} calls so
   */
  public static boolean[] constantColumns(Tensor x) {
    Ranges ranges = Ranges.of(x);
    boolean[] constant = new boolean[x.dim(1)];
    for (int j = 0; j < constant.length; j++) {
      constant[j] = ranges.isConstant(j);
    }
    return constant;
  }

  /**
   * Whether all elements of a tensor are one number but for rounding.
   *
   * @param values finite numbers
   * @return whether they count as constant; true for none
   */
  public static boolean isConstant(Tensor values) {
    return values.size() == 0
        || isConstant(values.min().item(), values.max().item(), values.dtype());
  }
}
