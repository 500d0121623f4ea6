package io.github.medl.plot.chart;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Style;
import io.github.medl.plot.paint.Check;
import io.github.medl.plot.paint.MathText;
import java.awt.image.BufferedImage;
import java.util.Objects;

/** What is written over a {@link Chart}: lines across it, arrows, words, images. */
public sealed interface ChartMarks permits Chart {
  private Chart chart() {
    return (Chart) this;
  }

  /**
   * Adds a vertical line across the chart.
   *
   * @param name name in the legend; may be empty
   * @param x where
   * @param style how it looks
   * @return this
   */
  default Chart verticalLine(String name, double x, Style style) {
    Check.finite("x of a vertical line", x);
    return chart().add(new Shapes.Rule(name, x, true, style));
  }

  /**
   * Adds a horizontal line across the chart.
   *
   * @param name name in the legend; may be empty
   * @param y where
   * @param style how it looks
   * @return this
   */
  default Chart horizontalLine(String name, double y, Style style) {
    Check.finite("y of a horizontal line", y);
    return chart().add(new Shapes.Rule(name, y, false, style));
  }

  /**
   * Adds an arrow.
   *
   * @param x0 abscissa of its tail
   * @param y0 ordinate of its tail
   * @param x1 abscissa of its tip
   * @param y1 ordinate of its tip
   * @param style how it looks
   * @return this
   */
  default Chart arrow(double x0, double y0, double x1, double y1, Style style) {
    return chart().add(new Shapes.Arrow(x0, y0, x1, y1, style));
  }

  /**
   * Writes words, centred at a point.
   *
   * @param x abscissa
   * @param y ordinate
   * @param label the words, as {@link MathText}; may have several lines
   * @return this
   */
  default Chart text(double x, double y, String label) {
    return text(x, y, label, Style.of(Palette.BLACK), 0, 0);
  }

  /**
   * Writes words beside a point.
   *
   * @param x abscissa of the point
   * @param y ordinate of the point
   * @param label the words, as {@link MathText}; may have several lines
   * @param style their colour
   * @param dx logical pixels to the right: words end at the point when negative
   * @param dy logical pixels down
   * @return this
   */
  default Chart text(double x, double y, String label, Style style, double dx, double dy) {
    return chart().add(new Shapes.Words(x, y, MathText.checked(label), style, dx, dy));
  }

  /**
   * Adds an image.
   *
   * @param image the pixels
   * @param x abscissa of its middle
   * @param y ordinate of its middle
   * @param logicalWidth width in logical pixels; the height follows
   * @return this
   */
  default Chart image(BufferedImage image, double x, double y, double logicalWidth) {
    Check.range("image from 0 to its width", 0, logicalWidth);
    return chart().add(new Inset(Objects.requireNonNull(image, "image"), x, y, logicalWidth));
  }
}
