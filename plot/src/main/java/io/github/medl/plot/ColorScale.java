package io.github.medl.plot;

/**
 * Values to colours.
 *
 * @param map colours
 * @param min value of the first colour
 * @param max value of the last colour
 */
record ColorScale(Colormap map, double min, double max) {
  static ColorScale of(Colormap map, double[][] z) {
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
      return new ColorScale(map, 0, 1);
    }
    return min == max ? new ColorScale(map, min - .5, max + .5) : new ColorScale(map, min, max);
  }

  int argb(double value) {
    return map.argb((value - min) / (max - min));
  }
}
