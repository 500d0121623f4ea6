package io.github.medl.optim.minimise;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.Tensor;
import java.util.function.UnaryOperator;

/** A cost written once, in tensors, with all of its derivatives by automatic differentiation. */
record AutomaticObjective(UnaryOperator<Tensor> f) implements Objective {
  @Override
  public double value(double[] theta) {
    return f.apply(Tensor.wrap(theta)).item();
  }

  @Override
  public double valueAndGradient(double[] theta, double[] gradient) {
    Autodiff.ValueAndGradient both = Autodiff.valueAndGradient(f, Tensor.wrap(theta));
    Vectors.copy(both.gradient(), gradient);
    return both.value().item();
  }

  @Override
  public Tensor hessian(double[] theta) {
    return Autodiff.hessian(f, Tensor.wrap(theta));
  }

  @Override
  public void hessianTimes(double[] theta, double[] v, double[] product) {
    Vectors.copy(Autodiff.hvp(f, Tensor.wrap(theta), Tensor.wrap(v)), product);
  }
}
