package io.github.medl.plot.matrix;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.MathText;
import io.github.medl.plot.paint.Text;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.Map;

/** Matrices one behind the other, as the channels of an image; the first is in front. */
public final class Sheets implements Panel {
  private static final double SHIFT = 14;
  private static final double NAME = 24;

  private final List<MatrixPanel> sheets;
  private final String name;

  private Sheets(List<MatrixPanel> sheets, String name) {
    this.sheets = List.copyOf(sheets);
    this.name = name;
  }

  /**
   * Matrices behind each other, each a little higher and further right than the one before it.
   *
   * @param name what stands below, as {@link MathText}; may be empty
   * @param sheets the matrices, from the front to the back
   * @return the panel
   * @throws IllegalArgumentException when there is none
   */
  public static Sheets of(String name, List<MatrixPanel> sheets) {
    if (sheets.isEmpty()) {
      throw new IllegalArgumentException("at least one matrix is needed");
    }
    return new Sheets(sheets, MathText.checked(name));
  }

  private double shift() {
    return SHIFT * (sheets.size() - 1);
  }

  @Override
  public double width() {
    return sheets.stream().mapToDouble(Panel::width).max().orElse(0) + shift();
  }

  @Override
  public double height() {
    double highest = sheets.stream().mapToDouble(Panel::height).max().orElse(0);
    return highest + shift() + (name.isEmpty() ? 0 : NAME);
  }

  @Override
  public void paint(Graphics2D g, double w, double h) {
    double left = (w - width()) / 2;
    double top = (h - height()) / 2;
    for (int i = sheets.size() - 1; i >= 0; i--) {
      MatrixPanel sheet = sheets.get(i);
      AffineTransform saved = g.getTransform();
      g.translate(left + i * SHIFT, top + shift() - i * SHIFT);
      sheet.paint(g, sheet.width(), sheet.height());
      g.setTransform(saved);
    }
    if (!name.isEmpty()) {
      g.setColor(Palette.BLACK);
      double y = top + height() - NAME + 8;
      Text.draw(g, name, Fonts.regular(Fonts.LABEL), left + width() / 2, y, .5, 0);
    }
  }

  @Override
  public Map<String, Series> series() {
    return Map.of();
  }
}
