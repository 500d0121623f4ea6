package io.github.medl.optim.minimise;

import io.github.medl.optim.linesearch.Ray;

/**
 * C(θ + α d), which remembers the last α: a method that asked for the slope there has the value and
 * the gradient for nothing.
 */
final class Line implements Ray {
  private final Run run;
  private final double[] direction;
  private final double[] point;
  private final double[] gradient;
  private final double[] product;
  private double valueAt = Double.NaN;
  private double gradientAt = Double.NaN;
  private double value;

  /** A line from the current iterate. The direction may be rewritten before {@link #restart()}. */
  Line(Run run, double[] direction) {
    this.run = run;
    this.direction = direction;
    point = new double[run.n()];
    gradient = new double[run.n()];
    product = new double[run.n()];
  }

  /** The line now begins at the new current iterate, or has another direction. */
  void restart() {
    valueAt = Double.NaN;
    gradientAt = Double.NaN;
  }

  private void go(double alpha) {
    Vectors.along(run.theta(), alpha, direction, point);
  }

  @Override
  public double value(double alpha) {
    if (alpha != valueAt) {
      go(alpha);
      value = run.value(point);
      valueAt = alpha;
    }
    return value;
  }

  @Override
  public double slope(double alpha) {
    evaluate(alpha);
    return Vectors.dot(gradient, direction);
  }

  private void evaluate(double alpha) {
    if (alpha != gradientAt) {
      go(alpha);
      value = run.evaluate(point, gradient);
      valueAt = alpha;
      gradientAt = alpha;
    }
  }

  @Override
  public double curvature(double alpha) {
    go(alpha);
    run.hessianTimes(point, direction, product);
    return Vectors.dot(product, direction);
  }

  /** Makes the point at α the next iterate. */
  void take(double alpha) {
    evaluate(alpha);
    go(alpha);
    run.moveTo(point, value, gradient, alpha);
  }
}
