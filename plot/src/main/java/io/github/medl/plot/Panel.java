package io.github.medl.plot;

import java.awt.Graphics2D;
import java.util.Map;
import java.util.Optional;

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
   * The room that the panel needs beside its drawing area in a rectangle; panels one above the
   * other are then drawn with the widest by {@link #paint(Graphics2D, double, double, Margins)}.
   *
   * @param g where it will be drawn; nothing is drawn yet
   * @param width width of the rectangle in logical pixels
   * @param height height of the rectangle in logical pixels
   * @param least what it will have at least, {@link Margins#NONE} if that is not known
   * @return the room; empty for a panel that aligns nothing, as by default
   */
  default Optional<Margins> margins(Graphics2D g, double width, double height, Margins least) {
    return Optional.empty();
  }

  /**
   * Draws the panel as {@link #paint(Graphics2D, double, double)} does, with at least some room at
   * both sides of its drawing area; that is ignored by a panel that has no {@linkplain #margins
   * margins}.
   *
   * @param g where to draw
   * @param width width of the rectangle in logical pixels
   * @param height height of the rectangle in logical pixels
   * @param least the room
   */
  default void paint(Graphics2D g, double width, double height, Margins least) {
    paint(g, width, height);
  }

  /**
   * The numbers that the panel shows.
   *
   * @return name of an element to its columns, in drawing order; empty when there are none
   */
  Map<String, Series> series();
}
