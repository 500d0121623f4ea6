package io.github.medl.linear.classification;

import io.github.medl.optim.minimise.Objective;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Cross-entropy as a function of the K - 1 rows [b, w] of classes 1 to K - 1; those of class 0 are
 * 0, since softmax does not change when all scores do by the same number.
 *
 * @param data the observations
 * @param ridge λ of the penalty λ/2 Σ w², the intercepts free
 * @param scale times this; 1/n for the mean
 */
record SoftmaxCost(SoftmaxData data, double ridge, double scale) implements Objective {
  int size() {
    return (data.k() - 1) * data.width();
  }

  @Override
  public double value(double[] theta) {
    return scale * (loss(scores(theta), null) + penalty(theta, null));
  }

  @Override
  public double valueAndGradient(double[] theta, double @Nullable [] gradient) {
    int m = data.k() - 1;
    double[] z = scores(theta);
    double[] error = new double[z.length];
    double loss = loss(z, error);
    Tensor pulled = Tensor.wrap(error, data.n(), m).matmul(data.matrix(), true, false);
    System.arraycopy(Storage.doubles(pulled), 0, gradient, 0, gradient.length);
    double penalty = penalty(theta, gradient);
    for (int j = 0; j < gradient.length; j++) {
      gradient[j] *= scale;
    }
    return scale * (loss + penalty);
  }

  /** Blocks Σᵢ pₐ (1{a = b} - p_b) xᵢ xᵢ' for classes a and b. */
  @Override
  public Tensor hessian(double[] theta) {
    int n = data.n();
    int m = data.k() - 1;
    int p = data.width();
    int size = size();
    double[] probabilities = scores(theta);
    loss(probabilities, probabilities, false);
    double[] hessian = new double[size * size];
    double[] weighted = new double[n * p];
    for (int a = 0; a < m; a++) {
      for (int b = 0; b <= a; b++) {
        for (int i = 0; i < n; i++) {
          double pa = probabilities[i * m + a];
          double weight = pa * ((a == b ? 1 : 0) - probabilities[i * m + b]);
          for (int j = i * p; j < (i + 1) * p; j++) {
            weighted[j] = weight * data.rows()[j];
          }
        }
        Tensor product = data.matrix().matmul(Tensor.wrap(weighted, n, p), true, false);
        double[] block = Storage.doubles(product);
        for (int i = 0; i < p; i++) {
          for (int j = 0; j < p; j++) {
            double h = scale * (block[i * p + j] + (a == b && i == j ? data.penalty(ridge, j) : 0));
            hessian[(a * p + i) * size + b * p + j] = h;
            hessian[(b * p + j) * size + a * p + i] = h;
          }
        }
      }
    }
    return Tensor.wrap(hessian, size, size);
  }

  /** z of classes 1 to K - 1, n x (K - 1). */
  double[] scores(double[] theta) {
    Tensor rows = Tensor.wrap(theta, data.k() - 1, data.width());
    return data.matrix().matmul(rows, false, true).toDoubles();
  }

  private double loss(double[] z, double[] error) {
    return loss(z, error, true);
  }

  /** Σ -log p of the true class; writes p, less 1 for the true class if asked, unless null. */
  private double loss(double[] z, double @Nullable [] p, boolean lessTruth) {
    int m = data.k() - 1;
    double sum = 0;
    for (int i = 0; i < data.n(); i++) {
      double largest = 0; // the score of class 0
      for (int a = i * m; a < (i + 1) * m; a++) {
        largest = Math.max(largest, z[a]);
      }
      double total = Math.exp(-largest);
      for (int a = i * m; a < (i + 1) * m; a++) {
        total += Math.exp(z[a] - largest);
      }
      double logTotal = largest + Math.log(total);
      int y = data.classes()[i];
      sum += logTotal - (y == 0 ? 0 : z[i * m + y - 1]);
      if (p != null) {
        for (int a = 0; a < m; a++) {
          p[i * m + a] = Math.exp(z[i * m + a] - logTotal) - (lessTruth && y == a + 1 ? 1 : 0);
        }
      }
    }
    return sum;
  }

  private double penalty(double[] theta, double @Nullable [] gradient) {
    double sum = 0;
    for (int j = 0; j < theta.length; j++) {
      double weight = data.penalty(ridge, j % data.width());
      if (weight != 0) {
        sum += .5 * weight * theta[j] * theta[j];
        if (gradient != null) {
          gradient[j] += weight * theta[j];
        }
      }
    }
    return sum;
  }

  /** By how much the score of the true class exceeds each of the others, row by row. */
  double[] margins(double[] theta) {
    int m = data.k() - 1;
    double[] z = scores(theta);
    double[] margins = new double[data.n() * m];
    int at = 0;
    for (int i = 0; i < data.n(); i++) {
      int y = data.classes()[i];
      double own = y == 0 ? 0 : z[i * m + y - 1];
      for (int k = 0; k < data.k(); k++) {
        if (k != y) {
          margins[at++] = own - (k == 0 ? 0 : z[i * m + k - 1]);
        }
      }
    }
    return margins;
  }
}
