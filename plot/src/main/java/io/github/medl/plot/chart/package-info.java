/**
 * Charts in two dimensions. XChart draws the axes and the grid of a {@link
 * io.github.medl.plot.chart.Chart}; here stands what XChart has not: lines that keep their gaps,
 * contours, filled regions, heat maps, legends that leave the points alone. XChart is seen by this
 * package alone.
 */
@NullMarked
package io.github.medl.plot.chart;

import org.jspecify.annotations.NullMarked;
