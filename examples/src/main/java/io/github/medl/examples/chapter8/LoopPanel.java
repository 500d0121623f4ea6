package io.github.medl.examples.chapter8;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Map;

/**
 * The loop of agent and environment, with what went around it in one step.
 *
 * @param action what the agent did
 * @param observation what it sees next
 * @param reward what it was paid
 * @param rule what the agent is
 * @param dynamics what the environment is
 */
record LoopPanel(String action, String observation, String reward, String rule, String dynamics)
    implements Panel {
  private static final Color AGENT = new Color(0xF6E3C5);
  private static final Color WORLD = new Color(0xD8E8F5);

  @Override
  public double width() {
    return 860;
  }

  @Override
  public double height() {
    return 300;
  }

  @Override
  public void paint(Graphics2D g, double w, double h) {
    Graphics2D p = (Graphics2D) g.create();
    p.translate((w - width()) / 2, 0);
    Path2D agent = new Path2D.Double();
    agent.moveTo(310, 20);
    agent.lineTo(550, 20);
    agent.lineTo(590, 100);
    agent.lineTo(270, 100);
    agent.closePath();
    box(p, agent, AGENT, "Agent", rule, 64);
    box(
        p,
        new RoundRectangle2D.Double(270, 200, 320, 80, 24, 24),
        WORLD,
        "Environment",
        dynamics,
        244);
    p.setStroke(new BasicStroke(2.5f));
    p.setColor(Palette.VERMILLION);
    arrow(p, new double[] {572, 700, 700, 590}, new double[] {60, 60, 240, 240});
    p.setColor(Palette.BLUE);
    arrow(p, new double[] {270, 180, 180, 282}, new double[] {256, 256, 44, 44}, 16);
    p.setColor(Palette.GREEN);
    arrow(p, new double[] {270, 226, 226, 282}, new double[] {224, 224, 78, 78});
    label(p, "Action", action, Palette.VERMILLION, 712, 150, 0);
    label(p, "Observation", observation, Palette.BLUE, 172, 150, 1);
    label(p, "Reward", reward, Palette.GREEN, 234, 150, 0);
    p.dispose();
  }

  private static void box(
      Graphics2D g, Shape shape, Color fill, String name, String line, double y) {
    g.setColor(fill);
    g.fill(shape);
    g.setColor(Palette.AXIS);
    g.setStroke(new BasicStroke(1.5f));
    g.draw(shape);
    g.setColor(Palette.BLACK);
    Text.draw(g, name, Fonts.bold(Fonts.TITLE), 430, y - 20, .5, .5);
    String[] lines = line.split("\n");
    for (int i = 0; i < lines.length; i++) {
      Text.draw(g, lines[i], Fonts.regular(Fonts.TICK), 430, y + 2 + 17 * i, .5, .5);
    }
  }

  private static void label(
      Graphics2D g, String name, String value, Color colour, double x, double y, double side) {
    g.setColor(colour);
    Text.draw(g, name, Fonts.bold(Fonts.LABEL), x, y - 10, side, .5);
    String[] lines = value.split("\n");
    for (int i = 0; i < lines.length; i++) {
      Text.draw(g, lines[i], Fonts.regular(Fonts.TICK), x, y + 10 + 16 * i, side, .5);
    }
  }

  private static void arrow(Graphics2D g, double[] x, double[] y) {
    arrow(g, x, y, 0);
  }

  /** A line through the points with a tip at its end, the last point moved to the right. */
  private static void arrow(Graphics2D g, double[] x, double[] y, double further) {
    Path2D line = new Path2D.Double();
    line.moveTo(x[0], y[0]);
    for (int i = 1; i < x.length - 1; i++) {
      line.lineTo(x[i], y[i]);
    }
    int last = x.length - 1;
    double end = x[last] + further;
    double back = Math.signum(x[last - 1] - x[last]);
    line.lineTo(end + 9 * back, y[last]);
    g.draw(line);
    Path2D tip = new Path2D.Double();
    tip.moveTo(end, y[last]);
    tip.lineTo(end + 13 * back, y[last] - 6);
    tip.lineTo(end + 13 * back, y[last] + 6);
    g.fill(tip);
  }

  @Override
  public Map<String, Series> series() {
    return Map.of();
  }
}
