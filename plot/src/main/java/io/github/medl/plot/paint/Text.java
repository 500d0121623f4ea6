package io.github.medl.plot.paint;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;

/** Places lines of {@link MathText}. */
public final class Text {
  /** The black of the palette, which stands above this package and is not known here. */
  private static final Color INK = new Color(0x1A1A1A);

  /** The base line of a panel's title, from the top of the panel. */
  public static final double TITLE_BASE = 16;

  private Text() {}

  /**
   * The width of a line.
   *
   * @param g where it would be drawn
   * @param text the line, as {@link MathText}
   * @param font its font
   * @return the width in logical pixels
   */
  public static double width(Graphics2D g, String text, Font font) {
    return MathText.of(text).width(g, font);
  }

  /**
   * The height of a line.
   *
   * @param font its font
   * @return the height in logical pixels
   */
  public static double line(Font font) {
    return 1.25 * font.getSize2D();
  }

  /**
   * Draws a line whose anchor is at (x, y): {@code h} = 0 is its left end, 0.5 its middle, 1 its
   * right end; {@code v} = 0 is its top, 0.5 the middle of the capitals, 1 its base line.
   *
   * @param g where to draw
   * @param text the line, as {@link MathText}
   * @param font its font
   * @param x logical pixels to the right
   * @param y logical pixels down
   * @param h where the anchor is, from left to right
   * @param v where the anchor is, from top to base line
   */
  public static void draw(
      Graphics2D g, String text, Font font, double x, double y, double h, double v) {
    MathText math = MathText.of(text);
    double cap = 0.72 * font.getSize2D();
    math.draw(g, font, x - (h == 0 ? 0 : h * math.width(g, font)), y + (1 - v) * cap);
  }

  /**
   * Draws the title of a panel: all of them at one height, so that those side by side agree.
   *
   * @param g where to draw, the panel's top at 0
   * @param title the title, as {@link MathText}; nothing is drawn when it is empty
   * @param x the middle of the title
   */
  public static void title(Graphics2D g, String title, double x) {
    if (!title.isEmpty()) {
      g.setColor(INK);
      draw(g, title, Fonts.bold(Fonts.TITLE), x, TITLE_BASE, .5, 1);
    }
  }

  /**
   * Draws a line that reads upwards, centred at (x, y).
   *
   * @param g where to draw
   * @param text the line, as {@link MathText}
   * @param font its font
   * @param x logical pixels to the right
   * @param y logical pixels down
   */
  public static void upwards(Graphics2D g, String text, Font font, double x, double y) {
    AffineTransform saved = g.getTransform();
    g.translate(x, y);
    g.rotate(-Math.PI / 2);
    draw(g, text, font, 0, 0, .5, .5);
    g.setTransform(saved);
  }
}
