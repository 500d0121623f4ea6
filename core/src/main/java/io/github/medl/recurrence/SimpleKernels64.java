package io.github.medl.recurrence;

/** The simple recurrence h = S(z + h W), S the hyperbolic tangent or the rectifier. */
final class SimpleKernels64 extends LoopKernels64 {
  SimpleKernels64(Span span, int m, boolean relu) {
    super(span, m, first -> new Steps(span, first, m, relu));
  }

  @Override
  double[][] work() {
    return new double[0][];
  }

  @Override
  void weights(double[] before, double[][] work, double[][] to) {
    weight(before, to[0], to[2]);
  }

  private static final class Steps extends StepsKernels64 {
    private final boolean relu;
    private final double[][] states; // after each step

    Steps(Span span, int first, int m, boolean relu) {
      super(span, first, m);
      this.relu = relu;
      states = new double[span.steps()][];
    }

    @Override
    void forward(double[][] in, double[][] out) {
      double[] h = ownRows(in[1]);
      double[] sums = new double[rows * m];
      for (int k = 0; k < span.steps(); k++) {
        int time = span.time(k);
        product(h, m, in[2], m, sums);
        for (int row = 0; row < rows; row++) {
          int z = at(row, time, m);
          for (int j = 0; j < m; j++) {
            sums[row * m + j] += in[0][z + j];
          }
        }
        double[] next = relu ? rectified(sums) : tanh(sums);
        for (int row = 0; row < rows; row++) {
          if (!has(row, time)) {
            System.arraycopy(h, row * m, next, row * m, m);
          }
        }
        states[k] = next;
        h = next;
        putStep(h, m, time, out[0]);
      }
      putRows(h, out[1]);
    }

    private static double[] rectified(double[] x) {
      double[] y = new double[x.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = Math.max(x[i], 0);
      }
      return y;
    }

    @Override
    void backward(double[][] in, double[][] bars, double[][] work, double[][] to) {
      double[] dh = ownRowsOrZeros(bars[1]);
      double[] dz = new double[rows * m];
      double[] through = new double[rows * m];
      for (int k = span.steps() - 1; k >= 0; k--) {
        int time = span.time(k);
        addOutputs(bars[0], time, dh);
        double[] h = states[k];
        for (int row = 0; row < rows; row++) {
          boolean has = has(row, time);
          for (int j = row * m; j < (row + 1) * m; j++) {
            double slope = relu ? (h[j] > 0 ? 1 : 0) : 1 - h[j] * h[j];
            dz[j] = has ? dh[j] * slope : 0;
          }
        }
        putStep(dz, m, time, to[0]);
        productTransposed(dz, m, in[2], m, through);
        for (int row = 0; row < rows; row++) {
          if (has(row, time)) {
            System.arraycopy(through, row * m, dh, row * m, m);
          }
        }
      }
      putRows(dh, to[1]);
    }
  }
}
