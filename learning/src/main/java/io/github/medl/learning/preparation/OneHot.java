package io.github.medl.learning.preparation;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Replaces columns of category codes by columns of zeros and ones, one for each category that the
 * training data hold, in ascending order; all other columns stay.
 */
public final class OneHot implements Preparation {
  private final int[] columns;
  private final boolean first;

  private OneHot(int[] columns, boolean first) {
    this.columns = columns;
    this.first = first;
  }

  /**
   * Of some columns.
   *
   * @param columns their numbers, from 0
   * @return the transformer
   * @throws IllegalArgumentException if a number is negative or given twice, or there is none
   */
  public static OneHot columns(int... columns) {
    int[] sorted = Arrays.stream(columns).distinct().sorted().toArray();
    if (sorted.length == 0 || sorted.length < columns.length || sorted[0] < 0) {
      throw new IllegalArgumentException(
          "one-hot: columns must be numbers from 0, each given once; they are "
              + Arrays.toString(columns));
    }
    return new OneHot(sorted, true);
  }

  /**
   * Without the column of the first category: it is where all others are 0. A model with an
   * intercept needs that, for with all of them the columns sum to the intercept's.
   *
   * @return the transformer
   */
  public OneHot withoutFirst() {
    return new OneHot(columns, false);
  }

  /**
   * Learns the categories.
   *
   * @param x training observations, of shape (n, p)
   * @return the encoding
   * @throws UnfittableException if a number is not finite, x has no such column, or a column has
   *     one category only
   */
  @Override
  public OneHotEncoding fit(Tensor x) {
    Inputs.matrix("one-hot", x);
    SortedMap<Integer, double[]> categories = new TreeMap<>();
    for (int j : columns) {
      if (j >= x.dim(1)) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "one-hot: there is no column %d; x has %d, counted from 0",
                j,
                x.dim(1)));
      }
      double[] values =
          Arrays.stream(x.select(1, j).add(0.0).toDoubles()).sorted().distinct().toArray();
      if (values.length == 1) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "one-hot: column %d is of category %s in all %d rows, so it tells nothing; leave it out",
                j,
                values[0],
                x.dim(0)));
      }
      categories.put(j, values);
    }
    return new OneHotEncoding(x.dim(1), categories, first);
  }
}
