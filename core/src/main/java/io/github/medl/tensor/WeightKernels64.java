package io.github.medl.tensor;

/**
 * The weights of a convolution in the order of products with {@link ConvolutionStrips}.
 *
 * @param numbers the weights
 * @param isFinite whether 0 times any of them is 0
 */
record WeightKernels64(double[] numbers, boolean isFinite) {
  /** From (group, out, c, p, q) to (group, out, p, q, c). */
  static WeightKernels64 of(ConvolutionSizes s, double[] w) {
    double[] numbers = new double[w.length];
    int places = s.kernelRows() * s.kernelColumns();
    int to = 0;
    for (int o = 0; o < s.groups() * s.out(); o++) {
      for (int place = 0; place < places; place++) {
        for (int c = 0; c < s.in(); c++) {
          numbers[to++] = w[o * s.patch() + c * places + place];
        }
      }
    }
    return new WeightKernels64(numbers, allFinite(w, 0, w.length));
  }

  /** For {@code s.turned()}: (group, c, p, q, o), with p and q backwards. */
  static WeightKernels64 turned(ConvolutionSizes s, double[] w) {
    double[] numbers = new double[w.length];
    int places = s.kernelRows() * s.kernelColumns();
    int to = 0;
    for (int group = 0; group < s.groups(); group++) {
      for (int c = 0; c < s.in(); c++) {
        for (int place = places - 1; place >= 0; place--) {
          for (int o = group * s.out(); o < (group + 1) * s.out(); o++) {
            numbers[to++] = w[o * s.patch() + c * places + place];
          }
        }
      }
    }
    return new WeightKernels64(numbers, true);
  }

  /**
   * Transposed: (group, q, c, p, o), or (group, p, q, c, o) where the rows of the kernel have
   * strips of their own.
   */
  static WeightKernels64 transposed(ConvolutionSizes s, double[] w) {
    double[] numbers = new double[w.length];
    int rows = s.kernelRows();
    int columns = s.kernelColumns();
    boolean isJoined = ConvolutionStrips.isJoined(s);
    int to = 0;
    for (int group = 0; group < s.groups(); group++) {
      for (int k = 0; k < s.patch(); k++) {
        int c = isJoined ? k % s.in() : k / rows % s.in();
        int q = isJoined ? k / s.in() % columns : k / (rows * s.in());
        int p = isJoined ? k / (s.in() * columns) : k % rows;
        for (int o = group * s.out(); o < (group + 1) * s.out(); o++) {
          numbers[to++] = w[o * s.patch() + (c * rows + p) * columns + q];
        }
      }
    }
    return new WeightKernels64(numbers, true);
  }

  /** From (out, p, q, c) to (out, c, p, q). */
  static void inOrder(ConvolutionSizes s, double[] sums, double[] w) {
    int places = s.kernelRows() * s.kernelColumns();
    int from = 0;
    for (int o = 0; o < s.groups() * s.out(); o++) {
      for (int place = 0; place < places; place++) {
        for (int c = 0; c < s.in(); c++) {
          w[o * s.patch() + c * places + place] = sums[from++];
        }
      }
    }
  }

  /** Whether 0 times each of some numbers is 0. */
  static boolean allFinite(double[] x, int from, int n) {
    double zero = 0;
    for (int k = from; k < from + n; k++) {
      zero += 0 * x[k];
    }
    return zero == 0;
  }
}
