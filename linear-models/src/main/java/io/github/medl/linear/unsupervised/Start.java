package io.github.medl.linear.unsupervised;

import io.github.medl.random.RandomStream;
import java.util.Arrays;

/** How {@link KMeans} chooses the centres that it begins with. */
public enum Start {
  /** K different observations, every choice with the same probability. */
  RANDOM_POINTS {
    @Override
    double[] choose(Points points, int k, RandomStream random) {
      return points.rows(Arrays.copyOf(random.permutation(points.n()), k));
    }
  },

  /**
   * One observation after the other, each with a probability proportional to its squared distance
   * from the nearest centre so far (D. Arthur and S. Vassilvitskii, "k-means++: the advantages of
   * careful seeding", 2007).
   */
  PLUS_PLUS {
    @Override
    double[] choose(Points points, int k, RandomStream random) {
      return PlusPlus.choose(points, k, random);
    }
  };

  /** K centres, row-major k x p. */
  abstract double[] choose(Points points, int k, RandomStream random);
}
