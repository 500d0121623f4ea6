package io.github.medl.tensor;

/**
 * Loops over arrays, one for each elementwise operation: y[i] = f(x[i]), c[i] = f(a[i], b[i]).
 * Those of one operand run from {@code from} to before {@code to}, so that a block can be done
 * alone.
 *
 * <p>Each operation has a loop of its own because the compiler then turns it into vector
 * instructions; the float version of this class is generated from it at build time.
 */
@SuppressWarnings("cast") // the casts matter in the float version
final class ElementwiseKernels64 {
  private ElementwiseKernels64() {}

  static void neg(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = -x[i];
    }
  }

  static void sqrt(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (double) Math.sqrt(x[i]);
    }
  }

  static void square(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = x[i] * x[i];
    }
  }

  static void sin(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (double) Math.sin(x[i]);
    }
  }

  static void cos(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (double) Math.cos(x[i]);
    }
  }

  static void tan(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (double) Math.tan(x[i]);
    }
  }

  static void relu(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.max(x[i], (double) 0);
    }
  }

  static void abs(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.abs(x[i]);
    }
  }

  static void sign(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.signum(x[i]) + (double) 0; // + 0 turns -0 into 0
    }
  }

  static void clip(double[] x, double low, double high, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.min(Math.max(x[i], low), high);
    }
  }

  // Two operands. Along a run of n results an operand either advances (stride 1) or stands still
  // (stride 0, it is being broadcast); each case is a loop of its own so that it vectorises.

  static void add(
      double[] a, int ia, int sa, double[] b, int ib, int sb, double[] c, int ic, int n) {
    if (sa == 1 && sb == 1) {
      for (int i = 0; i < n; i++) {
        c[ic + i] = a[ia + i] + b[ib + i];
      }
    } else if (sb == 0) {
      double s = b[ib];
      for (int i = 0; i < n; i++) {
        c[ic + i] = a[ia + i] + s;
      }
    } else {
      double s = a[ia];
      for (int i = 0; i < n; i++) {
        c[ic + i] = s + b[ib + i];
      }
    }
  }

  static void sub(
      double[] a, int ia, int sa, double[] b, int ib, int sb, double[] c, int ic, int n) {
    if (sa == 1 && sb == 1) {
      for (int i = 0; i < n; i++) {
        c[ic + i] = a[ia + i] - b[ib + i];
      }
    } else if (sb == 0) {
      double s = b[ib];
      for (int i = 0; i < n; i++) {
        c[ic + i] = a[ia + i] - s;
      }
    } else {
      double s = a[ia];
      for (int i = 0; i < n; i++) {
        c[ic + i] = s - b[ib + i];
      }
    }
  }

  static void mul(
      double[] a, int ia, int sa, double[] b, int ib, int sb, double[] c, int ic, int n) {
    if (sa == 1 && sb == 1) {
      for (int i = 0; i < n; i++) {
        c[ic + i] = a[ia + i] * b[ib + i];
      }
    } else if (sb == 0) {
      double s = b[ib];
      for (int i = 0; i < n; i++) {
        c[ic + i] = a[ia + i] * s;
      }
    } else {
      double s = a[ia];
      for (int i = 0; i < n; i++) {
        c[ic + i] = s * b[ib + i];
      }
    }
  }

  static void div(
      double[] a, int ia, int sa, double[] b, int ib, int sb, double[] c, int ic, int n) {
    if (sa == 1 && sb == 1) {
      for (int i = 0; i < n; i++) {
        c[ic + i] = a[ia + i] / b[ib + i];
      }
    } else if (sb == 0) {
      double s = b[ib];
      for (int i = 0; i < n; i++) {
        c[ic + i] = a[ia + i] / s;
      }
    } else {
      double s = a[ia];
      for (int i = 0; i < n; i++) {
        c[ic + i] = s / b[ib + i];
      }
    }
  }

  /** a where b is positive, else 0: what the derivative of relu does to an adjoint. */
  static void gate(
      double[] a, int ia, int sa, double[] b, int ib, int sb, double[] c, int ic, int n) {
    if (sa == 1 && sb == 1) {
      for (int i = 0; i < n; i++) {
        c[ic + i] = Scalars.gate(a[ia + i], b[ib + i]);
      }
    } else {
      for (int i = 0; i < n; i++) {
        c[ic + i] = Scalars.gate(a[ia + i * sa], b[ib + i * sb]);
      }
    }
  }

  /** A function of two numbers, for the operations that need no fast loop. */
  interface Function2 {
    double of(double a, double b);
  }

  static void map(
      Function2 f,
      double[] a,
      int ia,
      int sa,
      double[] b,
      int ib,
      int sb,
      double[] c,
      int ic,
      int n) {
    for (int i = 0; i < n; i++) {
      c[ic + i] = f.of(a[ia + i * sa], b[ib + i * sb]);
    }
  }

  static void where(
      double[] condition,
      int is,
      int ss,
      double[] a,
      int ia,
      int sa,
      double[] b,
      int ib,
      int sb,
      double[] c,
      int ic,
      int n) {
    for (int i = 0; i < n; i++) {
      c[ic + i] = condition[is + i * ss] != 0 ? a[ia + i * sa] : b[ib + i * sb];
    }
  }
}
