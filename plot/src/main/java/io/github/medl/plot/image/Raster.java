package io.github.medl.plot.image;

import io.github.medl.plot.ColourScale;
import java.awt.image.BufferedImage;

/** Values to pixels. */
final class Raster {
  private Raster() {}

  /** One pixel a value, row 0 at the top; NaN is transparent. */
  static BufferedImage of(double[][] values, ColourScale colours) {
    int height = values.length;
    int width = values[0].length;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colours.argb(values[y][x]));
      }
    }
    return image;
  }
}
