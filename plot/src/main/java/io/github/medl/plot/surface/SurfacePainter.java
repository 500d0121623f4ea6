package io.github.medl.plot.surface;

import io.github.medl.plot.paint.Extent;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Hints;
import io.github.medl.plot.paint.Scale;
import io.github.medl.plot.paint.Text;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/**
 * Draws a {@link Surface} from the back to the front. Over a grid this order needs no sorting: rows
 * and columns are run through from the side that is turned away from the camera.
 */
final class SurfacePainter {
  private static final int MOST_CELLS = 110;
  private static final double HALF_HEIGHT = 0.375;
  private static final double[] LIGHT = {-0.45, -0.35, 0.82};
  private static final double AMBIENT = 0.72;

  /** Logical pixels by which a cell grows, so that nothing shines through where two meet. */
  private static final double GROWTH = .4;

  private final Surface surface;
  private final View view;
  private final Scale xs;
  private final Scale ys;
  private final Scale zs;
  private final double scale;
  private final double shiftX;
  private final double shiftY;

  SurfacePainter(Surface surface, double width, double height) {
    this.surface = surface;
    view = surface.view;
    double[] zr = surface.zRange != null ? surface.zRange : heights(surface.z);
    xs = new Scale(surface.x[0], surface.x[surface.x.length - 1], -.5, .5, false);
    ys = new Scale(surface.y[0], surface.y[surface.y.length - 1], -.5, .5, false);
    zs = new Scale(zr[0], zr[1], -HALF_HEIGHT, HALF_HEIGHT, false);
    Extent box = new Extent();
    for (int corner = 0; corner < 8; corner++) {
      double[] p =
          view.project(half(corner), half(corner >> 1), 2 * HALF_HEIGHT * half(corner >> 2));
      box.x(p[0]);
      box.y(p[1]);
    }
    double top = surface.title.isEmpty() ? 8 : Text.line(Fonts.bold(Fonts.TITLE)) + 8;
    double side = 56;
    double bottom = 44;
    scale =
        Math.min(
            (width - 2 * side) / (box.xMax() - box.xMin()),
            (height - top - bottom) / (box.yMax() - box.yMin()));
    shiftX = width / 2 - scale * (box.xMin() + box.xMax()) / 2;
    shiftY = top + (height - top - bottom) / 2 + scale * (box.yMin() + box.yMax()) / 2;
  }

  private static double half(int bit) {
    return (bit & 1) - .5;
  }

  private static double[] heights(double[][] z) {
    Extent extent = new Extent();
    for (double[] row : z) {
      extent.y(row);
    }
    return Scale.around(extent.yMin(), extent.yMax(), false, 0);
  }

  void paint(Graphics2D g) {
    BoxPainter box = new BoxPainter(view, this::screen, xs, ys, zs);
    box.paintWalls(g);
    paintCells(g);
    box.paintAxes(g, surface.xLabel, surface.yLabel, surface.zLabel);
    Text.title(g, surface.title, shiftX);
  }

  /** A point of the box, in [-.5, .5] or the half height, to logical pixels. */
  private double[] screen(double... p) {
    double[] q = view.project(p);
    return new double[] {shiftX + scale * q[0], shiftY - scale * q[1]};
  }

  private void paintCells(Graphics2D g) {
    Object hint = g.getRenderingHint(Hints.CELLS);
    int most = hint instanceof Integer ? (Integer) hint : MOST_CELLS;
    int[] columns = thinned(surface.x.length, most);
    int[] rows = thinned(surface.y.length, most);
    double[][][] points = new double[rows.length][columns.length][];
    double[][][] pixels = new double[rows.length][columns.length][];
    for (int j = 0; j < rows.length; j++) {
      for (int i = 0; i < columns.length; i++) {
        double h = surface.z[rows[j]][columns[i]];
        double clipped = Math.max(zs.min(), Math.min(zs.max(), h));
        points[j][i] =
            new double[] {xs.at(surface.x[columns[i]]), ys.at(surface.y[rows[j]]), zs.at(clipped)};
        pixels[j][i] = screen(points[j][i]);
      }
    }
    for (int jj = 0; jj + 1 < rows.length; jj++) {
      int j = view.near(1) > 0 ? jj : rows.length - 2 - jj;
      for (int ii = 0; ii + 1 < columns.length; ii++) {
        int i = view.near(0) > 0 ? ii : columns.length - 2 - ii;
        double mean =
            (surface.z[rows[j]][columns[i]]
                    + surface.z[rows[j]][columns[i + 1]]
                    + surface.z[rows[j + 1]][columns[i]]
                    + surface.z[rows[j + 1]][columns[i + 1]])
                / 4;
        if (Double.isFinite(mean)) {
          g.setColor(shaded(mean, points[j][i], points[j][i + 1], points[j + 1][i]));
          g.fill(
              quad(GROWTH, pixels[j][i], pixels[j][i + 1], pixels[j + 1][i + 1], pixels[j + 1][i]));
        }
      }
    }
  }

  /**
   * Indices of at most {@code most} + 1 grid lines, first and last among them. All steps but the
   * last are equal: cells of two sizes by turns would shade the surface in stripes.
   */
  private static int[] thinned(int n, int most) {
    int step = Math.max(1, (n - 1 + most - 1) / most);
    int count = (n - 1 + step - 1) / step + 1;
    int[] index = new int[count];
    for (int k = 0; k < count; k++) {
      index[k] = Math.min(k * step, n - 1);
    }
    return index;
  }

  /** The colour of a height, darker where the surface turns away from the light. */
  private Color shaded(double height, double[] p, double[] alongX, double[] alongY) {
    double dx = (alongX[2] - p[2]) / (alongX[0] - p[0]);
    double dy = (alongY[2] - p[2]) / (alongY[1] - p[1]);
    double[] normal = {-dx, -dy, 1};
    double cosine = View.dot(normal, LIGHT) / Math.sqrt(View.dot(normal, normal));
    double light = AMBIENT + (1 - AMBIENT) * Math.max(0, cosine);
    int rgb = surface.colours.argb(height);
    return new Color(
        (int) (light * (rgb >> 16 & 255)),
        (int) (light * (rgb >> 8 & 255)),
        (int) (light * (rgb & 255)));
  }

  /** A cell, grown by part of a pixel: else the background shines through between cells. */
  private static Path2D quad(double grow, double[]... corners) {
    double cx = 0;
    double cy = 0;
    for (double[] c : corners) {
      cx += c[0] / 4;
      cy += c[1] / 4;
    }
    Path2D path = new Path2D.Double();
    for (double[] c : corners) {
      double r = Math.max(1e-9, Math.hypot(c[0] - cx, c[1] - cy));
      double px = c[0] + grow * (c[0] - cx) / r;
      double py = c[1] + grow * (c[1] - cy) / r;
      if (path.getCurrentPoint() == null) {
        path.moveTo(px, py);
      } else {
        path.lineTo(px, py);
      }
    }
    path.closePath();
    return path;
  }
}
