package io.github.medl.plot.chart;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Series;
import io.github.medl.plot.Style;
import io.github.medl.plot.paint.Extent;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The simple elements of a chart: bands, bars, rules, arrows and words. */
final class Shapes {
  private Shapes() {}

  /** The area between two curves, in a quarter of the style's opacity; a gap where one has one. */
  record Band(String name, double[] x, double[] low, double[] high, Style style) implements Layer {
    @Override
    public void extend(Extent extent) {
      extent.x(x);
      extent.y(low);
      extent.y(high);
    }

    @Override
    public void paint(Graphics2D g, Axes axes) {
      g.setColor(Palette.withAlpha(style.paint(), .25));
      Path2D path = new Path2D.Double();
      int start = 0;
      for (int i = 0; i <= x.length; i++) {
        if (i == x.length || !Double.isFinite(x[i] + low[i] + high[i])) {
          append(path, axes, start, i);
          start = i + 1;
        }
      }
      g.fill(path);
    }

    private void append(Path2D path, Axes axes, int from, int to) {
      if (to - from < 2) {
        return;
      }
      for (int i = from; i < to; i++) {
        double px = axes.x().at(x[i]);
        double py = axes.y().at(high[i]);
        if (i == from) {
          path.moveTo(px, py);
        } else {
          path.lineTo(px, py);
        }
      }
      for (int i = to - 1; i >= from; i--) {
        path.lineTo(axes.x().at(x[i]), axes.y().at(low[i]));
      }
      path.closePath();
    }

    @Override
    public void paintKey(Graphics2D g, Rectangle2D box) {
      g.setColor(Palette.withAlpha(style.paint(), .25));
      g.fill(box);
    }

    @Override
    public Series series() {
      return Series.of("x", x, "low", low, "high", high);
    }

    @Override
    public List<Point2D> avoid(Axes axes) {
      List<Point2D> places = new ArrayList<>(Avoid.line(axes, x, high));
      places.addAll(Avoid.line(axes, x, low));
      return places;
    }
  }

  /** Upright bars from 0, centred at x. */
  record Bars(String name, double[] x, double[] height, double width, Style style)
      implements Layer {
    @Override
    public void extend(Extent extent) {
      for (double at : x) {
        extent.x(at - width / 2, at + width / 2);
      }
      extent.y(height);
      extent.y(0);
    }

    @Override
    public void paint(Graphics2D g, Axes axes) {
      g.setColor(style.paint());
      double base = axes.y().log() ? axes.y().start() : axes.y().at(0);
      for (int i = 0; i < x.length; i++) {
        double left = axes.x().at(x[i] - width / 2);
        double right = axes.x().at(x[i] + width / 2);
        double top = axes.y().at(height[i]);
        if (Double.isFinite(left + right + top)) {
          g.fill(
              new Rectangle2D.Double(
                  left, Math.min(top, base), right - left, Math.abs(base - top)));
        }
      }
    }

    @Override
    public void paintKey(Graphics2D g, Rectangle2D box) {
      g.setColor(style.paint());
      g.fill(box);
    }

    @Override
    public Series series() {
      return Series.of("x", x, "height", height);
    }

    @Override
    public List<Point2D> avoid(Axes axes) {
      double base = axes.y().log() ? axes.y().start() : axes.y().at(0);
      List<Point2D> places = new ArrayList<>();
      for (int i = 0; i < x.length; i++) {
        double at = axes.x().at(x[i]);
        places.addAll(Avoid.between(axes, at, base, at, axes.y().at(height[i])));
      }
      return places;
    }
  }

  /** A line across the chart. */
  record Rule(String name, double at, boolean vertical, Style style) implements Layer {
    @Override
    public void extend(Extent extent) {
      if (vertical) {
        extent.x(at);
      } else {
        extent.y(at);
      }
    }

    @Override
    public void paint(Graphics2D g, Axes axes) {
      Rectangle2D a = axes.area();
      double p = vertical ? axes.x().at(at) : axes.y().at(at);
      if (Double.isFinite(p)) {
        g.setColor(style.paint());
        g.setStroke(style.stroke());
        g.draw(
            vertical
                ? new Line2D.Double(p, a.getMinY(), p, a.getMaxY())
                : new Line2D.Double(a.getMinX(), p, a.getMaxX(), p));
      }
    }

    @Override
    public void paintKey(Graphics2D g, Rectangle2D box) {
      g.setColor(style.paint());
      g.setStroke(style.stroke());
      g.draw(new Line2D.Double(box.getMinX(), box.getCenterY(), box.getMaxX(), box.getCenterY()));
    }
  }

  /** An entry of the legend that explains a colour, and nothing else. */
  record Key(String name, Color colour) implements Layer {
    @Override
    public void paint(Graphics2D g, Axes axes) {
      // what has the colour is painted by another layer
    }

    @Override
    public void paintKey(Graphics2D g, Rectangle2D box) {
      g.setColor(colour);
      g.fill(box);
    }
  }

  /** An arrow from one point to another. */
  record Arrow(double x0, double y0, double x1, double y1, Style style) implements Layer {
    @Override
    public void extend(Extent extent) {
      extent.x(x0, x1);
      extent.y(y0, y1);
    }

    @Override
    public void paint(Graphics2D g, Axes axes) {
      g.setColor(style.paint());
      arrow(g, axes.x().at(x0), axes.y().at(y0), axes.x().at(x1), axes.y().at(y1), style);
    }

    @Override
    public List<Point2D> avoid(Axes axes) {
      return Avoid.line(axes, new double[] {x0, x1}, new double[] {y0, y1});
    }
  }

  /** Draws an arrow in pixels; the shaft ends inside the head. */
  static void arrow(Graphics2D g, double x0, double y0, double x1, double y1, Style style) {
    double length = Math.hypot(x1 - x0, y1 - y0);
    if (!(length > 0) || !Double.isFinite(length)) {
      return;
    }
    double head = Math.min(5 + 2.5 * style.width(), length);
    double ux = (x1 - x0) / length;
    double uy = (y1 - y0) / length;
    double bx = x1 - head * ux;
    double by = y1 - head * uy;
    BasicStroke stroke = style.stroke();
    g.setStroke(
        new BasicStroke(
            stroke.getLineWidth(),
            BasicStroke.CAP_BUTT,
            BasicStroke.JOIN_ROUND,
            1,
            stroke.getDashArray(),
            0));
    g.draw(new Line2D.Double(x0, y0, bx + .1 * head * ux, by + .1 * head * uy));
    double half = .42 * head;
    Path2D tip = new Path2D.Double();
    tip.moveTo(x1, y1);
    tip.lineTo(bx - half * uy, by + half * ux);
    tip.lineTo(bx + half * uy, by - half * ux);
    tip.closePath();
    g.fill(tip);
  }

  /** Words at a point, moved away from it by some pixels. */
  record Words(double x, double y, String text, Style style, double dx, double dy)
      implements Layer {
    @Override
    public List<Point2D> avoid(Axes axes) {
      // A letter is about half as wide as the font is high.
      double width = Fonts.LABEL / 2 * text.lines().mapToInt(String::length).max().orElse(0);
      double left = axes.x().at(x) + dx - (dx > 0 ? 0 : dx < 0 ? width : width / 2);
      double at = axes.y().at(y) + dy;
      return Avoid.between(axes, left, at, left + width, at);
    }

    @Override
    public void paint(Graphics2D g, Axes axes) {
      Font font = Fonts.regular(Fonts.LABEL);
      double anchor = dx > 0 ? 0 : dx < 0 ? 1 : .5;
      g.setColor(style.paint());
      List<String> lines = text.lines().toList();
      double top = axes.y().at(y) + dy - (lines.size() - 1) * Text.line(font) / 2;
      for (int i = 0; i < lines.size(); i++) {
        Text.draw(
            g, lines.get(i), font, axes.x().at(x) + dx, top + i * Text.line(font), anchor, .5);
      }
    }
  }
}
