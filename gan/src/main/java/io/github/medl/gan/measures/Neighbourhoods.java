package io.github.medl.gan.measures;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/**
 * How far generated observations are believable, and how much of what is real they reach. Around
 * each point of a set lies a ball that ends at its k-th nearest other point of the set.
 *
 * @param precision the share of generated points in the ball of at least one real point
 * @param recall the share of real points in the ball of at least one generated point (Kynkäänniemi
 *     et al., 2019)
 * @param density the mean number of real balls around a generated point, over k; it may be above 1
 * @param coverage the share of real balls that hold a generated point (Naeem et al., 2020)
 */
public record Neighbourhoods(double precision, double recall, double density, double coverage) {
  private static final String NAME = "neighbourhoods";

  /**
   * All four shares.
   *
   * @param real real observations in rows, (n, d)
   * @param fake generated ones in rows, (m, d)
   * @param k which neighbour a ball reaches to; 5 is usual
   * @return the shares
   * @throws io.github.medl.tensor.ShapeException if they are not rows of one length, or not more
   *     than k
   * @throws IllegalArgumentException if k is not positive or a number is not finite
   */
  public static Neighbourhoods of(Tensor real, Tensor fake, int k) {
    if (k < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: k must be at least 1, it is %d", NAME, k));
    }
    Rows.Both both = Rows.both(NAME, real, fake, k + 1L);
    double[][] x = both.a();
    double[][] y = both.b();
    double[] ofReal = radii(x, k);
    double[] ofFake = radii(y, k);
    long balls = 0;
    int[] around = new int[y.length];
    int reached = 0;
    int covered = 0;
    for (int i = 0; i < x.length; i++) {
      boolean holdsOne = false;
      boolean isHeld = false;
      for (int j = 0; j < y.length; j++) {
        double distance = Rows.squared(x[i], y[j]);
        if (distance <= ofReal[i]) {
          holdsOne = true;
          around[j]++;
          balls++;
        }
        isHeld |= distance <= ofFake[j];
      }
      covered += holdsOne ? 1 : 0;
      reached += isHeld ? 1 : 0;
    }
    double believable = Arrays.stream(around).filter(count -> count > 0).count();
    return new Neighbourhoods(
        believable / y.length,
        (double) reached / x.length,
        (double) balls / k / y.length,
        (double) covered / x.length);
  }

  /** For each row the squared distance to its k-th nearest other row. */
  private static double[] radii(double[][] rows, int k) {
    double[] radii = new double[rows.length];
    double[] distances = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows.length; j++) {
        distances[j] = Rows.squared(rows[i], rows[j]);
      }
      distances[i] = -1; // before all others
      Arrays.sort(distances);
      radii[i] = distances[k];
    }
    return radii;
  }
}
