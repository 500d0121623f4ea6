package io.github.medl.plot.matrix;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.paint.Check;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.MathText;
import io.github.medl.plot.paint.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A matrix as a grid of cells, with what stands in them. Blocks of cells can be tinted and framed,
 * and braces say how far it is from one row or column to another.
 */
public final class MatrixPanel implements Panel {
  private static final double LEAST_CELL = 26;
  private static final double BRACE = 34;

  private final String[][] cells;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Brace> braces = new ArrayList<>();
  private String title = "";
  private String name = "";
  private double leastCell = LEAST_CELL;
  private double fontSize = Fonts.TICK;

  /** Cells from one corner to another, both included. */
  private record Block(int top, int left, int bottom, int right, Color colour, boolean frame) {}

  /** From the start of a row or column to the start of another. */
  private record Brace(boolean rows, int from, int to, String text) {}

  private MatrixPanel(String[][] cells) {
    this.cells = cells;
  }

  /**
   * A matrix of texts.
   *
   * @param cells {@code cells[row][column]}, as {@link MathText}; may be empty
   * @return the panel
   * @throws IllegalArgumentException when there is no cell or rows differ in length
   */
  public static MatrixPanel of(String[][] cells) {
    if (cells.length == 0 || cells[0].length == 0) {
      throw new IllegalArgumentException("a matrix needs at least one cell");
    }
    String[][] copy = new String[cells.length][];
    for (int i = 0; i < cells.length; i++) {
      Check.sameLength("the first row", cells[0].length, "row " + i, cells[i].length);
      copy[i] = Arrays.stream(cells[i]).map(MathText::checked).toArray(String[]::new);
    }
    return new MatrixPanel(copy);
  }

  /**
   * A matrix of numbers: whole ones without a fraction, others with two digits of it.
   *
   * @param values {@code values[row][column]}
   * @return the panel
   * @throws IllegalArgumentException when there is no cell or rows differ in length
   */
  public static MatrixPanel of(double[][] values) {
    return of(
        Arrays.stream(values)
            .map(row -> Arrays.stream(row).mapToObj(MatrixPanel::text).toArray(String[]::new))
            .toArray(String[][]::new));
  }

  private static String text(double v) {
    String digits =
        v == Math.rint(v)
            ? String.format(Locale.ROOT, "%.0f", v + 0.0)
            : String.format(Locale.ROOT, "%.2f", v);
    return digits.replace('-', '−');
  }

  /**
   * Writes a title above.
   *
   * @param text the title, as {@link MathText}
   * @return this
   */
  public MatrixPanel titled(String text) {
    title = MathText.checked(text);
    return this;
  }

  /**
   * Writes a name below.
   *
   * @param text the name, as {@link MathText}
   * @return this
   */
  public MatrixPanel named(String text) {
    name = MathText.checked(text);
    return this;
  }

  /**
   * Sets how small cells may be; they grow with their texts.
   *
   * @param side in logical pixels
   * @return this
   */
  public MatrixPanel cells(double side) {
    Check.finite("cell", side);
    leastCell = side;
    fontSize = Math.min(Fonts.TICK, .62 * side);
    return this;
  }

  /**
   * Tints a block of cells.
   *
   * @param top its first row, from 0
   * @param left its first column
   * @param rows how many rows
   * @param columns how many columns
   * @param colour the colour; a light or transparent one keeps the text readable
   * @return this
   * @throws IllegalArgumentException when the block is not within the matrix
   */
  public MatrixPanel tint(int top, int left, int rows, int columns, Color colour) {
    return block(top, left, rows, columns, colour, false);
  }

  /**
   * Draws a frame around a block of cells.
   *
   * @param top its first row, from 0
   * @param left its first column
   * @param rows how many rows
   * @param columns how many columns
   * @param colour the colour
   * @return this
   * @throws IllegalArgumentException when the block is not within the matrix
   */
  public MatrixPanel frame(int top, int left, int rows, int columns, Color colour) {
    return block(top, left, rows, columns, colour, true);
  }

  private MatrixPanel block(int top, int left, int rows, int columns, Color colour, boolean frame) {
    if (top < 0
        || left < 0
        || rows < 1
        || columns < 1
        || top + rows > cells.length
        || left + columns > cells[0].length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a block of %d x %d cells at (%d, %d) is not within %d x %d",
              rows,
              columns,
              top,
              left,
              cells.length,
              cells[0].length));
    }
    blocks.add(new Block(top, left, top + rows - 1, left + columns - 1, colour, frame));
    return this;
  }

  /**
   * Draws a brace at the left, from the start of a row to the start of another.
   *
   * @param from the first row
   * @param to the row where it ends, not covered
   * @param text what stands beside it, as {@link MathText}
   * @return this
   */
  public MatrixPanel braceOfRows(int from, int to, String text) {
    braces.add(new Brace(true, from, to, MathText.checked(text)));
    return this;
  }

  /**
   * Draws a brace at the top, from the start of a column to the start of another.
   *
   * @param from the first column
   * @param to the column where it ends, not covered
   * @param text what stands above it, as {@link MathText}
   * @return this
   */
  public MatrixPanel braceOfColumns(int from, int to, String text) {
    braces.add(new Brace(false, from, to, MathText.checked(text)));
    return this;
  }

  private double cell() {
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    double widest = 0;
    for (String[] row : cells) {
      for (String text : row) {
        widest = Math.max(widest, Text.width(g, text, Fonts.regular(fontSize)) + 8);
      }
    }
    g.dispose();
    return Math.max(leastCell, widest);
  }

  private double left() {
    return braces.stream().anyMatch(Brace::rows) ? BRACE + 14 : 1;
  }

  private double top() {
    boolean brace = braces.stream().anyMatch(b -> !b.rows());
    return (title.isEmpty() ? 1 : 24) + (brace ? BRACE : 0);
  }

  @Override
  public double width() {
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    double words =
        Math.max(
            Text.width(g, title, Fonts.bold(Fonts.LABEL)),
            Text.width(g, name, Fonts.regular(Fonts.LABEL)));
    g.dispose();
    return Math.max(Math.max(32, words), left() + cell() * cells[0].length + 1);
  }

  @Override
  public double height() {
    double side = rowHeight(cell());
    return Math.max(32, top() + side * cells.length + (name.isEmpty() ? 1 : 24));
  }

  private double rowHeight(double cell) {
    return Math.min(cell, Math.max(leastCell, 26)); // wide numbers do not need high cells
  }

  @Override
  public void paint(Graphics2D g, double w, double h) {
    double cell = cell();
    double high = rowHeight(cell);
    double x0 = (w - left() - cell * cells[0].length) / 2 + left();
    double y0 = (h - height()) / 2 + top();
    if (!title.isEmpty()) {
      g.setColor(Palette.BLACK);
      Text.draw(g, title, Fonts.bold(Fonts.LABEL), w / 2, (h - height()) / 2 + 4, .5, 0);
    }
    g.setColor(Color.WHITE);
    g.fill(new Rectangle2D.Double(x0, y0, cell * cells[0].length, high * cells.length));
    for (Block block : blocks) {
      if (!block.frame()) {
        g.setColor(block.colour());
        g.fill(rectangle(block, x0, y0, cell, high, 0));
      }
    }
    grid(g, x0, y0, cell, high);
    texts(g, x0, y0, cell, high);
    for (Block block : blocks) {
      if (block.frame()) {
        g.setColor(block.colour());
        g.setStroke(new BasicStroke(2.2f));
        g.draw(rectangle(block, x0, y0, cell, high, 1.2));
      }
    }
    for (Brace brace : braces) {
      brace(g, brace, x0, y0, cell, high);
    }
    if (!name.isEmpty()) {
      g.setColor(Palette.BLACK);
      double below = y0 + high * cells.length + 8;
      double middle = x0 + cell * cells[0].length / 2;
      Text.draw(g, name, Fonts.regular(Fonts.LABEL), middle, below, .5, 0);
    }
  }

  private static Rectangle2D rectangle(
      Block b, double x0, double y0, double cell, double high, double inset) {
    return new Rectangle2D.Double(
        x0 + b.left() * cell + inset,
        y0 + b.top() * high + inset,
        (b.right() - b.left() + 1) * cell - 2 * inset,
        (b.bottom() - b.top() + 1) * high - 2 * inset);
  }

  private void grid(Graphics2D g, double x0, double y0, double cell, double high) {
    g.setColor(Palette.GREY);
    g.setStroke(new BasicStroke(.8f));
    double width = cell * cells[0].length;
    double height = high * cells.length;
    for (int i = 0; i <= cells.length; i++) {
      g.draw(new Line2D.Double(x0, y0 + i * high, x0 + width, y0 + i * high));
    }
    for (int j = 0; j <= cells[0].length; j++) {
      g.draw(new Line2D.Double(x0 + j * cell, y0, x0 + j * cell, y0 + height));
    }
  }

  private void texts(Graphics2D g, double x0, double y0, double cell, double high) {
    Font font = Fonts.regular(fontSize);
    g.setColor(Palette.BLACK);
    for (int i = 0; i < cells.length; i++) {
      for (int j = 0; j < cells[0].length; j++) {
        if (!cells[i][j].isEmpty()) {
          Text.draw(g, cells[i][j], font, x0 + (j + .5) * cell, y0 + (i + .5) * high, .5, .5);
        }
      }
    }
  }

  private static void brace(
      Graphics2D g, Brace brace, double x0, double y0, double cell, double high) {
    g.setColor(Palette.AXIS);
    g.setStroke(new BasicStroke(1.2f));
    Font font = Fonts.regular(Fonts.TICK);
    double step = brace.rows() ? high : cell;
    double length = (brace.to() - brace.from()) * step;
    double start = brace.from() * step;
    Path2D path = new Path2D.Double();
    path.moveTo(0, 0);
    path.quadTo(-7, 0, -7, 7);
    path.lineTo(-7, length / 2 - 5);
    path.quadTo(-7, length / 2, -12, length / 2);
    path.quadTo(-7, length / 2, -7, length / 2 + 5);
    path.lineTo(-7, length - 7);
    path.quadTo(-7, length, 0, length);
    var saved = g.getTransform();
    if (brace.rows()) {
      g.translate(x0 - 3, y0 + start);
      g.draw(path);
      Text.draw(g, brace.text(), font, -15, length / 2, 1, .5);
    } else {
      g.translate(x0 + start + length, y0 - 3);
      g.rotate(Math.PI / 2);
      g.draw(path);
      g.rotate(-Math.PI / 2);
      Text.draw(g, brace.text(), font, -length / 2, -17, .5, 1);
    }
    g.setTransform(saved);
  }

  @Override
  public Map<String, Series> series() {
    return Map.of();
  }
}
