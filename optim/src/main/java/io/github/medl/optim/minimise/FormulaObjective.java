package io.github.medl.optim.minimise;

import io.github.medl.tensor.Tensor;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** A cost given by formulas; without one for the Hessian if that is null. */
record FormulaObjective(
    ToDoubleFunction<double[]> f, Gradient g, @Nullable Function<double[], double[][]> h)
    implements Objective {
  @Override
  public double value(double[] theta) {
    return f.applyAsDouble(theta);
  }

  @Override
  public double valueAndGradient(double[] theta, double[] gradient) {
    g.at(theta, gradient);
    return f.applyAsDouble(theta);
  }

  @Override
  public Tensor hessian(double[] theta) {
    return h == null ? Objective.super.hessian(theta) : Tensor.of(h.apply(theta));
  }

  /** Without tensors, which cost more than the formula where there are two parameters. */
  @Override
  public void hessianTimes(double[] theta, double[] v, double[] product) {
    if (h == null) {
      Objective.super.hessianTimes(theta, v, product); // says what is missing
      return;
    }
    double[][] rows = h.apply(theta);
    for (int i = 0; i < product.length; i++) {
      product[i] = Vectors.dot(rows[i], v);
    }
  }
}
