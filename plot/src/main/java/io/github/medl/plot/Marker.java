package io.github.medl.plot;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The mark drawn at a point. */
public enum Marker {
  /** No mark. */
  NONE,
  /** A filled disc. */
  CIRCLE,
  /** A filled square. */
  SQUARE,
  /** A filled square that stands on a corner. */
  DIAMOND,
  /** A filled triangle, one corner up. */
  TRIANGLE,
  /** Two strokes, upright. */
  PLUS,
  /** Two strokes, turned by 45 degrees. */
  CROSS;

  /** {@return whether the mark consists of strokes, not of an area} */
  public boolean isStroked() {
    return this == PLUS || this == CROSS;
  }

  /**
   * The outline of a mark.
   *
   * @param x abscissa of its middle in logical pixels
   * @param y ordinate of its middle
   * @param size its diameter
   * @return the outline
   */
  public Shape shape(double x, double y, double size) {
    double r = size / 2;
    return switch (this) {
      case NONE -> new Path2D.Double();
      case CIRCLE -> new Ellipse2D.Double(x - r, y - r, size, size);
      case SQUARE -> new Rectangle2D.Double(x - .9 * r, y - .9 * r, 1.8 * r, 1.8 * r);
      case DIAMOND -> polygon(true, x, y - 1.2 * r, x + 1.2 * r, y, x, y + 1.2 * r, x - 1.2 * r, y);
      case TRIANGLE -> polygon(true, x, y - 1.1 * r, x + r, y + .75 * r, x - r, y + .75 * r);
      case PLUS -> cross(x, y, r, 0, 0, r);
      case CROSS -> cross(x, y, .75 * r, .75 * r, -.75 * r, .75 * r);
    };
  }

  private static Shape cross(double x, double y, double ax, double ay, double bx, double by) {
    Path2D path = polygon(false, x - ax, y - ay, x + ax, y + ay);
    path.append(polygon(false, x - bx, y - by, x + bx, y + by), false);
    return path;
  }

  private static Path2D polygon(boolean closed, double... xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    if (closed) {
      path.closePath();
    }
    return path;
  }
}
