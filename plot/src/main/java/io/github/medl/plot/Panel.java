package io.github.medl.plot;

import java.awt.Graphics2D;
import java.util.Map;

/**
 * One part of a {@link Picture}: a chart, a diagram, a surface, an image, a table, or what a
 * program draws itself.
 */
public interface Panel {
  /**
   * The width that suits the panel.
   *
   * @return width in logical pixels
   */
  double width();

  /**
   * The height that suits the panel.
   *
   * @return height in logical pixels
   */
  double height();

  /**
   * Draws the panel in the rectangle from (0, 0) to (width, height).
   *
   * @param g where to draw
   * @param width width of the rectangle in logical pixels
   * @param height height of the rectangle in logical pixels
   */
  void paint(Graphics2D g, double width, double height);

  /**
   * The numbers that the panel shows.
   *
   * @return name of an element to its columns, in drawing order; empty when there are none
   */
  Map<String, Series> series();
}
