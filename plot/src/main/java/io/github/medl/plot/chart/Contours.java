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
import java.util.ArrayList;
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
  /** Logical pixels below which a point of a line adds nothing. */
  private static final double NEAR = 1;

  /** Logical pixels from which a corner would be seen. */
  private static final double FAR = 4;

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

  /**
   * Leaves out points that are near to the one before: a fine grid has more than a picture can
   * show. Where points are far apart, as on a coarse grid, the line is rounded.
   */
  private static void append(Path2D path, double[][] line, Axes axes) {
    List<double[]> kept = new ArrayList<>();
    int n = line[0].length;
    for (int i = 0; i < n; i++) {
      double[] p = {axes.x().at(line[0][i]), axes.y().at(line[1][i])};
      double[] last = kept.isEmpty() ? p : kept.get(kept.size() - 1);
      if (i == 0 || i == n - 1 || distance(last, p) > NEAR) {
        kept.add(p);
      }
    }
    boolean closed = n > 2 && line[0][0] == line[0][n - 1] && line[1][0] == line[1][n - 1];
    int m = kept.size();
    path.moveTo(kept.get(0)[0], kept.get(0)[1]);
    for (int i = 0; i + 1 < m; i++) {
      double[] p = kept.get(i);
      double[] q = kept.get(i + 1);
      double length = distance(p, q);
      if (length < FAR) {
        path.lineTo(q[0], q[1]);
      } else {
        double[] before = i > 0 ? kept.get(i - 1) : closed ? kept.get(m - 2) : p;
        double[] after = i + 2 < m ? kept.get(i + 2) : closed ? kept.get(1) : q;
        double[] from = direction(before, q);
        double[] to = direction(p, after);
        double reach = length / 3;
        path.curveTo(
            p[0] + reach * from[0],
            p[1] + reach * from[1],
            q[0] - reach * to[0],
            q[1] - reach * to[1],
            q[0],
            q[1]);
      }
    }
  }

  private static double distance(double[] p, double[] q) {
    return Math.hypot(q[0] - p[0], q[1] - p[1]);
  }

  private static double[] direction(double[] p, double[] q) {
    double length = Math.max(1e-9, distance(p, q));
    return new double[] {(q[0] - p[0]) / length, (q[1] - p[1]) / length};
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
