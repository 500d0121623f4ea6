package io.github.medl.plot.chart;

import io.github.medl.plot.Series;
import io.github.medl.plot.Style;
import io.github.medl.plot.paint.Extent;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A line through points, marks at points, or both. A value that is not finite is a gap.
 *
 * @param name name in the legend
 * @param x abscissas
 * @param y ordinates
 * @param style how it looks
 * @param line whether the points are joined
 * @param marks whether there is a mark at each point
 */
record Curve(String name, double[] x, double[] y, Style style, boolean line, boolean marks)
    implements Layer {
  /** How far a point on the frame may lie outside by rounding, in logical pixels. */
  private static final double ON_FRAME = .5;

  @Override
  public void extend(Extent extent) {
    extent.x(x);
    extent.y(y);
  }

  @Override
  public void paint(Graphics2D g, Axes axes) {
    g.setColor(style.paint());
    if (line) {
      Shape clip = g.getClip();
      g.clip(axes.area());
      g.setStroke(style.stroke());
      g.draw(path(axes));
      g.setClip(clip);
    }
    if (marks) {
      paintMarks(g, axes);
    }
  }

  /**
   * The line as one path, so that a translucent line does not darken where its pieces meet and
   * dashes run on. A segment that an earlier one already covers to a tenth of a pixel is left out:
   * 100 000 iterates that have settled on an orbit would draw the same two segments for ever.
   */
  private Path2D path(Axes axes) {
    Path2D path = new Path2D.Double();
    Set<Segment> drawn = new HashSet<>();
    boolean pen = false;
    long lastX = 0;
    long lastY = 0;
    double fromX = 0;
    double fromY = 0;
    boolean any = false;
    for (int i = 0; i < x.length; i++) {
      double px = bounded(axes.x().at(x[i]));
      double py = bounded(axes.y().at(y[i]));
      if (!Double.isFinite(px) || !Double.isFinite(py)) {
        pen = false;
        any = false;
        continue;
      }
      long qx = Math.round(10 * px);
      long qy = Math.round(10 * py);
      if (any && qx == lastX && qy == lastY) {
        continue;
      }
      boolean isNew = !any || drawn.add(Segment.of(lastX, lastY, qx, qy));
      if (!any || !isNew) {
        pen = false;
      } else {
        if (!pen) {
          path.moveTo(fromX, fromY);
        }
        path.lineTo(px, py);
        pen = true;
      }
      lastX = qx;
      lastY = qy;
      fromX = px;
      fromY = py;
      any = true;
    }
    return path;
  }

  /**
   * Far outside, the rasteriser loses its way. The bound lies far beyond the picture, for a segment
   * that crosses it with one coordinate bounded has another direction: diverging iterates do that.
   */
  private static double bounded(double p) {
    return Double.isFinite(p) ? Math.max(-1e6, Math.min(1e6, p)) : Double.NaN;
  }

  private record Segment(long x0, long y0, long x1, long y1) {
    static Segment of(long x0, long y0, long x1, long y1) {
      boolean swap = x0 > x1 || (x0 == x1 && y0 > y1);
      return swap ? new Segment(x1, y1, x0, y0) : new Segment(x0, y0, x1, y1);
    }
  }

  private void paintMarks(Graphics2D g, Axes axes) {
    Rectangle2D area = axes.area();
    Set<Segment> drawn = new HashSet<>();
    for (int i = 0; i < x.length; i++) {
      double px = axes.x().at(x[i]);
      double py = axes.y().at(y[i]);
      boolean visible =
          px > area.getMinX() - ON_FRAME
              && px < area.getMaxX() + ON_FRAME
              && py > area.getMinY() - ON_FRAME
              && py < area.getMaxY() + ON_FRAME;
      if (visible && (!line || drawn.add(Segment.of(Math.round(px), Math.round(py), 0, 0)))) {
        mark(g, px, py);
      }
    }
  }

  private void mark(Graphics2D g, double px, double py) {
    if (style.marker().isStroked()) {
      g.setStroke(style.stroke());
      g.draw(style.marker().shape(px, py, style.size()));
    } else {
      g.fill(style.marker().shape(px, py, style.size()));
    }
  }

  @Override
  public void paintKey(Graphics2D g, Rectangle2D box) {
    g.setColor(style.paint());
    if (line) {
      g.setStroke(style.stroke());
      Path2D sample = new Path2D.Double();
      sample.moveTo(box.getMinX(), box.getCenterY());
      sample.lineTo(box.getMaxX(), box.getCenterY());
      g.draw(sample);
    }
    if (marks) {
      mark(g, box.getCenterX(), box.getCenterY());
    }
  }

  @Override
  public Series series() {
    return Series.of("x", x, "y", y);
  }

  /** A mark on the frame is drawn whole. */
  @Override
  public Rectangle2D clip(Axes axes) {
    Rectangle2D a = axes.area();
    double out = marks ? style.size() / 2 + style.width() : 0;
    return new Rectangle2D.Double(
        a.getX() - out, a.getY() - out, a.getWidth() + 2 * out, a.getHeight() + 2 * out);
  }

  @Override
  public List<Point2D> avoid(Axes axes) {
    return line ? Avoid.line(axes, x, y) : Avoid.points(axes, x, y);
  }
}
