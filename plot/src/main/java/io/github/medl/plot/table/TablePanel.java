package io.github.medl.plot.table;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.paint.Check;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.MathText;
import io.github.medl.plot.paint.Text;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A table with a header; columns of numbers are set flush right, with a dash where there is none,
 * others flush left.
 */
public final class TablePanel implements Panel {
  private static final double ROW = 24;
  private static final double SPACE = 22;
  private static final double TITLE_HEIGHT = 26;

  private final String title;
  private final List<String> header;
  private final List<List<String>> rows;
  private final double[] widths;
  private final boolean[] right;

  private TablePanel(String title, List<String> header, List<List<String>> rows) {
    this.title = Objects.requireNonNull(title, "title");
    this.header = List.copyOf(header);
    List<List<String>> copy = new ArrayList<>();
    for (List<String> row : rows) {
      Check.sameLength("the header", header.size(), "row " + copy.size(), row.size());
      copy.add(List.copyOf(row));
    }
    this.rows = List.copyOf(copy);
    widths = new double[header.size()];
    right = new boolean[header.size()];
    measure();
  }

  /**
   * A table.
   *
   * @param header one text a column, as {@link MathText}
   * @param rows the cells, as {@link MathText}
   * @return the panel
   * @throws IllegalArgumentException when a row has another number of cells than the header
   */
  public static TablePanel of(List<String> header, List<List<String>> rows) {
    if (header.isEmpty()) {
      throw new IllegalArgumentException("a table needs at least one column");
    }
    return new TablePanel("", header, rows);
  }

  /**
   * The same table under a title.
   *
   * @param text the title, as {@link MathText}
   * @return a new panel
   */
  public TablePanel titled(String text) {
    return new TablePanel(text, header, rows);
  }

  private void measure() {
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    for (int c = 0; c < widths.length; c++) {
      widths[c] = Text.width(g, header.get(c), Fonts.bold(Fonts.LABEL));
      right[c] = !rows.isEmpty();
      for (List<String> row : rows) {
        widths[c] = Math.max(widths[c], Text.width(g, row.get(c), Fonts.regular(Fonts.LABEL)));
        right[c] &= row.get(c).matches("–|[-+−]?[0-9.,·\\s]*(%|[eE·×].*)?");
      }
    }
    g.dispose();
  }

  @Override
  public double width() {
    double sum = SPACE;
    for (double w : widths) {
      sum += w + SPACE;
    }
    return Math.max(sum, 32);
  }

  @Override
  public double height() {
    return (rows.size() + 1) * ROW + 16 + (title.isEmpty() ? 0 : TITLE_HEIGHT);
  }

  @Override
  public void paint(Graphics2D g, double w, double h) {
    double left = (w - width()) / 2;
    // Under a title the table begins where a chart beside it does.
    double top = title.isEmpty() ? Math.max(0, (h - height()) / 2) + 6 : TITLE_HEIGHT;
    Text.title(g, title, w / 2);
    g.setColor(Palette.BLACK);
    rule(g, left, top, 1.4);
    cells(g, header, left, top, Fonts.bold(Fonts.LABEL));
    rule(g, left, top + ROW + 2, .8);
    for (int r = 0; r < rows.size(); r++) {
      cells(g, rows.get(r), left, top + 4 + (r + 1) * ROW, Fonts.regular(Fonts.LABEL));
    }
    rule(g, left, top + 6 + (rows.size() + 1) * ROW, 1.4);
  }

  private void cells(Graphics2D g, List<String> row, double left, double top, Font font) {
    double x = left + SPACE;
    for (int c = 0; c < widths.length; c++) {
      double anchor = right[c] ? 1 : 0;
      Text.draw(g, row.get(c), font, x + anchor * widths[c], top + ROW / 2, anchor, .5);
      x += widths[c] + SPACE;
    }
  }

  private void rule(Graphics2D g, double left, double y, double thickness) {
    g.setStroke(new BasicStroke((float) thickness));
    g.draw(new Line2D.Double(left + SPACE / 2, y, left + width() - SPACE / 2, y));
  }

  @Override
  public Map<String, Series> series() {
    return Map.of();
  }
}
