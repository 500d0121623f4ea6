package io.github.medl.plot.chart;

import io.github.medl.plot.ColourMap;
import io.github.medl.plot.ColourScale;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.Style;
import io.github.medl.plot.paint.Check;
import io.github.medl.plot.paint.MathText;
import io.github.medl.plot.paint.Sizes;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A chart in two dimensions. The methods add to this chart and return it; elements are drawn in the
 * order of the calls, but heat maps, regions and contours always under the others.
 *
 * <p>Wherever a name is taken, it names the series and its entry in the legend; an empty name or
 * one that begins with {@code _} has no entry. A value that is NaN or infinite leaves a gap.
 */
public final class Chart implements Panel {
  final List<Layer> layers = new ArrayList<>();
  String title;
  String xLabel = "";
  String yLabel = "";
  double @Nullable [] xRange;
  double @Nullable [] yRange;
  double @Nullable [] xTicks;
  double @Nullable [] yTicks;
  String @Nullable [] xTickLabels;
  String @Nullable [] yTickLabels;
  boolean xLog;
  boolean yLog;
  boolean equalAspect;
  boolean grid = true;
  @Nullable Corner legend;
  private double width = 440;
  private double height = 340;

  private Chart(String title) {
    this.title = MathText.checked(title);
  }

  /**
   * An empty chart.
   *
   * @param title what stands above it, as {@link MathText}; may be empty
   * @return the chart
   */
  public static Chart titled(String title) {
    return new Chart(title);
  }

  /**
   * Sets the labels of the axes.
   *
   * @param x label of the horizontal axis, as {@link MathText}
   * @param y label of the vertical axis
   * @return this
   */
  public Chart axes(String x, String y) {
    xLabel = MathText.checked(x);
    yLabel = MathText.checked(y);
    return this;
  }

  /**
   * Sets the size that the chart asks for, 440 x 340 by default.
   *
   * @param logicalWidth width in logical pixels
   * @param logicalHeight height in logical pixels
   * @return this
   */
  public Chart size(double logicalWidth, double logicalHeight) {
    Sizes.check(logicalWidth, logicalHeight);
    width = logicalWidth;
    height = logicalHeight;
    return this;
  }

  /**
   * Sets the range of the horizontal axis.
   *
   * @param min value at the left
   * @param max value at the right
   * @return this
   * @throws IllegalArgumentException unless both are finite and min &lt; max
   */
  public Chart xRange(double min, double max) {
    Check.range("x range", min, max);
    xRange = new double[] {min, max};
    return this;
  }

  /**
   * Sets the range of the vertical axis.
   *
   * @param min value at the bottom
   * @param max value at the top
   * @return this
   * @throws IllegalArgumentException unless both are finite and min &lt; max
   */
  public Chart yRange(double min, double max) {
    Check.range("y range", min, max);
    yRange = new double[] {min, max};
    return this;
  }

  /**
   * Puts ticks of the horizontal axis at these values only.
   *
   * @param at positions
   * @return this
   */
  public Chart xTicks(double... at) {
    xTicks = at.clone();
    xTickLabels = null;
    return this;
  }

  /**
   * Puts ticks of the vertical axis at these values only.
   *
   * @param at positions
   * @return this
   */
  public Chart yTicks(double... at) {
    yTicks = at.clone();
    yTickLabels = null;
    return this;
  }

  /**
   * Puts ticks of the horizontal axis at these values, with these labels.
   *
   * @param at positions
   * @param labels one label a position, as {@link MathText}
   * @return this
   */
  public Chart xTicks(double[] at, String... labels) {
    Check.sameLength("tick positions", at.length, "tick labels", labels.length);
    xTicks = at.clone();
    xTickLabels = labels.clone();
    return this;
  }

  /**
   * Puts ticks of the vertical axis at these values, with these labels.
   *
   * @param at positions
   * @param labels one label a position, as {@link MathText}
   * @return this
   */
  public Chart yTicks(double[] at, String... labels) {
    Check.sameLength("tick positions", at.length, "tick labels", labels.length);
    yTicks = at.clone();
    yTickLabels = labels.clone();
    return this;
  }

  /**
   * Leaves both axes without ticks.
   *
   * @return this
   */
  public Chart noTicks() {
    return xTicks().yTicks();
  }

  /**
   * Leaves the chart without grid lines.
   *
   * @return this
   */
  public Chart noGrid() {
    grid = false;
    return this;
  }

  /**
   * Draws one unit of x as long as one unit of y.
   *
   * @return this
   */
  public Chart equalAspect() {
    equalAspect = true;
    return this;
  }

  /**
   * Makes the horizontal axis logarithmic; values that are not positive are gaps.
   *
   * @return this
   */
  public Chart logX() {
    xLog = true;
    return this;
  }

  /**
   * Makes the vertical axis logarithmic; values that are not positive are gaps.
   *
   * @return this
   */
  public Chart logY() {
    yLog = true;
    return this;
  }

  /**
   * Shows a legend.
   *
   * @param corner where
   * @return this
   */
  public Chart legend(Corner corner) {
    legend = Objects.requireNonNull(corner, "corner");
    return this;
  }

  /**
   * Adds a line through points.
   *
   * @param name name of the series
   * @param x abscissas
   * @param y ordinates
   * @param style how it looks
   * @return this
   * @throws IllegalArgumentException when the lengths differ
   */
  public Chart line(String name, double[] x, double[] y, Style style) {
    return curve(name, x, y, style, true, false);
  }

  /**
   * Adds a mark at each point.
   *
   * @param name name of the series
   * @param x abscissas
   * @param y ordinates
   * @param style how it looks
   * @return this
   * @throws IllegalArgumentException when the lengths differ
   */
  public Chart points(String name, double[] x, double[] y, Style style) {
    return curve(name, x, y, style, false, true);
  }

  /**
   * Adds one point with a name, such as an optimum.
   *
   * @param name name of the series
   * @param x abscissa
   * @param y ordinate
   * @param style how it looks
   * @return this
   */
  public Chart point(String name, double x, double y, Style style) {
    return points(name, new double[] {x}, new double[] {y}, style);
  }

  /**
   * Adds the path of an iteration: a line with a small mark, 0.6 times the style's, at each
   * iterate.
   *
   * @param name name of the series
   * @param x first coordinate of the iterates
   * @param y second coordinate of the iterates
   * @param style how it looks
   * @return this
   * @throws IllegalArgumentException when the lengths differ
   */
  public Chart trajectory(String name, double[] x, double[] y, Style style) {
    return curve(name, x, y, style.size(.6 * style.size()), true, true);
  }

  private Chart curve(
      String name, double[] x, double[] y, Style style, boolean line, boolean marks) {
    Check.sameLength("x of " + name, x.length, "y of " + name, y.length);
    return add(new Curve(name, x.clone(), y.clone(), Objects.requireNonNull(style), line, marks));
  }

  /**
   * Adds the area between two curves, filled in a quarter of the style's opacity.
   *
   * @param name name of the series
   * @param x abscissas
   * @param low lower ordinates
   * @param high upper ordinates
   * @param style its colour
   * @return this
   * @throws IllegalArgumentException when the lengths differ
   */
  public Chart band(String name, double[] x, double[] low, double[] high, Style style) {
    Check.sameLength("x of " + name, x.length, "low of " + name, low.length);
    Check.sameLength("x of " + name, x.length, "high of " + name, high.length);
    return add(new Shapes.Band(name, x.clone(), low.clone(), high.clone(), style));
  }

  /**
   * Adds a hatched polygon with its edge.
   *
   * @param name name of the series
   * @param x abscissas of the corners, in order; the last is joined to the first
   * @param y ordinates of the corners
   * @param style its colour and the width of the edge
   * @return this
   * @throws IllegalArgumentException when the lengths differ or a number is not finite
   */
  public Chart hatched(String name, double[] x, double[] y, Style style) {
    Check.sameLength("x of " + name, x.length, "y of " + name, y.length);
    for (int i = 0; i < x.length; i++) {
      Check.finite("a corner of " + name, x[i] + y[i]);
    }
    return add(new Hatched(name, x.clone(), y.clone(), style));
  }

  /**
   * Adds upright bars that stand on 0.
   *
   * @param name name of the series
   * @param x middle of each bar
   * @param heights their heights
   * @param barWidth width of a bar in units of x
   * @param style their colour
   * @return this
   * @throws IllegalArgumentException when the lengths differ or the width is not positive
   */
  public Chart bars(String name, double[] x, double[] heights, double barWidth, Style style) {
    Check.sameLength("x of " + name, x.length, "heights of " + name, heights.length);
    Check.range("bar from 0 to its width", 0, barWidth);
    return add(new Shapes.Bars(name, x.clone(), heights.clone(), barWidth, style));
  }

  /**
   * Adds contour lines in one style.
   *
   * @param x strictly increasing abscissas of the grid
   * @param y strictly increasing ordinates of the grid
   * @param z values, {@code z[j][i]} at {@code (x[i], y[j])}; NaN where there is none
   * @param levels the levels
   * @param style how a line looks
   * @return this
   * @throws IllegalArgumentException when the grid is malformed or a level not finite
   */
  public Chart contours(double[] x, double[] y, double[][] z, double[] levels, Style style) {
    return contours(x, y, z, levels, Collections.nCopies(levels.length, style.colour()), style);
  }

  /**
   * Adds contour lines that go through the colours of a map from the first level to the last, in
   * even steps a level.
   *
   * @param x strictly increasing abscissas of the grid
   * @param y strictly increasing ordinates of the grid
   * @param z values, {@code z[j][i]} at {@code (x[i], y[j])}; NaN where there is none
   * @param levels the levels
   * @param map the colours
   * @param lineWidth width of a line in logical pixels
   * @return this
   * @throws IllegalArgumentException when the grid is malformed or a level not finite
   */
  public Chart contours(
      double[] x, double[] y, double[][] z, double[] levels, ColourMap map, double lineWidth) {
    List<Color> colours = new ArrayList<>();
    for (int k = 0; k < levels.length; k++) {
      colours.add(map.colour(levels.length == 1 ? 0 : k / (levels.length - 1.0)));
    }
    return contours(x, y, z, levels, colours, Style.of(Palette.BLACK).width(lineWidth));
  }

  private Chart contours(
      double[] x, double[] y, double[][] z, double[] levels, List<Color> colours, Style style) {
    return add(
        new Contours(
            "_contours",
            x.clone(),
            y.clone(),
            levels.clone(),
            MarchingSquares.contours(x, y, z, levels),
            colours,
            style));
  }

  /**
   * Adds regions: the cell around each point of a grid in the colour of its class.
   *
   * @param x strictly increasing abscissas of the grid
   * @param y strictly increasing ordinates of the grid
   * @param classes {@code classes[j][i]} at {@code (x[i], y[j])}, from 0
   * @param colours one colour a class, translucent if points are to be seen through it
   * @return this
   * @throws IllegalArgumentException when the grid is malformed or a class has no colour
   */
  public Chart filledRegions(double[] x, double[] y, int[][] classes, Color... colours) {
    double[][] z = new double[classes.length][];
    for (int j = 0; j < z.length; j++) {
      z[j] = Arrays.stream(classes[j]).asDoubleStream().toArray();
      for (int k : classes[j]) {
        if (k < 0 || k >= colours.length) {
          throw new IllegalArgumentException(
              "class " + k + " has no colour; there are " + colours.length + " colours");
        }
      }
    }
    Check.grid(x, y, z);
    return add(new Cells("_regions", x.clone(), y.clone(), z, Cells.colours(colours), null));
  }

  /**
   * Adds a heat map that spans all colours of a map, with a colour bar beside the chart.
   *
   * @param name name of the series
   * @param x strictly increasing abscissas of the cells' centres
   * @param y strictly increasing ordinates of the cells' centres
   * @param z values, {@code z[j][i]} at {@code (x[i], y[j])}; NaN is left white
   * @param map the colours
   * @return this
   * @throws IllegalArgumentException when the grid is malformed
   */
  public Chart heatMap(String name, double[] x, double[] y, double[][] z, ColourMap map) {
    return heatMap(name, x, y, z, ColourScale.of(map, z));
  }

  /**
   * Adds a heat map with chosen ends of its colours.
   *
   * @param name name of the series
   * @param x strictly increasing abscissas of the cells' centres
   * @param y strictly increasing ordinates of the cells' centres
   * @param z values, {@code z[j][i]} at {@code (x[i], y[j])}; NaN is left white
   * @param map the colours
   * @param min value of the first colour
   * @param max value of the last colour
   * @return this
   * @throws IllegalArgumentException when the grid is malformed
   */
  public Chart heatMap(
      String name, double[] x, double[] y, double[][] z, ColourMap map, double min, double max) {
    Check.range("colour range", min, max);
    return heatMap(name, x, y, z, new ColourScale(map, min, max));
  }

  private Chart heatMap(String name, double[] x, double[] y, double[][] z, ColourScale scale) {
    Check.grid(x, y, z);
    double[][] copy = new double[z.length][];
    for (int j = 0; j < z.length; j++) {
      copy[j] = Check.gaps(z[j]);
    }
    return add(new Cells(name, x.clone(), y.clone(), copy, scale::argb, scale));
  }

  /**
   * Adds a vertical line across the chart.
   *
   * @param name name in the legend; may be empty
   * @param x where
   * @param style how it looks
   * @return this
   */
  public Chart verticalLine(String name, double x, Style style) {
    Check.finite("x of a vertical line", x);
    return add(new Shapes.Rule(name, x, true, style));
  }

  /**
   * Adds a horizontal line across the chart.
   *
   * @param name name in the legend; may be empty
   * @param y where
   * @param style how it looks
   * @return this
   */
  public Chart horizontalLine(String name, double y, Style style) {
    Check.finite("y of a horizontal line", y);
    return add(new Shapes.Rule(name, y, false, style));
  }

  /**
   * Adds an arrow.
   *
   * @param x0 abscissa of its tail
   * @param y0 ordinate of its tail
   * @param x1 abscissa of its tip
   * @param y1 ordinate of its tip
   * @param style how it looks
   * @return this
   */
  public Chart arrow(double x0, double y0, double x1, double y1, Style style) {
    return add(new Shapes.Arrow(x0, y0, x1, y1, style));
  }

  /**
   * Writes words, centred at a point.
   *
   * @param x abscissa
   * @param y ordinate
   * @param label the words, as {@link MathText}; may have several lines
   * @return this
   */
  public Chart text(double x, double y, String label) {
    return text(x, y, label, Style.of(Palette.BLACK), 0, 0);
  }

  /**
   * Writes words beside a point.
   *
   * @param x abscissa of the point
   * @param y ordinate of the point
   * @param label the words, as {@link MathText}; may have several lines
   * @param style their colour
   * @param dx logical pixels to the right: words end at the point when negative
   * @param dy logical pixels down
   * @return this
   */
  public Chart text(double x, double y, String label, Style style, double dx, double dy) {
    return add(new Shapes.Words(x, y, MathText.checked(label), style, dx, dy));
  }

  /**
   * Adds an image.
   *
   * @param image the pixels
   * @param x abscissa of its middle
   * @param y ordinate of its middle
   * @param logicalWidth width in logical pixels; the height follows
   * @return this
   */
  public Chart image(BufferedImage image, double x, double y, double logicalWidth) {
    Check.range("image from 0 to its width", 0, logicalWidth);
    return add(new Inset(Objects.requireNonNull(image, "image"), x, y, logicalWidth));
  }

  Chart add(Layer layer) {
    layers.add(layer);
    return this;
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public double height() {
    return height;
  }

  @Override
  public void paint(Graphics2D g, double w, double h) {
    new ChartPainter(this).paint(g, w, h);
  }

  @Override
  public Map<String, Series> series() {
    Map<String, Series> all = new LinkedHashMap<>();
    for (Layer layer : layers) {
      Series series = layer.series();
      if (series != null) {
        Series.put(all, layer.name().replaceFirst("^_", ""), series);
      }
    }
    return all;
  }
}
