package io.github.medl.plot;

/** The smallest rectangle around some points; ignores what is not finite. */
final class Extent {
  double xMin = Double.POSITIVE_INFINITY;
  double xMax = Double.NEGATIVE_INFINITY;
  double yMin = Double.POSITIVE_INFINITY;
  double yMax = Double.NEGATIVE_INFINITY;

  void x(double... values) {
    for (double v : values) {
      if (Double.isFinite(v)) {
        xMin = Math.min(xMin, v);
        xMax = Math.max(xMax, v);
      }
    }
  }

  void y(double... values) {
    for (double v : values) {
      if (Double.isFinite(v)) {
        yMin = Math.min(yMin, v);
        yMax = Math.max(yMax, v);
      }
    }
  }
}
