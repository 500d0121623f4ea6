package io.github.medl.tensor;

import java.util.Arrays;

/**
 * The arrays behind tensors, a {@code double[]}, a {@code float[]} or (codes) an {@code int[]}:
 * here their formats are told apart. What is left to primitives is to name the two kernels, that of
 * doubles and that of floats.
 */
final class Numbers {
  private Numbers() {}

  /** A kernel that makes one array from another. */
  interface Kernel64 {
    void run(double[] x, double[] y);
  }

  /** The same in single precision. */
  interface Kernel32 {
    void run(float[] x, float[] y);
  }

  static int length(Object data) {
    return data instanceof double[] d
        ? d.length
        : data instanceof float[] f ? f.length : ((int[]) data).length;
  }

  static double at(Object data, int position) {
    return data instanceof double[] d
        ? d[position]
        : data instanceof float[] f ? f[position] : ((int[]) data)[position];
  }

  /** A tensor of the format of an array. */
  static Tensor over(int[] shape, Object data) {
    return data instanceof double[] d
        ? new Tensor(shape, d)
        : data instanceof float[] f ? new Tensor(shape, f) : new Tensor(shape, (int[]) data);
  }

  /** A copy as doubles. */
  static double[] toDoubles(Object data) {
    if (data instanceof double[] d) {
      return d.clone();
    }
    double[] d = new double[length(data)];
    if (data instanceof float[] f) {
      for (int i = 0; i < d.length; i++) {
        d[i] = f[i];
      }
    } else {
      Arrays.setAll(d, i -> at(data, i));
    }
    return d;
  }

  /** A copy rounded to single precision. */
  static float[] toFloats(Object data) {
    if (data instanceof float[] f) {
      return f.clone();
    }
    float[] f = new float[length(data)];
    if (data instanceof double[] d) {
      for (int i = 0; i < f.length; i++) {
        f[i] = (float) d[i];
      }
    } else {
      for (int i = 0; i < f.length; i++) {
        f[i] = (float) at(data, i);
      }
    }
    return f;
  }

  /** The same bits in the same format; NaN equals NaN, 0 is not -0. */
  static boolean equal(Object a, Object b) {
    if (a instanceof double[] d) {
      return b instanceof double[] e && Arrays.equals(d, e);
    }
    if (a instanceof float[] f) {
      return b instanceof float[] g && Arrays.equals(f, g);
    }
    return b instanceof int[] k && Arrays.equals((int[]) a, k);
  }

  static int hash(Object data) {
    return data instanceof double[] d
        ? Arrays.hashCode(d)
        : data instanceof float[] f ? Arrays.hashCode(f) : Arrays.hashCode((int[]) data);
  }

  /** What the kernel of the format of x makes of its numbers; it overwrites all of its result. */
  static Tensor filled(Tensor x, int[] shape, Kernel64 kernel64, Kernel32 kernel32) {
    return made(x, shape, Spares.like(x.data, Shapes.size(shape)), kernel64, kernel32);
  }

  /** What the kernel of the format of x adds to zeros. */
  static Tensor added(Tensor x, int[] shape, Kernel64 kernel64, Kernel32 kernel32) {
    return made(x, shape, Spares.zeros(x.data, Shapes.size(shape)), kernel64, kernel32);
  }

  private static Tensor made(
      Tensor x, int[] shape, Object room, Kernel64 kernel64, Kernel32 kernel32) {
    if (room instanceof double[] y) {
      kernel64.run(x.doubles(), y);
      return new Tensor(shape, y);
    }
    if (room instanceof float[] y) {
      kernel32.run(x.floats(), y);
      return new Tensor(shape, y);
    }
    throw Codes.refusal("this operation");
  }
}
