package io.github.medl.examples.chapter8;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;

/** Curves in the plane, with noise of deviation 0.05 about them. */
enum PlaneShape {
  /** Two half circles: (cos u, sin u) and (1 - cos u, 1/2 - sin u), moved to the middle. */
  MOONS("two moons") {
    @Override
    double[] at(double u, boolean first) {
      double angle = Math.PI * u;
      double x = StrictMath.cos(angle);
      double y = StrictMath.sin(angle);
      return first ? new double[] {x - .5, y - .25} : new double[] {.5 - x, .25 - y};
    }
  },

  /** A spiral of one and a half turns, t (cos t, sin t)/7.5. */
  ROLL("swiss roll") {
    @Override
    double[] at(double u, boolean first) {
      double t = Math.PI * (1.5 + 3 * u);
      return new double[] {t * StrictMath.cos(t) / 7.5, t * StrictMath.sin(t) / 7.5};
    }
  };

  private static final double NOISE = 0.05;
  private static final double NEAR = 0.15;
  private static final int GRID = 1000;

  private final String words;

  PlaneShape(String words) {
    this.words = words;
  }

  /** The point at u from 0 to 1, of one branch or the other. */
  abstract double[] at(double u, boolean first);

  /** What it is called. */
  String words() {
    return words;
  }

  /** Points of the shape, with noise, (n, 2) in FLOAT64. */
  Tensor points(int n, RandomStream stream) {
    double[] values = new double[2 * n];
    for (int i = 0; i < n; i++) {
      double[] at = at(stream.uniform(), stream.uniform() < .5);
      values[2 * i] = at[0] + NOISE * stream.normal();
      values[2 * i + 1] = at[1] + NOISE * stream.normal();
    }
    return Tensor.wrap(values, n, 2);
  }

  /** The share of points within 0.15 of the curve without noise. */
  double near(Tensor points) {
    double[][] curve = new double[2 * GRID + 2][];
    for (int i = 0; i <= GRID; i++) {
      curve[2 * i] = at((double) i / GRID, true);
      curve[2 * i + 1] = at((double) i / GRID, false);
    }
    int near = 0;
    for (double[] point : points.toRows()) {
      double least = Double.POSITIVE_INFINITY;
      for (double[] c : curve) {
        double x = point[0] - c[0];
        double y = point[1] - c[1];
        least = Math.min(least, x * x + y * y);
      }
      near += least <= NEAR * NEAR ? 1 : 0;
    }
    return (double) near / points.dim(0);
  }
}
