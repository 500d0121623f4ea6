package io.github.medl.examples.chapter6;

import io.github.medl.tensor.Tensor;

/** The kernels of figure 6.1, each with its name in the table of reference numbers. */
enum Filter {
  BOX("box5", Tensor.full(1 / 25.0, 5, 5)),
  GAUSS("gauss7_sigma1_5", gauss(7, 1.5)),
  SOBEL_COLUMNS("sobel_columns", rows(-1, 0, 1, -2, 0, 2, -1, 0, 1)),
  SOBEL_ROWS("sobel_rows", rows(-1, -2, -1, 0, 0, 0, 1, 2, 1)),
  LAPLACE("laplace", rows(0, 1, 0, 1, -4, 1, 0, 1, 0)),
  SHARPEN("sharpen", rows(0, -1, 0, -1, 5, -1, 0, -1, 0));

  final String key;
  private final Tensor kernel;

  Filter(String key, Tensor kernel) {
    this.key = key;
    this.kernel = kernel;
  }

  Tensor kernel() {
    return kernel;
  }

  private static Tensor rows(double... values) {
    return Tensor.of(values, 3, 3);
  }

  /** exp(-r²/2σ²) over its sum. */
  static Tensor gauss(int size, double sigma) {
    Tensor t = Tensor.arange(size).sub((size - 1) / 2.0);
    Tensor line = t.square().div(-2 * sigma * sigma).exp();
    Tensor plane = line.outer(line);
    return plane.div(plane.sum());
  }
}
