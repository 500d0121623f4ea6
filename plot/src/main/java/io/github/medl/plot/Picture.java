package io.github.medl.plot;

import io.github.medl.io.AtomicFile;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Hints;
import io.github.medl.plot.paint.MathText;
import io.github.medl.plot.paint.Sizes;
import io.github.medl.plot.paint.Text;
import io.github.medl.plot.write.PngWriter;
import io.github.medl.plot.write.SvgWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.zip.Deflater;

/**
 * Panels side by side in a grid, filled row by row. The panels of a row are of one height, those of
 * a column of one width, and charts of a column begin and end on one upright line.
 */
public final class Picture {
  private static final double PADDING = 12;
  private static final double GAP = 16;

  private final String title;
  private final int columns;
  private final List<Panel> panels;

  private Picture(String title, int columns, List<Panel> panels) {
    this.title = title;
    this.columns = columns;
    this.panels = panels;
  }

  /**
   * A picture.
   *
   * @param title what stands above it, as {@link MathText}; may be empty
   * @param columns panels in a row
   * @param panels the panels, row by row
   * @return the picture
   * @throws IllegalArgumentException when there is no panel or columns is not positive
   */
  public static Picture of(String title, int columns, Panel... panels) {
    return of(title, columns, Arrays.asList(panels));
  }

  /**
   * As {@link #of(String, int, Panel...)}.
   *
   * @param title what stands above it; may be empty
   * @param columns panels in a row
   * @param panels the panels, row by row
   * @return the picture
   */
  public static Picture of(String title, int columns, List<? extends Panel> panels) {
    Objects.requireNonNull(title, "title");
    if (columns < 1 || panels.isEmpty()) {
      throw new IllegalArgumentException(
          "a picture needs at least one panel and one column, got "
              + panels.size()
              + " panels and "
              + columns
              + " columns");
    }
    return new Picture(title, Math.min(columns, panels.size()), List.copyOf(panels));
  }

  /**
   * The width of the picture.
   *
   * @return width in logical pixels
   */
  public double width() {
    return 2 * PADDING + (columns - 1) * GAP + Arrays.stream(columnWidths()).sum();
  }

  /**
   * The height of the picture.
   *
   * @return height in logical pixels
   */
  public double height() {
    double[] rows = rowHeights();
    return 2 * PADDING + titleHeight() + (rows.length - 1) * GAP + Arrays.stream(rows).sum();
  }

  private double titleHeight() {
    return title.isEmpty() ? 0 : 28;
  }

  private double[] columnWidths() {
    double[] widths = new double[columns];
    for (int i = 0; i < panels.size(); i++) {
      widths[i % columns] = Math.max(widths[i % columns], panels.get(i).width());
    }
    return widths;
  }

  private double[] rowHeights() {
    double[] heights = new double[(panels.size() + columns - 1) / columns];
    for (int i = 0; i < panels.size(); i++) {
      heights[i / columns] = Math.max(heights[i / columns], panels.get(i).height());
    }
    return heights;
  }

  /**
   * Draws the picture at (0, 0) in its own size.
   *
   * @param g where to draw
   */
  public void paint(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, (int) Math.ceil(width()), (int) Math.ceil(height()));
    if (!title.isEmpty()) {
      g.setColor(Palette.BLACK);
      Text.draw(g, title, Fonts.bold(Fonts.TITLE + 2), width() / 2, PADDING + 2, .5, 0);
    }
    double[] widths = columnWidths();
    double[] heights = rowHeights();
    Margins[] margins = margins(g, widths, heights);
    double y = PADDING + titleHeight();
    for (int row = 0; row < heights.length; row++) {
      double x = PADDING;
      for (int c = 0; c < columns && row * columns + c < panels.size(); c++) {
        AffineTransform saved = g.getTransform();
        g.translate(x, y);
        panels.get(row * columns + c).paint(g, widths[c], heights[row], margins[c]);
        g.setTransform(saved);
        x += widths[c] + GAP;
      }
      y += heights[row] + GAP;
    }
  }

  /** For each column the room that its panels have in common. */
  private Margins[] margins(Graphics2D g, double[] widths, double[] heights) {
    Margins[] common = new Margins[columns];
    Arrays.fill(common, Margins.NONE);
    // Twice: with less room a legend may want to stand outside, which takes more.
    for (int pass = 0; pass < 2 && panels.size() > columns; pass++) {
      Margins[] least = common.clone();
      for (int i = 0; i < panels.size(); i++) {
        int c = i % columns;
        common[c] =
            panels
                .get(i)
                .margins(g, widths[c], heights[i / columns], least[c])
                .map(common[c]::or)
                .orElse(common[c]);
      }
    }
    return common;
  }

  /**
   * The size of the smallest text; the indices and exponents in a line are smaller than it.
   *
   * @return logical pixels; infinite if there is no text
   */
  public double smallestText() {
    double[] smallest = {Double.POSITIVE_INFINITY};
    DoubleConsumer sizes = size -> smallest[0] = Math.min(smallest[0], size);
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    g.setRenderingHint(Hints.TEXT_SIZES, sizes);
    paint(g);
    g.dispose();
    return smallest[0];
  }

  /**
   * The picture as pixels, two a logical pixel.
   *
   * @return a new image
   */
  public BufferedImage image() {
    Sizes.check(width(), height());
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(Sizes.SCALE * width()),
            (int) Math.ceil(Sizes.SCALE * height()),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(Sizes.SCALE, Sizes.SCALE);
    paint(g);
    g.dispose();
    return image;
  }

  /**
   * The picture for a file: with 64 levels a channel instead of 256, a third smaller, and nobody
   * sees a difference of two levels.
   */
  private BufferedImage rounded() {
    BufferedImage image = image();
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < pixels.length; i++) {
      int p = pixels[i];
      pixels[i] = level(p >> 16 & 255) << 16 | level(p >> 8 & 255) << 8 | level(p & 255);
    }
    return image;
  }

  private static int level(int channel) {
    int rounded = (63 * channel + 127) / 255;
    return (255 * rounded + 31) / 63;
  }

  /**
   * Writes the picture as PNG with 192 dots an inch, to a temporary name first.
   *
   * @param file where
   * @throws IOException when that fails; no half file is left behind
   */
  public void writePng(Path file) throws IOException {
    BufferedImage image = rounded();
    AtomicFile.write(file, out -> PngWriter.write(image, Sizes.SCALE * 96, out));
  }

  /**
   * Writes the picture as PNG with 192 dots an inch.
   *
   * @param out where; stays open
   * @throws IOException when that fails
   */
  public void writePng(OutputStream out) throws IOException {
    PngWriter.write(rounded(), Sizes.SCALE * 96, out);
  }

  /**
   * Writes the picture as a PNG that is seen at once and not kept: in a third of the time, with
   * more bytes.
   *
   * @param out where; stays open
   * @throws IOException when that fails
   */
  public void writePngSwiftly(OutputStream out) throws IOException {
    PngWriter.write(image(), Sizes.SCALE * 96, Deflater.BEST_SPEED, out);
  }

  /**
   * Writes the picture as SVG, to a temporary name first.
   *
   * @param file where
   * @throws IOException when that fails; no half file is left behind
   */
  public void writeSvg(Path file) throws IOException {
    AtomicFile.write(file, out -> SvgWriter.write(width(), height(), this::paint, out));
  }

  /**
   * Opens a window with the picture.
   *
   * @throws IllegalStateException when there is no display
   */
  public void show() {
    PictureWindow.open(this, title);
  }

  /**
   * The numbers that the picture shows.
   *
   * @return name of the series to its columns, in drawing order; when panels share a name, later
   *     ones get a number
   */
  public Map<String, Series> series() {
    Map<String, Series> all = new LinkedHashMap<>();
    for (Panel panel : panels) {
      panel.series().forEach((name, series) -> Series.put(all, name, series));
    }
    return all;
  }
}
