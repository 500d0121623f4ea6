package io.github.medl.examples.training;

import io.github.medl.examples.figure.Table;
import io.github.medl.networks.training.History;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import java.util.Arrays;

/** A history of a training, drawn and written. */
public final class LearningCurves {
  private LearningCurves() {}

  /**
   * A chart over the epochs 1, 2, ...; the series are added with {@link #add}.
   *
   * @param title the title
   * @param y what is measured
   * @return the chart, with the measure unnamed in the legend where there is one curve only
   */
  public static Chart chart(String title, String y) {
    return Chart.titled(title).axes("epoch", y).size(460, 340);
  }

  /**
   * Draws one series.
   *
   * @param chart where
   * @param name the name in the legend
   * @param history what was measured
   * @param series which series
   * @param style how
   * @return the chart
   */
  public static Chart add(Chart chart, String name, History history, String series, Style style) {
    return chart.line(name, epochs(history), history.values(series), style);
  }

  /**
   * The numbers 1, 2, ... of the epochs.
   *
   * @param history a history
   * @return one number for each epoch
   */
  public static double[] epochs(History history) {
    double[] epochs = new double[history.epochs()];
    Arrays.setAll(epochs, e -> e + 1);
    return epochs;
  }

  /**
   * All series.
   *
   * @param name the name of the table
   * @param history what was measured
   * @return a row for each epoch
   */
  public static Table table(String name, History history) {
    Table table = Table.of(name).column("epoch", epochs(history));
    for (String series : history.names()) {
      table = table.column(series.replace(' ', '_'), history.values(series));
    }
    return table;
  }
}
