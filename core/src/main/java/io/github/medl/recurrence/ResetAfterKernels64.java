package io.github.medl.recurrence;

import io.github.medl.tensor.Unary;

/** The gated recurrent unit with the reset after the product; blocks r, u, h~ of columns. */
final class ResetAfterKernels64 extends LoopKernels64 {
  private static final int R = 0;
  private static final int U = 1;

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
    private final double[][][] gates; // r, u of each step
    private final double[][] inner; // h W + b of the candidate
    private final double[][] candidates;
    private final double[][] states; // h before the first step, then after each

    Steps(Span span, int first, int m) {
      super(span, first, m);
      gates = new double[span.steps()][2][rows * m];
      inner = new double[span.steps()][];
      candidates = new double[span.steps()][];
      states = new double[span.steps() + 1][];
    }

    @Override
    void forward(double[][] in, double[][] out) {
      states[0] = ownRows(in[1]);
      double[] product = new double[rows * 3 * m];
      double[] inputs = new double[rows * m];
      double[] bias = new double[rows * m];
      for (int row = 0; row < rows; row++) {
        System.arraycopy(in[3], 0, bias, row * m, m);
      }
      for (int k = 0; k < span.steps(); k++) {
        int time = span.time(k);
        double[] h = states[k];
        product(h, m, in[2], 3 * m, product);
        for (int gate = R; gate <= U; gate++) {
          double[] sums = gates[k][gate];
          takeBlock(product, gate, 3, sums);
          getPart(in[0], 3 * m, time, gate * m, m, inputs);
          add(sums, inputs);
          Unary.SIGMOID.run(sums, sums, 0, sums.length);
        }
        inner[k] = new double[rows * m];
        takeBlock(product, 2, 3, inner[k]);
        add(inner[k], bias);
        double[] candidate = new double[rows * m];
        multiply(gates[k][R], inner[k], candidate);
        getPart(in[0], 3 * m, time, 2 * m, m, inputs);
        add(candidate, inputs);
        Unary.TANH.run(candidate, candidate, 0, candidate.length);
        candidates[k] = candidate;
        states[k + 1] = new double[rows * m];
        GruKernels64.mix(gates[k][U], candidate, h, states[k + 1]);
        keepRowsWithout(time, h, states[k + 1]);
        putStep(states[k + 1], m, time, out[0]);
      }
      putRows(states[span.steps()], out[1]);
    }

    @Override
    void backward(double[][] in, double[][] bars, double[][] work, double[][] to) {
      double[] dh = ownRowsOrZeros(bars[1]);
      double[] dz = new double[rows * 3 * m];
      double[] sum = new double[rows * m];
      double[] part = new double[rows * m];
      for (int k = span.steps() - 1; k >= 0; k--) {
        int time = span.time(k);
        double[] r = gates[k][R];
        double[] u = gates[k][U];
        addOutputs(bars[0], time, dh);
        GruKernels64.throughCandidate(dh, u, candidates[k], sum);
        GruKernels64.throughReset(sum, r, inner[k], part);
        putBlock(part, R, 3, dz);
        GruKernels64.throughUpdate(dh, u, candidates[k], states[k], part);
        putBlock(part, U, 3, dz);
        putBlock(sum, 2, 3, dz);
        putStep(dz, 3 * m, time, to[0]);
        multiply(sum, r, part);
        putBlock(part, 2, 3, dz); // and now it is the adjoint of the product
        clearRowsWithout(time, 3 * m, dz);
        putStep(dz, 3 * m, time, work[0]);
        GruKernels64.keep(dh, u, part);
        takeRowsWith(time, part, dh);
        productTransposed(dz, 3 * m, in[2], m, part);
        addRowsWith(time, part, dh);
      }
      putRows(dh, to[1]);
    }
  }
}
