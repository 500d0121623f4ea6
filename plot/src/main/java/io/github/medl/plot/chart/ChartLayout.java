package io.github.medl.plot.chart;

import io.github.medl.plot.Margins;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Scale;
import io.github.medl.plot.paint.Text;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/**
 * Where the parts of a chart stand.
 *
 * @param axes the drawing area
 * @param x ticks of the horizontal axis
 * @param y ticks of the upright axis
 * @param margins room at both sides of the drawing area; where one unit of x is as long as one of
 *     y, of the area in which that was looked for
 */
record ChartLayout(Axes axes, AxisTicks x, AxisTicks y, Margins margins) {
  private static final double RIGHT = 14;

  /**
   * Finds the largest drawing area beside what stands around it.
   *
   * @param beside room at the right for legend and colour bar
   * @param least room that is left free at both sides at least
   */
  static ChartLayout of(
      Chart chart,
      Graphics2D g,
      double[] xRange,
      double[] yRange,
      double width,
      double height,
      double beside,
      Margins least) {
    double top = chart.title.isEmpty() ? 8 : Text.TITLE_BASE + 9;
    double bottom = below(chart) + (chart.xLabel.isEmpty() ? 4 : labelHeight() + 4);
    AxisTicks y = upwards(chart, yRange, height - top - bottom);
    double labels = left(chart, y, g) + (chart.yLabel.isEmpty() ? 4 : labelHeight() + 2);
    Margins margins = new Margins(labels, RIGHT + beside).or(least);
    Rectangle2D area = between(margins, top, bottom, width, height);
    if (chart.equalAspect) {
      area = equalAspect(area, xRange, yRange);
      y = upwards(chart, yRange, area.getHeight());
    }
    AxisTicks x = across(chart, g, xRange, area.getWidth());
    double over = x.beyond(g, horizontal(chart, area, xRange)) - margins.right();
    if (over > 0 && over < area.getWidth() / 4) {
      margins = new Margins(margins.left(), margins.right() + over);
      area = new Rectangle2D.Double(area.getX(), top, area.getWidth() - over, area.getHeight());
      x = across(chart, g, xRange, area.getWidth());
    }
    Scale upright = new Scale(yRange[0], yRange[1], area.getMaxY(), area.getMinY(), chart.yLog);
    return new ChartLayout(new Axes(area, horizontal(chart, area, xRange), upright), x, y, margins);
  }

  private static Rectangle2D between(
      Margins margins, double top, double bottom, double width, double height) {
    return new Rectangle2D.Double(
        margins.left(),
        top,
        Math.max(1, width - margins.left() - margins.right()),
        Math.max(1, height - top - bottom));
  }

  private static double labelHeight() {
    return Text.line(Fonts.regular(Fonts.LABEL));
  }

  private static Scale horizontal(Chart chart, Rectangle2D area, double[] range) {
    return new Scale(range[0], range[1], area.getMinX(), area.getMaxX(), chart.xLog);
  }

  private static AxisTicks across(Chart chart, Graphics2D g, double[] range, double length) {
    return AxisTicks.across(g, chart.xTicks, chart.xTickLabels, range, chart.xLog, length);
  }

  private static AxisTicks upwards(Chart chart, double[] range, double length) {
    return AxisTicks.upwards(chart.yTicks, chart.yTickLabels, range, chart.yLog, length);
  }

  /** Room below the area for ticks and their labels. */
  static double below(Chart chart) {
    return chart.xTicks != null && chart.xTicks.length == 0 ? 4 : 22;
  }

  /** Room to the left of the area for ticks and their labels. */
  static double left(Chart chart, AxisTicks ticks, Graphics2D g) {
    return chart.yTicks != null && chart.yTicks.length == 0 ? 4 : 14 + ticks.widest(g);
  }

  /**
   * The largest area in which a unit of x is as long as a unit of y: in the middle, and at the top,
   * where the titles of panels side by side stand at one height.
   */
  private static Rectangle2D equalAspect(Rectangle2D given, double[] x, double[] y) {
    double unit = Math.min(given.getWidth() / (x[1] - x[0]), given.getHeight() / (y[1] - y[0]));
    double width = unit * (x[1] - x[0]);
    double height = unit * (y[1] - y[0]);
    return new Rectangle2D.Double(
        given.getX() + (given.getWidth() - width) / 2, given.getY(), width, height);
  }
}
