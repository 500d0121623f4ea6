package io.github.medl.plot.chart;

import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Style;
import io.github.medl.plot.paint.MathText;
import java.awt.Color;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Charts of this library as charts of <a href="https://knowm.org/open-source/xchart/">XChart</a>:
 * for a window that grows while data come in, a Swing program, or one of XChart's other formats.
 *
 * <pre>{@code
 * new SwingWrapper<>(XCharts.of(chart)).displayChart();
 * }</pre>
 *
 * <p>The pictures of the book are not drawn by it, since its ticks and its grid cannot be given.
 */
public final class XCharts {
  private XCharts() {}

  /**
   * The same chart for XChart: title, axes, lines, points, bands, rules, colours, legend.
   *
   * @param chart lines, points, paths, bands and rules; scripts of its texts are written on the
   *     line
   * @return a new chart, which knows nothing of later changes of the first
   * @throws IllegalArgumentException if there is an element that XChart's charts of numbers against
   *     numbers do not have, such as contours, images, bars or words; it says which
   */
  public static XYChart of(Chart chart) {
    XYChart made =
        new XYChartBuilder()
            .width((int) Math.round(chart.width()))
            .height((int) Math.round(chart.height()))
            .title(plain(chart.title))
            .xAxisTitle(plain(chart.xLabel))
            .yAxisTitle(plain(chart.yLabel))
            .build();
    ChartPainter painter = new ChartPainter(chart);
    axes(made.getStyler(), chart, painter);
    legend(made.getStyler(), chart.legend);
    int number = 0;
    for (Layer layer : chart.layers) {
      String name = number++ + " " + layer.name(); // XChart wants names of its own for each
      XYSeries series = series(made, name, layer, painter);
      series.setLabel(plain(layer.name()));
      series.setShowInLegend(layer.inLegend());
    }
    return made;
  }

  private static void axes(XYStyler style, Chart chart, ChartPainter painter) {
    style.setXAxisLogarithmic(chart.xLog);
    style.setYAxisLogarithmic(chart.yLog);
    style.setXAxisMin(painter.xRange()[0]);
    style.setXAxisMax(painter.xRange()[1]);
    style.setYAxisMin(painter.yRange()[0]);
    style.setYAxisMax(painter.yRange()[1]);
    style.setPlotGridLinesVisible(chart.grid);
    style.setPlotGridLinesColor(Palette.GRID);
    style.setChartBackgroundColor(Color.WHITE);
  }

  private static void legend(XYStyler style, @Nullable Corner corner) {
    style.setLegendVisible(corner != null);
    if (corner != null) {
      style.setLegendPosition(
          switch (corner) {
            case UPPER_LEFT -> LegendPosition.InsideNW;
            case UPPER_RIGHT -> LegendPosition.InsideNE;
            case LOWER_LEFT -> LegendPosition.InsideSW;
            case LOWER_RIGHT -> LegendPosition.InsideSE;
            case BEST, OUTSIDE -> LegendPosition.OutsideE;
          });
    }
  }

  private static XYSeries series(XYChart made, String name, Layer layer, ChartPainter painter) {
    if (layer instanceof Curve curve) {
      XYSeries series = made.addSeries(name, finite(curve.x()), gaps(curve.x(), curve.y()));
      look(series, curve.style(), curve.line(), curve.marks());
      return series;
    }
    if (layer instanceof Shapes.Rule rule) {
      double[] at = {rule.at(), rule.at()};
      XYSeries series =
          rule.vertical()
              ? made.addSeries(name, at, painter.yRange())
              : made.addSeries(name, painter.xRange(), at);
      look(series, rule.style(), true, false);
      return series;
    }
    if (layer instanceof Shapes.Band band) {
      XYSeries series =
          made.addSeries(
              name, thereAndBack(band.x(), band.x()), thereAndBack(band.low(), band.high()));
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
      look(series, band.style(), false, false);
      series.setFillColor(Palette.withAlpha(band.style().paint(), .25));
      return series;
    }
    throw new IllegalArgumentException(
        "XChart has nothing for the element "
            + (layer.name().isEmpty() ? "" : "\"" + layer.name() + "\", ")
            + layer.getClass().getSimpleName()
            + "; it takes lines, points, paths, bands and rules");
  }

  private static void look(XYSeries series, Style style, boolean line, boolean marks) {
    series.setLineColor(line ? style.paint() : new Color(0, true));
    series.setLineStyle(style.stroke());
    series.setMarkerColor(style.paint());
    series.setMarker(marks ? marker(style.marker()) : SeriesMarkers.NONE);
  }

  private static org.knowm.xchart.style.markers.Marker marker(Marker marker) {
    return switch (marker) {
      case NONE -> SeriesMarkers.NONE;
      case CIRCLE -> SeriesMarkers.CIRCLE;
      case SQUARE -> SeriesMarkers.SQUARE;
      case DIAMOND -> SeriesMarkers.DIAMOND;
      case TRIANGLE -> SeriesMarkers.TRIANGLE_UP;
      case PLUS -> SeriesMarkers.PLUS;
      case CROSS -> SeriesMarkers.CROSS;
    };
  }

  /**
   * Abscissas all finite: where one is not, the ordinate is a gap and the place is of no matter.
   */
  private static double[] finite(double... x) {
    double[] all = x.clone();
    for (int i = 0; i < x.length; i++) {
      all[i] = Double.isFinite(x[i]) ? x[i] : i == 0 ? 0 : all[i - 1];
    }
    return all;
  }

  private static double[] gaps(double[] x, double[] y) {
    double[] all = y.clone();
    for (int i = 0; i < y.length; i++) {
      all[i] = Double.isFinite(x[i] + y[i]) ? y[i] : Double.NaN;
    }
    return all;
  }

  private static double[] thereAndBack(double[] there, double[] back) {
    double[] all = Arrays.copyOf(there, there.length + back.length);
    for (int i = 0; i < back.length; i++) {
      all[there.length + i] = back[back.length - 1 - i];
    }
    return all;
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    MathText.of(text).runs().forEach(run -> plain.append(run.text()));
    return plain.toString();
  }
}
