package io.github.medl.plot.paint;

/**
 * Logical pixels and those of an image, and bounds on the size of a picture, so that a slip does
 * not ask for gigabytes.
 */
public final class Sizes {
  /** Pixels of a PNG a logical pixel of 1/96 inch: 192 dots an inch. */
  public static final double SCALE = 2;

  private static final double LARGEST = 8192;

  private Sizes() {}

  /**
   * Refuses what is too large or too small for a picture.
   *
   * @param width in logical pixels
   * @param height in logical pixels
   * @throws IllegalArgumentException unless both lie in [32, 8192]
   */
  public static void check(double width, double height) {
    if (!(width >= 32 && width <= LARGEST && height >= 32 && height <= LARGEST)) {
      throw new IllegalArgumentException(
          "width and height must lie in [32, "
              + (int) LARGEST
              + "] logical pixels, got "
              + width
              + " x "
              + height);
    }
  }
}
