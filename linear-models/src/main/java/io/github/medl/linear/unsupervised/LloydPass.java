package io.github.medl.linear.unsupervised;

import io.github.medl.learning.Units;
import io.github.medl.tensor.Tensor;

/**
 * One pass of Lloyd's algorithm: every observation to its nearest centre, then every centre to the
 * mean of its observations.
 *
 * @param before the centres that the labels were found with, of shape (k, p)
 * @param labels the number of the nearest of these centres, 0 to k - 1, for each observation; to be
 *     read only
 * @param changed how many labels differ from those of the pass before; all of them in the first
 * @param sseBefore the sum of squared distances of the observations from these centres
 * @param centres the means of the clusters, of shape (k, p)
 * @param sse the sum of squared distances from the means
 */
public record LloydPass(
    Tensor before, int[] labels, int changed, double sseBefore, Tensor centres, double sse) {
  /**
   * The number of observations in each cluster.
   *
   * @return k counts
   */
  public int[] sizes() {
    return Clustering.sizes(labels, centres.dim(0));
  }

  /** The same pass, of which the centres are in other units yet. */
  LloydPass from(Units units) {
    return new LloydPass(units.undo(before), labels, changed, sseBefore, units.undo(centres), sse);
  }
}
