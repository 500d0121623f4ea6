package io.github.medl.examples.chapter8;

import io.github.medl.plot.Palette;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Text;
import io.github.medl.tensor.Tensor;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Draws the parts that the diagrams of generative models are made of. */
final class Stage {
  private static final double TIP = 9;

  private final Graphics2D g;

  Stage(Graphics2D g) {
    this.g = g;
  }

  /** A square image of ink from 0 to 1, framed, about its middle. */
  void image(Tensor ink, double x, double y, double size) {
    int side = (int) Math.round(Math.sqrt(ink.size()));
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    double[] values = ink.toDoubles();
    for (int k = 0; k < values.length; k++) {
      int grey = (int) Math.round(255 * (1 - Math.min(1, Math.max(0, values[k]))));
      image.setRGB(k % side, k / side, new Color(grey, grey, grey).getRGB());
    }
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    AffineTransform place = AffineTransform.getTranslateInstance(x - size / 2, y - size / 2);
    place.scale(size / side, size / side);
    g.drawImage(image, place, null);
    g.setColor(Palette.AXIS);
    g.setStroke(new BasicStroke(1.2f));
    g.draw(new Rectangle2D.Double(x - size / 2, y - size / 2, size, size));
  }

  /** A trapezium about its middle, of one height at the left and another at the right. */
  void trapezium(double x, double y, double width, double left, double right, Color fill) {
    Path2D shape = new Path2D.Double();
    shape.moveTo(x - width / 2, y - left / 2);
    shape.lineTo(x + width / 2, y - right / 2);
    shape.lineTo(x + width / 2, y + right / 2);
    shape.lineTo(x - width / 2, y + left / 2);
    shape.closePath();
    g.setColor(fill);
    g.fill(shape);
    g.setColor(Palette.AXIS);
    g.setStroke(new BasicStroke(1.5f));
    g.draw(shape);
  }

  /** A box about its middle with a word in it. */
  void box(double x, double y, double size, String text) {
    g.setColor(Color.WHITE);
    RoundRectangle2D box =
        new RoundRectangle2D.Double(x - size / 2, y - size / 2, size, size, 8, 8);
    g.fill(box);
    g.setColor(Palette.AXIS);
    g.setStroke(new BasicStroke(1.4f));
    g.draw(box);
    text(text, x, y);
  }

  /** A frame around others, its name at the top left. */
  void frame(double x, double y, double width, double height, Color colour, String name) {
    g.setColor(colour);
    g.setStroke(new BasicStroke(1.6f));
    g.draw(new RoundRectangle2D.Double(x, y, width, height, 14, 14));
    Text.draw(g, name, Fonts.bold(Fonts.LABEL), x + 10, y + 8, 0, 0);
  }

  void text(String text, double x, double y) {
    g.setColor(Palette.BLACK);
    Text.draw(g, text, Fonts.regular(Fonts.LABEL), x, y, .5, .5);
  }

  void small(String text, double x, double y) {
    g.setColor(Palette.BLACK);
    Text.draw(g, text, Fonts.regular(Fonts.TICK - 0.5), x, y, .5, .5);
  }

  void bold(String text, double x, double y) {
    g.setColor(Palette.BLACK);
    Text.draw(g, text, Fonts.bold(Fonts.LABEL), x, y, .5, .5);
  }

  /** A straight arrow. */
  void arrow(double x0, double y0, double x1, double y1, Color colour, double width) {
    double length = Math.hypot(x1 - x0, y1 - y0);
    double tip = TIP + width;
    double ux = (x1 - x0) / length;
    double uy = (y1 - y0) / length;
    g.setColor(colour);
    g.setStroke(new BasicStroke((float) width));
    g.draw(new Line2D.Double(x0, y0, x1 - tip * ux, y1 - tip * uy));
    tip(x1, y1, ux, uy, tip);
  }

  /** A bow from left to right or from right to left, {@code rise} above its ends or below. */
  void bow(double x0, double x1, double y, double rise, Color colour) {
    g.setColor(colour);
    g.setStroke(new BasicStroke(1.6f));
    double middle = (x0 + x1) / 2;
    double length = Math.hypot(x1 - middle, 2 * rise);
    double ux = (x1 - middle) / length;
    double uy = 2 * rise / length;
    g.draw(
        new QuadCurve2D.Double(
            x0, y, middle, y - 2 * rise, x1 - TIP * ux * 0.8, y - TIP * uy * 0.8));
    tip(x1, y, ux, uy, TIP);
  }

  private void tip(double x, double y, double ux, double uy, double size) {
    Path2D tip = new Path2D.Double();
    tip.moveTo(x, y);
    tip.lineTo(x - size * ux - 0.45 * size * uy, y - size * uy + 0.45 * size * ux);
    tip.lineTo(x - size * ux + 0.45 * size * uy, y - size * uy - 0.45 * size * ux);
    tip.closePath();
    g.fill(tip);
  }

  /** A dashed line downwards. */
  void stem(double x, double from, double to) {
    g.setColor(Palette.GREY);
    g.setStroke(
        new BasicStroke(
            1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 4}, 0));
    g.draw(new Line2D.Double(x, from, x, to));
  }
}
