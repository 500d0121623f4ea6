package io.github.medl.linear.unsupervised;

import io.github.medl.linear.UnfittableException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Lloyd's algorithm: label every observation by its nearest centre, move every centre to the mean
 * of its observations, until no label changes. Neither step can raise the sum of squared distances,
 * and there are finitely many labellings, so it ends; where depends on the first centres.
 */
final class Lloyd {
  private final Points points;
  private final int k;
  private final int[] labels;
  private final double[] distances;
  private double[] centres;
  private int relocated;

  Lloyd(Points points, double[] centres) {
    this.points = points;
    this.k = centres.length / points.p();
    this.centres = centres;
    this.labels = new int[points.n()];
    this.distances = new double[points.n()];
    Arrays.fill(labels, -1);
  }

  /** Runs to the end; a null observer saves the copies that a {@link Pass} keeps. */
  Clustering run(int maxPasses, double totalSumOfSquares, Consumer<Pass> observer) {
    int passes = 0;
    boolean converged = false;
    while (!converged && passes < maxPasses) {
      double[] before = centres;
      Points.Sums sums = points.assign(centres, k, labels, distances);
      for (int j = 0; j < k; j++) {
        if (sums.counts[j] == 0) {
          refill(j, sums);
        }
      }
      centres = means(sums);
      converged = sums.changed == 0;
      passes++;
      if (observer != null) {
        observer.accept(
            new Pass(
                tensor(before), labels.clone(), sums.changed, sums.cost, tensor(centres), sse()));
      }
    }
    double[] within = points.within(centres, k, labels);
    return new Clustering(
        labels, tensor(centres), within, totalSumOfSquares, passes, converged, relocated);
  }

  /** Gives an empty cluster the observation that is farthest from its own centre. */
  private void refill(int empty, Points.Sums sums) {
    int farthest = -1;
    for (int i = 0; i < labels.length; i++) {
      if (sums.counts[labels[i]] > 1 && (farthest < 0 || distances[i] > distances[farthest])) {
        farthest = i;
      }
    }
    if (farthest < 0 || distances[farthest] == 0) {
      throw new UnfittableException(
          "k-means: x has fewer different rows than k = %d; one cluster stays empty".formatted(k));
    }
    int p = points.p();
    int old = labels[farthest];
    for (int d = 0; d < p; d++) {
      double value = points.value(farthest, d);
      sums.coordinates[old * p + d] -= value;
      sums.coordinates[empty * p + d] = value;
    }
    sums.counts[old]--;
    sums.counts[empty] = 1;
    sums.changed++;
    labels[farthest] = empty;
    distances[farthest] = 0;
    relocated++;
  }

  private double[] means(Points.Sums sums) {
    double[] means = sums.coordinates.clone();
    for (int i = 0; i < means.length; i++) {
      means[i] /= sums.counts[i / points.p()];
    }
    return means;
  }

  private double sse() {
    return Arrays.stream(points.within(centres, k, labels)).sum();
  }

  private Tensor tensor(double[] c) {
    return Tensor.of(c, k, points.p());
  }
}
