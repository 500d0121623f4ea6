package io.github.medl.optim.minimise;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.Tensor;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A cost that is a sum of squares, C(θ) = ‖r(θ)‖², for the methods that use the Jacobian J of the
 * residuals r; its gradient is 2 Jᵀr.
 */
public interface LeastSquares extends Objective {
  /**
   * The residuals.
   *
   * @param theta the point; not to be changed
   * @return r, of m numbers
   */
  double[] residuals(double[] theta);

  /**
   * Their derivatives.
   *
   * @param theta the point, of n numbers; not to be changed
   * @return J, of shape (m, n)
   */
  Tensor jacobian(double[] theta);

  @Override
  default double value(double[] theta) {
    double[] r = residuals(theta);
    return Vectors.dot(r, r);
  }

  @Override
  default double valueAndGradient(double[] theta, double[] gradient) {
    Tensor r = Tensor.wrap(residuals(theta));
    Vectors.copy(jacobian(theta).matmul(r, true, false).mul(2), gradient);
    return r.dot(r).item();
  }

  /**
   * Residuals that are differentiated automatically.
   *
   * @param r maps the vector θ to the vector of residuals
   * @return the objective, with a Hessian
   */
  static LeastSquares of(UnaryOperator<Tensor> r) {
    return new LeastSquares() {
      private final Objective sum = Objective.of(theta -> r.apply(theta).square().sum());

      @Override
      public double[] residuals(double[] theta) {
        return r.apply(Tensor.wrap(theta)).toDoubles();
      }

      @Override
      public Tensor jacobian(double[] theta) {
        return Autodiff.jacobian(r, Tensor.wrap(theta));
      }

      @Override
      public double valueAndGradient(double[] theta, double[] gradient) {
        return sum.valueAndGradient(theta, gradient);
      }

      @Override
      public Tensor hessian(double[] theta) {
        return sum.hessian(theta);
      }

      @Override
      public void hessianTimes(double[] theta, double[] v, double[] product) {
        sum.hessianTimes(theta, v, product);
      }
    };
  }

  /**
   * Residuals with a formula for the Jacobian.
   *
   * @param r the residuals
   * @param jacobian their derivatives, as rows of a matrix, one a residual
   * @return the objective, without a Hessian
   */
  static LeastSquares of(Function<double[], double[]> r, Function<double[], double[][]> jacobian) {
    return new LeastSquares() {
      @Override
      public double[] residuals(double[] theta) {
        return r.apply(theta);
      }

      @Override
      public Tensor jacobian(double[] theta) {
        return Tensor.of(jacobian.apply(theta));
      }
    };
  }
}
