package io.github.medl.plot.chart;

import io.github.medl.plot.Corner;
import io.github.medl.plot.Margins;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.paint.MathText;
import io.github.medl.plot.paint.Sizes;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A chart in two dimensions. The methods add to this chart and return it; elements are drawn in the
 * order of the calls, but heat maps, regions and contours always under the others.
 *
 * <p>The methods live in one interface a theme: {@link ChartAxes}, {@link ChartCurves}, {@link
 * ChartFields}, {@link ChartMarks}.
 *
 * <p>Wherever a name is taken, it names the series and its entry in the legend; an empty name or
 * one that begins with {@code _} has no entry. A value that is NaN or infinite leaves a gap.
 */
public final class Chart implements Panel, ChartAxes, ChartCurves, ChartFields, ChartMarks {
  final List<Layer> layers = new ArrayList<>();
  String title;
  String xLabel = "";
  String yLabel = "";
  double @Nullable [] xRange;
  double @Nullable [] yRange;
  double @Nullable [] xTicks;
  double @Nullable [] yTicks;
  String @Nullable [] xTickLabels;
  String @Nullable [] yTickLabels;
  boolean xLog;
  boolean yLog;
  boolean equalAspect;
  boolean grid = true;
  @Nullable Corner legend;
  private double width = 440;
  private double height = 340;

  private Chart(String title) {
    this.title = MathText.checked(title);
  }

  /**
   * An empty chart.
   *
   * @param title what stands above it, as {@link MathText}; may be empty
   * @return the chart
   */
  public static Chart titled(String title) {
    return new Chart(title);
  }

  /**
   * Sets the size that the chart asks for, 440 x 340 by default.
   *
   * @param logicalWidth width in logical pixels
   * @param logicalHeight height in logical pixels
   * @return this
   */
  public Chart size(double logicalWidth, double logicalHeight) {
    Sizes.check(logicalWidth, logicalHeight);
    width = logicalWidth;
    height = logicalHeight;
    return this;
  }

  /**
   * Leaves the chart without grid lines.
   *
   * @return this
   */
  public Chart noGrid() {
    grid = false;
    return this;
  }

  /**
   * Draws one unit of x as long as one unit of y.
   *
   * @return this
   */
  public Chart equalAspect() {
    equalAspect = true;
    return this;
  }

  /**
   * Shows a legend.
   *
   * @param corner where
   * @return this
   */
  public Chart legend(Corner corner) {
    legend = Objects.requireNonNull(corner, "corner");
    return this;
  }

  Chart add(Layer layer) {
    layers.add(layer);
    return this;
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public double height() {
    return height;
  }

  @Override
  public Optional<Margins> margins(Graphics2D g, double w, double h, Margins least) {
    return Optional.of(new ChartPainter(this).margins(g, w, h, least));
  }

  @Override
  public void paint(Graphics2D g, double w, double h) {
    paint(g, w, h, Margins.NONE);
  }

  @Override
  public void paint(Graphics2D g, double w, double h, Margins least) {
    new ChartPainter(this).paint(g, w, h, least);
  }

  @Override
  public Map<String, Series> series() {
    Map<String, Series> all = new LinkedHashMap<>();
    for (Layer layer : layers) {
      Series series = layer.series();
      if (series != null) {
        Series.put(all, layer.name().replaceFirst("^_", ""), series);
      }
    }
    return all;
  }
}
