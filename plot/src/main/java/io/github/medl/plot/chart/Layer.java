package io.github.medl.plot.chart;

import io.github.medl.plot.ColourScale;
import io.github.medl.plot.Series;
import io.github.medl.plot.paint.Extent;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One element of a chart; elements are drawn in the order in which they were added. */
interface Layer {
  /** The name in the legend and of the series; empty for an element without one. */
  default String name() {
    return "";
  }

  /** Adds what the axes must show. */
  default void extend(Extent extent) {}

  /** Draws inside the axes; the caller has set the clip. */
  void paint(Graphics2D g, Axes axes);

  /** Draws a sample of the element for the legend, in the middle of the rectangle. */
  default void paintKey(Graphics2D g, Rectangle2D box) {}

  /** The numbers behind the element, or null. */
  default @Nullable Series series() {
    return null;
  }

  /** Whether the element has an entry in the legend. */
  default boolean inLegend() {
    return !name().isEmpty() && !name().startsWith("_");
  }

  /** What the element may draw on: the area of the axes, or more for marks on the frame. */
  default Rectangle2D clip(Axes axes) {
    return axes.area();
  }

  /**
   * Whether the element covers the whole area: it has no margin, lies under the others, and grid
   * lines, which would pass for its own, are left out.
   */
  default boolean coversArea() {
    return false;
  }

  /** Places in pixels that a legend should not cover; see {@link Avoid}. */
  default List<Point2D> avoid(Axes axes) {
    return List.of();
  }

  /** The map that a colour bar beside the axes explains, or null. */
  default @Nullable ColourScale colourBar() {
    return null;
  }
}
