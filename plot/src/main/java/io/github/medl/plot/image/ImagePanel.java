package io.github.medl.plot.image;

import io.github.medl.plot.ColourMap;
import io.github.medl.plot.ColourScale;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.paint.Check;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.MathText;
import io.github.medl.plot.paint.Sizes;
import io.github.medl.plot.paint.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An image, enlarged without smoothing so that its pixels can be seen. */
public final class ImagePanel implements Panel {
  private static final double TITLE_HEIGHT = 24;

  private final BufferedImage image;
  private final String title;
  private final double width;
  private final double height;
  private final List<Outline> outlines;

  /** A rectangle in pixels of the image. */
  private record Outline(double x1, double y1, double x2, double y2, Color colour) {}

  private ImagePanel(BufferedImage image, String title, double width, List<Outline> outlines) {
    this.image = image;
    this.outlines = List.copyOf(outlines);
    this.title = Objects.requireNonNull(title, "title");
    this.width = width;
    height = width * image.getHeight() / image.getWidth() + (title.isEmpty() ? 0 : TITLE_HEIGHT);
    Sizes.check(width, height);
  }

  /**
   * An image in shades of grey.
   *
   * @param intensity {@code intensity[row][column]}, row 0 at the top, 0 black and 1 white; clipped
   * @return the panel, 160 logical pixels wide, a long strip wider
   * @throws IllegalArgumentException when it is empty or its rows differ in length
   */
  public static ImagePanel of(double[][] intensity) {
    return of(intensity, ColourMap.GREYS, 0, 1);
  }

  /**
   * An image in the colours of a map.
   *
   * @param values {@code values[row][column]}, row 0 at the top
   * @param map the colours
   * @param min value of the first colour
   * @param max value of the last colour
   * @return the panel, 160 logical pixels wide, a long strip wider
   * @throws IllegalArgumentException when it is empty or its rows differ in length
   */
  public static ImagePanel of(double[][] values, ColourMap map, double min, double max) {
    Check.range("colour range", min, max);
    if (values.length == 0 || values[0].length == 0) {
      throw new IllegalArgumentException("an image needs at least one pixel");
    }
    for (double[] row : values) {
      Check.sameLength("the first row", values[0].length, "another row", row.length);
    }
    return of(Raster.of(values, new ColourScale(map, min, max)));
  }

  /**
   * An image.
   *
   * @param image the pixels
   * @return the panel, 160 logical pixels wide, a long strip wider
   */
  public static ImagePanel of(BufferedImage image) {
    double least = 32.0 * image.getWidth() / image.getHeight(); // a long strip needs more
    return new ImagePanel(image, "", Math.max(160, least), List.of());
  }

  /**
   * The same image under a title.
   *
   * @param text the title, as {@link MathText}
   * @return a new panel
   */
  public ImagePanel titled(String text) {
    return new ImagePanel(image, text, width, outlines);
  }

  /**
   * The same image in another size; the height follows.
   *
   * @param logicalWidth width in logical pixels
   * @return a new panel
   */
  public ImagePanel width(double logicalWidth) {
    return new ImagePanel(image, title, logicalWidth, outlines);
  }

  /**
   * The same image with one more box drawn on it.
   *
   * @param x1 its left edge, in pixels of the image, 0 at the left of the first column
   * @param y1 its upper edge, 0 at the top of the first row
   * @param x2 its right edge
   * @param y2 its lower edge
   * @param colour colour of the line
   * @return a new panel
   * @throws IllegalArgumentException when a right edge is left of the left one, a lower one above
   *     the upper one, or an edge is no number
   */
  public ImagePanel outlined(double x1, double y1, double x2, double y2, Color colour) {
    if (!(x1 <= x2 && y1 <= y2)) {
      throw new IllegalArgumentException(
          "a box with x from " + x1 + " to " + x2 + " and y from " + y1 + " to " + y2);
    }
    Objects.requireNonNull(colour, "colour");
    List<Outline> more = new ArrayList<>(outlines);
    more.add(new Outline(x1, y1, x2, y2, colour));
    return new ImagePanel(image, title, width, more);
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public double height() {
    return height;
  }

  @Override
  public void paint(Graphics2D g, double w, double h) {
    double top = title.isEmpty() ? 0 : TITLE_HEIGHT;
    double scale = Math.min(w / image.getWidth(), (h - top) / image.getHeight());
    double x = (w - scale * image.getWidth()) / 2;
    if (!title.isEmpty()) {
      Font font = Fonts.bold(Fonts.LABEL);
      g.setColor(Palette.BLACK);
      Text.draw(g, title, font, w / 2, Text.TITLE_BASE, .5, 1);
    }
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    AffineTransform place = AffineTransform.getTranslateInstance(x, top);
    place.scale(scale, scale);
    g.drawImage(image, place, null);
    g.setStroke(new BasicStroke(2));
    for (Outline box : outlines) {
      g.setColor(box.colour());
      g.draw(
          new Rectangle2D.Double(
              x + scale * box.x1(),
              top + scale * box.y1(),
              scale * (box.x2() - box.x1()),
              scale * (box.y2() - box.y1())));
    }
  }

  @Override
  public Map<String, Series> series() {
    return Map.of();
  }
}
