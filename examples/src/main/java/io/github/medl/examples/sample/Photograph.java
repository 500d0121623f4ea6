package io.github.medl.examples.sample;

import io.github.medl.examples.figure.Outcome;
import io.github.medl.learning.data.BookPicture;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.MissingDataException;
import io.github.medl.learning.data.Provenance;
import io.github.medl.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A picture of the book's repository; without it, one drawn by code.
 *
 * @param rgb red, green and blue from 0 to 1, of shape (height, width, 3)
 * @param provenance where it came from; empty for the drawn one
 * @param missing empty for the book's picture, else why it is not that
 */
public record Photograph(Tensor rgb, List<Provenance> provenance, String missing) {
  /**
   * The picture of a name.
   *
   * @param name a file of the book's repository, such as {@code dude-color-small.png}
   * @return the picture; a drawn one of 120 x 160 pixels where it is not at hand
   */
  public static Photograph load(String name) {
    try {
      BookPicture found = Datasets.bookPicture(name);
      return new Photograph(found.picture().toTensor(), found.provenance(), "");
    } catch (MissingDataException e) {
      return new Photograph(drawn(120, 160), List.of(), e.getMessage());
    }
  }

  /**
   * Whether this is the book's picture.
   *
   * @return false for the drawn one
   */
  public boolean isTheBooks() {
    return missing.isEmpty();
  }

  /**
   * Pixels from top to bottom.
   *
   * @return the number of rows
   */
  public int height() {
    return rgb.dim(0);
  }

  /**
   * Pixels from left to right.
   *
   * @return the number of columns
   */
  public int width() {
    return rgb.dim(1);
  }

  /**
   * The brightness 0.299 R + 0.587 G + 0.114 B, in which nothing is rounded.
   *
   * @return from 0 to 1, of shape (height, width)
   */
  public Tensor grey() {
    return rgb.select(2, 0)
        .mul(.299)
        .add(rgb.select(2, 1).mul(.587))
        .add(rgb.select(2, 2).mul(.114));
  }

  /**
   * The outcome with the data that were read, or with what was taken instead.
   *
   * @param outcome what was computed from this picture
   * @return with its data, and as a fall-back if need be
   */
  public Outcome tell(Outcome outcome) {
    return isTheBooks()
        ? outcome.data(provenance)
        : outcome.fellBack(
            "Computed from a picture drawn by code, so nothing is compared with the book. The"
                + " book's picture is missing: "
                + missing);
  }

  /**
   * A sun over hills in haze: plain colours, soft changes and some sharp edges.
   *
   * @param height pixels from top to bottom
   * @param width pixels from left to right
   * @return red, green and blue, of shape (height, width, 3)
   */
  public static Tensor drawn(int height, int width) {
    double[] rgb = new double[height * width * 3];
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        double x = j / (width - 1.0);
        double y = i / (height - 1.0);
        double[] colour = colour(x, y);
        for (int c = 0; c < 3; c++) {
          double haze = 0.02 * Math.sin(40 * x + 9 * c) * Math.cos(31 * y);
          rgb[(i * width + j) * 3 + c] = Math.min(1, Math.max(0, colour[c] + haze));
        }
      }
    }
    return Tensor.wrap(rgb, height, width, 3);
  }

  private static double[] colour(double x, double y) {
    if (Math.hypot(x - 0.7, y - 0.25) < 0.13) {
      return new double[] {0.98, 0.85, 0.35};
    }
    if (y > 0.75 + 0.06 * Math.sin(7 * x)) {
      return new double[] {0.15, 0.35, 0.15 + 0.1 * x};
    }
    if (y > 0.55 + 0.1 * Math.sin(4 * x + 1)) {
      return new double[] {0.35, 0.5, 0.4};
    }
    return new double[] {0.45 + 0.3 * y, 0.65 + 0.2 * y, 0.95};
  }

  /**
   * An image of red, green and blue; values outside 0 to 1 are clipped.
   *
   * @param rgb of shape (height, width, 3)
   * @return the image
   */
  public static BufferedImage image(Tensor rgb) {
    int height = rgb.dim(0);
    int width = rgb.dim(1);
    double[] values = rgb.toDoubles();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < height * width; i++) {
      int argb = 0;
      for (int c = 0; c < 3; c++) {
        double value = Math.min(1, Math.max(0, values[3 * i + c]));
        argb = argb << 8 | (int) Math.round(255 * value);
      }
      image.setRGB(i % width, i / width, argb);
    }
    return image;
  }
}
