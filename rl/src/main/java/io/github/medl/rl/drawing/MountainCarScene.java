package io.github.medl.rl.drawing;

import io.github.medl.plot.Palette;
import io.github.medl.rl.environment.MountainCar;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The valley sin 3x with the car and the flag. */
final class MountainCarScene extends Scene {
  private final double position;

  MountainCarScene(double[] state, String title) {
    super(240, 130, title);
    position = state[0];
  }

  @Override
  void draw(Graphics2D g, double w, double h) {
    g.setColor(SKY);
    g.fill(new Rectangle2D.Double(0, 0, w, h));
    Path2D hill = new Path2D.Double();
    hill.moveTo(0, h);
    for (int i = 0; i <= w; i++) {
      double x = MountainCar.LEFT + (MountainCar.RIGHT - MountainCar.LEFT) * i / w;
      hill.lineTo(i, height(x, h));
    }
    hill.lineTo(w, h);
    g.setColor(Palette.GRID);
    g.fill(hill);
    g.setColor(Palette.AXIS);
    g.setStroke(new BasicStroke(1.5f));
    g.draw(hill);
    double flag = place(MountainCar.GOAL, w);
    double foot = height(MountainCar.GOAL, h);
    g.setColor(Palette.VERMILLION);
    g.draw(new Line2D.Double(flag, foot, flag, foot - 24));
    Path2D cloth = new Path2D.Double();
    cloth.moveTo(flag, foot - 24);
    cloth.lineTo(flag + 12, foot - 19);
    cloth.lineTo(flag, foot - 14);
    g.fill(cloth);
    double slope = -3 * Math.cos(3 * position) * 0.3 * h / (w / 1.8);
    Graphics2D car = (Graphics2D) g.create();
    car.translate(place(position, w), height(position, h));
    car.rotate(Math.atan(slope));
    car.setColor(Palette.BLUE);
    car.fill(new Rectangle2D.Double(-12, -13, 24, 9));
    car.setColor(Palette.BLACK);
    car.fill(new Ellipse2D.Double(-10, -7, 7, 7));
    car.fill(new Ellipse2D.Double(3, -7, 7, 7));
    car.dispose();
  }

  private static double place(double x, double w) {
    return (x - MountainCar.LEFT) / (MountainCar.RIGHT - MountainCar.LEFT) * w;
  }

  private static double height(double x, double h) {
    return 0.58 * h - 0.3 * h * Math.sin(3 * x);
  }
}
