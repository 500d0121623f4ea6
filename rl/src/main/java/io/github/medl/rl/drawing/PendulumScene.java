package io.github.medl.rl.drawing;

import io.github.medl.plot.Palette;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The pendulum, 0 upright, positive angles to the left. */
final class PendulumScene extends Scene {
  private final double angle;

  PendulumScene(double angle, String title) {
    super(130, 130, title);
    this.angle = angle;
  }

  @Override
  void draw(Graphics2D g, double w, double h) {
    g.setColor(SKY);
    g.fill(new Rectangle2D.Double(0, 0, w, h));
    double length = 0.4 * h;
    double endX = w / 2 - length * Math.sin(angle);
    double endY = h / 2 - length * Math.cos(angle);
    g.setColor(Palette.ORANGE);
    g.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(w / 2, h / 2, endX, endY));
    g.setColor(Palette.BLACK);
    g.fill(new Ellipse2D.Double(w / 2 - 4, h / 2 - 4, 8, 8));
  }
}
