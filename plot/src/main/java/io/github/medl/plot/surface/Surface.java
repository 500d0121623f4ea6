package io.github.medl.plot.surface;

import io.github.medl.plot.ColourMap;
import io.github.medl.plot.ColourScale;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.paint.Check;
import io.github.medl.plot.paint.MathText;
import io.github.medl.plot.paint.Sizes;
import java.awt.Graphics2D;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A surface in three dimensions over a rectangular grid, shaded, in a box with ticks. The methods
 * change this surface and return it.
 */
public final class Surface implements Panel {
  final double[] x;
  final double[] y;
  final double[][] z;
  String title = "";
  String xLabel = "x";
  String yLabel = "y";
  String zLabel = "z";
  View view = new View(30, -60);
  double @Nullable [] zRange;
  ColourScale colours;
  private double width = 440;
  private double height = 400;

  private Surface(double[] x, double[] y, double[][] z) {
    Check.grid(x, y, z);
    this.x = x.clone();
    this.y = y.clone();
    this.z = new double[z.length][];
    for (int j = 0; j < z.length; j++) {
      this.z[j] = Check.gaps(z[j]);
    }
    colours = ColourScale.of(ColourMap.BLUES_R, this.z);
  }

  /**
   * A surface.
   *
   * @param x strictly increasing abscissas of the grid
   * @param y strictly increasing ordinates of the grid
   * @param z heights, {@code z[j][i]} at {@code (x[i], y[j])}; a hole where not finite
   * @return the surface
   * @throws IllegalArgumentException when the grid is malformed
   */
  public static Surface of(double[] x, double[] y, double[][] z) {
    return new Surface(x, y, z);
  }

  /**
   * Sets the title.
   *
   * @param text the title, as {@link MathText}
   * @return this
   */
  public Surface titled(String text) {
    title = Objects.requireNonNull(text, "text");
    return this;
  }

  /**
   * Sets the labels of the axes.
   *
   * @param xName label of the first axis, as {@link MathText}
   * @param yName label of the second axis
   * @param zName label of the upright axis
   * @return this
   */
  public Surface axes(String xName, String yName, String zName) {
    xLabel = Objects.requireNonNull(xName, "xName");
    yLabel = Objects.requireNonNull(yName, "yName");
    zLabel = Objects.requireNonNull(zName, "zName");
    return this;
  }

  /**
   * Sets from where one looks, by matplotlib's conventions; (30, -60) unless said.
   *
   * @param elevation angle above the plane, in degrees
   * @param azimuth angle in the plane, in degrees
   * @return this
   */
  public Surface view(double elevation, double azimuth) {
    Check.finite("elevation", elevation);
    Check.finite("azimuth", azimuth);
    view = new View(elevation, azimuth);
    return this;
  }

  /**
   * Colours by height, from the lowest to the highest value.
   *
   * @param map the colours
   * @return this
   */
  public Surface colourMap(ColourMap map) {
    colours = ColourScale.of(map, z);
    return this;
  }

  /**
   * Colours by height, with chosen ends.
   *
   * @param map the colours
   * @param min height of the first colour
   * @param max height of the last colour
   * @return this
   */
  public Surface colourMap(ColourMap map, double min, double max) {
    Check.range("colour range", min, max);
    colours = new ColourScale(map, min, max);
    return this;
  }

  /**
   * Sets the range of the upright axis.
   *
   * @param min height of the floor
   * @param max height of the ceiling
   * @return this
   */
  public Surface zRange(double min, double max) {
    Check.range("z range", min, max);
    zRange = new double[] {min, max};
    return this;
  }

  /**
   * Sets the size that the surface asks for, 440 x 400 by default.
   *
   * @param logicalWidth width in logical pixels
   * @param logicalHeight height in logical pixels
   * @return this
   */
  public Surface size(double logicalWidth, double logicalHeight) {
    Sizes.check(logicalWidth, logicalHeight);
    width = logicalWidth;
    height = logicalHeight;
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
  public void paint(Graphics2D g, double w, double h) {
    new SurfacePainter(this, w, h).paint(g);
  }

  @Override
  public Map<String, Series> series() {
    return Map.of(title.isEmpty() ? "surface" : "surface " + title, Series.grid(x, y, z));
  }
}
