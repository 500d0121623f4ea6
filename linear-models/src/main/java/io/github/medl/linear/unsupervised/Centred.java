package io.github.medl.linear.unsupervised;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.RowFactor;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * The observations z = (x - mean) / scale, made a block of rows at a time: tens of thousands of
 * images would not fit into memory twice.
 */
record Centred(Tensor x, double[] mean, double[] scale) {
  private static final int BLOCK = 4096;

  /** Centred by the means of the columns. */
  static Centred of(Tensor x) {
    int p = x.dim(1);
    double[] ones = new double[p];
    Arrays.fill(ones, 1);
    double[] rough = new Centred(x, new double[p], ones).columnMeans();
    // The means of what is left take away most of the rounding of the first sums.
    double[] rest = new Centred(x, rough, ones).columnMeans();
    for (int j = 0; j < p; j++) {
      rough[j] += rest[j];
    }
    return new Centred(x, rough, ones);
  }

  /** The same with columns of standard deviation 1. */
  Centred standardised(Divisor divisor) {
    double[] largest = new double[p()];
    for (int from = 0; from < n(); from += BLOCK) {
      double[] z = rows(from);
      for (int i = 0; i < z.length; i++) {
        largest[i % p()] = Math.max(largest[i % p()], Math.abs(z[i]));
      }
    }
    double[] squares = new double[p()];
    for (int from = 0; from < n(); from += BLOCK) {
      double[] z = rows(from);
      for (int i = 0; i < z.length; i++) {
        int j = i % p();
        // In these units squares neither overflow nor vanish.
        double value = Math.scalb(z[i], -Math.getExponent(largest[j]));
        squares[j] += value * value;
      }
    }
    double[] deviations = new double[p()];
    for (int j = 0; j < p(); j++) {
      deviations[j] =
          Math.scalb(Math.sqrt(squares[j] / divisor.of(n())), Math.getExponent(largest[j]));
    }
    return new Centred(x, mean, deviations);
  }

  int n() {
    return x.dim(0);
  }

  int p() {
    return x.dim(1);
  }

  /** The rows of a block, from the given one on. */
  private double[] rows(int from) {
    double[] z = x.slice(0, from, Math.min(n(), from + BLOCK)).toDoubles();
    for (int i = 0, j = 0; i < z.length; i++, j = j + 1 == mean.length ? 0 : j + 1) {
      z[i] = (z[i] - mean[j]) / scale[j];
    }
    return z;
  }

  private Tensor block(int from) {
    double[] z = rows(from);
    return Tensor.wrap(z, z.length / p(), p());
  }

  private double[] columnMeans() {
    double[] sums = new double[p()];
    for (int from = 0; from < n(); from += BLOCK) {
      double[] z = rows(from);
      for (int at = 0; at < z.length; at += sums.length) {
        for (int j = 0; j < sums.length; j++) {
          sums[j] += z[at + j];
        }
      }
    }
    for (int j = 0; j < sums.length; j++) {
      sums[j] /= n();
    }
    return sums;
  }

  /** The largest absolute value; NaN if there is one. */
  double largest() {
    double largest = 0;
    for (int from = 0; from < n(); from += BLOCK) {
      for (double value : rows(from)) {
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return largest;
  }

  /** Z'Z, p x p. */
  double[] squares() {
    int p = p();
    double[] total = new double[p * p];
    for (int from = 0; from < n(); from += BLOCK) {
      Tensor z = block(from);
      double[] part = Storage.doubles(z.matmul(z, true, false));
      for (int i = 0; i < total.length; i++) {
        total[i] += part[i];
      }
    }
    return total;
  }

  /** The triangular factor R of Z, min(n, p) x p: R'R = Z'Z. */
  Tensor triangle() {
    RowFactor factor = new RowFactor(p());
    for (int from = 0; from < n(); from += BLOCK) {
      factor.append(block(from));
    }
    return factor.r();
  }

  /** Z V for V of m columns. */
  Tensor times(double[] v, int m) {
    Tensor directions = Tensor.wrap(v, p(), m);
    double[] product = new double[n() * m];
    for (int from = 0; from < n(); from += BLOCK) {
      double[] scores = Storage.doubles(block(from).matmul(directions));
      System.arraycopy(scores, 0, product, from * m, scores.length);
    }
    return Tensor.wrap(product, n(), m);
  }

  /** The sum of squares of (Z - Z V V') in units of x, for V of m orthonormal columns. */
  double residual(double[] v, int m) {
    int p = p();
    Tensor directions = Tensor.wrap(v, p, m);
    double sum = 0;
    for (int from = 0; from < n(); from += BLOCK) {
      double[] z = rows(from);
      Tensor scores = Tensor.wrap(z, z.length / p, p).matmul(directions);
      double[] back = Storage.doubles(scores.matmul(directions, false, true));
      for (int i = 0, j = 0; i < z.length; i++, j = j + 1 == p ? 0 : j + 1) {
        double difference = (z[i] - back[i]) * scale[j];
        sum += difference * difference;
      }
    }
    return sum;
  }

  /** S V' back in units of x: mean + scale (S V'). */
  static Tensor back(Tensor s, double[] v, double[] mean, double[] scale) {
    int n = s.dim(0);
    int m = s.dim(1);
    int p = mean.length;
    Tensor directions = Tensor.wrap(v, p, m);
    double[] x = Storage.asDoubles(s.cast(DType.FLOAT64).matmul(directions, false, true));
    for (int i = 0, j = 0; i < x.length; i++, j = j + 1 == p ? 0 : j + 1) {
      x[i] = mean[j] + scale[j] * x[i];
    }
    return Tensor.wrap(x, n, p);
  }
}
