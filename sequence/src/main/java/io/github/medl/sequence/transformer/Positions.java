package io.github.medl.sequence.transformer;

import io.github.medl.tensor.Tensor;

/** Where in a sequence a vector stands, as a vector to be added (figure 7.14). */
public final class Positions {
  private static final double BASE = 10_000;

  private Positions() {}

  /**
   * The positions of the transformer paper: entries 2j and 2j + 1 of r(t) are the sine and cosine
   * of t / 10000^(2j/d), t = 0, 1, ... Then r(t + s) = R_s r(t) with a rotation R_s that does not
   * depend on t, and |r(t)|² = d / 2 for even d. Source: Vaswani et al. (2017).
   *
   * @param times how many
   * @param width d, the length of the vectors
   * @return (times, d)
   */
  public static Tensor paper(int times, int width) {
    return Tensor.generate(
        i -> {
          int k = i % width;
          double angle = i / width / Math.pow(BASE, (k - k % 2) / (double) width);
          return k % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
        },
        times,
        width);
  }

  /**
   * The positions of the book: entry i of r(t) is the sine, for even i, or the cosine, for odd i,
   * of t / 10000^(2i/d), with i and t from 1. Neighbouring entries have different frequencies, so
   * it has neither of the properties of {@link #paper}.
   *
   * @param times how many
   * @param width d, the length of the vectors
   * @return (times, d)
   */
  public static Tensor book(int times, int width) {
    return Tensor.generate(
        n -> {
          int i = n % width + 1;
          double angle = (n / width + 1) / Math.pow(BASE, 2.0 * i / width);
          return i % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
        },
        times,
        width);
  }

  /**
   * The rotation R_s of {@link #paper}: r(t + s) = R_s r(t).
   *
   * @param shift s
   * @param width d, even
   * @return (d, d), blocks of two by two on the diagonal
   * @throws IllegalArgumentException if d is odd
   */
  public static Tensor rotation(int shift, int width) {
    if (width % 2 != 0) {
      throw new IllegalArgumentException("rotation: the width must be even, it is " + width);
    }
    return Tensor.generate(
        n -> {
          int row = n / width;
          int column = n % width;
          if (row / 2 != column / 2) {
            return 0;
          }
          double angle = shift / Math.pow(BASE, (row - row % 2) / (double) width);
          return row == column
              ? Math.cos(angle)
              : row < column ? Math.sin(angle) : -Math.sin(angle);
        },
        width,
        width);
  }
}
