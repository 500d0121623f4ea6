package io.github.medl.plot.chart;

import io.github.medl.plot.Palette;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Scale;
import io.github.medl.plot.paint.Ticks;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.function.BiConsumer;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Plot_XY;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.XYStyler;

/**
 * XChart's part of a chart: axes, ticks, tick labels and grid. The data are not given to XChart,
 * because it strokes each segment of a line alone: a translucent line then darkens where segments
 * meet, dashes start again at each point and a vector picture gets an element a segment.
 */
final class XChartFrame extends XYChart {
  /** Room around the axes: XChart leaves out a tick label that would leave its picture. */
  static final int PADDING = 12;

  private final BiConsumer<Graphics2D, Axes> content;

  /** A frame for the given ranges; {@code content} draws the data between grid and border. */
  XChartFrame(
      Chart chart,
      double[] xRange,
      double[] yRange,
      boolean grid,
      BiConsumer<Graphics2D, Axes> content) {
    super(100, 100);
    this.content = content;
    XYStyler s = getStyler();
    s.setChartBackgroundColor(new Color(0, true));
    s.setPlotBackgroundColor(Color.WHITE);
    s.setPlotBorderVisible(false);
    s.setChartPadding(PADDING);
    s.setChartTitleVisible(false);
    s.setLegendVisible(false);
    s.setPlotContentSize(1);
    s.setPlotMargin(0);
    s.setAxisTitlesVisible(false);
    s.setAxisTickLabelsFont(Fonts.regular(Fonts.TICK));
    s.setAxisTickLabelsColor(Palette.BLACK);
    s.setAxisTickMarksColor(Palette.AXIS);
    s.setAxisTickMarkLength(4);
    s.setAxisTickPadding(4);
    s.setAxisTickMarksStroke(new BasicStroke(1));
    s.setAxisTicksLineVisible(false);
    s.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    s.setXAxisTickMarkSpacingHint(60);
    s.setYAxisTickMarkSpacingHint(45);
    s.setPlotGridLinesColor(Palette.GRID);
    s.setPlotGridLinesStroke(new BasicStroke(.8f));
    s.setPlotGridLinesVisible(grid);
    s.setPlotTicksMarksVisible(false);
    s.setXAxisTicksVisible(chart.xTicks == null);
    s.setYAxisTicksVisible(chart.yTicks == null);
    s.setXAxisLogarithmic(chart.xLog);
    s.setYAxisLogarithmic(chart.yLog);
    s.setXAxisTickLabelsFormattingFunction(Ticks::label);
    s.setYAxisTickLabelsFormattingFunction(Ticks::label);
    s.setXAxisMin(xRange[0]);
    s.setXAxisMax(xRange[1]);
    s.setYAxisMin(yRange[0]);
    s.setYAxisMax(yRange[1]);
    addSeries("frame", unequal(xRange), unequal(yRange))
        .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
        .setMarkerColor(new Color(0, true));
    plot =
        new Plot_XY<>(this) {
          @Override
          public void paint(Graphics2D g) {
            super.paint(g);
            XChartFrame.this.content.accept(g, axes(chart, getBounds(), xRange, yRange));
          }
        };
  }

  /** XChart wants data; from equally spaced ones it would take its ticks. */
  private static double[] unequal(double[] range) {
    return new double[] {range[0], range[0] + .3 * (range[1] - range[0]), range[1]};
  }

  private static Axes axes(Chart chart, Rectangle2D area, double[] x, double[] y) {
    return new Axes(
        area,
        new Scale(x[0], x[1], area.getMinX(), area.getMaxX(), chart.xLog),
        new Scale(y[0], y[1], area.getMaxY(), area.getMinY(), chart.yLog));
  }
}
