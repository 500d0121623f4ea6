package io.github.medl.plot.surface;

/**
 * A camera that looks at the origin, by matplotlib's conventions: at azimuth 0 and elevation 0 it
 * stands on the positive x axis, azimuth turns it towards y, elevation lifts it towards z.
 */
final class View {
  /** Distance of the camera in edges of the box: enough perspective to see what is in front. */
  private static final double DISTANCE = 7;

  private final double[] right;
  private final double[] up;
  private final double[] towards;

  View(double elevation, double azimuth) {
    double e = Math.toRadians(elevation);
    double a = Math.toRadians(azimuth);
    right = new double[] {-Math.sin(a), Math.cos(a), 0};
    up = new double[] {-Math.sin(e) * Math.cos(a), -Math.sin(e) * Math.sin(a), Math.cos(e)};
    towards = new double[] {Math.cos(e) * Math.cos(a), Math.cos(e) * Math.sin(a), Math.sin(e)};
  }

  /** The sign of the side of axis k (0 x, 1 y, 2 z) that is turned to the camera. */
  int near(int k) {
    return towards[k] >= 0 ? 1 : -1;
  }

  /** Where a point appears, to the right and upwards. */
  double[] project(double... p) {
    double scale = DISTANCE / (DISTANCE - dot(p, towards));
    return new double[] {scale * dot(p, right), scale * dot(p, up)};
  }

  static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
