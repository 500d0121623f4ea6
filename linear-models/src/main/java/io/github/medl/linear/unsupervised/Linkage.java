package io.github.medl.linear.unsupervised;

/**
 * What counts as the distance of two clusters. When clusters a and b become one, its distance from
 * any other c follows from the three distances before (G. N. Lance and W. T. Williams, 1967).
 */
public enum Linkage {
  /** The distance of their nearest two observations: follows chains. */
  SINGLE {
    @Override
    double joined(double ac, double bc, double ab, int na, int nb, int nc) {
      return Math.min(ac, bc);
    }
  },
  /** The distance of their farthest two observations: keeps diameters small. */
  COMPLETE {
    @Override
    double joined(double ac, double bc, double ab, int na, int nb, int nc) {
      return Math.max(ac, bc);
    }
  },
  /** The mean of the distances of all pairs. */
  AVERAGE {
    @Override
    double joined(double ac, double bc, double ab, int na, int nb, int nc) {
      return (na * ac + nb * bc) / (na + nb);
    }
  },
  /**
   * The root of twice the growth of the sum of squared distances from the means if they become one:
   * the hierarchical relative of k-means, R's {@code ward.D2}. For Euclidean distances.
   */
  WARD {
    @Override
    double joined(double ac, double bc, double ab, int na, int nb, int nc) {
      return ((na + nc) * ac + (nb + nc) * bc - nc * ab) / (na + nb + nc);
    }

    @Override
    double inside(double distance) {
      return distance * distance;
    }

    @Override
    double outside(double value) {
      return Math.sqrt(value);
    }
  };

  /** The distance of c from a and b together, all of them as {@link #inside} has them. */
  abstract double joined(double ac, double bc, double ab, int na, int nb, int nc);

  /** A distance as {@link #joined} computes with it. */
  double inside(double distance) {
    return distance;
  }

  /** Back from {@link #inside} to a height. */
  double outside(double value) {
    return value;
  }
}
