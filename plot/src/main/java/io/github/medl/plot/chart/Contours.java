package io.github.medl.plot.chart;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Series;
import io.github.medl.plot.Style;
import io.github.medl.plot.paint.Extent;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;

/**
 * Contour lines.
 *
 * @param name name in the legend
 * @param x abscissas of the grid
 * @param y ordinates of the grid
 * @param levels the levels
 * @param lines for each level its polylines
 * @param colours a colour a level
 * @param style width and dashes
 */
record Contours(
    String name,
    double[] x,
    double[] y,
    double[] levels,
    List<List<double[][]>> lines,
    List<Color> colours,
    Style style)
    implements Layer {

  @Override
  public void extend(Extent extent) {
    extent.x(x[0], x[x.length - 1]);
    extent.y(y[0], y[y.length - 1]);
  }

  @Override
  public boolean coversArea() {
    return true;
  }

  @Override
  public void paint(Graphics2D g, Axes axes) {
    g.setStroke(style.stroke());
    for (int k = 0; k < levels.length; k++) {
      Path2D path = new Path2D.Double();
      for (double[][] line : lines.get(k)) {
        append(path, line, axes);
      }
      g.setColor(Palette.withAlpha(colours.get(k), style.alpha()));
      g.draw(path);
    }
  }

  /** Leaves out points closer than half a pixel: a fine grid has more than a picture can show. */
  private static void append(Path2D path, double[][] line, Axes axes) {
    int n = line[0].length;
    double lastX = 0;
    double lastY = 0;
    for (int i = 0; i < n; i++) {
      double px = axes.x().at(line[0][i]);
      double py = axes.y().at(line[1][i]);
      if (i == 0) {
        path.moveTo(px, py);
      } else if (i == n - 1 || Math.hypot(px - lastX, py - lastY) > .5) {
        path.lineTo(px, py);
      } else {
        continue;
      }
      lastX = px;
      lastY = py;
    }
  }

  @Override
  public void paintKey(Graphics2D g, Rectangle2D box) {
    g.setStroke(style.stroke());
    g.setColor(Palette.withAlpha(colours.get(colours.size() / 2), style.alpha()));
    g.draw(new Line2D.Double(box.getMinX(), box.getCenterY(), box.getMaxX(), box.getCenterY()));
  }

  /** The vertices: a row of NaN stands between two polylines. */
  @Override
  public Series series() {
    int rows = 0;
    for (List<double[][]> ofLevel : lines) {
      for (double[][] line : ofLevel) {
        rows += line[0].length + 1;
      }
    }
    double[][] columns = new double[3][rows];
    int k = 0;
    for (int l = 0; l < levels.length; l++) {
      for (double[][] line : lines.get(l)) {
        int n = line[0].length;
        Arrays.fill(columns[0], k, k + n + 1, levels[l]);
        System.arraycopy(line[0], 0, columns[1], k, n);
        System.arraycopy(line[1], 0, columns[2], k, n);
        columns[1][k + n] = Double.NaN;
        columns[2][k + n] = Double.NaN;
        k += n + 1;
      }
    }
    return Series.of("level", columns[0], "x", columns[1], "y", columns[2]);
  }
}
