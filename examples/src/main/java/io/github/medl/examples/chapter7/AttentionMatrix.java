package io.github.medl.examples.chapter7;

import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.List;
import java.util.Locale;

/** Attention weights as a shaded table: a row a word that is written, a column a word read. */
final class AttentionMatrix {
  private AttentionMatrix() {}

  static Chart chart(String title, Tensor weights, List<String> rows, List<String> columns) {
    int n = rows.size();
    int m = columns.size();
    double[] x = new double[m];
    double[] y = new double[n];
    double[][] z = new double[n][];
    for (int i = 0; i < n; i++) {
      y[i] = i;
      z[i] = weights.select(0, n - 1 - i).toDoubles(); // the first word at the top
    }
    for (int j = 0; j < m; j++) {
      x[j] = j;
    }
    String[] labels = new String[n];
    for (int i = 0; i < n; i++) {
      labels[i] = rows.get(n - 1 - i);
    }
    Chart chart =
        Chart.titled(title)
            .axes("read", "written")
            .size(90 + 74.0 * m, 70 + 34.0 * n)
            .noGrid()
            .xTicks(x, columns.toArray(String[]::new))
            .yTicks(y, labels)
            .heatMap("weights", x, y, z, ColourMap.BLUES, 0, 1);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < m; j++) {
        Style ink = Style.of(z[i][j] > .55 ? Color.WHITE : Palette.BLACK);
        chart = chart.text(j, i, String.format(Locale.ROOT, "%.2f", z[i][j]), ink, 0, 0);
      }
    }
    return chart;
  }

  /** The entropy of each row, in nats. */
  static double[] entropies(Tensor weights) {
    double[] entropies = new double[weights.dim(0)];
    for (int i = 0; i < entropies.length; i++) {
      for (double p : weights.select(0, i).toDoubles()) {
        entropies[i] -= p > 0 ? p * Math.log(p) : 0;
      }
    }
    return entropies;
  }
}
