package io.github.medl.examples.plot;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A chart in two dimensions. The methods add to this chart and return it; elements are drawn in the
 * order of the calls.
 *
 * <p>Wherever a name is taken, it names the series and its entry in the legend; an empty name or
 * one that begins with {@code _} has no entry. A value that is NaN or infinite leaves a gap.
 */
public final class Chart implements Panel {
  final List<Layer> layers = new ArrayList<>();
  String title;
  String xLabel = "";
  String yLabel = "";
  double[] xRange;
  double[] yRange;
  double[] xTicks;
  double[] yTicks;
  String[] xTickLabels;
  String[] yTickLabels;
  boolean xLog;
  boolean yLog;
  boolean equalAspect;
  boolean grid = true;
  Corner legend;
  private double width = 440;
  private double height = 340;

  private Chart(String title) {
    this.title = Objects.requireNonNull(title, "title");
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
    xLabel = Objects.requireNonNull(x, "x");
    yLabel = Objects.requireNonNull(y, "y");
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
        Layer.put(all, layer.name(), series);
      }
    }
    return all;
  }
}
