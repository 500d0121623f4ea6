package io.github.medl.plot.chart;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Series;
import io.github.medl.plot.Style;
import io.github.medl.plot.paint.Extent;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A polygon with its edge, an eighth of the style's opacity inside and slanted lines over it. */
record Hatched(String name, double[] x, double[] y, Style style) implements Layer {
  /** Logical pixels between two lines, along x. */
  private static final double STEP = 9;

  @Override
  public void extend(Extent extent) {
    extent.x(x);
    extent.y(y);
  }

  @Override
  public void paint(Graphics2D g, Axes axes) {
    if (x.length == 0) {
      return;
    }
    Path2D path = new Path2D.Double();
    path.moveTo(axes.x().at(x[0]), axes.y().at(y[0]));
    for (int i = 1; i < x.length; i++) {
      path.lineTo(axes.x().at(x[i]), axes.y().at(y[i]));
    }
    path.closePath();
    fill(g, path);
  }

  private void fill(Graphics2D g, Shape shape) {
    g.setColor(Palette.withAlpha(style.paint(), .125));
    g.fill(shape);
    Shape clip = g.getClip();
    g.clip(shape);
    g.setColor(Palette.withAlpha(style.paint(), .5));
    g.setStroke(style.width(.7).stroke());
    Rectangle2D box = shape.getBounds2D();
    double height = box.getHeight();
    for (double at = box.getMinX() - height; at < box.getMaxX(); at += STEP) {
      g.draw(new Line2D.Double(at, box.getMaxY(), at + height, box.getMinY()));
    }
    g.setClip(clip);
    g.setColor(style.paint());
    g.setStroke(style.stroke());
    g.draw(shape);
  }

  @Override
  public void paintKey(Graphics2D g, Rectangle2D box) {
    fill(g, box);
  }

  @Override
  public Series series() {
    return Series.of("x", x, "y", y);
  }

  @Override
  public List<Point2D> avoid(Axes axes) {
    return Avoid.line(axes, x, y);
  }
}
