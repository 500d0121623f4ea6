package io.github.medl.optim.minimise;

import io.github.medl.tensor.Tensor;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * A cost C(θ) to minimise, with its derivatives.
 *
 * <pre>{@code
 * // differentiated automatically
 * Objective automatic = Objective.of(theta -> theta.square().sum());
 * // by formulas, which costs nothing but the formulas
 * Objective formulas =
 *     Objective.of(t -> t[0] * t[0] + t[1] * t[1], (t, g) -> { g[0] = 2 * t[0]; g[1] = 2 * t[1]; });
 * }</pre>
 */
public interface Objective {
  /**
   * The cost.
   *
   * @param theta the point; not to be changed
   * @return C(θ)
   */
  double value(double[] theta);

  /**
   * The cost and its gradient.
   *
   * @param theta the point; not to be changed
   * @param gradient receives the partial derivatives
   * @return C(θ)
   */
  double valueAndGradient(double[] theta, double[] gradient);

  /**
   * The second derivatives.
   *
   * @param theta the point, of n numbers; not to be changed
   * @return the Hessian, of shape (n, n)
   * @throws UnsupportedOperationException if this objective was given without them
   */
  default Tensor hessian(double[] theta) {
    throw new UnsupportedOperationException(
        "this method needs second derivatives: give the Hessian to Objective.of, or let"
            + " Objective.of(f) differentiate f automatically");
  }

  /**
   * The Hessian times a vector.
   *
   * @param theta the point; not to be changed
   * @param v the vector; not to be changed
   * @param product receives H v
   * @throws UnsupportedOperationException if this objective was given without second derivatives
   */
  default void hessianTimes(double[] theta, double[] v, double[] product) {
    Vectors.copy(hessian(theta).matmul(Tensor.wrap(v)), product);
  }

  /**
   * A cost that is differentiated automatically: the gradient by reverse mode, the Hessian by
   * forward mode over it.
   *
   * @param f maps the vector θ to a scalar
   * @return the objective
   */
  static Objective of(UnaryOperator<Tensor> f) {
    return new AutomaticObjective(f);
  }

  /**
   * A cost with a formula for the gradient.
   *
   * @param value C
   * @param gradient its partial derivatives
   * @return the objective
   */
  static Objective of(ToDoubleFunction<double[]> value, Gradient gradient) {
    return new FormulaObjective(value, gradient, null);
  }

  /**
   * A cost with formulas for the gradient and the Hessian.
   *
   * @param value C
   * @param gradient its partial derivatives
   * @param hessian its second partial derivatives, as rows of a matrix
   * @return the objective
   */
  static Objective of(
      ToDoubleFunction<double[]> value, Gradient gradient, Function<double[], double[][]> hessian) {
    return new FormulaObjective(value, gradient, hessian);
  }
}
