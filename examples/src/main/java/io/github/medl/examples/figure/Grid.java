package io.github.medl.examples.figure;

import java.util.function.DoubleBinaryOperator;

/**
 * Equally spaced numbers and the values of a function over them, as the book's scripts make them.
 */
public final class Grid {
  private Grid() {}

  /**
   * The numbers from, from + step, ..., as NumPy's {@code arange} rounds them.
   *
   * @param from the first
   * @param step the distance
   * @param count how many
   * @return the numbers
   */
  public static double[] range(double from, double step, int count) {
    double[] x = new double[count];
    for (int i = 0; i < count; i++) {
      x[i] = from + i * step;
    }
    return x;
  }

  /**
   * The values of a function over a rectangular grid.
   *
   * @param x the abscissas
   * @param y the ordinates
   * @param f the function
   * @return {@code z[j][i] = f(x[i], y[j])}
   */
  public static double[][] values(double[] x, double[] y, DoubleBinaryOperator f) {
    double[][] z = new double[y.length][x.length];
    for (int j = 0; j < y.length; j++) {
      for (int i = 0; i < x.length; i++) {
        z[j][i] = f.applyAsDouble(x[i], y[j]);
      }
    }
    return z;
  }
}
