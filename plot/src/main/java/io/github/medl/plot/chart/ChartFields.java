package io.github.medl.plot.chart;

import io.github.medl.plot.ColourMap;
import io.github.medl.plot.ColourScale;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Style;
import io.github.medl.plot.paint.Check;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What a {@link Chart} shows of a function on a grid: contours, regions, heat maps. */
public sealed interface ChartFields permits Chart {
  private Chart chart() {
    return (Chart) this;
  }

  /**
   * Adds contour lines in one style.
   *
   * @param x strictly increasing abscissas of the grid
   * @param y strictly increasing ordinates of the grid
   * @param z values, {@code z[j][i]} at {@code (x[i], y[j])}; NaN where there is none
   * @param levels the levels
   * @param style how a line looks
   * @return this
   * @throws IllegalArgumentException when the grid is malformed or a level not finite
   */
  default Chart contours(double[] x, double[] y, double[][] z, double[] levels, Style style) {
    return contours(x, y, z, levels, Collections.nCopies(levels.length, style.colour()), style);
  }

  /**
   * Adds contour lines that go through the colours of a map from the first level to the last, in
   * even steps a level.
   *
   * @param x strictly increasing abscissas of the grid
   * @param y strictly increasing ordinates of the grid
   * @param z values, {@code z[j][i]} at {@code (x[i], y[j])}; NaN where there is none
   * @param levels the levels
   * @param map the colours
   * @param lineWidth width of a line in logical pixels
   * @return this
   * @throws IllegalArgumentException when the grid is malformed or a level not finite
   */
  default Chart contours(
      double[] x, double[] y, double[][] z, double[] levels, ColourMap map, double lineWidth) {
    List<Color> colours = new ArrayList<>();
    for (int k = 0; k < levels.length; k++) {
      colours.add(map.colour(levels.length == 1 ? 0 : k / (levels.length - 1.0)));
    }
    return contours(x, y, z, levels, colours, Style.of(Palette.BLACK).width(lineWidth));
  }

  private Chart contours(
      double[] x, double[] y, double[][] z, double[] levels, List<Color> colours, Style style) {
    return chart()
        .add(
            new Contours(
                "_contours",
                x.clone(),
                y.clone(),
                levels.clone(),
                MarchingSquares.contours(x, y, z, levels),
                colours,
                style));
  }

  /**
   * Adds regions: the cell around each point of a grid in the colour of its class.
   *
   * @param x strictly increasing abscissas of the grid
   * @param y strictly increasing ordinates of the grid
   * @param classes {@code classes[j][i]} at {@code (x[i], y[j])}, from 0
   * @param colours one colour a class, translucent if points are to be seen through it
   * @return this
   * @throws IllegalArgumentException when the grid is malformed or a class has no colour
   */
  default Chart filledRegions(double[] x, double[] y, int[][] classes, Color... colours) {
    double[][] z = coloured(x, y, classes, colours.length);
    return chart()
        .add(new Cells("_regions", x.clone(), y.clone(), z, Cells.colours(colours), null));
  }

  /**
   * Adds a map of a few classes: each cell in the colour of its class, which the legend names.
   *
   * @param name name of the series
   * @param x strictly increasing abscissas of the cells' centres
   * @param y strictly increasing ordinates of the cells' centres
   * @param classes {@code classes[j][i]} at {@code (x[i], y[j])}, from 0
   * @param names one name a class, for the legend
   * @param colours one colour a class
   * @return this
   * @throws IllegalArgumentException when the grid is malformed, a class has no colour, or there
   *     are not as many names as colours
   */
  default Chart classMap(
      String name, double[] x, double[] y, int[][] classes, List<String> names, Color... colours) {
    double[][] z = coloured(x, y, classes, colours.length);
    if (names.size() != colours.length) {
      throw new IllegalArgumentException(
          names.size() + " names of classes do not fit " + colours.length + " colours");
    }
    chart().add(new Cells(name, x.clone(), y.clone(), z, Cells.colours(colours), null));
    for (int k = 0; k < colours.length; k++) {
      chart().add(new Shapes.Key(names.get(k), colours[k]));
    }
    return chart();
  }

  private static double[][] coloured(double[] x, double[] y, int[][] classes, int colours) {
    double[][] z = new double[classes.length][];
    for (int j = 0; j < z.length; j++) {
      z[j] = Arrays.stream(classes[j]).asDoubleStream().toArray();
      for (int k : classes[j]) {
        if (k < 0 || k >= colours) {
          throw new IllegalArgumentException(
              "class " + k + " has no colour; there are " + colours + " colours");
        }
      }
    }
    Check.grid(x, y, z);
    return z;
  }

  /**
   * Adds a heat map that spans all colours of a map, with a colour bar beside the chart.
   *
   * @param name name of the series
   * @param x strictly increasing abscissas of the cells' centres
   * @param y strictly increasing ordinates of the cells' centres
   * @param z values, {@code z[j][i]} at {@code (x[i], y[j])}; NaN is left white
   * @param map the colours
   * @return this
   * @throws IllegalArgumentException when the grid is malformed
   */
  default Chart heatMap(String name, double[] x, double[] y, double[][] z, ColourMap map) {
    return heatMap(name, x, y, z, ColourScale.of(map, z));
  }

  /**
   * Adds a heat map with chosen ends of its colours.
   *
   * @param name name of the series
   * @param x strictly increasing abscissas of the cells' centres
   * @param y strictly increasing ordinates of the cells' centres
   * @param z values, {@code z[j][i]} at {@code (x[i], y[j])}; NaN is left white
   * @param map the colours
   * @param min value of the first colour
   * @param max value of the last colour
   * @return this
   * @throws IllegalArgumentException when the grid is malformed
   */
  default Chart heatMap(
      String name, double[] x, double[] y, double[][] z, ColourMap map, double min, double max) {
    Check.range("colour range", min, max);
    return heatMap(name, x, y, z, new ColourScale(map, min, max));
  }

  private Chart heatMap(String name, double[] x, double[] y, double[][] z, ColourScale scale) {
    Check.grid(x, y, z);
    double[][] copy = new double[z.length][];
    for (int j = 0; j < z.length; j++) {
      copy[j] = Check.gaps(z[j]);
    }
    return chart().add(new Cells(name, x.clone(), y.clone(), copy, scale::argb, scale));
  }
}
