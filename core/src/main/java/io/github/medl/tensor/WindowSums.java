package io.github.medl.tensor;

/**
 * Sums over windows that hold many numbers, in both formats, which differ in more than the words
 * double and float: floats are added in double and rounded once, as {@link Sums} does.
 */
final class WindowSums {
  /** Numbers of a window up to which they are added in their own format. */
  static final int LARGE = 1024;

  private WindowSums() {}

  /** The sum over window (i, j) of the plane that begins at {@code start}. */
  static double of(PoolingSizes s, int i, int j, double[] x, int start) {
    double sum = 0;
    PoolingSizes.Axis down = s.down();
    PoolingSizes.Axis across = s.across();
    for (int row = down.first()[i]; row < down.end()[i]; row += down.step()) {
      int at = start + row * s.columns();
      for (int c = across.first()[j]; c < across.end()[j]; c += across.step()) {
        sum += x[at + c];
      }
    }
    return sum;
  }

  static float of(PoolingSizes s, int i, int j, float[] x, int start) {
    double sum = 0;
    PoolingSizes.Axis down = s.down();
    PoolingSizes.Axis across = s.across();
    for (int row = down.first()[i]; row < down.end()[i]; row += down.step()) {
      int at = start + row * s.columns();
      for (int c = across.first()[j]; c < across.end()[j]; c += across.step()) {
        sum += x[at + c];
      }
    }
    return (float) sum;
  }
}
