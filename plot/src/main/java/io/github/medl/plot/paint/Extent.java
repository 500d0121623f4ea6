package io.github.medl.plot.paint;

/** The smallest rectangle around some points; ignores what is not finite. */
public final class Extent {
  private double xMin = Double.POSITIVE_INFINITY;
  private double xMax = Double.NEGATIVE_INFINITY;
  private double yMin = Double.POSITIVE_INFINITY;
  private double yMax = Double.NEGATIVE_INFINITY;

  /** An extent of nothing: its lower ends are infinity and its upper ends minus infinity. */
  public Extent() {
    // Nothing is in it yet.
  }

  /** {@return the least abscissa} */
  public double xMin() {
    return xMin;
  }

  /** {@return the greatest abscissa} */
  public double xMax() {
    return xMax;
  }

  /** {@return the least ordinate} */
  public double yMin() {
    return yMin;
  }

  /** {@return the greatest ordinate} */
  public double yMax() {
    return yMax;
  }

  /**
   * Takes abscissas in.
   *
   * @param values any numbers
   */
  public void x(double... values) {
    for (double v : values) {
      if (Double.isFinite(v)) {
        xMin = Math.min(xMin, v);
        xMax = Math.max(xMax, v);
      }
    }
  }

  /**
   * Takes ordinates in.
   *
   * @param values any numbers
   */
  public void y(double... values) {
    for (double v : values) {
      if (Double.isFinite(v)) {
        yMin = Math.min(yMin, v);
        yMax = Math.max(yMax, v);
      }
    }
  }
}
