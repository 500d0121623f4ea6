package io.github.medl.gan.measures;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/**
 * The cheapest way to carry one set of points to another of the same size, each point to one: for
 * samples of equal weights the Wasserstein distance W₁ in any dimension.
 *
 * @param distance the mean of the distances that points are carried
 * @param partners for each x the index of its y
 */
public record Matching(double distance, int... partners) {
  /**
   * The best matching, by the Hungarian method: n³ steps, so for some thousand points at most.
   *
   * @param x points in rows, (n, d)
   * @param y points in rows, (n, d)
   * @return the matching
   * @throws ShapeException if they are not as many rows of one length
   * @throws IllegalArgumentException if a number is not finite
   */
  public static Matching of(Tensor x, Tensor y) {
    Rows.Both both = Rows.both("matching", x, y, 1);
    int n = both.a().length;
    if (both.b().length != n) {
      throw new ShapeException(
          "matching",
          String.format(Locale.ROOT, "pairs as many points, got %d and %d", n, both.b().length));
    }
    double[][] cost = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        cost[i][j] = Math.sqrt(Rows.squared(both.a()[i], both.b()[j]));
      }
    }
    int[] partners = cheapest(cost);
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += cost[i][partners[i]];
    }
    return new Matching(sum / n / both.unit(), partners);
  }

  /** Rows join one by one, each along the shortest augmenting path, with prices for both sides. */
  private static int[] cheapest(double[][] cost) {
    int n = cost.length;
    double[] rowPrice = new double[n];
    double[] columnPrice = new double[n + 1];
    int[] owner = new int[n + 1]; // of a column; column n is where the new row waits
    Arrays.fill(owner, -1);
    for (int row = 0; row < n; row++) {
      owner[n] = row;
      int column = n;
      double[] least = new double[n];
      Arrays.fill(least, Double.POSITIVE_INFINITY);
      int[] before = new int[n];
      boolean[] isDone = new boolean[n + 1];
      do {
        isDone[column] = true;
        int from = owner[column];
        int next = -1;
        for (int j = 0; j < n; j++) {
          if (isDone[j]) {
            continue;
          }
          double reduced = cost[from][j] - rowPrice[from] - columnPrice[j];
          if (reduced < least[j]) {
            least[j] = reduced;
            before[j] = column;
          }
          if (next < 0 || least[j] < least[next]) {
            next = j;
          }
        }
        double step = least[next];
        for (int j = 0; j <= n; j++) {
          if (isDone[j]) {
            rowPrice[owner[j]] += step;
            columnPrice[j] -= step;
          } else {
            least[j] -= step;
          }
        }
        column = next;
      } while (owner[column] >= 0);
      while (column != n) {
        owner[column] = owner[before[column]];
        column = before[column];
      }
    }
    int[] partners = new int[n];
    for (int j = 0; j < n; j++) {
      partners[owner[j]] = j;
    }
    return partners;
  }
}
