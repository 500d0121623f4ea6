package io.github.medl.linear.unsupervised;

import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lloyd's algorithm: label every observation by its nearest centre, move every centre to the mean
 * of its observations, until no label changes. Neither step can raise the sum of squared distances,
 * and there are finitely many labellings, so it ends; where depends on the first centres.
 */
final class Lloyd {
  private final Points points;
  private final int k;
  private final Labelling labelling;
  private final int[] labels;
  private double[] centres;
  private int relocated;

  Lloyd(Points points, double[] centres) {
    this.points = points;
    this.k = centres.length / points.p();
    this.centres = centres;
    this.labelling = Labelling.of(points, k);
    this.labels = labelling.labels;
  }

  /** Runs to the end; without an observer (null) no {@link LloydPass} is made. */
  Clustering run(int maxPasses, double totalSumOfSquares, @Nullable Consumer<LloydPass> observer) {
    Members members = new Members(k, points.p());
    int passes = 0;
    int changed = -1;
    while (changed != 0 && passes < maxPasses) {
      double[] before = centres;
      changed = labelling.follow(before, members);
      for (int j = 0; j < k; j++) {
        if (members.count(j) == 0) {
          refill(j, members);
          changed++;
        }
      }
      centres = members.means();
      passes++;
      if (observer != null) {
        observer.accept(
            new LloydPass(
                tensor(before),
                labels.clone(),
                changed,
                sse(before),
                tensor(centres),
                sse(centres)));
      }
    }
    centres = labelling.members().means();
    double[] within = points.within(centres, k, labels);
    return new Clustering(
        labels, tensor(centres), within, totalSumOfSquares, passes, changed == 0, relocated);
  }

  /** Gives an empty cluster the observation that is farthest from its own centre. */
  private void refill(int empty, Members members) {
    int farthest = -1;
    double distance = 0;
    for (int i = 0; i < labels.length; i++) {
      if (members.count(labels[i]) > 1) {
        double own = points.squaredDistance(i, centres, labels[i]);
        if (own > distance) {
          distance = own;
          farthest = i;
        }
      }
    }
    if (farthest < 0) {
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "k-means: x has fewer different rows than k = %d; one cluster stays empty",
              k));
    }
    members.remove(labels[farthest], points, farthest);
    members.add(empty, points, farthest);
    labels[farthest] = empty;
    labelling.forget(farthest);
    relocated++;
  }

  private double sse(double[] from) {
    return Arrays.stream(points.within(from, k, labels)).sum();
  }

  private Tensor tensor(double[] c) {
    return Tensor.of(c, k, points.p());
  }
}
