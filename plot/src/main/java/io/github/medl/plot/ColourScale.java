package io.github.medl.plot;

/**
 * Values to colours.
 *
 * @param map colours
 * @param min value of the first colour
 * @param max value of the last colour
 */
public record ColourScale(ColourMap map, double min, double max) {
  /**
   * The scale that spans all colours over the finite values of a grid.
   *
   * @param map the colours
   * @param z the values
   * @return the scale; from 0 to 1 when no value is finite
   */
  public static ColourScale of(ColourMap map, double[][] z) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double[] row : z) {
      for (double v : row) {
        if (Double.isFinite(v)) {
          min = Math.min(min, v);
          max = Math.max(max, v);
        }
      }
    }
    if (!(min <= max)) {
      return new ColourScale(map, 0, 1);
    }
    return min == max ? new ColourScale(map, min - .5, max + .5) : new ColourScale(map, min, max);
  }

  /**
   * The colour of a value.
   *
   * @param value a value; beyond the ends it has the colour of the end
   * @return alpha, red, green and blue, eight bits each
   */
  public int argb(double value) {
    return map.argb((value - min) / (max - min));
  }
}
