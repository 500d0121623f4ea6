package io.github.medl.examples.digits;

import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.chart.Chart;
import java.util.stream.IntStream;

/** A confusion matrix of digits as a chart. */
public final class ConfusionChart {
  private static final double[] DIGITS = IntStream.range(0, 10).asDoubleStream().toArray();

  private ConfusionChart() {}

  /**
   * Mistakes in colour; the diagonal, a hundred times as large, in numbers only.
   *
   * @param title what stands above
   * @param confusion of ten classes
   * @return the chart, the true digits downwards
   */
  public static Chart of(String title, ConfusionMatrix confusion) {
    double[][] mistakes = new double[10][10];
    Chart chart =
        Chart.titled(title)
            .axes("said", "true")
            .size(460, 420)
            .xTicks(DIGITS, words(false))
            .yTicks(DIGITS, words(true))
            .noGrid();
    double most = 1;
    for (int truth = 0; truth < 10; truth++) {
      for (int said = 0; said < 10; said++) {
        int count = confusion.count(truth, said);
        mistakes[9 - truth][said] = truth == said ? Double.NaN : count;
        most = truth == said ? most : Math.max(most, count);
      }
    }
    chart.heatMap("mistakes", DIGITS, DIGITS, mistakes, ColourMap.BLUES, 0, 1.6 * most);
    for (int truth = 0; truth < 10; truth++) {
      for (int said = 0; said < 10; said++) {
        int count = confusion.count(truth, said);
        if (count > 0) {
          String text = Integer.toString(count);
          chart.text(said, 9 - truth, text);
        }
      }
    }
    return chart;
  }

  /** The digits upwards, or downwards as the rows of a matrix go. */
  private static String[] words(boolean downwards) {
    return IntStream.range(0, 10)
        .mapToObj(i -> Integer.toString(downwards ? 9 - i : i))
        .toArray(String[]::new);
  }
}
