package io.github.medl.engine;

import io.github.medl.engine.Accumulation.Term;

/** {@link Accumulation}s as plain Java loops, and by an engine that only multiplies. */
final class AddingKernels64 {
  private AddingKernels64() {}

  static void add(Accumulation s, double[] a, double[] b, double[] c) {
    for (Term t : s.terms()) {
      if (t.multiplications() > 0) {
        BlasCall call = s.call(t);
        if (s.transposeB()) {
          double[] turned = turned(b, call);
          rows(call, a, turned, 0, call.n(), c, s.start(t));
        } else {
          rows(call, a, b, call.b(), call.rowOfB(), c, s.start(t));
        }
      }
    }
  }

  /**
   * C += A B, where B begins at an index and has rows of a length.
   *
   * <p>As in {@link JavaKernels64}: rows of B are copied, and rows of C are arrays of their own
   * while they are added to, so that one index runs through all and the loop becomes vectors.
   */
  private static void rows(
      BlasCall p, double[] a, double[] b, int start, int rowOfB, double[] c, int to) {
    int n = p.n();
    double[][] sums = new double[p.m()][n];
    for (int i = 0; i < p.m(); i++) {
      System.arraycopy(c, to + i * p.rowOfC(), sums[i], 0, n);
    }
    double[] b0 = new double[n];
    double[] b1 = new double[n];
    double[] b2 = new double[n];
    double[] b3 = new double[n];
    int l = 0;
    for (; l + 3 < p.k(); l += 4) {
      int row = start + l * rowOfB;
      System.arraycopy(b, row, b0, 0, n);
      System.arraycopy(b, row + rowOfB, b1, 0, n);
      System.arraycopy(b, row + 2 * rowOfB, b2, 0, n);
      System.arraycopy(b, row + 3 * rowOfB, b3, 0, n);
      for (int i = 0; i < p.m(); i++) {
        int at = p.a() + i * p.rowOfA() + l;
        JavaKernels64.addFour(sums[i], b0, b1, b2, b3, a[at], a[at + 1], a[at + 2], a[at + 3]);
      }
    }
    for (; l < p.k(); l++) {
      System.arraycopy(b, start + l * rowOfB, b0, 0, n);
      for (int i = 0; i < p.m(); i++) {
        JavaKernels64.addOne(sums[i], b0, a[p.a() + i * p.rowOfA() + l]);
      }
    }
    for (int i = 0; i < p.m(); i++) {
      System.arraycopy(sums[i], 0, c, to + i * p.rowOfC(), n);
    }
  }

  /** The block of B that a call reads, k × n. */
  private static double[] turned(double[] b, BlasCall p) {
    double[] rows = new double[p.n() * p.k()];
    for (int j = 0; j < p.n(); j++) {
      System.arraycopy(b, p.b() + j * p.rowOfB(), rows, j * p.k(), p.k());
    }
    return JavaKernels64.transpose(rows, 0, p.n(), p.k());
  }

  /** By products of copies. */
  static void byProducts(Engine engine, Accumulation s, double[] a, double[] b, double[] c) {
    for (Term t : s.terms()) {
      if (t.multiplications() == 0) {
        continue;
      }
      BlasCall p = s.call(t);
      double[] left = block(a, p.a(), p.m(), p.k(), p.rowOfA());
      double[] right =
          s.transposeB()
              ? block(b, p.b(), p.n(), p.k(), p.rowOfB())
              : block(b, p.b(), p.k(), p.n(), p.rowOfB());
      double[] product = new double[p.m() * p.n()];
      engine.multiply(
          Product.of(p.m(), p.n(), p.k()).transposed(false, s.transposeB()), left, right, product);
      int to = s.start(t);
      for (int i = 0; i < p.m(); i++) {
        for (int j = 0; j < p.n(); j++) {
          c[to + i * p.rowOfC() + j] += product[i * p.n() + j];
        }
      }
    }
  }

  private static double[] block(double[] x, int start, int rows, int columns, int rowLength) {
    double[] block = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(x, start + i * rowLength, block, i * columns, columns);
    }
    return block;
  }
}
