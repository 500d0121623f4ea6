package io.github.medl.linear.unsupervised;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.Predictor;
import io.github.medl.learning.Units;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/**
 * Observations in k clusters, each with its mean as centre, as {@link KMeans} finds them.
 *
 * @param labels the cluster of each observation, 0 to k - 1; to be read only
 * @param centres the means of the clusters, of shape (k, p)
 * @param within the sum of squared distances of each cluster's observations from its centre; to be
 *     read only
 * @param totalSumOfSquares the sum of squared distances of all observations from the mean of all
 * @param passes how many passes the run that found it took, the last, which changed nothing,
 *     included
 * @param converged whether the last pass changed nothing; if not, more passes would lower the sum
 * @param relocated how often in that run a centre that had lost all its observations was moved to
 *     the observation farthest from its own centre
 */
public record Clustering(
    int[] labels,
    Tensor centres,
    double[] within,
    double totalSumOfSquares,
    int passes,
    boolean converged,
    int relocated)
    implements Predictor {

  /**
   * The number of clusters.
   *
   * @return k
   */
  public int k() {
    return centres.dim(0);
  }

  /**
   * The sum of squared distances of all observations from their centres, which k-means lowers.
   *
   * @return SSE
   */
  public double sse() {
    return Arrays.stream(within).sum();
  }

  /**
   * The share of the total sum of squares that lies between the clusters.
   *
   * @return 1 - SSE / total, 0 to 1; NaN if all observations are equal
   */
  public double explained() {
    return 1 - sse() / totalSumOfSquares;
  }

  /**
   * The number of observations in each cluster.
   *
   * @return k counts
   */
  public int[] sizes() {
    return sizes(labels, k());
  }

  /**
   * The same clusters numbered by their size, the largest first: their numbers mean nothing, and
   * two runs that find the same clusters number them differently.
   *
   * @return the renumbered clustering
   */
  public Clustering bySize() {
    int[] sizes = sizes();
    Integer[] order = new Integer[k()];
    Arrays.setAll(order, j -> j);
    Arrays.sort(order, (a, b) -> Integer.compare(sizes[b], sizes[a]));
    int[] place = new int[k()];
    int[] take = new int[k()];
    double[] sums = new double[k()];
    for (int j = 0; j < order.length; j++) {
      take[j] = order[j];
      place[take[j]] = j;
      sums[j] = within[take[j]];
    }
    int[] renumbered = Arrays.stream(labels).map(label -> place[label]).toArray();
    return new Clustering(
        renumbered, centres.take(0, take), sums, totalSumOfSquares, passes, converged, relocated);
  }

  /**
   * The nearest centre of observations, of equally near ones the first.
   *
   * @param x observations, of shape (n, p)
   * @return numbers of clusters 0 to k - 1, of shape (n)
   * @throws io.github.medl.tensor.ShapeException if p is not that of the data of the fit
   */
  @Override
  public Tensor predict(Tensor x) {
    Inputs.columns("k-means", x, centres.dim(1));
    Units units = Units.near(centres);
    Points points = Points.of(units.apply(x));
    Labelling labelling = Labelling.of(points, k());
    labelling.follow(units.apply(centres).toDoubles(), new Members(k(), points.p()));
    double[] nearest = Arrays.stream(labelling.labels).asDoubleStream().toArray();
    return Tensor.wrap(nearest, nearest.length);
  }

  @Override
  public String toString() {
    return String.format(
            Locale.ROOT,
            "k-means with %d clusters of sizes %s: SSE %.7g, %.1f %% of the total between clusters;"
                + " %d passes%s",
            k(),
            Arrays.toString(sizes()),
            sse(),
            100 * explained(),
            passes,
            converged ? "" : ", not converged")
        + (relocated == 0 ? "" : ", empty clusters refilled " + relocated + " times");
  }

  /** The same clusters, of which the centres are in other units yet. */
  Clustering from(Units units) {
    return new Clustering(
        labels, units.undo(centres), within, totalSumOfSquares, passes, converged, relocated);
  }

  static int[] sizes(int[] labels, int k) {
    int[] sizes = new int[k];
    for (int label : labels) {
      sizes[label]++;
    }
    return sizes;
  }
}
