package io.github.medl.plot;

import io.github.medl.plot.paint.Check;
import java.util.List;
import java.util.Map;

/**
 * The numbers behind one element of a picture: columns with names, of equal length.
 *
 * @param columns names of the columns
 * @param data one array a column
 */
public record Series(List<String> columns, List<double[]> data) {
  /**
   * Checks that there is one array a name and that all have the same length.
   *
   * @param columns names of the columns
   * @param data one array a column
   * @throws IllegalArgumentException when that is not so
   */
  public Series {
    columns = List.copyOf(columns);
    data = List.copyOf(data);
    if (columns.size() != data.size()) {
      throw new IllegalArgumentException(
          columns.size() + " column names " + columns + " for " + data.size() + " columns");
    }
    for (int i = 1; i < data.size(); i++) {
      Check.sameLength(columns.get(0), data.get(0).length, columns.get(i), data.get(i).length);
    }
  }

  /**
   * A series of two columns.
   *
   * @param a name of the first
   * @param x the first
   * @param b name of the second
   * @param y the second
   * @return the series
   */
  public static Series of(String a, double[] x, String b, double[] y) {
    return new Series(List.of(a, b), List.of(x, y));
  }

  /**
   * A series of three columns.
   *
   * @param a name of the first
   * @param x the first
   * @param b name of the second
   * @param y the second
   * @param c name of the third
   * @param z the third
   * @return the series
   */
  public static Series of(String a, double[] x, String b, double[] y, String c, double[] z) {
    return new Series(List.of(a, b, c), List.of(x, y, z));
  }

  /**
   * The values of a grid as rows {@code x, y, z}.
   *
   * @param x abscissas
   * @param y ordinates
   * @param z {@code z[j][i]} at {@code (x[i], y[j])}
   * @return the series, a row a value
   */
  public static Series grid(double[] x, double[] y, double[][] z) {
    int n = x.length * y.length;
    double[] xs = new double[n];
    double[] ys = new double[n];
    double[] zs = new double[n];
    for (int j = 0, k = 0; j < y.length; j++) {
      for (int i = 0; i < x.length; i++, k++) {
        xs[k] = x[i];
        ys[k] = y[j];
        zs[k] = z[j][i];
      }
    }
    return of("x", xs, "y", ys, "z", zs);
  }

  /**
   * Adds a series under a name that is still free: a name that is taken gets a number.
   *
   * @param all where to add it
   * @param name the name that it should have
   * @param series the series
   */
  public static void put(Map<String, Series> all, String name, Series series) {
    String key = name;
    for (int i = 2; all.containsKey(key); i++) {
      key = name + " " + i;
    }
    all.put(key, series);
  }

  /**
   * The number of rows.
   *
   * @return length of every column
   */
  public int rows() {
    return data.isEmpty() ? 0 : data.get(0).length;
  }
}
