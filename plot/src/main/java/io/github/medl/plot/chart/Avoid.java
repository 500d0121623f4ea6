package io.github.medl.plot.chart;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/** Places in pixels that a legend should not cover. */
final class Avoid {
  /** Logical pixels between two places along a line. */
  private static final double STEP = 6;

  private Avoid() {}

  /** The points themselves; those outside of the axes are not seen. */
  static List<Point2D> points(Axes axes, double[] x, double[] y) {
    List<Point2D> places = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      add(places, axes, axes.x().at(x[i]), axes.y().at(y[i]));
    }
    return places;
  }

  /** Places along the line through the points. */
  static List<Point2D> line(Axes axes, double[] x, double[] y) {
    List<Point2D> places = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      double px = axes.x().at(x[i]);
      double py = axes.y().at(y[i]);
      add(places, axes, px, py);
      if (i + 1 < x.length) {
        double dx = axes.x().at(x[i + 1]) - px;
        double dy = axes.y().at(y[i + 1]) - py;
        double length = Math.hypot(dx, dy);
        if (length > STEP && length < 1e4) {
          for (double at = STEP; at < length; at += STEP) {
            add(places, axes, px + at / length * dx, py + at / length * dy);
          }
        }
      }
    }
    return places;
  }

  /** Places along the line between two pixels. */
  static List<Point2D> between(Axes axes, double x0, double y0, double x1, double y1) {
    List<Point2D> places = new ArrayList<>();
    int steps = (int) Math.min(1000, 1 + Math.hypot(x1 - x0, y1 - y0) / STEP);
    for (int k = 0; k <= steps; k++) {
      double t = k / (double) steps;
      add(places, axes, x0 + t * (x1 - x0), y0 + t * (y1 - y0));
    }
    return places;
  }

  private static void add(List<Point2D> places, Axes axes, double x, double y) {
    if (axes.area().contains(x, y)) {
      places.add(new Point2D.Double(x, y));
    }
  }
}
