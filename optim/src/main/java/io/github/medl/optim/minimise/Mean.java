package io.github.medl.optim.minimise;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** The mean of costs. */
record Mean(List<Objective> terms) implements FiniteSum {
  @Override
  public double value(double[] theta) {
    double sum = 0;
    for (Objective term : terms) {
      sum += term.value(theta);
    }
    return sum / terms.size();
  }

  @Override
  public double valueAndGradient(double[] theta, double[] gradient) {
    double[] slope = new double[theta.length];
    double sum = 0;
    Arrays.fill(gradient, 0);
    for (Objective term : terms) {
      sum += term.valueAndGradient(theta, slope);
      Vectors.add(gradient, 1, slope);
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] /= terms.size();
    }
    return sum / terms.size();
  }

  @Override
  public Tensor hessian(double[] theta) {
    Tensor sum = terms.get(0).hessian(theta);
    for (Objective term : terms.subList(1, terms.size())) {
      sum = sum.add(term.hessian(theta));
    }
    return sum.div(terms.size());
  }
}
