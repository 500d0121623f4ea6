package io.github.medl.optim.minimise;

/** d = -g; with a search that tries 1 first, or what the step before suggests. */
record SteepestDirection() implements Direction {
  @Override
  public boolean at(Run run, double[] d) {
    Vectors.negate(run.gradient(), d);
    return false;
  }
}
