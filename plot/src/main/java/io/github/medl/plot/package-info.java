/**
 * Drawing: charts, surfaces, diagrams, tables and images, side by side in a {@link
 * io.github.medl.plot.Picture}.
 *
 * <p>XChart draws the axes, lines and points of a {@link io.github.medl.plot.Chart}; the package
 * adds what XChart has not: contour lines, filled regions, heat maps, surfaces in three dimensions,
 * layered diagrams and several panels in one picture. Everything takes {@code double[]} and works
 * without a display.
 *
 * <p>What may not live here: tensors, data sets and anything that knows a figure of the book.
 */
package io.github.medl.plot;
