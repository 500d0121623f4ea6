package io.github.medl.recurrence;

import java.util.Arrays;

/** The gated recurrent unit with the reset after the product; blocks r, u, h~ of columns. */
final class ResetAfterKernels64 extends LoopKernels64 {
  ResetAfterKernels64(Span span, int m) {
    super(span, m, first -> new Steps(span, first, m));
  }

  /** Adjoints of the product (3m). */
  @Override
  double[][] work() {
    return new double[][] {new double[span.rows() * span.steps() * 3 * m]};
  }

  @Override
  void weights(double[] before, double[][] work, double[][] to) {
    weight(before, work[0], to[2]);
    for (int i = 0; i < span.rows() * span.steps(); i++) {
      for (int j = 0; j < m; j++) {
        to[3][j] += work[0][(3 * i + 2) * m + j];
      }
    }
  }

  private static final class Steps extends StepsKernels64 {
    private final double[][] gates; // r, u of each step: (rows, 2m)
    private final double[][] inner; // h W + b of the candidate
    private final double[][] candidates;
    private final double[][] states; // h before the first step, then after each

    Steps(Span span, int first, int m) {
      super(span, first, m);
      gates = new double[span.steps()][];
      inner = new double[span.steps()][];
      candidates = new double[span.steps()][];
      states = new double[span.steps() + 1][];
    }

    @Override
    void forward(double[][] in, double[][] out) {
      states[0] = ownRows(in[1]);
      double[] product = new double[rows * 3 * m];
      double[] gateSums = new double[rows * 2 * m];
      double[] sums = new double[rows * m];
      for (int k = 0; k < span.steps(); k++) {
        int time = span.time(k);
        product(states[k], m, in[2], 3 * m, product);
        for (int row = 0; row < rows; row++) {
          int z = at(row, time, 3 * m);
          for (int j = 0; j < 2 * m; j++) {
            gateSums[row * 2 * m + j] = in[0][z + j] + product[row * 3 * m + j];
          }
        }
        gates[k] = sigmoid(gateSums);
        inner[k] = new double[rows * m];
        for (int row = 0; row < rows; row++) {
          int z = at(row, time, 3 * m) + 2 * m;
          int s = row * m;
          for (int j = 0; j < m; j++) {
            inner[k][s + j] = product[3 * s + 2 * m + j] + in[3][j];
            sums[s + j] = in[0][z + j] + gates[k][2 * s + j] * inner[k][s + j];
          }
        }
        candidates[k] = tanh(sums);
        states[k + 1] = mixed(time, k);
        putStep(states[k + 1], m, time, out[0]);
      }
      putRows(states[span.steps()], out[1]);
    }

    /** (1 - u) h + u h~. */
    private double[] mixed(int time, int k) {
      double[] h = states[k];
      double[] next = h.clone();
      for (int row = 0; row < rows; row++) {
        if (has(row, time)) {
          int s = row * m;
          for (int j = 0; j < m; j++) {
            double u = gates[k][2 * s + m + j];
            next[s + j] = (1 - u) * h[s + j] + u * candidates[k][s + j];
          }
        }
      }
      return next;
    }

    @Override
    void backward(double[][] in, double[][] bars, double[][] work, double[][] to) {
      double[] dh = ownRowsOrZeros(bars[1]);
      double[] dz = new double[rows * 3 * m];
      double[] dProduct = new double[rows * 3 * m];
      double[] through = new double[rows * m];
      for (int k = span.steps() - 1; k >= 0; k--) {
        int time = span.time(k);
        addOutputs(bars[0], time, dh);
        for (int row = 0; row < rows; row++) {
          if (has(row, time)) {
            sums(k, row, dh, dz, dProduct);
          } else {
            Arrays.fill(dProduct, row * 3 * m, (row + 1) * 3 * m, 0);
          }
        }
        putStep(dz, 3 * m, time, to[0]);
        putStep(dProduct, 3 * m, time, work[0]);
        productTransposed(dProduct, 3 * m, in[2], m, through);
        for (int row = 0; row < rows; row++) {
          if (has(row, time)) {
            for (int j = row * m; j < (row + 1) * m; j++) {
              dh[j] += through[j];
            }
          }
        }
      }
      putRows(dh, to[1]);
    }

    /** Adjoints of z and of the product; dh becomes that of h outside the product. */
    private void sums(int k, int row, double[] dh, double[] dz, double[] dProduct) {
      int s = row * m;
      int d = 3 * s;
      for (int j = 0; j < m; j++) {
        double r = gates[k][2 * s + j];
        double u = gates[k][2 * s + m + j];
        double g = candidates[k][s + j];
        double bar = dh[s + j];
        double sum = bar * u * (1 - g * g);
        dz[d + j] = sum * inner[k][s + j] * (r * (1 - r));
        dz[d + m + j] = bar * (g - states[k][s + j]) * (u * (1 - u));
        dz[d + 2 * m + j] = sum;
        dProduct[d + j] = dz[d + j];
        dProduct[d + m + j] = dz[d + m + j];
        dProduct[d + 2 * m + j] = sum * r;
        dh[s + j] = bar * (1 - u);
      }
    }
  }
}
