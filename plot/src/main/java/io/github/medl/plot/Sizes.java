package io.github.medl.plot;

/** Bounds on the size of a picture, so that a slip does not ask for gigabytes. */
final class Sizes {
  private static final double LARGEST = 8192;

  private Sizes() {}

  static void check(double width, double height) {
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
