package io.github.medl.linear.classification;

import io.github.medl.optim.minimise.Objective;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;

/** The mean loss of the observations, plus ridge / (2n) times the squares of the weights. */
record LogisticCost(BinaryData data, Link link, double ridge) implements Objective {
  @Override
  public double value(double[] beta) {
    double sum = data.loss(link, data.margins(beta));
    for (int j = 1; j < beta.length; j++) {
      sum += .5 * data.penalty(ridge, j) * beta[j] * beta[j];
    }
    return sum / data.n();
  }

  @Override
  public double valueAndGradient(double[] beta, double[] gradient) {
    int n = data.n();
    int p = data.width();
    double[] t = data.margins(beta);
    double[] pull = new double[n];
    for (int i = 0; i < n; i++) {
      pull[i] = -data.signs()[i] * link.hazard(t[i]) / n;
    }
    System.arraycopy(Storage.doubles(Tensor.wrap(pull).matmul(data.matrix())), 0, gradient, 0, p);
    double sum = data.loss(link, t);
    for (int j = 1; j < p; j++) {
      gradient[j] += data.penalty(ridge, j) / n * beta[j];
      sum += .5 * data.penalty(ridge, j) * beta[j] * beta[j];
    }
    return sum / n;
  }

  @Override
  public Tensor hessian(double[] beta) {
    int n = data.n();
    int p = data.width();
    double[] t = data.margins(beta);
    double[] weighted = new double[n * p];
    for (int i = 0; i < n; i++) {
      double curvature = link.curvature(t[i]) / n;
      for (int j = i * p; j < (i + 1) * p; j++) {
        weighted[j] = curvature * data.rows()[j];
      }
    }
    double[] h = data.matrix().matmul(Tensor.wrap(weighted, n, p), true, false).toDoubles();
    for (int j = 1; j < p; j++) {
      h[j * p + j] += data.penalty(ridge, j) / n;
    }
    return Tensor.wrap(h, p, p);
  }
}
