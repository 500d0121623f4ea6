package io.github.medl.plot.chart;

import io.github.medl.plot.ColourScale;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.paint.Extent;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Scale;
import io.github.medl.plot.paint.Text;
import io.github.medl.plot.paint.Ticks;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Draws a {@link Chart}: title and labels, XChart's frame, the elements, the legend. */
final class ChartPainter {
  private static final double GAP = 6;

  private final Chart chart;
  private final double[] xRange;
  private final double[] yRange;
  private final boolean grid;

  ChartPainter(Chart chart) {
    this.chart = chart;
    Extent extent = new Extent();
    boolean covered = false;
    for (Layer layer : chart.layers) {
      layer.extend(extent);
      covered |= layer.coversArea();
    }
    double margin = covered ? 0 : 0.04;
    xRange = range("x", chart.xRange, extent.xMin(), extent.xMax(), chart.xLog, margin);
    yRange = range("y", chart.yRange, extent.yMin(), extent.yMax(), chart.yLog, margin);
    grid = chart.grid && !covered;
  }

  private static double[] range(
      String axis, double @Nullable [] chosen, double min, double max, boolean log, double margin) {
    double[] range = chosen != null ? chosen.clone() : Scale.around(min, max, log, margin);
    if (log && !(range[0] > 0)) {
      throw new IllegalArgumentException(
          "a logarithmic "
              + axis
              + " axis needs positive values, but its range is "
              + range[0]
              + " to "
              + range[1]
              + "; set "
              + axis
              + "Range or remove log");
    }
    return range;
  }

  void paint(Graphics2D g, double width, double height) {
    Font labelFont = Fonts.regular(Fonts.LABEL);
    double top = chart.title.isEmpty() ? 8 : Text.line(Fonts.bold(Fonts.TITLE)) + 8;
    double bottom = chart.xLabel.isEmpty() ? 4 : Text.line(labelFont) + 4;
    double left = chart.yLabel.isEmpty() ? 4 : Text.line(labelFont) + 2;
    double right = 14;
    if (chart.xTicks != null) {
      bottom += chart.xTicks.length == 0 ? 4 : 20;
    }
    if (chart.yTicks != null) {
      left += chart.yTicks.length == 0 ? 4 : 11 + widestTick(g);
    }
    Legend legend = chart.legend == null ? null : new Legend(chart, g);
    if (chart.legend == Corner.OUTSIDE) {
      right += legend.width() + GAP;
    }
    ColourScale colours = colourBar();
    if (colours != null) {
      right += ColourBar.width(g, colours);
    }
    double pad = XChartFrame.PADDING;
    Rectangle2D box =
        new Rectangle2D.Double(
            left - pad, top - pad, width - left - right + 2 * pad, height - top - bottom + 2 * pad);
    if (chart.equalAspect) {
      box = equalAspect(box);
    }
    Rectangle2D[] area = new Rectangle2D[1];
    AffineTransform saved = g.getTransform();
    g.translate(box.getX(), box.getY());
    frame(
            (h, axes) -> {
              area[0] = axes.area();
              content(h, axes);
              if (legend != null) {
                legend.paint(h, axes);
              }
              if (colours != null) {
                ColourBar.paint(h, colours, axes.area());
              }
            })
        .paint(g, (int) Math.round(box.getWidth()), (int) Math.round(box.getHeight()));
    labels(g, area[0], labelFont);
    g.setTransform(saved);
  }

  private @Nullable ColourScale colourBar() {
    for (Layer layer : chart.layers) {
      if (layer.colourBar() != null) {
        return layer.colourBar();
      }
    }
    return null;
  }

  private double widestTick(Graphics2D g) {
    double widest = 0;
    for (String label : Ticks.labels(chart.yTicks, chart.yTickLabels)) {
      widest = Math.max(widest, Text.width(g, label, Fonts.regular(Fonts.TICK)));
    }
    return widest;
  }

  private XChartFrame frame(BiConsumer<Graphics2D, Axes> content) {
    return new XChartFrame(chart, xRange, yRange, grid, content);
  }

  /**
   * A box inside the given one in which a unit of x is as long as a unit of y. Shrinking it may
   * change the ticks, and with them the room that their labels take; two rounds settle that.
   */
  private Rectangle2D equalAspect(Rectangle2D given) {
    Rectangle2D box = given;
    for (int round = 0; round < 3; round++) {
      Rectangle2D area = area(box);
      double unitX = area.getWidth() / (xRange[1] - xRange[0]);
      double unitY = area.getHeight() / (yRange[1] - yRange[0]);
      double lessX = Math.max(0, area.getWidth() * (1 - unitY / unitX));
      double lessY = Math.max(0, area.getHeight() * (1 - unitX / unitY));
      if (lessX + lessY < 1) {
        break;
      }
      box =
          new Rectangle2D.Double(
              box.getX() + lessX / 2,
              box.getY() + lessY / 2,
              box.getWidth() - lessX,
              box.getHeight() - lessY);
    }
    return box;
  }

  /** Where the axes end up in a box, found by drawing the frame where nobody sees it. */
  private Rectangle2D area(Rectangle2D box) {
    Rectangle2D[] area = new Rectangle2D[1];
    Graphics2D scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    frame((g, axes) -> area[0] = axes.area())
        .paint(scratch, (int) Math.round(box.getWidth()), (int) Math.round(box.getHeight()));
    scratch.dispose();
    return area[0];
  }

  private void content(Graphics2D g, Axes axes) {
    Shape clip = g.getClip();
    g.clip(axes.area());
    // What covers the whole area goes under the rest, whatever the order of the calls.
    for (boolean covering : new boolean[] {true, false}) {
      for (Layer layer : chart.layers) {
        if (layer.coversArea() == covering) {
          layer.paint(g, axes);
        }
      }
    }
    g.setClip(clip);
    g.setColor(Palette.AXIS);
    g.setStroke(new BasicStroke(1));
    g.draw(axes.area());
    if (chart.xTicks != null) {
      ticksX(g, axes);
    }
    if (chart.yTicks != null) {
      ticksY(g, axes);
    }
  }

  private void ticksX(Graphics2D g, Axes axes) {
    String[] labels = Ticks.labels(chart.xTicks, chart.xTickLabels);
    double y = axes.area().getMaxY();
    for (int i = 0; i < labels.length; i++) {
      double x = axes.x().at(chart.xTicks[i]);
      if (x >= axes.area().getMinX() - .5 && x <= axes.area().getMaxX() + .5) {
        g.setColor(Palette.AXIS);
        g.draw(new Line2D.Double(x, y, x, y + 4));
        g.setColor(Palette.BLACK);
        Text.draw(g, labels[i], Fonts.regular(Fonts.TICK), x, y + 8, .5, 0);
      }
    }
  }

  private void ticksY(Graphics2D g, Axes axes) {
    String[] labels = Ticks.labels(chart.yTicks, chart.yTickLabels);
    double x = axes.area().getMinX();
    for (int i = 0; i < labels.length; i++) {
      double y = axes.y().at(chart.yTicks[i]);
      if (y >= axes.area().getMinY() - .5 && y <= axes.area().getMaxY() + .5) {
        g.setColor(Palette.AXIS);
        g.draw(new Line2D.Double(x - 4, y, x, y));
        g.setColor(Palette.BLACK);
        Text.draw(g, labels[i], Fonts.regular(Fonts.TICK), x - 8, y, 1, .5);
      }
    }
  }

  private void labels(Graphics2D g, Rectangle2D area, Font font) {
    g.setColor(Palette.BLACK);
    double below = chart.xTicks == null ? 22 : chart.xTicks.length == 0 ? 4 : 22;
    double beside =
        chart.yTicks == null ? area.getMinX() : chart.yTicks.length == 0 ? 4 : 11 + widestTick(g);
    if (!chart.xLabel.isEmpty()) {
      Text.draw(g, chart.xLabel, font, area.getCenterX(), area.getMaxY() + below + 6, .5, 0);
    }
    if (!chart.yLabel.isEmpty()) {
      double x = area.getMinX() - beside - Text.line(font) / 2 + 1;
      Text.upwards(g, chart.yLabel, font, x, area.getCenterY());
    }
    if (!chart.title.isEmpty()) {
      Text.draw(
          g, chart.title, Fonts.bold(Fonts.TITLE), area.getCenterX(), area.getMinY() - 9, .5, 1);
    }
  }
}
