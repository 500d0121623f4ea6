package io.github.medl.examples.chapter8;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/**
 * What the drawings of generative models are made of: drums, trapezia, frames, arrows, pictures.
 */
final class Sketch {
  private static final double TIP = 11;
  private static final double CAP = 12;

  private final Graphics2D g;

  Sketch(Graphics2D g) {
    this.g = g;
  }

  /** A box with rounded corners around a middle. */
  static Shape box(double x, double y, double w, double h) {
    return new RoundRectangle2D.Double(x - w / 2, y - h / 2, w, h, 16, 16);
  }

  /** A trapezium around a middle that is narrower on its right, or on its left if so asked. */
  static Shape trapezium(double x, double y, double w, double h, boolean narrowsToTheRight) {
    double left = narrowsToTheRight ? h / 2 : h / 3.4;
    double right = narrowsToTheRight ? h / 3.4 : h / 2;
    Path2D path = new Path2D.Double();
    path.moveTo(x - w / 2, y - left);
    path.lineTo(x + w / 2, y - right);
    path.lineTo(x + w / 2, y + right);
    path.lineTo(x - w / 2, y + left);
    path.closePath();
    return path;
  }

  /** A filled shape with words in its middle. */
  void filled(Shape shape, Color fill, String... lines) {
    g.setColor(fill);
    g.fill(shape);
    g.setColor(Palette.AXIS);
    g.setStroke(new BasicStroke(1.4f));
    g.draw(shape);
    Rectangle2D bounds = shape.getBounds2D();
    words(bounds.getCenterX(), bounds.getCenterY(), lines);
  }

  /** A drum, where data are kept, around a middle. */
  void drum(double x, double y, double w, double h, Color fill, String... lines) {
    double top = y - h / 2;
    Path2D body = new Path2D.Double();
    body.append(new Rectangle2D.Double(x - w / 2, top + CAP / 2, w, h - CAP), false);
    Ellipse2D lower = new Ellipse2D.Double(x - w / 2, y + h / 2 - CAP, w, CAP);
    Ellipse2D upper = new Ellipse2D.Double(x - w / 2, top, w, CAP);
    g.setColor(fill);
    g.fill(body);
    g.fill(lower);
    g.setColor(Palette.AXIS);
    g.setStroke(new BasicStroke(1.4f));
    g.draw(lower);
    g.setColor(fill);
    g.fill(new Rectangle2D.Double(x - w / 2, top + CAP / 2, w, h - CAP));
    g.setColor(Palette.AXIS);
    Path2D sides = new Path2D.Double();
    sides.moveTo(x - w / 2, top + CAP / 2);
    sides.lineTo(x - w / 2, y + h / 2 - CAP / 2);
    sides.moveTo(x + w / 2, top + CAP / 2);
    sides.lineTo(x + w / 2, y + h / 2 - CAP / 2);
    g.draw(sides);
    g.setColor(fill.brighter());
    g.fill(upper);
    g.setColor(Palette.AXIS);
    g.draw(upper);
    words(x, y + CAP / 3, lines);
  }

  /** Words around a middle, the first line bold if there are several. */
  void words(double x, double y, String... lines) {
    g.setColor(Palette.BLACK);
    double step = 18;
    for (int i = 0; i < lines.length; i++) {
      boolean isTitle = i == 0 && lines.length > 1;
      Text.draw(
          g,
          lines[i],
          isTitle ? Fonts.bold(Fonts.LABEL) : Fonts.regular(Fonts.LABEL),
          x,
          y + (i - (lines.length - 1) / 2.0) * step,
          .5,
          .5);
    }
  }

  /** A dashed frame with a name at its upper left. */
  void frame(double x, double y, double w, double h, Color colour, String name) {
    g.setColor(colour);
    g.setStroke(
        new BasicStroke(
            1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 4}, 0));
    g.draw(new RoundRectangle2D.Double(x, y, w, h, 18, 18));
    Text.draw(g, name, Fonts.bold(Fonts.LABEL), x + 12, y + 16, 0, .5);
  }

  /** An arrow through points x0, y0, x1, y1, .... */
  void arrow(Color colour, double... points) {
    g.setColor(colour);
    g.setStroke(new BasicStroke(2f));
    int last = points.length - 2;
    double dx = points[last] - points[last - 2];
    double dy = points[last + 1] - points[last - 1];
    double length = Math.hypot(dx, dy);
    double ux = dx / length;
    double uy = dy / length;
    Path2D line = new Path2D.Double();
    line.moveTo(points[0], points[1]);
    for (int i = 2; i < last; i += 2) {
      line.lineTo(points[i], points[i + 1]);
    }
    double baseX = points[last] - TIP * ux;
    double baseY = points[last + 1] - TIP * uy;
    line.lineTo(baseX, baseY);
    g.draw(line);
    Path2D tip = new Path2D.Double();
    tip.moveTo(points[last], points[last + 1]);
    tip.lineTo(baseX - TIP / 2 * uy, baseY + TIP / 2 * ux);
    tip.lineTo(baseX + TIP / 2 * uy, baseY - TIP / 2 * ux);
    tip.closePath();
    g.fill(tip);
  }

  /** A picture around a middle, in a thin frame. */
  void picture(double[][] gray, double x, double y, double width) {
    Panel panel = ImagePanel.of(gray).width(width);
    Graphics2D own = (Graphics2D) g.create();
    own.translate(x - width / 2, y - panel.height() / 2);
    panel.paint(own, width, panel.height());
    own.setColor(Palette.AXIS);
    own.setStroke(new BasicStroke(1));
    own.draw(new Rectangle2D.Double(0, 0, width, panel.height()));
    own.dispose();
  }
}
