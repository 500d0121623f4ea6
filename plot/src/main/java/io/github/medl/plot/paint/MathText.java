package io.github.medl.plot.paint;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/**
 * A line of text with raised and lowered parts: <code>x_{ij}</code>, <code>10^{-3}</code>, <code>
 * W^{[1]}_{2}</code>. Everything else is Unicode: θ, x̂, ∇. Braces are needed, so that a name with
 * an underscore stays what it is; scripts do not nest.
 */
public final class MathText {
  private static final double SCRIPT_SIZE = 0.72;
  private static final double RAISE = 0.38;
  private static final double LOWER = 0.22;
  private static final double PAIR = 0.09;

  /**
   * A stretch of text on one level.
   *
   * @param text what to draw
   * @param level 1 raised, 0 on the line, -1 lowered
   */
  public record Run(String text, int level) {}

  private final List<Run> runs;

  private MathText(List<Run> runs) {
    this.runs = runs;
  }

  /**
   * Reads a text.
   *
   * @param source the text
   * @return its runs
   * @throws IllegalArgumentException when a script is not closed
   */
  public static MathText of(String source) {
    List<Run> runs = new ArrayList<>();
    int from = 0;
    for (int i = 0; i + 1 < source.length(); i++) {
      char c = source.charAt(i);
      if ((c == '_' || c == '^') && source.charAt(i + 1) == '{') {
        int close = source.indexOf('}', i);
        if (close < 0) {
          throw new IllegalArgumentException("missing } in \"" + source + "\"");
        }
        add(runs, source.substring(from, i), 0);
        add(runs, source.substring(i + 2, close), c == '^' ? 1 : -1);
        from = close + 1;
        i = close;
      }
    }
    add(runs, source.substring(from), 0);
    return new MathText(List.copyOf(runs));
  }

  /**
   * The text itself, when it can be read: an error should come where the text is given.
   *
   * @param source the text
   * @return the same text
   * @throws IllegalArgumentException when a script is not closed
   */
  public static String checked(String source) {
    of(source);
    return source;
  }

  private static void add(List<Run> runs, String text, int level) {
    if (!text.isEmpty()) {
      runs.add(new Run(text, level));
    }
  }

  /** {@return the stretches of text, from left to right} */
  public List<Run> runs() {
    return runs;
  }

  /**
   * The width in a font.
   *
   * @param g where it would be drawn
   * @param font the font of what is neither raised nor lowered
   * @return the width in logical pixels
   */
  public double width(Graphics2D g, Font font) {
    return layout(g, font, 0, 0, false);
  }

  /**
   * Draws with the left end of the base line at (x, y).
   *
   * @param g where to draw
   * @param font the font of what is neither raised nor lowered
   * @param x logical pixels to the right
   * @param y logical pixels down
   */
  public void draw(Graphics2D g, Font font, double x, double y) {
    if (g.getRenderingHint(Hints.TEXT_SIZES) instanceof DoubleConsumer sizes) {
      sizes.accept(font.getSize2D() * Math.sqrt(Math.abs(g.getTransform().getDeterminant())));
    }
    layout(g, font, x, y, true);
  }

  private double layout(Graphics2D g, Font font, double x, double y, boolean paint) {
    Font script = font.deriveFont((float) (font.getSize2D() * SCRIPT_SIZE));
    double pen = 0;
    double pair = -1;
    int previous = 0;
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      // x_{1}^{2}: a script that follows one of the other level stands above it, not after it.
      boolean stacked = run.level() != 0 && previous == -run.level() && pair >= 0;
      double start = stacked ? pair : pen;
      Font f = run.level() == 0 ? font : script;
      boolean opens =
          run.level() != 0
              && !stacked
              && i + 1 < runs.size()
              && runs.get(i + 1).level() == -run.level();
      double apart = stacked || opens ? PAIR : 0; // two scripts must not touch
      double shift = run.level() > 0 ? -RAISE - apart : run.level() < 0 ? LOWER + apart : 0;
      if (paint) {
        g.setFont(f);
        g.drawString(run.text(), (float) (x + start), (float) (y + shift * font.getSize2D()));
      }
      FontMetrics metrics = g.getFontMetrics(f);
      pair = stacked ? -1 : start;
      pen = Math.max(pen, start + metrics.getStringBounds(run.text(), g).getWidth());
      previous = stacked ? 0 : run.level();
    }
    return pen;
  }
}
