package io.github.medl.recurrence;

import io.github.medl.tensor.Unary;

/**
 * The gated recurrent unit of the book; blocks r, u, h~ of columns.
 *
 * <p>As in {@link LstmKernels64}, gates and states of a step are arrays (rows, m) of their own.
 */
final class GruKernels64 extends LoopKernels64 {
  private static final int R = 0;
  private static final int U = 1;

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

  /** (1 - u) h + u h~. */
  static void mix(double[] u, double[] candidate, double[] h, double[] next) {
    for (int j = 0; j < next.length; j++) {
      next[j] = (1 - u[j]) * h[j] + u[j] * candidate[j];
    }
  }

  /** The adjoint of the candidate's sum. */
  static void throughCandidate(double[] bar, double[] u, double[] g, double[] sum) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] = bar[j] * u[j] * (1 - g[j] * g[j]);
    }
  }

  /** The adjoint of the update gate's sum. */
  static void throughUpdate(double[] bar, double[] u, double[] g, double[] h, double[] sum) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] = bar[j] * (g[j] - h[j]) * (u[j] * (1 - u[j]));
    }
  }

  /** What goes to the state before, of which the unit has kept 1 - u. */
  static void keep(double[] bar, double[] u, double[] kept) {
    for (int j = 0; j < kept.length; j++) {
      kept[j] = bar[j] * (1 - u[j]);
    }
  }

  /** The adjoint of the reset gate's sum. */
  static void throughReset(double[] bar, double[] r, double[] h, double[] sum) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] = bar[j] * h[j] * (r[j] * (1 - r[j]));
    }
  }

  private static final class Steps extends StepsKernels64 {
    private final double[][][] gates; // r, u of each step
    private final double[][] candidates;
    private final double[][] states; // h before the first step, then after each

    Steps(Span span, int first, int m) {
      super(span, first, m);
      gates = new double[span.steps()][2][rows * m];
      candidates = new double[span.steps()][];
      states = new double[span.steps() + 1][];
    }

    @Override
    void forward(double[][] in, double[][] out) {
      states[0] = ownRows(in[1]);
      double[] product = new double[rows * 2 * m];
      double[] inputs = new double[rows * m];
      double[] reset = new double[rows * m];
      for (int k = 0; k < span.steps(); k++) {
        int time = span.time(k);
        double[] h = states[k];
        product(h, m, in[2], 2 * m, product);
        for (int gate = R; gate <= U; gate++) {
          double[] sums = gates[k][gate];
          takeBlock(product, gate, 2, sums);
          getPart(in[0], 3 * m, time, gate * m, m, inputs);
          add(sums, inputs);
          Unary.SIGMOID.run(sums, sums, 0, sums.length);
        }
        multiply(gates[k][R], h, reset);
        double[] candidate = new double[rows * m];
        product(reset, m, in[3], m, candidate);
        getPart(in[0], 3 * m, time, 2 * m, m, inputs);
        add(candidate, inputs);
        Unary.TANH.run(candidate, candidate, 0, candidate.length);
        candidates[k] = candidate;
        states[k + 1] = new double[rows * m];
        mix(gates[k][U], candidates[k], h, states[k + 1]);
        keepRowsWithout(time, h, states[k + 1]);
        putStep(states[k + 1], m, time, out[0]);
      }
      putRows(states[span.steps()], out[1]);
    }

    @Override
    void backward(double[][] in, double[][] bars, double[][] work, double[][] to) {
      double[] dh = ownRowsOrZeros(bars[1]);
      double[] dGates = new double[rows * 2 * m];
      double[] dCandidate = new double[rows * m];
      double[] dReset = new double[rows * m];
      double[] part = new double[rows * m];
      double[] reset = new double[rows * m];
      for (int k = span.steps() - 1; k >= 0; k--) {
        int time = span.time(k);
        double[] h = states[k];
        double[] r = gates[k][R];
        double[] u = gates[k][U];
        addOutputs(bars[0], time, dh);
        throughCandidate(dh, u, candidates[k], dCandidate);
        clearRowsWithout(time, m, dCandidate);
        throughUpdate(dh, u, candidates[k], h, part);
        putBlock(part, U, 2, dGates);
        keep(dh, u, part);
        takeRowsWith(time, part, dh);
        productTransposed(dCandidate, m, in[3], m, dReset);
        throughReset(dReset, r, h, part);
        putBlock(part, R, 2, dGates);
        clearRowsWithout(time, 2 * m, dGates);
        multiply(dReset, r, part);
        addRowsWith(time, part, dh);
        productTransposed(dGates, 2 * m, in[2], m, part);
        addRowsWith(time, part, dh);
        multiply(r, h, reset);
        putPart(dGates, 2 * m, time, 0, 3 * m, to[0]);
        putPart(dCandidate, m, time, 2 * m, 3 * m, to[0]);
        putStep(dGates, 2 * m, time, work[0]);
        putStep(dCandidate, m, time, work[1]);
        putStep(reset, m, time, work[2]);
      }
      putRows(dh, to[1]);
    }
  }
}
