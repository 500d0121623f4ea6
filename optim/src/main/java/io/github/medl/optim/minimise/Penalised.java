package io.github.medl.optim.minimise;

import io.github.medl.tensor.Tensor;
import java.util.List;

/** C(θ) + μ / 2 times the sum of the squares of what breaks the constraints. */
record Penalised(Objective cost, List<Constraint> constraints, double mu) implements Objective {
  @Override
  public double value(double[] theta) {
    double sum = 0;
    for (Constraint constraint : constraints) {
      double excess = constraint.excess(constraint.function().value(theta));
      sum += excess * excess;
    }
    return cost.value(theta) + mu / 2 * sum;
  }

  @Override
  public double valueAndGradient(double[] theta, double[] gradient) {
    double[] slope = new double[theta.length];
    double value = cost.valueAndGradient(theta, gradient);
    double sum = 0;
    for (Constraint constraint : constraints) {
      double excess = constraint.excess(constraint.function().valueAndGradient(theta, slope));
      sum += excess * excess;
      if (excess != 0) {
        Vectors.add(gradient, mu * excess, slope);
      }
    }
    return value + mu / 2 * sum;
  }

  @Override
  public Tensor hessian(double[] theta) {
    Tensor hessian = cost.hessian(theta);
    double[] slope = new double[theta.length];
    for (Constraint constraint : constraints) {
      double h = constraint.function().valueAndGradient(theta, slope);
      double excess = constraint.excess(h);
      if (constraint.isEquality() || excess > 0) {
        Tensor n = Tensor.of(slope);
        Tensor bend = constraint.function().hessian(theta).mul(excess);
        hessian = hessian.add(n.outer(n).add(bend).mul(mu));
      }
    }
    return hessian;
  }

  /** The largest part of a constraint that is broken. */
  double violation(double[] theta) {
    double most = 0;
    for (Constraint constraint : constraints) {
      double excess = Math.abs(constraint.excess(constraint.function().value(theta)));
      most = Double.isNaN(excess) ? excess : Math.max(most, excess);
    }
    return most;
  }
}
