/**
 * Pictures of {@link io.github.medl.plot.Panel}s side by side, shown in a window or written as PNG
 * and SVG ({@link io.github.medl.plot.Picture}) or one after the other ({@link
 * io.github.medl.plot.Animation}), and what all panels share: colours, styles, marks.
 *
 * <p>The panels live in packages by theme: {@link io.github.medl.plot.chart}, {@link
 * io.github.medl.plot.diagram}, {@link io.github.medl.plot.surface}, {@link
 * io.github.medl.plot.image}, {@link io.github.medl.plot.table}. Everything takes {@code double[]}
 * and works without a display.
 *
 * <p>What may not live in this module: tensors, data sets and anything that knows a figure of the
 * book.
 */
@NullMarked
package io.github.medl.plot;

import org.jspecify.annotations.NullMarked;
