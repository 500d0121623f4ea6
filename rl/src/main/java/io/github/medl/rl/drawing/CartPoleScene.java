package io.github.medl.rl.drawing;

import io.github.medl.plot.Palette;
import io.github.medl.rl.environment.CartPole;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The cart on its track, 5.2 units wide, with the pole. */
final class CartPoleScene extends Scene {
  private static final double UNITS = 5.2;

  private final double x;
  private final double angle;

  CartPoleScene(double[] state, String title) {
    super(240, 120, title);
    x = state[0];
    angle = state[2];
  }

  @Override
  void draw(Graphics2D g, double w, double h) {
    double unit = w / UNITS;
    double ground = h - 22;
    g.setColor(SKY);
    g.fill(new Rectangle2D.Double(0, 0, w, h));
    g.setColor(Palette.AXIS);
    g.setStroke(new BasicStroke(1.5f));
    g.draw(new Line2D.Double(0, ground, w, ground));
    g.setColor(Palette.VERMILLION);
    for (int side = -1; side <= 1; side += 2) {
      double at = w / 2 + side * CartPole.TRACK * unit;
      g.draw(new Line2D.Double(at, ground - 6, at, ground + 6));
    }
    double centre = w / 2 + x * unit;
    double axle = ground - 14;
    g.setColor(Palette.BLUE);
    g.fill(new Rectangle2D.Double(centre - 18, ground - 14, 36, 14));
    double length = 2 * CartPole.HALF_LENGTH * unit * 1.6; // longer than it is, to be seen
    g.setColor(Palette.ORANGE);
    g.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(
        new Line2D.Double(
            centre, axle, centre + length * Math.sin(angle), axle - length * Math.cos(angle)));
    g.setColor(Palette.BLACK);
    g.fill(new Ellipse2D.Double(centre - 3, axle - 3, 6, 6));
  }
}
