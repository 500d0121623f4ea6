package io.github.medl.linear.unsupervised;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * For few columns: an observation whose own centre is certainly nearer than any other is not looked
 * at (G. Hamerly, "Making k-means even faster", 2010).
 *
 * <p>For each observation {@code upper} is at least the distance from its own centre and {@code
 * lower} at most that from any other. When centres move, the triangle inequality moves the bounds.
 * Ties, and all that is as near to one as rounding, are looked at, so the labels are those of the
 * plain algorithm.
 */
final class BoundedLabelling extends Labelling {
  /** Bounds this close, in units of the largest distance, decide nothing. */
  private static final double ROUNDING = 1e-10;

  private final double[] upper;
  private final double[] lower;

  /** How far each centre has moved; half the distance to its nearest other centre. */
  private final double[] moved;

  private final double[] half;

  /** The centre that has moved farthest, and how far the others have moved at most. */
  private int farthest;

  private double othersMoved;
  private double slack;
  private double @Nullable [] last;

  BoundedLabelling(Points points, int k) {
    super(points, k);
    this.upper = new double[points.n()];
    this.lower = new double[points.n()];
    this.moved = new double[k];
    this.half = new double[k];
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
  }

  @Override
  void move(double[] centres) {
    Arrays.fill(half, Double.POSITIVE_INFINITY);
    farthest = 0;
    othersMoved = 0;
    for (int j = 0; j < k; j++) {
      for (int other = 0; other < k; other++) {
        if (other != j) {
          half[j] = Math.min(half[j], distance(centres, j, centres, other) / 2);
        }
      }
      moved[j] = last == null ? 0 : distance(last, j, centres, j);
      if (j > 0) {
        othersMoved = Math.max(othersMoved, Math.min(moved[j], moved[farthest]));
        farthest = moved[j] > moved[farthest] ? j : farthest;
      }
    }
    if (last == null) {
      double[] origin = points.rows(new int[] {0});
      for (int i = 0; i < points.n(); i++) {
        slack = Math.max(slack, points.squaredDistance(i, origin, 0));
      }
      slack = ROUNDING * Math.sqrt(slack);
    }
    last = centres.clone();
  }

  @Override
  void label(double[] centres, int from, int to) {
    for (int i = from; i < to; i++) {
      int own = labels[i];
      if (own >= 0) {
        upper[i] += moved[own];
        lower[i] -= own == farthest ? othersMoved : moved[farthest];
        double certain = Math.max(lower[i], half[own]) - slack;
        if (upper[i] < certain) {
          continue;
        }
        upper[i] = Math.sqrt(points.squaredDistance(i, centres, own));
        if (upper[i] < certain) {
          continue;
        }
      }
      search(centres, i);
    }
  }

  private void search(double[] centres, int i) {
    double least = Double.POSITIVE_INFINITY;
    double second = Double.POSITIVE_INFINITY;
    int nearest = 0;
    for (int j = 0; j < k; j++) {
      double square = points.squaredDistance(i, centres, j);
      if (square < least) {
        second = least;
        least = square;
        nearest = j;
      } else if (square < second) {
        second = square;
      }
    }
    labels[i] = nearest;
    upper[i] = Math.sqrt(least);
    lower[i] = Math.sqrt(second);
  }

  @Override
  void forget(int i) {
    upper[i] = Double.POSITIVE_INFINITY;
    lower[i] = 0;
  }

  private double distance(double[] a, int j, double[] b, int other) {
    return Math.sqrt(points.squaredDistance(a, j * points.p(), b, other * points.p()));
  }
}
