package io.github.medl.autodiff;

import java.util.function.ToDoubleFunction;

/** Derivatives from differences of values. */
public enum FiniteDifferences {
  /**
   * (C(θ + h e_i) - C(θ)) / h: an error of h C'' / 2 and, from rounding, 2 eps C / h; n + 1
   * evaluations.
   */
  FORWARD(1) {
    @Override
    double quotient(ToDoubleFunction<double[]> f, double[] x, int i, double h, double value) {
      double at = x[i];
      x[i] = at + h;
      double difference = (f.applyAsDouble(x) - value) / h;
      x[i] = at;
      return difference;
    }
  },
  /**
   * (C(θ + h e_i) - C(θ - h e_i)) / 2h: an error of h² C''' / 6 and, from rounding, eps C / h; 2 n
   * evaluations.
   */
  CENTRAL(2) {
    @Override
    double quotient(ToDoubleFunction<double[]> f, double[] x, int i, double h, double value) {
      double at = x[i];
      x[i] = at + h;
      double above = f.applyAsDouble(x);
      x[i] = at - h;
      double below = f.applyAsDouble(x);
      x[i] = at;
      return (above - below) / (2 * h);
    }
  };

  private final int order;

  FiniteDifferences(int order) {
    this.order = order;
  }

  abstract double quotient(ToDoubleFunction<double[]> f, double[] x, int i, double h, double value);

  /**
   * The order of the error in h.
   *
   * @return 1 for forward, 2 for central differences
   */
  public int order() {
    return order;
  }

  /**
   * The step that balances both errors where C and its derivatives are about 1: eps^(1 / (order +
   * 1)).
   *
   * @return 1.5e-8 for forward, 6.1e-6 for central differences
   */
  public double bestStep() {
    return Math.pow(Math.ulp(1.0), 1.0 / (order + 1));
  }

  /**
   * The gradient.
   *
   * @param f the function
   * @param theta where; not changed
   * @param h the step, positive
   * @return approximate partial derivatives
   * @throws IllegalArgumentException if the step is not positive
   */
  public double[] gradient(ToDoubleFunction<double[]> f, double[] theta, double h) {
    if (!(h > 0)) {
      throw new IllegalArgumentException("finite differences: the step must be positive, got " + h);
    }
    double[] x = theta.clone();
    double[] gradient = new double[x.length];
    double value = this == FORWARD ? f.applyAsDouble(x) : Double.NaN;
    for (int i = 0; i < x.length; i++) {
      gradient[i] = quotient(f, x, i, h, value);
    }
    return gradient;
  }

  /**
   * How the error depends on the step: the largest error of a partial derivative for each step.
   * Against h on logarithmic axes it falls with the slope {@link #order()} and then, where rounding
   * takes over, rises with the slope -1 as h goes to 0.
   *
   * @param f the function
   * @param theta where; not changed
   * @param exact the exact gradient
   * @param steps the steps h
   * @return an error for each step
   */
  public double[] errors(
      ToDoubleFunction<double[]> f, double[] theta, double[] exact, double[] steps) {
    double[] errors = new double[steps.length];
    for (int k = 0; k < steps.length; k++) {
      double[] gradient = gradient(f, theta, steps[k]);
      for (int i = 0; i < gradient.length; i++) {
        errors[k] = Math.max(errors[k], Math.abs(gradient[i] - exact[i]));
      }
    }
    return errors;
  }
}
