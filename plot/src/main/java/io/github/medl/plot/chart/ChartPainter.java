package io.github.medl.plot.chart;

import io.github.medl.plot.ColourScale;
import io.github.medl.plot.Margins;
import io.github.medl.plot.Palette;
import io.github.medl.plot.paint.Extent;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Scale;
import io.github.medl.plot.paint.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jspecify.annotations.Nullable;

/** Draws a {@link Chart}: grid, elements, ticks, labels, legend, colour bar. */
final class ChartPainter {
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

  /** The ends of the axis, chosen or from the data. */
  double[] xRange() {
    return xRange.clone();
  }

  /** The ends of the axis, chosen or from the data. */
  double[] yRange() {
    return yRange.clone();
  }

  /**
   * Where all stands.
   *
   * @param colours what the colour bar explains, or null
   * @param beside width of the colour bar
   */
  private record Placed(
      ChartLayout layout, @Nullable Legend legend, @Nullable ColourScale colours, double beside) {}

  private Placed place(Graphics2D g, double width, double height, Margins least) {
    ColourScale colours = colourBar();
    double beside = colours == null ? 0 : ColourBar.width(g, colours);
    Legend legend = chart.legend == null ? null : Legend.of(chart.legend, chart.layers, g);
    double room = beside + (legend == null ? 0 : legend.room());
    ChartLayout layout = ChartLayout.of(chart, g, xRange, yRange, width, height, room, least);
    if (legend != null && legend.findsNoRoom(layout.axes())) {
      legend = legend.outside();
      room = beside + legend.room();
      layout = ChartLayout.of(chart, g, xRange, yRange, width, height, room, least);
    }
    return new Placed(layout, legend, colours, beside);
  }

  /** The room at both sides of the axes, at least what is asked for. */
  Margins margins(Graphics2D g, double width, double height, Margins least) {
    return place(g, width, height, least).layout.margins();
  }

  void paint(Graphics2D g, double width, double height, Margins least) {
    Placed placed = place(g, width, height, least);
    ChartLayout layout = placed.layout;
    Legend legend = placed.legend;
    ColourScale colours = placed.colours;
    Axes axes = layout.axes();
    background(g, layout);
    layers(g, axes);
    g.setColor(Palette.AXIS);
    g.setStroke(new BasicStroke(1));
    g.draw(axes.area());
    ticksX(g, layout);
    ticksY(g, layout);
    if (legend != null) {
      legend.paint(g, axes, placed.beside);
    }
    if (colours != null) {
      ColourBar.paint(g, colours, axes.area());
    }
    labels(g, layout);
  }

  private @Nullable ColourScale colourBar() {
    for (Layer layer : chart.layers) {
      if (layer.colourBar() != null) {
        return layer.colourBar();
      }
    }
    return null;
  }

  private void background(Graphics2D g, ChartLayout layout) {
    Rectangle2D area = layout.axes().area();
    g.setColor(Color.WHITE);
    g.fill(area);
    if (!grid) {
      return;
    }
    g.setColor(Palette.GRID);
    g.setStroke(new BasicStroke(.8f));
    for (double at : layout.x().at()) {
      double x = layout.axes().x().at(at);
      g.draw(new Line2D.Double(x, area.getMinY(), x, area.getMaxY()));
    }
    for (double at : layout.y().at()) {
      double y = layout.axes().y().at(at);
      g.draw(new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
    }
  }

  private void layers(Graphics2D g, Axes axes) {
    Shape clip = g.getClip();
    // What covers the whole area goes under the rest, whatever the order of the calls.
    for (boolean covering : new boolean[] {true, false}) {
      for (Layer layer : chart.layers) {
        if (layer.coversArea() == covering) {
          g.clip(layer.clip(axes));
          layer.paint(g, axes);
          g.setClip(clip);
        }
      }
    }
  }

  private void ticksX(Graphics2D g, ChartLayout layout) {
    AxisTicks ticks = layout.x();
    double y = layout.axes().area().getMaxY();
    for (int i = 0; i < ticks.at().length; i++) {
      double x = layout.axes().x().at(ticks.at()[i]);
      g.setColor(Palette.AXIS);
      g.draw(new Line2D.Double(x, y, x, y + 4));
      g.setColor(Palette.BLACK);
      Text.draw(g, ticks.labels()[i], AxisTicks.font(), x, y + 8, .5, 0);
    }
  }

  private void ticksY(Graphics2D g, ChartLayout layout) {
    AxisTicks ticks = layout.y();
    double x = layout.axes().area().getMinX();
    for (int i = 0; i < ticks.at().length; i++) {
      double y = layout.axes().y().at(ticks.at()[i]);
      g.setColor(Palette.AXIS);
      g.draw(new Line2D.Double(x - 4, y, x, y));
      g.setColor(Palette.BLACK);
      Text.draw(g, ticks.labels()[i], AxisTicks.font(), x - 8, y, 1, .5);
    }
  }

  private void labels(Graphics2D g, ChartLayout layout) {
    Rectangle2D area = layout.axes().area();
    Font font = Fonts.regular(Fonts.LABEL);
    g.setColor(Palette.BLACK);
    if (!chart.xLabel.isEmpty()) {
      double y = area.getMaxY() + ChartLayout.below(chart) + 6;
      Text.draw(g, chart.xLabel, font, area.getCenterX(), y, .5, 0);
    }
    if (!chart.yLabel.isEmpty()) {
      double x = area.getMinX() - ChartLayout.left(chart, layout.y(), g) - Text.line(font) / 2 + 1;
      Text.upwards(g, chart.yLabel, font, x, area.getCenterY());
    }
    Text.title(g, chart.title, area.getCenterX());
  }
}
