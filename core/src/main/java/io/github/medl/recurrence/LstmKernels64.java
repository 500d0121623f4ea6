package io.github.medl.recurrence;

import java.util.Arrays;

/** The long short-term memory; blocks f, i, o, c~ of columns. */
final class LstmKernels64 extends LoopKernels64 {
  LstmKernels64(Span span, int m) {
    super(span, m, first -> new Steps(span, first, m));
  }

  @Override
  double[][] work() {
    return new double[0][];
  }

  @Override
  void weights(double[] before, double[][] work, double[][] to) {
    weight(before, to[0], to[3]);
  }

  private static final class Steps extends StepsKernels64 {
    private final double[][] gates; // f, i, o of each step: (rows, 3m)
    private final double[][] candidates;
    private final double[][] cells; // c before the first step, then after each
    private final double[][] tanhs; // of c after each step

    Steps(Span span, int first, int m) {
      super(span, first, m);
      gates = new double[span.steps()][];
      candidates = new double[span.steps()][];
      cells = new double[span.steps() + 1][];
      tanhs = new double[span.steps()][];
    }

    @Override
    void forward(double[][] in, double[][] out) {
      double[] h = ownRows(in[1]);
      cells[0] = ownRows(in[2]);
      double[] product = new double[rows * 4 * m];
      double[] gateSums = new double[rows * 3 * m];
      double[] sums = new double[rows * m];
      for (int k = 0; k < span.steps(); k++) {
        int time = span.time(k);
        product(h, m, in[3], 4 * m, product);
        for (int row = 0; row < rows; row++) {
          int z = at(row, time, 4 * m);
          add(in[0], z, product, row * 4 * m, gateSums, row * 3 * m, 3 * m);
          add(in[0], z + 3 * m, product, row * 4 * m + 3 * m, sums, row * m, m);
        }
        gates[k] = sigmoid(gateSums);
        candidates[k] = tanh(sums);
        cells[k + 1] = new double[rows * m];
        for (int row = 0; row < rows; row++) {
          if (has(row, time)) {
            cell(gates[k], candidates[k], cells[k], row, m, cells[k + 1]);
          } else {
            System.arraycopy(cells[k], row * m, cells[k + 1], row * m, m);
          }
        }
        tanhs[k] = tanh(cells[k + 1]);
        for (int row = 0; row < rows; row++) {
          if (has(row, time)) {
            output(gates[k], tanhs[k], row, m, h);
          }
        }
        putStep(h, m, time, out[0]);
      }
      putRows(h, out[1]);
      putRows(cells[span.steps()], out[2]);
    }

    private static void add(
        double[] a, int fromA, double[] b, int fromB, double[] c, int fromC, int n) {
      for (int j = 0; j < n; j++) {
        c[fromC + j] = a[fromA + j] + b[fromB + j];
      }
    }

    /** c = f c' + i c~. */
    private static void cell(
        double[] gates, double[] g, double[] before, int row, int m, double[] c) {
      int f = row * 3 * m;
      int s = row * m;
      for (int j = 0; j < m; j++) {
        c[s + j] = gates[f + j] * before[s + j] + gates[f + m + j] * g[s + j];
      }
    }

    /** h = o tanh(c). */
    private static void output(double[] gates, double[] tanh, int row, int m, double[] h) {
      int o = row * 3 * m + 2 * m;
      int s = row * m;
      for (int j = 0; j < m; j++) {
        h[s + j] = gates[o + j] * tanh[s + j];
      }
    }

    @Override
    void backward(double[][] in, double[][] bars, double[][] work, double[][] to) {
      double[] dh = ownRowsOrZeros(bars[1]);
      double[] dc = ownRowsOrZeros(bars[2]);
      double[] dz = new double[rows * 4 * m];
      double[] through = new double[rows * m];
      for (int k = span.steps() - 1; k >= 0; k--) {
        int time = span.time(k);
        addOutputs(bars[0], time, dh);
        for (int row = 0; row < rows; row++) {
          if (has(row, time)) {
            sums(k, row, dh, dc, dz);
          } else {
            Arrays.fill(dz, row * 4 * m, (row + 1) * 4 * m, 0);
          }
        }
        putStep(dz, 4 * m, time, to[0]);
        productTransposed(dz, 4 * m, in[3], m, through);
        for (int row = 0; row < rows; row++) {
          if (has(row, time)) {
            System.arraycopy(through, row * m, dh, row * m, m);
          }
        }
      }
      putRows(dh, to[1]);
      putRows(dc, to[2]);
    }

    /** The adjoints of the sums before the gates, and of the cell before the step. */
    private void sums(int k, int row, double[] dh, double[] dc, double[] dz) {
      double[] gate = gates[k];
      double[] candidate = candidates[k];
      double[] tanh = tanhs[k];
      double[] before = cells[k];
      int f = row * 3 * m;
      int i = f + m;
      int o = i + m;
      int s = row * m;
      int d = row * 4 * m;
      int units = m;
      for (int j = 0; j < units; j++) {
        double t = tanh[s + j];
        double out = gate[o + j];
        double c = dc[s + j] + dh[s + j] * out * (1 - t * t);
        dz[d + 2 * units + j] = dh[s + j] * t * (out * (1 - out));
        dc[s + j] = c;
      }
      for (int j = 0; j < units; j++) {
        double c = dc[s + j];
        double forget = gate[f + j];
        double input = gate[i + j];
        double g = candidate[s + j];
        dz[d + j] = c * before[s + j] * (forget * (1 - forget));
        dz[d + units + j] = c * g * (input * (1 - input));
        dz[d + 3 * units + j] = c * input * (1 - g * g);
        dc[s + j] = c * forget;
      }
    }
  }
}
