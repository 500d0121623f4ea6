package io.github.medl.plot.image;

import io.github.medl.plot.ColorScale;
import java.awt.image.BufferedImage;

/** Values to pixels. */
final class Raster {
  private Raster() {}

  /** One pixel a value, row 0 at the top; NaN is transparent. */
  static BufferedImage of(double[][] values, ColorScale colors) {
    int height = values.length;
    int width = values[0].length;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colors.argb(values[y][x]));
      }
    }
    return image;
  }
}
