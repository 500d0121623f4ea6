package io.github.medl.optim.minimise;

import org.jspecify.annotations.Nullable;

/** d = -B g with B from {@link QuasiNewton}, the identity at first. */
final class QuasiNewtonDirection implements Direction {
  private final QuasiNewton formula;
  private double @Nullable [] inverse;
  private double[] lastTheta;
  private double[] lastGradient;
  private int updates;

  QuasiNewtonDirection(QuasiNewton formula) {
    this.formula = formula;
  }

  @Override
  public boolean at(Run run, double[] d) {
    if (inverse == null) {
      begin(run.n());
    } else {
      learn(run);
    }
    lastTheta = run.theta().clone();
    lastGradient = run.gradient().clone();
    QuasiNewton.times(inverse, run.gradient(), d);
    Vectors.negate(d, d);
    return updates > 0;
  }

  private void begin(int n) {
    inverse = new double[n * n];
    for (int i = 0; i < n; i++) {
      inverse[i * n + i] = 1;
    }
    updates = 0;
  }

  private void learn(Run run) {
    int n = run.n();
    double[] s = new double[n];
    double[] y = new double[n];
    Vectors.along(run.theta(), -1, lastTheta, s);
    Vectors.along(run.gradient(), -1, lastGradient, y);
    double sy = Vectors.dot(s, y);
    if (updates == 0 && sy > 0 && formula != QuasiNewton.RANK_ONE) {
      // The scale of the first step says how curved C is: Nocedal and Wright (2006), (6.20). The
      // formula of rank one has a 0 in its denominator then.
      double scale = sy / Vectors.dot(y, y);
      for (int i = 0; i < n; i++) {
        inverse[i * n + i] = scale;
      }
    }
    double[] by = new double[n];
    QuasiNewton.times(inverse, y, by);
    formula.update(inverse, s, y, by);
    updates++;
  }

  @Override
  public boolean forget() {
    boolean remembered = updates > 0;
    inverse = null;
    updates = 0;
    return remembered;
  }
}
