package io.github.medl.examples.chapter6;

import io.github.medl.plot.ColourMap;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/** Small images side by side in one panel, such as kernels or the maps of a layer. */
final class Mosaic {
  private Mosaic() {}

  /** The channels of an image (channels, rows, columns), in rows of so many, a pixel apart. */
  static double[][] tiles(Tensor channels, int across) {
    int n = channels.dim(0);
    int rows = channels.dim(1);
    int columns = channels.dim(2);
    int down = (n + across - 1) / across;
    double[][] all = new double[down * (rows + 1) - 1][across * (columns + 1) - 1];
    for (double[] line : all) {
      Arrays.fill(line, Double.NaN);
    }
    double[] values = channels.toDoubles();
    for (int k = 0; k < n; k++) {
      int top = k / across * (rows + 1);
      int left = k % across * (columns + 1);
      for (int i = 0; i < rows; i++) {
        System.arraycopy(values, (k * rows + i) * columns, all[top + i], left, columns);
      }
    }
    return all;
  }

  /** Numbers of both signs, blue, white and red. */
  static ImagePanel signed(String title, Tensor channels, int across, double width) {
    double limit = Math.max(1e-12, channels.cast(DType.FLOAT64).abs().max().item());
    return ImagePanel.of(tiles(channels, across), ColourMap.DIVERGING, -limit, limit)
        .width(width)
        .titled(title);
  }

  /** Numbers from 0 up, dark where they are large. */
  static ImagePanel ink(String title, Tensor channels, int across, double width) {
    Tensor values = channels.cast(DType.FLOAT64);
    double most = Math.max(1e-12, values.max().item());
    return ImagePanel.of(tiles(values.div(-most).add(1), across)).width(width).titled(title);
  }
}
