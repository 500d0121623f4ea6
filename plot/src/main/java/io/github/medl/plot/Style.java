package io.github.medl.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Objects;

/**
 * How a line or a point looks: an immutable value, as in {@code
 * Style.of(BLUE).width(2.5).alpha(.6).dashed()}. Lengths are in logical pixels of 1/96 inch.
 *
 * @param colour colour of line and mark
 * @param width width of the line
 * @param alpha opacity, 0 (invisible) to 1 (opaque)
 * @param dashes lengths of dashes and gaps in turn; empty for a solid line
 * @param marker mark at a point
 * @param size diameter of the mark
 */
public record Style(
    Color colour, double width, double alpha, List<Double> dashes, Marker marker, double size) {

  /**
   * Checks and copies.
   *
   * @param colour the colour
   * @param width width of the line
   * @param alpha opacity
   * @param dashes lengths of dashes and gaps
   * @param marker mark at a point
   * @param size diameter of the mark
   * @throws IllegalArgumentException when a length is negative or not finite, or alpha is outside
   *     [0, 1]
   */
  public Style {
    Objects.requireNonNull(colour, "colour");
    Objects.requireNonNull(marker, "marker");
    dashes = List.copyOf(dashes);
    if (!(width >= 0) || Double.isInfinite(width) || !(size >= 0) || Double.isInfinite(size)) {
      throw new IllegalArgumentException(
          "width and size must be finite and at least 0, got " + width + " and " + size);
    }
    if (!(alpha >= 0 && alpha <= 1)) {
      throw new IllegalArgumentException("alpha must lie in [0, 1], got " + alpha);
    }
  }

  /**
   * A solid line of width 1.8, opaque, with discs of diameter 6 where marks are asked for.
   *
   * @param colour colour of line and mark
   * @return the style
   */
  public static Style of(Color colour) {
    return new Style(colour, 1.8, 1, List.of(), Marker.CIRCLE, 6);
  }

  /**
   * The style of the series with the given number in {@link Palette#colour(int)}.
   *
   * @param index number of the series, from 0
   * @return the style
   */
  public static Style palette(int index) {
    return of(Palette.colour(index));
  }

  /**
   * The same style in another colour.
   *
   * @param other the colour
   * @return a new style
   */
  public Style colour(Color other) {
    return new Style(other, width, alpha, dashes, marker, size);
  }

  /**
   * The same style with another line width.
   *
   * @param pixels width in logical pixels
   * @return a new style
   */
  public Style width(double pixels) {
    return new Style(colour, pixels, alpha, dashes, marker, size);
  }

  /**
   * The same style with another opacity.
   *
   * @param opacity 0 (invisible) to 1 (opaque)
   * @return a new style
   */
  public Style alpha(double opacity) {
    return new Style(colour, width, opacity, dashes, marker, size);
  }

  /**
   * The same style with a dashed line.
   *
   * @return a new style
   */
  public Style dashed() {
    return new Style(colour, width, alpha, List.of(6.0, 4.0), marker, size);
  }

  /**
   * The same style with a dotted line.
   *
   * @return a new style
   */
  public Style dotted() {
    return new Style(colour, width, alpha, List.of(1.5, 3.0), marker, size);
  }

  /**
   * The same style with another mark.
   *
   * @param mark the mark at a point
   * @return a new style
   */
  public Style marker(Marker mark) {
    return new Style(colour, width, alpha, dashes, mark, size);
  }

  /**
   * The same style with marks of another size.
   *
   * @param pixels diameter in logical pixels
   * @return a new style
   */
  public Style size(double pixels) {
    return new Style(colour, width, alpha, dashes, marker, pixels);
  }

  /** {@return the colour with the opacity in it} */
  public Color paint() {
    return Palette.withAlpha(colour, alpha);
  }

  /** {@return the pen of lines, with the width and the dashes} */
  public BasicStroke stroke() {
    float w = (float) width;
    if (dashes.isEmpty()) {
      return new BasicStroke(w, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
    float[] lengths = new float[dashes.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = dashes.get(i).floatValue();
    }
    return new BasicStroke(w, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, lengths, 0);
  }
}
