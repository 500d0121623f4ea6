/**
 * Charts in two dimensions: axes whose ticks, labels and grid lines stand at the same places, also
 * at the ends, lines that keep their gaps, contours, filled regions, heat maps, legends that leave
 * the points alone.
 */
@NullMarked
package io.github.medl.plot.chart;

import org.jspecify.annotations.NullMarked;
