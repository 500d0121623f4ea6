package io.github.medl.plot.matrix;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.MathText;
import io.github.medl.plot.paint.Text;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Panels in a row with signs between them, as {@code W * x = z} is written with matrices. */
public final class Equation implements Panel {
  private static final double GAP = 12;
  private static final double TITLE_HEIGHT = 26;

  private final List<Panel> parts = new ArrayList<>();
  private String title = "";

  private Equation() {}

  /**
   * An equation that begins with a panel.
   *
   * @param first the panel at the left
   * @return the equation
   */
  public static Equation of(Panel first) {
    return new Equation().then(first);
  }

  /**
   * Goes on with a panel.
   *
   * @param next the panel
   * @return this
   */
  public Equation then(Panel next) {
    parts.add(next);
    return this;
  }

  /**
   * Goes on with a sign or some words.
   *
   * @param text the sign, as {@link MathText}
   * @return this
   */
  public Equation sign(String text) {
    return then(new Sign(MathText.checked(text)));
  }

  /**
   * Writes a title above.
   *
   * @param text the title, as {@link MathText}
   * @return this
   */
  public Equation titled(String text) {
    title = MathText.checked(text);
    return this;
  }

  @Override
  public double width() {
    return parts.stream().mapToDouble(Panel::width).sum() + GAP * (parts.size() - 1);
  }

  @Override
  public double height() {
    double highest = parts.stream().mapToDouble(Panel::height).max().orElse(32);
    return highest + (title.isEmpty() ? 0 : TITLE_HEIGHT);
  }

  @Override
  public void paint(Graphics2D g, double w, double h) {
    double top = title.isEmpty() ? 0 : TITLE_HEIGHT;
    Text.title(g, title, w / 2);
    double x = (w - width()) / 2;
    for (Panel part : parts) {
      AffineTransform saved = g.getTransform();
      g.translate(x, top);
      part.paint(g, part.width(), h - top);
      g.setTransform(saved);
      x += part.width() + GAP;
    }
  }

  @Override
  public Map<String, Series> series() {
    Map<String, Series> all = new LinkedHashMap<>();
    for (Panel part : parts) {
      part.series().forEach((key, series) -> Series.put(all, key, series));
    }
    return all;
  }

  /** A sign in the middle of the row. */
  private record Sign(String text) implements Panel {
    private static final Font FONT = Fonts.regular(Fonts.TITLE + 4);

    @Override
    public double width() {
      Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
      double wide = Text.width(g, text, FONT);
      g.dispose();
      return wide;
    }

    @Override
    public double height() {
      return Text.line(FONT);
    }

    @Override
    public void paint(Graphics2D g, double w, double h) {
      g.setColor(Palette.BLACK);
      Text.draw(g, text, FONT, w / 2, h / 2, .5, .5);
    }

    @Override
    public Map<String, Series> series() {
      return Map.of();
    }
  }
}
