package io.github.medl.examples.chapter8;

import io.github.medl.plot.image.ImagePanel;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/** Images of digits, one a row of a tensor, side by side. */
final class DigitMosaic {
  private DigitMosaic() {}

  /**
   * Intensities of a mosaic, ink dark.
   *
   * @param images square images, one a row, pixels from -1 (paper) to 1 (ink)
   * @param across how many stand side by side
   * @return intensities from 0 to 1, a white pixel between images
   */
  static double[][] gray(Tensor images, int across) {
    int n = images.dim(0);
    int side = (int) Math.round(Math.sqrt(images.dim(1)));
    double[][] all =
        new double[(n + across - 1) / across * (side + 1) - 1][across * (side + 1) - 1];
    for (double[] line : all) {
      Arrays.fill(line, 1);
    }
    double[] values = images.toDoubles();
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < side * side; i++) {
        all[k / across * (side + 1) + i / side][k % across * (side + 1) + i % side] =
            (1 - values[k * side * side + i]) / 2;
      }
    }
    return all;
  }

  /** A panel of such a mosaic. */
  static ImagePanel panel(String title, Tensor images, int across, double width) {
    return ImagePanel.of(gray(images, across)).width(width).titled(title);
  }
}
