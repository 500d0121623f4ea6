package io.github.medl.tensor;

/** Loops that move elements about. */
final class LayoutKernels64 {
  /** The side of the tiles in which a matrix is transposed: two of them fit the first cache. */
  private static final int TILE = 32;

  private LayoutKernels64() {}

  static void transpose(double[] x, int rows, int columns, double[] y) {
    for (int i0 = 0; i0 < rows; i0 += TILE) {
      int i1 = Math.min(i0 + TILE, rows);
      for (int j0 = 0; j0 < columns; j0 += TILE) {
        int j1 = Math.min(j0 + TILE, columns);
        for (int j = j0; j < j1; j++) {
          for (int i = i0; i < i1; i++) {
            y[j * rows + i] = x[i * columns + j];
          }
        }
      }
    }
  }

  /** Fills y, of shape dims, from x, where a step along axis a of y moves by strides[a] in x. */
  static void gather(double[] x, int[] dims, int[] strides, double[] y) {
    int rank = dims.length;
    if (rank == 0) {
      y[0] = x[0];
      return;
    }
    int n = dims[rank - 1];
    int stride = strides[rank - 1];
    int[] index = new int[rank];
    int at = 0;
    for (int out = 0; out < y.length; ) {
      for (int i = 0; i < n; i++) {
        y[out++] = x[at + i * stride];
      }
      for (int axis = rank - 2; axis >= 0; axis--) {
        at += strides[axis];
        if (++index[axis] < dims[axis]) {
          break;
        }
        at -= dims[axis] * strides[axis];
        index[axis] = 0;
      }
    }
  }

  /** y[o, indices[k], :] += x[o, k, :] for x of shape (outer, k, inner), y of (outer, n, inner). */
  static void scatterAdd(double[] x, int outer, int[] indices, int n, int inner, double[] y) {
    for (int o = 0; o < outer; o++) {
      for (int k = 0; k < indices.length; k++) {
        int from = (o * indices.length + k) * inner;
        int to = (o * n + indices[k]) * inner;
        for (int i = 0; i < inner; i++) {
          y[to + i] += x[from + i];
        }
      }
    }
  }

  /**
   * y[o, from + k step, :] += x[o, k, :] for x of shape (outer, count, inner), y (outer, n, inner).
   */
  static void addStrided(
      double[] x, int outer, int count, int inner, double[] y, int n, int from, int step) {
    for (int o = 0; o < outer; o++) {
      for (int k = 0; k < count; k++) {
        int at = (o * count + k) * inner;
        int to = (o * n + from + k * step) * inner;
        for (int i = 0; i < inner; i++) {
          y[to + i] += x[at + i];
        }
      }
    }
  }
}
