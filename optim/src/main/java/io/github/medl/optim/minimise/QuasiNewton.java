package io.github.medl.optim.minimise;

/** Formulas that teach an approximation B of the inverse Hessian the secant condition B y = s. */
public enum QuasiNewton {
  /** Symmetric rank one: B = B + (s - By)(s - By)' / (s - By)'y (Davidon, 1959). */
  RANK_ONE {
    @Override
    void update(double[] b, double[] s, double[] y, double[] by) {
      double[] residual = new double[s.length];
      Vectors.along(s, -1, by, residual);
      double denominator = Vectors.dot(residual, y);
      // Nocedal and Wright (2006), (6.26): else the update says nothing and may blow up.
      if (Math.abs(denominator) >= 1e-8 * Vectors.norm(residual) * Vectors.norm(y)) {
        addOuter(b, 1 / denominator, residual, residual);
      }
    }
  },
  /** Davidon, Fletcher and Powell (1963): B = B - ByyᵀB / yᵀBy + ssᵀ / sᵀy. */
  DFP {
    @Override
    void update(double[] b, double[] s, double[] y, double[] by) {
      double sy = Vectors.dot(s, y);
      if (sy > 0) {
        addOuter(b, -1 / Vectors.dot(y, by), by, by);
        addOuter(b, 1 / sy, s, s);
      }
    }
  },
  /**
   * Broyden, Fletcher, Goldfarb and Shanno (1970): B = (I - syᵀ/sᵀy) B (I - ysᵀ/sᵀy) + ssᵀ / sᵀy.
   */
  BFGS {
    @Override
    void update(double[] b, double[] s, double[] y, double[] by) {
      double sy = Vectors.dot(s, y);
      if (sy > 0) {
        addOuter(b, (1 + Vectors.dot(y, by) / sy) / sy, s, s);
        addOuter(b, -1 / sy, by, s);
        addOuter(b, -1 / sy, s, by);
      }
    }
  };

  /** The update for the step s and the change of the gradient y; by is B y. */
  abstract void update(double[] b, double[] s, double[] y, double[] by);

  static void addOuter(double[] b, double factor, double[] u, double[] v) {
    int n = u.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        b[i * n + j] += factor * u[i] * v[j];
      }
    }
  }

  static void times(double[] b, double[] v, double[] product) {
    int n = v.length;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += b[i * n + j] * v[j];
      }
      product[i] = sum;
    }
  }
}
