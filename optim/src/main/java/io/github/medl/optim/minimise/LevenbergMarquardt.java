package io.github.medl.optim.minimise;

import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * d minimises ‖J d + r‖² + λ ‖D d‖², where D holds the largest norms so far of the columns of J; λ
 * falls when C did and rises until it does (Marquardt, 1963; More, 1978).
 */
record LevenbergMarquardt() implements Minimiser {
  private static final double FIRST = 1e-3;
  private static final double FACTOR = 10;
  private static final double LARGEST = 1e20;
  private static final double SMALLEST = 1e-20;

  @Override
  public Minimum minimise(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    LeastSquares squares = GaussNewton.require("levenbergMarquardt", objective);
    Run run = Run.inGivenUnits(objective, start, stopping, tracing);
    int n = start.length;
    double[] scale = new double[n];
    double[] next = new double[n];
    double[] gradient = new double[n];
    double lambda = FIRST;
    while (run.goesOn()) {
      Tensor jacobian = squares.jacobian(run.theta());
      if (jacobian.firstNotFinite() >= 0) {
        run.end(Status.NOT_FINITE);
        break;
      }
      Tensor residuals = Tensor.wrap(squares.residuals(run.theta()));
      widen(scale, jacobian);
      boolean moved = false;
      while (!moved && run.goesOn()) {
        double[] d = step(jacobian, residuals, scale, lambda);
        Vectors.along(run.theta(), 1, d, next);
        double value = run.value(next);
        if (value <= run.value() + 2 * Math.ulp(run.value())) {
          lambda = Math.max(SMALLEST, lambda / FACTOR);
          run.moveTo(next, gradient, Vectors.norm(d));
          moved = true;
        } else if (run.isSpent()) {
          run.end(Status.BUDGET);
        } else {
          lambda *= FACTOR;
          if (lambda > LARGEST) {
            run.end(Status.LINE_SEARCH_FAILED);
          }
        }
      }
    }
    return run.minimum();
  }

  private static void widen(double[] scale, Tensor jacobian) {
    double[] norms = jacobian.norm(0).toDoubles();
    for (int j = 0; j < scale.length; j++) {
      scale[j] = Math.max(scale[j], norms[j]);
    }
  }

  /** As least squares for J above √λ D, so that JᵀJ with its square of errors is not used. */
  private static double[] step(Tensor jacobian, Tensor residuals, double[] scale, double lambda) {
    int n = scale.length;
    double root = Math.sqrt(lambda);
    Tensor damping =
        Tensor.generate(
            k -> k / n == k % n ? root * (scale[k / n] > 0 ? scale[k / n] : 1) : 0, n, n);
    return Tensor.concat(0, List.of(jacobian, damping))
        .lstsq(Tensor.concat(0, List.of(residuals.neg(), Tensor.zeros(n))))
        .x()
        .toDoubles();
  }
}
