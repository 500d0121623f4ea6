package io.github.medl.sequence;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How many steps of each row of a batch are real. The steps at or after a row's length are padding.
 *
 * @param each the length of each row; none if all rows are as long as the batch
 */
public record Lengths(int... each) {
  private static final Lengths ALL = new Lengths();

  /**
   * Copies the lengths.
   *
   * @param each the length of each row; none if all rows are as long as the batch
   * @throws IllegalArgumentException if one is negative
   */
  public Lengths {
    each = each.clone();
    for (int row = 0; row < each.length; row++) {
      if (each[row] < 0) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "lengths: row %d has length %d", row, each[row]));
      }
    }
  }

  /**
   * Rows without padding.
   *
   * @return every step is real
   */
  public static Lengths all() {
    return ALL;
  }

  /**
   * The length of each row.
   *
   * @return a copy; empty if all rows are as long as the batch
   */
  @Override
  public int[] each() {
    return each.clone();
  }

  /**
   * Whether no row has padding because none has a length of its own.
   *
   * @return true for {@link #all}
   */
  public boolean isAll() {
    return each.length == 0;
  }

  /**
   * The length of one row.
   *
   * @param row which
   * @param steps how many steps the batch has
   * @return the number of its real steps
   */
  public int of(int row, int steps) {
    return isAll() ? steps : each[row];
  }

  /**
   * How many real places there are.
   *
   * @param rows how many rows the batch has
   * @param steps how many steps it has
   * @return the sum of the lengths
   */
  public int real(int rows, int steps) {
    return isAll() ? rows * steps : Arrays.stream(each).sum();
  }

  /**
   * That these are lengths of a batch.
   *
   * @param operation who asks, for the message
   * @param rows how many rows the batch has
   * @param steps how many steps it has
   * @throws ShapeException if there is not one length a row, or one is above the number of steps
   */
  public void check(String operation, int rows, int steps) {
    if (isAll()) {
      return;
    }
    if (each.length != rows) {
      throw new ShapeException(
          operation, String.format(Locale.ROOT, "%d lengths for %d rows", each.length, rows));
    }
    for (int row = 0; row < rows; row++) {
      if (each[row] > steps) {
        throw new ShapeException(
            operation,
            String.format(Locale.ROOT, "row %d has length %d of %d steps", row, each[row], steps));
      }
    }
  }

  /**
   * 1 where a place is real, 0 where it is padding.
   *
   * @param rows how many rows the batch has
   * @param steps how many steps it has
   * @param dtype the number format
   * @return a constant (rows, steps)
   * @throws ShapeException if these are not lengths of such rows
   */
  public Tensor mask(int rows, int steps, DType dtype) {
    check("lengths", rows, steps);
    return Tensor.generate(i -> i % steps < of(i / steps, steps) ? 1 : 0, rows, steps).cast(dtype);
  }

  /**
   * A batch with zeros for whatever stands in the padding; no derivative flows there.
   *
   * @param x a batch (n, T) or (n, T, ...)
   * @return the same if there is no padding
   * @throws ShapeException if these are not lengths of its rows
   */
  public Tensor zeroPadding(Tensor x) {
    if (isAll()) {
      return x;
    }
    checkBatch(x);
    int[] shape = new int[x.rank()];
    Arrays.fill(shape, 1);
    shape[0] = x.dim(0);
    shape[1] = x.dim(1);
    Tensor mask = mask(x.dim(0), x.dim(1), x.dtype()).reshape(shape);
    return x.where(mask, x.constant(0));
  }

  /**
   * A batch in whose padding everything is finite: a NaN or an infinity there becomes 0, through
   * which no derivative flows. Where padding is computed like the rest, to be left out later, its
   * numbers then do no harm: 0 times NaN in a derivative would.
   *
   * @param x a batch (n, T) or (n, T, ...)
   * @return the same if that is so already
   * @throws ShapeException if these are not lengths of its rows
   */
  public Tensor finitePadding(Tensor x) {
    if (isAll()) {
      return x;
    }
    checkBatch(x);
    double[] values = x.toDoubles();
    int row = x.dim(0) == 0 ? 0 : values.length / x.dim(0);
    int place = x.dim(1) == 0 ? 0 : row / x.dim(1);
    double[] isGood = null; // made for the first number that is not
    for (int r = 0; r < each.length; r++) {
      for (int i = r * row + each[r] * place; i < (r + 1) * row; i++) {
        if (!Double.isFinite(values[i])) {
          isGood = isGood == null ? ones(values.length) : isGood;
          isGood[i] = 0;
        }
      }
    }
    return isGood == null
        ? x
        : x.where(Tensor.wrap(isGood, x.shape()).cast(x.dtype()), x.constant(0));
  }

  private static double[] ones(int n) {
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    return ones;
  }

  private void checkBatch(Tensor x) {
    if (x.rank() < 2) {
      throw new ShapeException(
          "lengths", "expected a batch (n, T) or (n, T, ...), got " + x.shapeText());
    }
    check("lengths", x.dim(0), x.dim(1));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Lengths lengths && Arrays.equals(each, lengths.each);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(each);
  }

  /** The lengths, or "all". */
  @Override
  public String toString() {
    return isAll() ? "all" : Arrays.toString(each);
  }
}
