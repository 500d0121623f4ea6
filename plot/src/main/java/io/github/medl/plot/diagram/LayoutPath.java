package io.github.medl.plot.diagram;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** A path in the directions of a layout, along and across. */
final class LayoutPath {
  private final DiagramLayout layout;
  private final Path2D path = new Path2D.Double();

  LayoutPath(DiagramLayout layout, double along, double across) {
    this.layout = layout;
    double[] p = layout.xy(along, across);
    path.moveTo(p[0], p[1]);
  }

  LayoutPath line(double along, double across) {
    double[] p = layout.xy(along, across);
    path.lineTo(p[0], p[1]);
    return this;
  }

  /** A cubic curve by its two handles and its end. */
  LayoutPath curve(double[] a, double[] b, double[] end) {
    double[] p = layout.xy(a[0], a[1]);
    double[] q = layout.xy(b[0], b[1]);
    double[] r = layout.xy(end[0], end[1]);
    path.curveTo(p[0], p[1], q[0], q[1], r[0], r[1]);
    return this;
  }

  void draw(Graphics2D g) {
    g.draw(path);
  }

  void fill(Graphics2D g) {
    path.closePath();
    g.fill(path);
  }
}
