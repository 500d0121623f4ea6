package io.github.medl.autodiff;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Operations written from their definitions, one element at a time: what the kernels are compared
 * with. Of the tensor it uses only {@code get}, {@code shape} and {@code generate}.
 */
final class Naive {
  private Naive() {}

  /** A tensor from the formula of its elements. */
  static Tensor fill(int[] shape, ToDoubleFunction<int[]> element) {
    return Tensor.generate(i -> element.applyAsDouble(index(i, shape)), shape);
  }

  static int[] index(int position, int... shape) {
    int[] index = new int[shape.length];
    int rest = position;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape[axis];
      rest /= shape[axis];
    }
    return index;
  }

  static Tensor map(DoubleUnaryOperator f, Tensor x) {
    return fill(x.shape(), i -> f.applyAsDouble(x.get(i)));
  }

  static Tensor map(DoubleBinaryOperator f, Tensor a, Tensor b) {
    return fill(
        broadcast(a.shape(), b.shape()),
        i -> f.applyAsDouble(a.get(within(a, i)), b.get(within(b, i))));
  }

  static int[] broadcast(int[] a, int[] b) {
    int[] shape = new int[Math.max(a.length, b.length)];
    for (int i = 0; i < shape.length; i++) {
      int da = i < shape.length - a.length ? 1 : a[i - shape.length + a.length];
      int db = i < shape.length - b.length ? 1 : b[i - shape.length + b.length];
      shape[i] = da == 1 ? db : da;
    }
    return shape;
  }

  /** The index in x of what stands at an index of a tensor that x is broadcast to. */
  static int[] within(Tensor x, int[] index) {
    int[] own = Arrays.copyOfRange(index, index.length - x.rank(), index.length);
    for (int i = 0; i < own.length; i++) {
      own[i] = x.dim(i) == 1 ? 0 : own[i];
    }
    return own;
  }

  /** A function of the elements along some axes (none: all), for each index of the others. */
  static Tensor reduce(ToDoubleFunction<double[]> f, Tensor x, boolean keep, int... axes) {
    boolean[] gone = new boolean[x.rank()];
    for (int axis : axes) {
      gone[axis < 0 ? axis + x.rank() : axis] = true;
    }
    if (axes.length == 0) {
      Arrays.fill(gone, true);
    }
    int[] kept = x.shape();
    int[] along = x.shape();
    int[] rest = new int[x.rank()];
    int count = 0;
    for (int i = 0; i < gone.length; i++) {
      if (gone[i]) {
        kept[i] = 1;
      } else {
        along[i] = 1;
        rest[count++] = x.dim(i);
      }
    }
    double[] results = new double[size(kept)];
    for (int r = 0; r < results.length; r++) {
      int[] at = index(r, kept);
      double[] values = new double[size(along)];
      for (int v = 0; v < values.length; v++) {
        int[] step = index(v, along);
        int[] where = new int[at.length];
        Arrays.setAll(where, i -> at[i] + step[i]);
        values[v] = x.get(where);
      }
      results[r] = f.applyAsDouble(values);
    }
    int[] shape = keep ? kept : Arrays.copyOf(rest, count);
    return Tensor.generate(i -> results[i], shape);
  }

  static int size(int... shape) {
    int size = 1;
    for (int d : shape) {
      size *= d;
    }
    return size;
  }

  /** op(A) op(B) for operands of two or more axes. */
  static Tensor matmul(Tensor a, Tensor b, boolean ta, boolean tb) {
    int ra = a.rank();
    int rb = b.rank();
    int n = a.dim(ta ? ra - 2 : ra - 1);
    int[] batch = broadcast(Arrays.copyOf(a.shape(), ra - 2), Arrays.copyOf(b.shape(), rb - 2));
    int[] shape = Arrays.copyOf(batch, batch.length + 2);
    shape[batch.length] = a.dim(ta ? ra - 1 : ra - 2);
    shape[batch.length + 1] = b.dim(tb ? rb - 2 : rb - 1);
    return fill(
        shape,
        index -> {
          int i = index[index.length - 2];
          int j = index[index.length - 1];
          double sum = 0;
          for (int k = 0; k < n; k++) {
            sum +=
                a.get(matrixIndex(a, index, ta ? k : i, ta ? i : k))
                    * b.get(matrixIndex(b, index, tb ? j : k, tb ? k : j));
          }
          return sum;
        });
  }

  private static int[] matrixIndex(Tensor x, int[] index, int i, int j) {
    int[] own = Arrays.copyOfRange(index, index.length - x.rank(), index.length);
    for (int axis = 0; axis < own.length - 2; axis++) {
      own[axis] = x.dim(axis) == 1 ? 0 : own[axis];
    }
    own[own.length - 2] = i;
    own[own.length - 1] = j;
    return own;
  }

  /** The solution of A X = B by Gauss-Jordan elimination, largest pivot first. */
  static Tensor solve(Tensor a, Tensor b) {
    int n = a.dim(0);
    int k = b.rank() == 1 ? 1 : b.dim(1);
    double[][] m = new double[n][n + k];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n + k; j++) {
        m[i][j] = j < n ? a.get(i, j) : b.rank() == 1 ? b.get(i) : b.get(i, j - n);
      }
    }
    for (int p = 0; p < n; p++) {
      int best = p;
      for (int i = p + 1; i < n; i++) {
        best = Math.abs(m[i][p]) > Math.abs(m[best][p]) ? i : best;
      }
      double[] row = m[best];
      m[best] = m[p];
      m[p] = row;
      for (int i = 0; i < n; i++) {
        double factor = m[i][p] / m[p][p];
        for (int j = 0; i != p && j < n + k; j++) {
          m[i][j] -= factor * m[p][j];
        }
      }
    }
    return fill(b.shape(), i -> m[i[0]][n + (i.length == 1 ? 0 : i[1])] / m[i[0]][i[0]]);
  }

  /** The lower triangular L with L L' = A, column by column. */
  static Tensor cholesky(Tensor a) {
    int n = a.dim(0);
    double[][] l = new double[n][n];
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double s = a.get(i, j);
        for (int k = 0; k < j; k++) {
          s -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(s) : s / l[j][j];
      }
    }
    return fill(a.shape(), i -> l[i[0]][i[1]]);
  }

  /** The error function by Simpson's rule. */
  static double erf(double x) {
    int n = 2000;
    double h = x / n;
    double sum = 1 + Math.exp(-x * x);
    for (int i = 1; i < n; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * Math.exp(-i * h * i * h);
    }
    return 2 / Math.sqrt(Math.PI) * sum * h / 3;
  }
}
