package io.github.medl.linear.unsupervised;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.Units;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * K-means: k centres c_1, ..., c_k that make Σ_i min_j |x_i - c_j|² small, by Lloyd's algorithm
 * from several starts.
 *
 * <p>Every start ends in a local minimum; the best of them is returned, of equal ones the first.
 * The same stream gives the same clusters whatever the number of threads.
 *
 * <pre>{@code
 * Clustering clusters = KMeans.clusters(6).fit(pixels, RandomStream.seed(1));
 * }</pre>
 *
 * @param k the number of clusters, at least 1
 * @param start how the first centres are chosen
 * @param restarts how many starts, at least 1
 * @param maxPasses the passes after which a run ends unconverged, at least 1
 */
public record KMeans(int k, Start start, int restarts, int maxPasses) {
  private static final int MAX_PASSES = 1000;

  /**
   * Checks the settings.
   *
   * @param k the number of clusters
   * @param start how the first centres are chosen
   * @param restarts how many starts
   * @param maxPasses the passes after which a run ends
   * @throws IllegalArgumentException if a number is less than 1
   */
  public KMeans {
    Objects.requireNonNull(start, "start");
    if (k < 1 || restarts < 1 || maxPasses < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "k-means: k = %d, restarts = %d and maxPasses = %d must be at least 1",
              k,
              restarts,
              maxPasses));
    }
  }

  /**
   * K clusters from ten starts of k-means++, at most 1000 passes each.
   *
   * @param k the number of clusters
   * @return the settings
   */
  public static KMeans clusters(int k) {
    return new KMeans(k, Start.PLUS_PLUS, 10, MAX_PASSES);
  }

  /**
   * The same with other first centres.
   *
   * @param how how they are chosen
   * @return new settings
   */
  public KMeans startingAt(Start how) {
    return new KMeans(k, how, restarts, maxPasses);
  }

  /**
   * The same with another number of starts.
   *
   * @param starts how many
   * @return new settings
   */
  public KMeans withRestarts(int starts) {
    return new KMeans(k, start, starts, maxPasses);
  }

  /**
   * The same with another limit of the passes.
   *
   * @param passes the most passes of a run
   * @return new settings
   */
  public KMeans withMaxPasses(int passes) {
    return new KMeans(k, start, restarts, passes);
  }

  /**
   * Clusters observations.
   *
   * @param x observations, of shape (n, p)
   * @param random draws the first centres
   * @return the clustering of least SSE among all starts
   * @throws ShapeException if x is no matrix
   * @throws UnfittableException if x has fewer different rows than k, no columns, or a number that
   *     is NaN, infinite or too large to square
   */
  public Clustering fit(Tensor x, RandomStream random) {
    check(x, k);
    Units units = Units.near(x);
    Points points = Points.of(units.apply(x));
    double total = totalSumOfSquares(points);
    Clustering best = null;
    for (int run = 0; run < restarts; run++) {
      double[] centres = start.choose(points, k, random);
      Clustering found = new Lloyd(points, centres).run(maxPasses, total, null);
      if (best == null || found.sse() < best.sse()) {
        best = found;
      }
    }
    return best.from(units);
  }

  /**
   * Lloyd's algorithm from given centres, at most 1000 passes.
   *
   * @param x observations, of shape (n, p)
   * @param centres the first centres, of shape (k, p)
   * @return the clusters where it ends
   * @throws ShapeException if the columns of x and the centres differ in number
   * @throws UnfittableException as for {@link #fit}
   */
  public static Clustering from(Tensor x, Tensor centres) {
    return run(x, centres, null);
  }

  /**
   * The passes of Lloyd's algorithm from given centres, to look at: each keeps its labels.
   *
   * @param x observations, of shape (n, p)
   * @param centres the first centres, of shape (k, p)
   * @return the passes, of which the last changed nothing, at most 1000
   * @throws ShapeException if the columns of x and the centres differ in number
   * @throws UnfittableException as for {@link #fit}
   */
  public static List<LloydPass> passes(Tensor x, Tensor centres) {
    List<LloydPass> passes = new ArrayList<>();
    run(x, centres, passes::add);
    return passes;
  }

  private static Clustering run(Tensor x, Tensor centres, @Nullable Consumer<LloydPass> observer) {
    check(x, centres);
    Units units = Units.near(x);
    Points points = Points.of(units.apply(x));
    return new Lloyd(points, units.apply(centres).toDoubles())
        .run(
            MAX_PASSES,
            totalSumOfSquares(points),
            observer == null ? null : pass -> observer.accept(pass.from(units)))
        .from(units);
  }

  private static void check(Tensor x, Tensor centres) {
    Inputs.matrix("k-means, first centres", centres);
    Inputs.matrix("k-means", x);
    if (x.dim(1) != centres.dim(1)) {
      throw new ShapeException(
          "k-means",
          String.format(
              Locale.ROOT,
              "x has shape %s, so the centres must have shape [k, %d]; they have %s",
              x.shapeText(),
              x.dim(1),
              centres.shapeText()));
    }
    check(x, centres.dim(0));
  }

  private static void check(Tensor x, int k) {
    Inputs.matrix("k-means", x);
    if (x.dim(1) == 0) {
      throw new UnfittableException("k-means: x has no columns");
    }
    if (k > x.dim(0)) {
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "k-means: k = %d clusters need as many observations; x has %d rows",
              k,
              x.dim(0)));
    }
  }

  private static double totalSumOfSquares(Points points) {
    Labelling all = Labelling.of(points, 1);
    Arrays.fill(all.labels, 0);
    double[] mean = all.members().means();
    double total = points.within(mean, 1, all.labels)[0];
    if (!Double.isFinite(total)) {
      throw new UnfittableException(
          "k-means: squares of the numbers in x exceed what a double holds; scale x first");
    }
    return total;
  }
}
