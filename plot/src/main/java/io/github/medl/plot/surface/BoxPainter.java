package io.github.medl.plot.surface;

import io.github.medl.plot.Palette;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Scale;
import io.github.medl.plot.paint.Text;
import io.github.medl.plot.paint.Ticks;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** Draws the box around a surface: the three walls behind it, and ticks and labels on its edges. */
final class BoxPainter {
  /** A point of the box to pixels. */
  interface Projection {
    double[] at(double... point);
  }

  private static final Color WALL = new Color(0xF8F8F8);
  private static final Color LINE = new Color(0xD4D4D4);

  private final View view;
  private final Projection screen;
  private final Scale[] scales;
  private final double[][] ticks = new double[3][];

  BoxPainter(View view, Projection screen, Scale... scales) {
    this.view = view;
    this.screen = screen;
    this.scales = scales;
    for (int k = 0; k < 3; k++) {
      ticks[k] = Ticks.nice(scales[k].min(), scales[k].max(), 5);
    }
  }

  /** The end of axis k that is far from the camera, or the near one. */
  private double end(int k, boolean far) {
    boolean high = (view.near(k) > 0) != far;
    return high ? scales[k].end() : scales[k].start();
  }

  void paintWalls(Graphics2D g) {
    for (int wall = 0; wall < 3; wall++) {
      int a = (wall + 1) % 3;
      int b = (wall + 2) % 3;
      double[] p = new double[3];
      p[wall] = end(wall, true);
      Path2D outline = new Path2D.Double();
      for (int c = 0; c < 4; c++) {
        p[a] = c == 0 || c == 3 ? scales[a].start() : scales[a].end();
        p[b] = c < 2 ? scales[b].start() : scales[b].end();
        double[] q = screen.at(p);
        if (c == 0) {
          outline.moveTo(q[0], q[1]);
        } else {
          outline.lineTo(q[0], q[1]);
        }
      }
      outline.closePath();
      g.setColor(WALL);
      g.fill(outline);
      g.setStroke(new BasicStroke(.8f));
      g.setColor(LINE);
      grid(g, wall, a, b);
      grid(g, wall, b, a);
      g.draw(outline);
    }
  }

  /** Lines on a wall at the ticks of one axis, along another. */
  private void grid(Graphics2D g, int wall, int ticked, int along) {
    double[] p = new double[3];
    p[wall] = end(wall, true);
    for (double tick : ticks[ticked]) {
      p[ticked] = scales[ticked].at(tick);
      p[along] = scales[along].start();
      double[] from = screen.at(p);
      p[along] = scales[along].end();
      double[] to = screen.at(p);
      g.draw(new Line2D.Double(from[0], from[1], to[0], to[1]));
    }
  }

  void paintAxes(Graphics2D g, String... labels) {
    double floor = end(2, true);
    axis(g, 0, labels[0], 0, end(1, false), floor);
    axis(g, 1, labels[1], end(0, false), 0, floor);
    // Of the two upright edges that bound the box in the picture, the right one.
    double[] one = screen.at(end(0, false), end(1, true), 0);
    double[] other = screen.at(end(0, true), end(1, false), 0);
    boolean first = one[0] > other[0];
    axis(g, 2, labels[2], end(0, !first), end(1, first), 0);
  }

  private void axis(Graphics2D g, int k, String label, double... edge) {
    double[] p = edge.clone();
    p[k] = scales[k].start();
    double[] from = screen.at(p);
    p[k] = scales[k].end();
    double[] to = screen.at(p);
    g.setColor(Palette.AXIS);
    g.setStroke(new BasicStroke(1));
    g.draw(new Line2D.Double(from[0], from[1], to[0], to[1]));
    double[] out = outward(from, to);
    Font font = Fonts.regular(Fonts.TICK);
    double widest = 0;
    String[] labels = Ticks.labels(ticks[k], null);
    for (int i = 0; i < labels.length; i++) {
      p[k] = scales[k].at(ticks[k][i]);
      if (k == 1 && meetsFirstAxis(p[1])) {
        continue;
      }
      double[] q = screen.at(p);
      String text = labels[i];
      widest = Math.max(widest, Text.width(g, text, font));
      g.setColor(Palette.AXIS);
      g.draw(new Line2D.Double(q[0], q[1], q[0] + 4 * out[0], q[1] + 4 * out[1]));
      g.setColor(Palette.BLACK);
      place(g, text, font, q, out, 8);
    }
    double[] middle = {(from[0] + to[0]) / 2, (from[1] + to[1]) / 2};
    double away = 14 + Math.abs(out[0]) * widest + Math.abs(out[1]) * font.getSize2D();
    Font labelFont = Fonts.regular(Fonts.LABEL);
    if (k == 2) {
      double x = middle[0] + (out[0] > 0 ? 1 : -1) * (14 + widest + Text.line(labelFont) / 2);
      Text.upwards(g, label, labelFont, x, middle[1]);
    } else {
      place(g, label, labelFont, middle, out, away + 3);
    }
  }

  /** Whether a tick of the second axis stands at the corner where the first has one of its own. */
  private boolean meetsFirstAxis(double at) {
    double corner = end(1, false);
    double first = end(0, false);
    double near = .04;
    boolean hasOne = false;
    for (double tick : ticks[0]) {
      hasOne |= Math.abs(scales[0].at(tick) - first) < near;
    }
    return hasOne && Math.abs(at - corner) < near;
  }

  /** The unit vector across an edge that leads away from the middle of the box. */
  private double[] outward(double[] from, double[] to) {
    double dx = to[0] - from[0];
    double dy = to[1] - from[1];
    double length = Math.max(1e-9, Math.hypot(dx, dy));
    double[] centre = screen.at(0, 0, 0);
    double nx = -dy / length;
    double ny = dx / length;
    boolean inwards =
        nx * ((from[0] + to[0]) / 2 - centre[0]) + ny * ((from[1] + to[1]) / 2 - centre[1]) < 0;
    return inwards ? new double[] {-nx, -ny} : new double[] {nx, ny};
  }

  private static void place(
      Graphics2D g, String text, Font font, double[] at, double[] out, double distance) {
    double x = at[0] + distance * out[0];
    double y = at[1] + distance * out[1];
    Text.draw(g, text, font, x, y, .5 - .5 * out[0], .5 - .5 * out[1]);
  }
}
