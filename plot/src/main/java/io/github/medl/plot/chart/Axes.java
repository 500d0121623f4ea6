package io.github.medl.plot.chart;

import io.github.medl.plot.paint.Scale;
import java.awt.geom.Rectangle2D;

/**
 * The drawing area of a chart with its two axes.
 *
 * @param area rectangle inside the axes, in logical pixels
 * @param x horizontal axis
 * @param y vertical axis
 */
record Axes(Rectangle2D area, Scale x, Scale y) {}
