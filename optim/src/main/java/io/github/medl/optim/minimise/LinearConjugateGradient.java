package io.github.medl.optim.minimise;

/**
 * Conjugate gradients with the step -gᵀd / dᵀHd, which is exact on a quadratic function (Hestenes
 * and Stiefel, 1952).
 */
record LinearConjugateGradient() implements Minimiser {
  @Override
  public Minimum minimise(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    Run run = new Run(objective, start, stopping, tracing);
    int n = start.length;
    double[] d = new double[n];
    double[] product = new double[n];
    double[] next = new double[n];
    double[] gradient = new double[n];
    double beta = 0;
    while (run.goesOn()) {
      if (run.rescaled()) {
        beta = 0;
      }
      for (int i = 0; i < n; i++) {
        d[i] = -run.gradient()[i] + (beta == 0 ? 0 : beta * d[i]);
      }
      run.hessianTimes(run.theta(), d, product);
      double curvature = Vectors.dot(d, product);
      if (!(curvature > 0)) {
        run.end(
            run.gradientNorm() == 0
                ? Status.CONVERGED_GRADIENT
                : Double.isNaN(curvature) ? Status.NOT_FINITE : Status.UNBOUNDED);
        break;
      }
      double alpha = -Vectors.dot(run.gradient(), d) / curvature;
      double before = Vectors.dot(run.gradient(), run.gradient());
      Vectors.along(run.theta(), alpha, d, next);
      run.moveTo(next, gradient, alpha);
      beta = Vectors.dot(run.gradient(), run.gradient()) / before;
    }
    return run.minimum();
  }
}
