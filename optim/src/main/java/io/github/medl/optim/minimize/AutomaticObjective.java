package io.github.medl.optim.minimize;

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
    both.gradient().copyTo(0, gradient, 0, gradient.length);
    return both.value().item();
  }

  @Override
  public Tensor hessian(double[] theta) {
    return Autodiff.hessian(f, Tensor.wrap(theta));
  }

  @Override
  public void hessianTimes(double[] theta, double[] v, double[] product) {
    Autodiff.hvp(f, Tensor.wrap(theta), Tensor.wrap(v)).copyTo(0, product, 0, product.length);
  }
}
