package io.github.medl.linear.unsupervised;

/** How many observations each cluster has, and the sum of their coordinates. */
final class Members {
  private final int p;
  private final int[] counts;
  private final double[] sums;

  Members(int k, int p) {
    this.p = p;
    this.counts = new int[k];
    this.sums = new double[k * p];
  }

  int count(int j) {
    return counts[j];
  }

  void add(int j, Points points, int i) {
    counts[j]++;
    for (int d = 0; d < p; d++) {
      sums[j * p + d] += points.values()[i * p + d];
    }
  }

  void remove(int j, Points points, int i) {
    counts[j]--;
    for (int d = 0; d < p; d++) {
      sums[j * p + d] -= points.values()[i * p + d];
    }
  }

  void add(Members others) {
    for (int j = 0; j < counts.length; j++) {
      counts[j] += others.counts[j];
    }
    for (int d = 0; d < sums.length; d++) {
      sums[d] += others.sums[d];
    }
  }

  /** The means of the clusters, row-major k x p. */
  double[] means() {
    double[] means = sums.clone();
    for (int i = 0; i < means.length; i++) {
      means[i] /= counts[i / p];
    }
    return means;
  }
}
