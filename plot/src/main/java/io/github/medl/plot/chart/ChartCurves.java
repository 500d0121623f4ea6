package io.github.medl.plot.chart;

import io.github.medl.plot.Style;
import io.github.medl.plot.paint.Check;
import java.util.Objects;

/** What a {@link Chart} shows of numbers against numbers: lines, points, paths, areas, bars. */
public sealed interface ChartCurves permits Chart {
  private Chart chart() {
    return (Chart) this;
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
  default Chart line(String name, double[] x, double[] y, Style style) {
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
  default Chart points(String name, double[] x, double[] y, Style style) {
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
  default Chart point(String name, double x, double y, Style style) {
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
  default Chart trajectory(String name, double[] x, double[] y, Style style) {
    return curve(name, x, y, style.size(.6 * style.size()), true, true);
  }

  private Chart curve(
      String name, double[] x, double[] y, Style style, boolean line, boolean marks) {
    Check.sameLength("x of " + name, x.length, "y of " + name, y.length);
    return chart()
        .add(new Curve(name, x.clone(), y.clone(), Objects.requireNonNull(style), line, marks));
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
  default Chart band(String name, double[] x, double[] low, double[] high, Style style) {
    Check.sameLength("x of " + name, x.length, "low of " + name, low.length);
    Check.sameLength("x of " + name, x.length, "high of " + name, high.length);
    return chart().add(new Shapes.Band(name, x.clone(), low.clone(), high.clone(), style));
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
  default Chart hatched(String name, double[] x, double[] y, Style style) {
    Check.sameLength("x of " + name, x.length, "y of " + name, y.length);
    for (int i = 0; i < x.length; i++) {
      Check.finite("a corner of " + name, x[i] + y[i]);
    }
    return chart().add(new Hatched(name, x.clone(), y.clone(), style));
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
  default Chart bars(String name, double[] x, double[] heights, double barWidth, Style style) {
    Check.sameLength("x of " + name, x.length, "heights of " + name, heights.length);
    Check.range("bar from 0 to its width", 0, barWidth);
    return chart().add(new Shapes.Bars(name, x.clone(), heights.clone(), barWidth, style));
  }
}
