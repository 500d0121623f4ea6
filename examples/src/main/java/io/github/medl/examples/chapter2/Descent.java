package io.github.medl.examples.chapter2;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.tensor.LinearAlgebra.Eigh;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A run of gradient descent {@code θ ← θ - α ∇C(θ)} from {@code θ = 0}, until a step is shorter
 * than 10⁻⁵ or {@code ‖θ‖} exceeds 10⁶.
 *
 * @param alpha the learning rate
 * @param thetas the iterates, beginning with the start
 * @param costs C at each of them
 */
record Descent(double alpha, List<Tensor> thetas, List<Double> costs) {
  private static final int MAX_STEPS = 100_000;
  private static final double LEAST_STEP = 1e-5;

  /** Beyond this norm an iteration has diverged; the book lets it run on, to overflow. */
  private static final double DIVERGED = 1e6;

  static Descent of(UnaryOperator<Tensor> cost, double alpha, FigureContext context) {
    List<Tensor> thetas = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    Tensor theta = Tensor.zeros(2);
    for (int t = 0; t <= MAX_STEPS; t++) {
      if (t % 1000 == 0) {
        context.progress("step", t, MAX_STEPS);
      }
      var c = Autodiff.valueAndGradient(cost, theta);
      thetas.add(theta);
      costs.add(c.value().item());
      Tensor step = c.gradient().mul(alpha);
      if (theta.norm().item() > DIVERGED
          || t > 0 && theta.sub(thetas.get(t - 1)).norm().item() < LEAST_STEP) {
        break;
      }
      theta = theta.sub(step);
    }
    return new Descent(alpha, thetas, costs);
  }

  /** The number of iterates, the start included: the book's "number of iterations". */
  int length() {
    return thetas.size();
  }

  boolean isDiverging() {
    return end().norm().item() > DIVERGED;
  }

  Tensor end() {
    return thetas.get(length() - 1);
  }

  Tensor iterates() {
    return Tensor.stack(0, thetas);
  }

  double[] coordinate(int i) {
    return iterates().select(1, i).toDoubles();
  }

  /** By which factor steps in a direction grow, seen over the first hundred of them. */
  double factor(Tensor direction) {
    if (length() < 102) {
      return Double.NaN; // it diverged before
    }
    Tensor first = thetas.get(1).sub(thetas.get(0));
    Tensor later = thetas.get(101).sub(thetas.get(100));
    double ratio = later.dot(direction).item() / first.dot(direction).item();
    double oneStep = thetas.get(2).sub(thetas.get(1)).dot(direction).item();
    double sign = Math.signum(oneStep / first.dot(direction).item());
    return sign * Math.pow(Math.abs(ratio), .01);
  }

  /** θ_t = θ* + V diag(1 - 2αλ/n)ᵗ Vᵀ(θ_0 - θ*), where XᵀX = V diag(λ) Vᵀ. */
  Tensor closedForm(Tensor optimum, Eigh eigen, int n) {
    Tensor factors = eigen.values().mul(-2 * alpha / n).add(1);
    Tensor error = eigen.vectors().transpose().matmul(optimum.neg());
    List<Tensor> errors = new ArrayList<>();
    for (int t = 0; t < length(); t++) {
      errors.add(error);
      error = error.mul(factors);
    }
    return Tensor.stack(0, errors).matmul(eigen.vectors(), false, true).add(optimum);
  }
}
