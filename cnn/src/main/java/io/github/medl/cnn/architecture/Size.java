package io.github.medl.cnn.architecture;

import java.util.Locale;

/**
 * The size of one observation within a network: channels of an image, or a vector.
 *
 * @param channels how many, or the length of the vector
 * @param rows of the image; 0 for a vector
 * @param columns of the image; 0 for a vector
 */
public record Size(int channels, int rows, int columns) {
  /**
   * Checks the sizes.
   *
   * @param channels how many, or the length of the vector
   * @param rows of the image; 0 for a vector
   * @param columns of the image; 0 for a vector
   * @throws IllegalArgumentException if there is no channel, or rows without columns
   */
  public Size {
    if (channels < 1 || rows < 0 || columns < 0 || (rows == 0) != (columns == 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "size: %dx%dx%d is no image, which has channels, rows and columns, and no vector,"
                  + " which has 0 rows and 0 columns",
              channels,
              rows,
              columns));
    }
  }

  /**
   * A vector.
   *
   * @param length how many numbers
   * @return its size
   */
  public static Size vector(int length) {
    return new Size(length, 0, 0);
  }

  /** The lengths of its axes. */
  int[] shape() {
    return isVector() ? new int[] {channels} : new int[] {channels, rows, columns};
  }

  /**
   * Whether this is a vector, which has no places.
   *
   * @return false for an image
   */
  public boolean isVector() {
    return rows == 0;
  }

  /**
   * How many numbers there are.
   *
   * @return channels times rows times columns
   */
  public long numbers() {
    return isVector() ? channels : (long) channels * rows * columns;
  }

  /** As in the figures: channels x rows x columns. */
  @Override
  public String toString() {
    return isVector()
        ? Integer.toString(channels)
        : String.format(Locale.ROOT, "%dx%dx%d", channels, rows, columns);
  }
}
