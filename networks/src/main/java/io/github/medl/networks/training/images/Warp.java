package io.github.medl.networks.training.images;

/**
 * Where the pixels of a new image come from: that at (row, column) from (a row + b column + down, c
 * row + d column + right) of the old one, between pixels by bilinear interpolation, 0 outside.
 *
 * @param a how much of the row goes into the row
 * @param b how much of the column goes into the row
 * @param c how much of the row goes into the column
 * @param d how much of the column goes into the column
 * @param down what is added to the row
 * @param right what is added to the column
 */
public record Warp(double a, double b, double c, double d, double down, double right) {
  /** A rotation and an enlargement about the centre of the image. */
  static Warp aboutCentre(double cos, double sin, double factor, int height, int width) {
    double row = (height - 1) / 2.0;
    double column = (width - 1) / 2.0;
    double a = cos / factor;
    double b = sin / factor;
    return new Warp(a, b, -b, a, row - a * row - b * column, column + b * row - a * column);
  }

  /** Fills one image; both arrays hold images of this size from {@code start} on. */
  void apply(double[] from, double[] to, int start, int height, int width) {
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        to[start + row * width + column] =
            at(
                from,
                start,
                height,
                width,
                a * row + b * column + down,
                c * row + d * column + right);
      }
    }
  }

  private static double at(
      double[] image, int start, int height, int width, double row, double column) {
    int top = (int) Math.floor(row);
    int left = (int) Math.floor(column);
    double below = row - top;
    double beside = column - left;
    if (below == 0 && beside == 0) { // a pixel itself, whatever its neighbours are
      return pixel(image, start, height, width, top, left);
    }
    double upper =
        (1 - beside) * pixel(image, start, height, width, top, left)
            + beside * pixel(image, start, height, width, top, left + 1);
    double lower =
        (1 - beside) * pixel(image, start, height, width, top + 1, left)
            + beside * pixel(image, start, height, width, top + 1, left + 1);
    return (1 - below) * upper + below * lower;
  }

  private static double pixel(
      double[] image, int start, int height, int width, int row, int column) {
    return row < 0 || row >= height || column < 0 || column >= width
        ? 0
        : image[start + row * width + column];
  }
}
