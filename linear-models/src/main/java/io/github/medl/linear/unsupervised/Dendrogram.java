package io.github.medl.linear.unsupervised;

import io.github.medl.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * The tree of a hierarchical clustering of n observations.
 *
 * @param merges the n - 1 joins, from the nearest pair to the last two clusters
 */
public record Dendrogram(List<Merge> merges) {
  /**
   * Keeps an unmodifiable copy.
   *
   * @param merges the joins
   */
  public Dendrogram {
    merges = List.copyOf(merges);
  }

  /**
   * Two clusters become one. Observations are the clusters 0 to n - 1; the t-th join, counted from
   * 0, makes cluster n + t.
   *
   * @param first the one of lower number
   * @param second the other
   * @param height their distance
   * @param size the number of observations in the new cluster
   */
  public record Merge(int first, int second, double height, int size) {}

  /**
   * The number of observations.
   *
   * @return n
   */
  public int n() {
    return merges.size() + 1;
  }

  /**
   * The distances at which clusters were joined.
   *
   * @return n - 1 heights, ascending, of shape (n - 1)
   */
  public Tensor heights() {
    return Tensor.vector(merges.stream().mapToDouble(Merge::height).toArray());
  }

  /**
   * The clusters left when all but the last k - 1 joins are made.
   *
   * @param k the number of clusters, 1 to n
   * @return the cluster of each observation, numbered 0 to k - 1 as they first occur
   * @throws IllegalArgumentException if k is out of range
   */
  public int[] cut(int k) {
    if (k < 1 || k > n()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "dendrogram: cannot cut %d observations into %d clusters", n(), k));
    }
    return labels(n() - k);
  }

  /**
   * The clusters left when all joins up to a height are made.
   *
   * @param height the distance from which clusters stay apart
   * @return the cluster of each observation, numbered from 0 as they first occur
   */
  public int[] cutAt(double height) {
    return labels((int) merges.stream().filter(merge -> merge.height() <= height).count());
  }

  private int[] labels(int joins) {
    int[] parent = new int[n() + joins];
    Arrays.fill(parent, -1);
    for (int t = 0; t < joins; t++) {
      parent[merges.get(t).first()] = n() + t;
      parent[merges.get(t).second()] = n() + t;
    }
    // From the last join down, a cluster takes over the root that it ends in.
    int[] root = new int[parent.length];
    for (int i = root.length - 1; i >= 0; i--) {
      root[i] = parent[i] < 0 ? i : root[parent[i]];
    }
    int[] number = new int[root.length];
    Arrays.fill(number, -1);
    int[] labels = new int[n()];
    int clusters = 0;
    for (int i = 0; i < labels.length; i++) {
      if (number[root[i]] < 0) {
        number[root[i]] = clusters++;
      }
      labels[i] = number[root[i]];
    }
    return labels;
  }

  /**
   * The observations from left to right as a drawing without crossings has them, the cluster of
   * lower number at the left.
   *
   * @return a permutation of 0 to n - 1
   */
  public int[] order() {
    int[] order = new int[n()];
    int at = 0;
    Deque<Integer> open = new ArrayDeque<>();
    open.push(2 * n() - 2);
    while (!open.isEmpty()) {
      int cluster = open.pop();
      if (cluster < n()) {
        order[at++] = cluster;
      } else {
        Merge merge = merges.get(cluster - n());
        open.push(merge.second());
        open.push(merge.first());
      }
    }
    return order;
  }
}
