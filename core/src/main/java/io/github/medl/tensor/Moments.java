package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;

/**
 * Sums of numbers, squares and products in both formats, for {@link Normalisation}: added in
 * double, in an order that depends on the sizes alone.
 */
final class Moments {
  private Moments() {}

  // ---------------------------------------------------------------- rows

  /** The sum of (x_i - mu)^power for n numbers from a place on, power 1 or 2. */
  static double central(Object x, int at, int n, double mu, int power) {
    return x instanceof double[] d
        ? (power == 1 ? sum(d, at, n) : squares(d, at, n, mu))
        : (power == 1 ? sum((float[]) x, at, n) : squares((float[]) x, at, n, mu));
  }

  private static double sum(double[] x, int at, int n) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    int i = at;
    for (int end = at + n - 3; i < end; i += 4) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
    }
    for (; i < at + n; i++) {
      s0 += x[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static double sum(float[] x, int at, int n) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    int i = at;
    for (int end = at + n - 3; i < end; i += 4) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
    }
    for (; i < at + n; i++) {
      s0 += x[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static double squares(double[] x, int at, int n, double mu) {
    double s0 = 0, s1 = 0;
    int i = at;
    for (int end = at + n - 1; i < end; i += 2) {
      double a = x[i] - mu;
      double b = x[i + 1] - mu;
      s0 += a * a;
      s1 += b * b;
    }
    for (; i < at + n; i++) {
      s0 += (x[i] - mu) * (x[i] - mu);
    }
    return s0 + s1;
  }

  private static double squares(float[] x, int at, int n, double mu) {
    double s0 = 0, s1 = 0;
    int i = at;
    for (int end = at + n - 1; i < end; i += 2) {
      double a = x[i] - mu;
      double b = x[i + 1] - mu;
      s0 += a * a;
      s1 += b * b;
    }
    for (; i < at + n; i++) {
      s0 += (x[i] - mu) * (x[i] - mu);
    }
    return s0 + s1;
  }

  /** The sum of b_i (x_i - mu) for n numbers from a place on. */
  static double products(Object b, Object x, int at, int n, double mu) {
    double s0 = 0, s1 = 0;
    int i = at;
    if (b instanceof double[] d) {
      double[] y = (double[]) x;
      for (int end = at + n - 1; i < end; i += 2) {
        s0 += d[i] * (y[i] - mu);
        s1 += d[i + 1] * (y[i + 1] - mu);
      }
      for (; i < at + n; i++) {
        s0 += d[i] * (y[i] - mu);
      }
      return s0 + s1;
    }
    float[] f = (float[]) b;
    float[] y = (float[]) x;
    for (int end = at + n - 1; i < end; i += 2) {
      s0 += f[i] * (y[i] - mu);
      s1 += f[i + 1] * (y[i + 1] - mu);
    }
    for (; i < at + n; i++) {
      s0 += f[i] * (y[i] - mu);
    }
    return s0 + s1;
  }

  /** The sums of g_i b_i and of g_i b_i (x_i - mu) over a row that begins at a place. */
  static double[] weighted(Object g, Object b, Object x, int at, int n, double mu) {
    double s = 0;
    double t = 0;
    if (b instanceof double[] d) {
      double[] w = (double[]) g;
      double[] y = (double[]) x;
      for (int i = 0; i < n; i++) {
        double v = w[i] * d[at + i];
        s += v;
        t += v * (y[at + i] - mu);
      }
    } else {
      float[] w = (float[]) g;
      float[] f = (float[]) b;
      float[] y = (float[]) x;
      for (int i = 0; i < n; i++) {
        double v = (double) w[i] * f[at + i];
        s += v;
        t += v * (y[at + i] - mu);
      }
    }
    return new double[] {s, t};
  }

  /** Adds b_i to sums and b_i (x_i - mu) / sigma to products for a row that begins at a place. */
  static void addProducts(
      Object b, Object x, int at, double mu, double inverse, double[] sums, double[] products) {
    int n = sums.length;
    addRow(b, at, n, sums);
    if (b instanceof double[] d) {
      double[] y = (double[]) x;
      for (int i = 0; i < n; i++) {
        products[i] += d[at + i] * ((y[at + i] - mu) * inverse);
      }
    } else {
      float[] f = (float[]) b;
      float[] y = (float[]) x;
      for (int i = 0; i < n; i++) {
        products[i] += f[at + i] * ((y[at + i] - mu) * inverse);
      }
    }
  }

  /** The sums of what blocks have summed, in their order. */
  static double[] total(double[][] parts, int n) {
    double[] sums = new double[n];
    for (double[] one : parts) {
      for (int i = 0; i < n; i++) {
        sums[i] += one[i];
      }
    }
    return sums;
  }

  // ---------------------------------------------------------------- features

  /** Adds to a number for each feature what some of the outer rows contribute. */
  private interface Part {
    void of(double[] sums, int from, int to);
  }

  /** Of x of shape (outer, features, inner), for each feature. */
  static double[] sums(Object x, int[] shape) {
    return ofFeatures(
        shape,
        (sums, from, to) -> {
          int features = shape[1];
          int inner = shape[2];
          for (int o = from; o < to; o++) {
            if (inner == 1) {
              addRow(x, o * features, features, sums);
              continue;
            }
            for (int f = 0; f < features; f++) {
              sums[f] += central(x, (o * features + f) * inner, inner, 0, 1);
            }
          }
        });
  }

  private static void addRow(Object x, int at, int n, double[] sums) {
    if (x instanceof double[] d) {
      for (int i = 0; i < n; i++) {
        sums[i] += d[at + i];
      }
    } else {
      float[] f = (float[]) x;
      for (int i = 0; i < n; i++) {
        sums[i] += f[at + i];
      }
    }
  }

  /** The sums of b (x - mean) for each feature; of (x - mean)^2 where b is x less the mean. */
  static double[] products(Object b, Object x, int[] shape, double[] mean) {
    return ofFeatures(
        shape,
        (sums, from, to) -> {
          int features = shape[1];
          int inner = shape[2];
          for (int o = from; o < to; o++) {
            if (inner == 1) {
              addRowOfProducts(b, x, o * features, features, mean, sums);
              continue;
            }
            for (int f = 0; f < features; f++) {
              sums[f] += products(b, x, (o * features + f) * inner, inner, mean[f]);
            }
          }
        });
  }

  private static void addRowOfProducts(
      Object b, Object x, int at, int n, double[] mean, double[] sums) {
    if (b instanceof double[] d) {
      double[] y = (double[]) x;
      for (int i = 0; i < n; i++) {
        sums[i] += d[at + i] * (y[at + i] - mean[i]);
      }
    } else {
      float[] f = (float[]) b;
      float[] y = (float[]) x;
      for (int i = 0; i < n; i++) {
        sums[i] += f[at + i] * (y[at + i] - mean[i]);
      }
    }
  }

  /** The sums of (x - mean)^2 for each feature. */
  static double[] squares(Object x, int[] shape, double[] mean) {
    return ofFeatures(
        shape,
        (sums, from, to) -> {
          int features = shape[1];
          int inner = shape[2];
          for (int o = from; o < to; o++) {
            if (inner == 1) {
              addRowOfSquares(x, o * features, features, mean, sums);
              continue;
            }
            for (int f = 0; f < features; f++) {
              sums[f] += central(x, (o * features + f) * inner, inner, mean[f], 2);
            }
          }
        });
  }

  private static void addRowOfSquares(Object x, int at, int n, double[] mean, double[] sums) {
    if (x instanceof double[] d) {
      for (int i = 0; i < n; i++) {
        double c = d[at + i] - mean[i];
        sums[i] += c * c;
      }
    } else {
      float[] f = (float[]) x;
      for (int i = 0; i < n; i++) {
        double c = f[at + i] - mean[i];
        sums[i] += c * c;
      }
    }
  }

  private static double[] ofFeatures(int[] shape, Part part) {
    int block = block(shape);
    int blocks = (shape[0] + block - 1) / block;
    double[][] parts = new double[blocks][shape[1]];
    Parallel.forBlocks(
        blocks, k -> part.of(parts[k], k * block, Math.min(shape[0], (k + 1) * block)));
    return total(parts, shape[1]);
  }

  /** How many of the outer rows are a block of work. */
  static int block(int[] shape) {
    return Math.max(1, Parallel.BLOCK / Math.max(1, shape[1] * shape[2]));
  }
}
