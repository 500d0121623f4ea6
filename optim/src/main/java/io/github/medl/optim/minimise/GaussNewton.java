package io.github.medl.optim.minimise;

import io.github.medl.tensor.LinearAlgebra;
import io.github.medl.tensor.Tensor;

/** d minimises ‖J d + r‖: Newton's method without the second derivatives of r. */
record GaussNewton() implements Minimiser {
  @Override
  public Minimum minimise(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    LeastSquares squares = require("gaussNewton", objective);
    Run run = Run.inGivenUnits(objective, start, stopping, tracing);
    double[] next = new double[start.length];
    double[] gradient = new double[start.length];
    while (run.goesOn()) {
      Tensor jacobian = squares.jacobian(run.theta());
      Tensor residuals = Tensor.wrap(squares.residuals(run.theta()));
      if (jacobian.firstNotFinite() >= 0) {
        run.end(Status.NOT_FINITE);
        break;
      }
      LinearAlgebra.Lstsq step = jacobian.lstsq(residuals.neg());
      if (step.rank() < start.length) {
        run.end(Status.SINGULAR);
        break;
      }
      Vectors.along(run.theta(), 1, step.x().toDoubles(), next);
      run.moveTo(next, gradient, 1);
    }
    return run.minimum();
  }

  /** The objective as least squares, for a method that needs that. */
  static LeastSquares require(String method, Objective objective) {
    if (objective instanceof LeastSquares squares) {
      return squares;
    }
    throw new IllegalArgumentException(
        method + " minimises sums of squares: make the objective with LeastSquares.of");
  }
}
