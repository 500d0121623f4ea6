package io.github.medl.optim;

import java.util.Arrays;

/** Steps whose lengths grow while the sign of a derivative stays, and shrink when it turns. */
final class Rprop extends Optimiser {
  private final double first;
  private final double shrink;
  private final double grow;
  private final double least;
  private final double largest;
  private boolean isFirst;

  Rprop(double first, double shrink, double grow, double least, double largest) {
    super(Schedule.constant(first), 2);
    this.first = first;
    this.shrink = shrink;
    this.grow = grow;
    this.least = least;
    this.largest = largest;
  }

  @Override
  protected void begin(long t, double learningRate) {
    isFirst = t == 1;
  }

  @Override
  protected void update(double[] theta, double[] g, double[][] s, int from, int to) {
    if (isFirst) {
      Arrays.fill(s[1], from, to, first);
    }
    UpdateKernels64.rprop(theta, g, s[0], s[1], from, to, shrink, grow, least, largest);
  }

  @Override
  protected void update(float[] theta, float[] g, float[][] s, int from, int to) {
    if (isFirst) {
      Arrays.fill(s[1], from, to, (float) first);
    }
    UpdateKernels32.rprop(
        theta,
        g,
        s[0],
        s[1],
        from,
        to,
        (float) shrink,
        (float) grow,
        (float) least,
        (float) largest);
  }
}
