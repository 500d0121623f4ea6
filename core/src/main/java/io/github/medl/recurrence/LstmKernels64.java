package io.github.medl.recurrence;

import io.github.medl.tensor.Unary;

/**
 * The long short-term memory; blocks f, i, o, c~ of columns.
 *
 * <p>Gates and states of a step are arrays (rows, m) of their own, so that one index runs through
 * all of them and loops become vector instructions; rows without the step are put right at last.
 */
final class LstmKernels64 extends LoopKernels64 {
  private static final int F = 0;
  private static final int I = 1;
  private static final int O = 2;
  private static final int G = 3; // c~

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
    private final double[][][] gates; // f, i, o, c~ of each step
    private final double[][] cells; // c before the first step, then after each
    private final double[][] tanhs; // of c after each step

    Steps(Span span, int first, int m) {
      super(span, first, m);
      gates = new double[span.steps()][4][];
      cells = new double[span.steps() + 1][];
      tanhs = new double[span.steps()][];
    }

    @Override
    void forward(double[][] in, double[][] out) {
      double[] h = ownRows(in[1]);
      cells[0] = ownRows(in[2]);
      double[] product = new double[rows * 4 * m];
      double[] inputs = new double[rows * m];
      double[] next = new double[rows * m];
      for (int k = 0; k < span.steps(); k++) {
        int time = span.time(k);
        product(h, m, in[3], 4 * m, product);
        for (int gate = 0; gate < 4; gate++) {
          double[] sums = new double[rows * m];
          takeBlock(product, gate, 4, sums);
          getPart(in[0], 4 * m, time, gate * m, m, inputs);
          add(sums, inputs);
          (gate == G ? Unary.TANH : Unary.SIGMOID).run(sums, sums, 0, sums.length);
          gates[k][gate] = sums;
        }
        cells[k + 1] = new double[rows * m];
        cell(gates[k][F], cells[k], gates[k][I], gates[k][G], cells[k + 1]);
        keepRowsWithout(time, cells[k], cells[k + 1]);
        tanhs[k] = tanh(cells[k + 1]);
        multiply(gates[k][O], tanhs[k], next);
        takeRowsWith(time, next, h);
        putStep(h, m, time, out[0]);
      }
      putRows(h, out[1]);
      putRows(cells[span.steps()], out[2]);
    }

    /** c = f c' + i c~. */
    private static void cell(double[] f, double[] before, double[] i, double[] g, double[] c) {
      for (int j = 0; j < c.length; j++) {
        c[j] = f[j] * before[j] + i[j] * g[j];
      }
    }

    @Override
    void backward(double[][] in, double[][] bars, double[][] work, double[][] to) {
      double[] dh = ownRowsOrZeros(bars[1]);
      double[] dc = ownRowsOrZeros(bars[2]);
      double[] c = new double[rows * m]; // the adjoint of the cell after a step
      double[] part = new double[rows * m];
      double[] dz = new double[rows * 4 * m];
      double[] through = new double[rows * m];
      for (int k = span.steps() - 1; k >= 0; k--) {
        int time = span.time(k);
        double[] f = gates[k][F];
        double[] i = gates[k][I];
        double[] o = gates[k][O];
        double[] g = gates[k][G];
        addOutputs(bars[0], time, dh);
        throughOutput(dc, dh, o, tanhs[k], c);
        throughGate(dh, tanhs[k], o, part);
        putBlock(part, O, 4, dz);
        throughGate(c, cells[k], f, part);
        putBlock(part, F, 4, dz);
        throughGate(c, g, i, part);
        putBlock(part, I, 4, dz);
        throughCandidate(c, i, g, part);
        putBlock(part, G, 4, dz);
        multiply(c, f, part);
        takeRowsWith(time, part, dc);
        clearRowsWithout(time, 4 * m, dz);
        putStep(dz, 4 * m, time, to[0]);
        productTransposed(dz, 4 * m, in[3], m, through);
        takeRowsWith(time, through, dh);
      }
      putRows(dh, to[1]);
      putRows(dc, to[2]);
    }

    /** What reaches the cell: its own adjoint, and that of h = o tanh(c). */
    private static void throughOutput(
        double[] dc, double[] dh, double[] o, double[] t, double[] c) {
      for (int j = 0; j < c.length; j++) {
        c[j] = dc[j] + dh[j] * o[j] * (1 - t[j] * t[j]);
      }
    }

    /** The adjoint of the sum before a gate that multiplies x. */
    private static void throughGate(double[] bar, double[] x, double[] gate, double[] sum) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] = bar[j] * x[j] * (gate[j] * (1 - gate[j]));
      }
    }

    private static void throughCandidate(double[] bar, double[] i, double[] g, double[] sum) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] = bar[j] * i[j] * (1 - g[j] * g[j]);
      }
    }
  }
}
