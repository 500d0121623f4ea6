package io.github.medl.optim.minimise;

import org.jspecify.annotations.Nullable;

/** d = -g + β d. */
final class ConjugateDirection implements Direction {
  private final Conjugacy conjugacy;
  private double @Nullable [] lastGradient;
  private int age;

  ConjugateDirection(Conjugacy conjugacy) {
    this.conjugacy = conjugacy;
  }

  @Override
  public boolean at(Run run, double[] d) {
    double[] g = run.gradient();
    boolean fresh = lastGradient == null || conjugacy.restarts(age, d.length);
    double beta = fresh ? 0 : conjugacy.beta(g, lastGradient);
    double slope = 0;
    for (int i = 0; i < d.length; i++) {
      d[i] = -g[i] + (beta == 0 ? 0 : beta * d[i]);
      slope += d[i] * g[i];
    }
    age = fresh ? 1 : age + 1;
    if (!(slope < 0)) {
      Vectors.negate(g, d);
      age = 1;
    }
    lastGradient = g.clone();
    return false;
  }

  @Override
  public boolean forget() {
    boolean remembered = age > 1;
    lastGradient = null;
    age = 0;
    return remembered;
  }
}
