package io.github.medl.examples.chapter3;

import io.github.medl.learning.Predictor;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The classes that a classifier of two features predicts over a rectangular grid.
 *
 * @param x1 first features of the grid, ascending
 * @param x2 second features of the grid, ascending
 * @param classes {@code classes[j][i]} at {@code (x1[i], x2[j])}
 */
record Regions(double[] x1, double[] x2, int[][] classes) {

  /** Predicts at every point of the grid. */
  static Regions of(Predictor classifier, double[] x1, double[] x2) {
    double[] predicted = classifier.predict(points(x1, x2)).toDoubles();
    int[][] classes = new int[x2.length][x1.length];
    for (int k = 0; k < predicted.length; k++) {
      classes[k / x1.length][k % x1.length] = (int) predicted[k];
    }
    return new Regions(x1, x2, classes);
  }

  /** All points of a grid, row by row, of shape (points, 2). */
  static Tensor points(double[] x1, double[] x2) {
    return Tensor.generate(
        k -> k % 2 == 0 ? x1[k / 2 % x1.length] : x2[k / 2 / x1.length], x1.length * x2.length, 2);
  }

  /** The share of the grid's points that a class wins. */
  double share(int k) {
    long won = Arrays.stream(classes).flatMapToInt(Arrays::stream).filter(c -> c == k).count();
    return (double) won / (x1.length * x2.length);
  }

  /** Tints the regions, a colour a class. */
  void tint(Chart chart, int alpha, Color... colours) {
    Color[] tints =
        Arrays.stream(colours)
            .map(c -> new Color(c.getRed(), c.getGreen(), c.getBlue(), alpha))
            .toArray(Color[]::new);
    chart.filledRegions(x1, x2, classes, tints);
  }

  /** The points of one class, as two columns. */
  static double[][] ofClass(Tensor x, Tensor y, int k) {
    double[][] columns = new double[2][];
    double[] labels = y.toDoubles();
    for (int j = 0; j < 2; j++) {
      double[] column = x.select(1, j).toDoubles();
      columns[j] =
          IntStream.range(0, labels.length)
              .filter(i -> labels[i] == k)
              .mapToDouble(i -> column[i])
              .toArray();
    }
    return columns;
  }
}
