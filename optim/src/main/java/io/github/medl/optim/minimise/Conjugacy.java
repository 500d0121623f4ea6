package io.github.medl.optim.minimise;

/** What keeps the directions d = -g + β d of conjugate gradients conjugate. */
public enum Conjugacy {
  /**
   * β = g_newᵀg_new / g_oldᵀg_old, and 0 after every n + 1 steps, as its authors say: else it may
   * creep for ever (Fletcher and Reeves, 1964).
   */
  FLETCHER_REEVES {
    @Override
    double beta(double[] g, double[] old) {
      return Vectors.dot(g, g) / Vectors.dot(old, old);
    }

    @Override
    boolean restarts(int age, int n) {
      return age > n;
    }
  },
  /**
   * β = max(0, g_newᵀ(g_new - g_old) / g_oldᵀg_old) (Polak and Ribiere, 1969; Powell, 1984, for the
   * 0, which restarts).
   */
  POLAK_RIBIERE {
    @Override
    double beta(double[] g, double[] old) {
      return Math.max(0, (Vectors.dot(g, g) - Vectors.dot(g, old)) / Vectors.dot(old, old));
    }
  };

  abstract double beta(double[] g, double[] old);

  /** Whether the direction after so many begins anew with -g. */
  boolean restarts(int age, int n) {
    return false;
  }
}
