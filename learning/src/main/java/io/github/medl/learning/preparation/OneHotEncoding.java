package io.github.medl.learning.preparation;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Columns of category codes as columns of zeros and ones; made by {@link OneHot}. */
public final class OneHotEncoding implements Transformation {
  private final int inputs;
  private final SortedMap<Integer, double[]> categories;
  private final int skipped;

  OneHotEncoding(int inputs, SortedMap<Integer, double[]> categories, boolean first) {
    this.inputs = inputs;
    this.categories = new TreeMap<>(categories);
    this.skipped = first ? 0 : 1;
  }

  /**
   * The categories of a column that is replaced.
   *
   * @param column its number in x
   * @return its codes, ascending
   * @throws IllegalArgumentException if the column is not replaced
   */
  public Tensor categories(int column) {
    if (!categories.containsKey(column)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "one-hot: column %d stays as it is; replaced are %s",
              column,
              categories.keySet()));
    }
    return Tensor.of(categories.get(column));
  }

  /**
   * The number of columns that come out.
   *
   * @return q
   */
  public int outputs() {
    int replacing = categories.values().stream().mapToInt(c -> c.length - skipped).sum();
    return inputs - categories.size() + replacing;
  }

  /**
   * The encoded observations; the columns of a category stand where its column was.
   *
   * @param x observations, of shape (n, p)
   * @return of shape (n, q)
   * @throws UnfittableException if a category did not occur in the training data
   * @throws io.github.medl.tensor.ShapeException if p is not that of the data of the fit
   */
  @Override
  public Tensor apply(Tensor x) {
    Inputs.columns("one-hot", x, inputs);
    int n = x.dim(0);
    int q = outputs();
    double[] from = x.toDoubles();
    double[] to = new double[Inputs.size("one-hot", n, q)];
    for (int i = 0; i < n; i++) {
      int at = i * q;
      for (int j = 0; j < inputs; j++) {
        double value = from[i * inputs + j];
        double[] known = categories.get(j);
        if (known == null) {
          to[at++] = value;
          continue;
        }
        int category = category(known, value, i, j) - skipped;
        if (category >= 0) {
          to[at + category] = 1;
        }
        at += known.length - skipped;
      }
    }
    return Tensor.wrap(to, n, q);
  }

  private static int category(double[] known, double value, int row, int column) {
    int k = Arrays.binarySearch(known, value + 0.0); // -0 is the category 0
    if (k < 0) {
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "one-hot: x[%d, %d] is of category %s, which did not occur in the training data; those are %s",
              row,
              column,
              value,
              Arrays.toString(known)));
    }
    return k;
  }
}
