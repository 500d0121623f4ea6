package io.github.medl.optim.minimise;

import java.util.Locale;

/** The point of a convex set that is nearest to a given one. */
@FunctionalInterface
public interface Projection {
  /**
   * Projects in place.
   *
   * @param theta any point; receives the nearest point of the set
   */
  void project(double[] theta);

  /**
   * A box: low_i ≤ θ_i ≤ high_i; infinite bounds are none.
   *
   * @param low the lower bounds
   * @param high the upper bounds
   * @return the projection
   * @throws IllegalArgumentException if the lengths differ or a lower bound is above the upper one
   */
  static Projection box(double[] low, double[] high) {
    double[] l = low.clone();
    double[] h = high.clone();
    if (l.length != h.length) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "box: %d lower bounds, %d upper bounds", l.length, h.length));
    }
    for (int i = 0; i < l.length; i++) {
      if (!(l[i] <= h[i])) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "box: bounds %d are %s and %s", i, l[i], h[i]));
      }
    }
    return theta -> {
      if (theta.length != l.length) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "box: %d bounds for %d parameters", l.length, theta.length));
      }
      for (int i = 0; i < theta.length; i++) {
        theta[i] = Math.max(l[i], Math.min(h[i], theta[i]));
      }
    };
  }

  /**
   * A ball about the origin: ‖θ‖ ≤ radius.
   *
   * @param radius its radius
   * @return the projection
   * @throws IllegalArgumentException if the radius is not positive
   */
  static Projection ball(double radius) {
    if (!(radius > 0)) {
      throw new IllegalArgumentException("ball: the radius must be positive, got " + radius);
    }
    return theta -> {
      double norm = Vectors.norm(theta);
      if (norm > radius) {
        for (int i = 0; i < theta.length; i++) {
          theta[i] *= radius / norm;
        }
      }
    };
  }

  /**
   * A half-space: aᵀθ ≤ b.
   *
   * @param a its normal, not 0
   * @param b its offset
   * @return the projection
   * @throws IllegalArgumentException if the normal is 0 or not finite
   */
  static Projection halfSpace(double[] a, double b) {
    double size = Vectors.norm(a);
    if (!(size > 0) || !Double.isFinite(size)) {
      throw new IllegalArgumentException(
          "halfSpace: the normal must be finite and not 0, its length is " + size);
    }
    if (Double.isNaN(b)) {
      throw new IllegalArgumentException("halfSpace: the bound b is NaN");
    }
    // A power of two rounds nothing, and brings squares where they neither overflow nor vanish.
    double[] normal = a.clone();
    Vectors.scale(normal, -Math.getExponent(size));
    double offset = Math.scalb(b, -Math.getExponent(size));
    double square = Vectors.dot(normal, normal);
    return theta -> {
      if (theta.length != normal.length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "halfSpace: a normal of %d numbers for %d parameters",
                normal.length,
                theta.length));
      }
      double excess = Vectors.dot(normal, theta) - offset;
      if (excess > 0) {
        Vectors.add(theta, -excess / square, normal);
      }
    };
  }
}
