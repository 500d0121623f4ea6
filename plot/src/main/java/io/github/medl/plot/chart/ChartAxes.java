package io.github.medl.plot.chart;

import io.github.medl.plot.paint.Check;
import io.github.medl.plot.paint.MathText;

/** The axes of a {@link Chart}: labels, ranges, ticks, logarithms. */
public sealed interface ChartAxes permits Chart {
  private Chart chart() {
    return (Chart) this;
  }

  /**
   * Sets the labels of the axes.
   *
   * @param x label of the horizontal axis, as {@link MathText}
   * @param y label of the vertical axis
   * @return this
   */
  default Chart axes(String x, String y) {
    chart().xLabel = MathText.checked(x);
    chart().yLabel = MathText.checked(y);
    return chart();
  }

  /**
   * Sets the range of the horizontal axis.
   *
   * @param min value at the left
   * @param max value at the right
   * @return this
   * @throws IllegalArgumentException unless both are finite and min &lt; max
   */
  default Chart xRange(double min, double max) {
    Check.range("x range", min, max);
    chart().xRange = new double[] {min, max};
    return chart();
  }

  /**
   * Sets the range of the vertical axis.
   *
   * @param min value at the bottom
   * @param max value at the top
   * @return this
   * @throws IllegalArgumentException unless both are finite and min &lt; max
   */
  default Chart yRange(double min, double max) {
    Check.range("y range", min, max);
    chart().yRange = new double[] {min, max};
    return chart();
  }

  /**
   * Puts ticks of the horizontal axis at these values only.
   *
   * @param at positions
   * @return this
   */
  default Chart xTicks(double... at) {
    chart().xTicks = at.clone();
    chart().xTickLabels = null;
    return chart();
  }

  /**
   * Puts ticks of the vertical axis at these values only.
   *
   * @param at positions
   * @return this
   */
  default Chart yTicks(double... at) {
    chart().yTicks = at.clone();
    chart().yTickLabels = null;
    return chart();
  }

  /**
   * Puts ticks of the horizontal axis at these values, with these labels.
   *
   * @param at positions
   * @param labels one label a position, as {@link MathText}
   * @return this
   */
  default Chart xTicks(double[] at, String... labels) {
    Check.sameLength("tick positions", at.length, "tick labels", labels.length);
    chart().xTicks = at.clone();
    chart().xTickLabels = labels.clone();
    return chart();
  }

  /**
   * Puts ticks of the vertical axis at these values, with these labels.
   *
   * @param at positions
   * @param labels one label a position, as {@link MathText}
   * @return this
   */
  default Chart yTicks(double[] at, String... labels) {
    Check.sameLength("tick positions", at.length, "tick labels", labels.length);
    chart().yTicks = at.clone();
    chart().yTickLabels = labels.clone();
    return chart();
  }

  /**
   * Leaves both axes without ticks.
   *
   * @return this
   */
  default Chart noTicks() {
    return xTicks().yTicks();
  }

  /**
   * Makes the horizontal axis logarithmic; values that are not positive are gaps.
   *
   * @return this
   */
  default Chart logX() {
    chart().xLog = true;
    return chart();
  }

  /**
   * Makes the vertical axis logarithmic; values that are not positive are gaps.
   *
   * @return this
   */
  default Chart logY() {
    chart().yLog = true;
    return chart();
  }
}
