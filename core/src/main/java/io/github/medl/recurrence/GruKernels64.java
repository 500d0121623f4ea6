package io.github.medl.recurrence;

import java.util.Arrays;

/** The gated recurrent unit of the book; blocks r, u, h~ of columns. */
final class GruKernels64 extends LoopKernels64 {
  GruKernels64(Span span, int m) {
    super(span, m, first -> new Steps(span, first, m));
  }

  /** Adjoints of the gates' sums (2m), of the candidate's sum (m), and r h (m). */
  @Override
  double[][] work() {
    int n = span.rows() * span.steps() * m;
    return new double[][] {new double[2 * n], new double[n], new double[n]};
  }

  @Override
  void weights(double[] before, double[][] work, double[][] to) {
    weight(before, work[0], to[2]);
    weight(work[2], work[1], to[3]);
  }

  private static final class Steps extends StepsKernels64 {
    private final double[][] gates; // r, u of each step: (rows, 2m)
    private final double[][] candidates;
    private final double[][] states; // h before the first step, then after each

    Steps(Span span, int first, int m) {
      super(span, first, m);
      gates = new double[span.steps()][];
      candidates = new double[span.steps()][];
      states = new double[span.steps() + 1][];
    }

    @Override
    void forward(double[][] in, double[][] out) {
      states[0] = ownRows(in[1]);
      double[] gateSums = new double[rows * 2 * m];
      double[] sums = new double[rows * m];
      double[] reset = new double[rows * m];
      for (int k = 0; k < span.steps(); k++) {
        int time = span.time(k);
        double[] h = states[k];
        product(h, m, in[2], 2 * m, gateSums);
        addInputs(in[0], time, 0, 2 * m, gateSums);
        gates[k] = sigmoid(gateSums);
        resets(gates[k], h, reset);
        product(reset, m, in[3], m, sums);
        addInputs(in[0], time, 2 * m, m, sums);
        candidates[k] = tanh(sums);
        states[k + 1] = mixed(time, gates[k], candidates[k], h);
        putStep(states[k + 1], m, time, out[0]);
      }
      putRows(states[span.steps()], out[1]);
    }

    private void addInputs(double[] z, int time, int from, int width, double[] sums) {
      for (int row = 0; row < rows; row++) {
        int at = at(row, time, 3 * m) + from;
        for (int j = 0; j < width; j++) {
          sums[row * width + j] += z[at + j];
        }
      }
    }

    /** r h, with the gates r, u side by side. */
    private void resets(double[] gates, double[] h, double[] reset) {
      for (int row = 0; row < rows; row++) {
        int s = row * m;
        for (int j = 0; j < m; j++) {
          reset[s + j] = gates[2 * s + j] * h[s + j];
        }
      }
    }

    /** (1 - u) h + u h~. */
    private double[] mixed(int time, double[] gates, double[] candidate, double[] h) {
      double[] next = h.clone();
      for (int row = 0; row < rows; row++) {
        if (has(row, time)) {
          int s = row * m;
          for (int j = 0; j < m; j++) {
            double u = gates[2 * s + m + j];
            next[s + j] = (1 - u) * h[s + j] + u * candidate[s + j];
          }
        }
      }
      return next;
    }

    @Override
    void backward(double[][] in, double[][] bars, double[][] work, double[][] to) {
      double[] dh = ownRowsOrZeros(bars[1]);
      double[] dGates = new double[rows * 2 * m];
      double[] dCandidate = new double[rows * m];
      double[] dReset = new double[rows * m];
      double[] reset = new double[rows * m];
      double[] through = new double[rows * m];
      for (int k = span.steps() - 1; k >= 0; k--) {
        int time = span.time(k);
        double[] h = states[k];
        addOutputs(bars[0], time, dh);
        candidates(time, k, dh, dCandidate, dGates);
        productTransposed(dCandidate, m, in[3], m, dReset);
        resets(time, k, dReset, dh, dGates);
        productTransposed(dGates, 2 * m, in[2], m, through);
        resets(gates[k], h, reset);
        for (int row = 0; row < rows; row++) {
          if (has(row, time)) {
            for (int j = row * m; j < (row + 1) * m; j++) {
              dh[j] += through[j];
            }
            int z = at(row, time, 3 * m);
            System.arraycopy(dGates, row * 2 * m, to[0], z, 2 * m);
            System.arraycopy(dCandidate, row * m, to[0], z + 2 * m, m);
          }
        }
        putStep(dGates, 2 * m, time, work[0]);
        putStep(dCandidate, m, time, work[1]);
        putStep(reset, m, time, work[2]);
      }
      putRows(dh, to[1]);
    }

    /** Adjoints of the candidate's sum and of the update gate's; dh becomes that of h alone. */
    private void candidates(int time, int k, double[] dh, double[] dCandidate, double[] dGates) {
      double[] gate = gates[k];
      double[] candidate = candidates[k];
      double[] h = states[k];
      for (int row = 0; row < rows; row++) {
        int s = row * m;
        if (!has(row, time)) {
          Arrays.fill(dCandidate, s, s + m, 0);
          Arrays.fill(dGates, 2 * s, 2 * (s + m), 0);
          continue;
        }
        for (int j = 0; j < m; j++) {
          double u = gate[2 * s + m + j];
          double g = candidate[s + j];
          double d = dh[s + j];
          dCandidate[s + j] = d * u * (1 - g * g);
          dGates[2 * s + m + j] = d * (g - h[s + j]) * (u * (1 - u));
          dh[s + j] = d * (1 - u);
        }
      }
    }

    /** The adjoint of the reset gate's sum, and what goes through r h. */
    private void resets(int time, int k, double[] dReset, double[] dh, double[] dGates) {
      double[] gate = gates[k];
      double[] h = states[k];
      for (int row = 0; row < rows; row++) {
        if (has(row, time)) {
          int s = row * m;
          for (int j = 0; j < m; j++) {
            double r = gate[2 * s + j];
            dGates[2 * s + j] = dReset[s + j] * h[s + j] * (r * (1 - r));
            dh[s + j] += dReset[s + j] * r;
          }
        }
      }
    }
  }
}
