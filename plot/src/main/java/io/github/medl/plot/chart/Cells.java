package io.github.medl.plot.chart;

import io.github.medl.plot.ColourScale;
import io.github.medl.plot.Series;
import io.github.medl.plot.paint.Extent;
import io.github.medl.plot.paint.Scale;
import io.github.medl.plot.paint.Sizes;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.DoubleToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Coloured cells around the points of a grid: a heat map or the regions of a classifier. Drawn as
 * an image at the resolution of the picture, so that a vector picture does not get an element a
 * cell.
 *
 * @param name name in the legend and of the series
 * @param x abscissas of the cells' centres
 * @param y ordinates of the cells' centres
 * @param z values, {@code z[j][i]} at {@code (x[i], y[j])}
 * @param argb colour of a value
 * @param colourBar what a colour bar explains, or null
 */
record Cells(
    String name,
    double[] x,
    double[] y,
    double[][] z,
    DoubleToIntFunction argb,
    @Nullable ColourScale colourBar)
    implements Layer {

  /** Borders between cells: half-way between the centres. */
  private static double[] borders(double[] centres) {
    int n = centres.length;
    double[] b = new double[n + 1];
    for (int i = 1; i < n; i++) {
      b[i] = (centres[i - 1] + centres[i]) / 2;
    }
    b[0] = centres[0] - (b[1] - centres[0]);
    b[n] = centres[n - 1] + (centres[n - 1] - b[n - 1]);
    return b;
  }

  @Override
  public void extend(Extent extent) {
    double[] bx = borders(x);
    double[] by = borders(y);
    extent.x(bx[0], bx[x.length]);
    extent.y(by[0], by[y.length]);
  }

  @Override
  public boolean coversArea() {
    return true;
  }

  @Override
  public boolean inLegend() {
    return false;
  }

  @Override
  public void paint(Graphics2D g, Axes axes) {
    Rectangle2D area = axes.area();
    int width = (int) Math.ceil(Sizes.SCALE * area.getWidth());
    int height = (int) Math.ceil(Sizes.SCALE * area.getHeight());
    int[] column = cells(borders(x), axes.x(), width);
    int[] row = cells(borders(y), axes.y(), height);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    int[] pixels = new int[width];
    int last = -1;
    for (int py = 0; py < height; py++) {
      if (row[py] < 0) {
        continue;
      }
      if (row[py] != last) {
        for (int px = 0; px < width; px++) {
          pixels[px] = column[px] < 0 ? 0 : argb.applyAsInt(z[row[py]][column[px]]);
        }
        last = row[py];
      }
      image.setRGB(0, py, width, 1, pixels, 0, width);
    }
    AffineTransform place = AffineTransform.getTranslateInstance(area.getX(), area.getY());
    place.scale(area.getWidth() / width, area.getHeight() / height);
    g.drawImage(image, place, null);
  }

  /** The cell under each pixel of an axis, -1 outside. */
  private static int[] cells(double[] borders, Scale scale, int pixels) {
    double[] at = new double[borders.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = (scale.at(borders[i]) - scale.start()) / (scale.end() - scale.start());
    }
    boolean flip = scale.end() < scale.start();
    int[] cell = new int[pixels];
    int i = 0;
    for (int p = 0; p < pixels; p++) {
      double t = (p + .5) / pixels;
      while (i + 1 < at.length && !(at[i + 1] > t)) {
        i++;
      }
      boolean inside = at[0] <= t && i + 1 < at.length;
      cell[flip ? pixels - 1 - p : p] = inside ? i : -1;
    }
    return cell;
  }

  @Override
  public Series series() {
    return Series.grid(x, y, z);
  }

  static DoubleToIntFunction colours(Color[] colours) {
    int[] argb = new int[colours.length];
    for (int i = 0; i < argb.length; i++) {
      argb[i] = colours[i].getRGB();
    }
    return v -> argb[(int) v];
  }
}
