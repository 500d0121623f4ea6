package io.github.medl.tensor;

import java.util.Arrays;

/**
 * Walks several row-major operands in step while the shorter ones are broadcast.
 *
 * <p>Axes along which all operands advance together are merged first, so that what is left is
 * usually one long run, or one run a row.
 */
final class Broadcast {
  /** What is done with one run. */
  interface Run {
    /**
     * @param at the position of each operand
     * @param stride how each operand advances: by 1, or by 0 when it is being broadcast
     * @param out the position of the result, which always advances by 1
     * @param n the length of the run
     */
    void run(int[] at, int[] stride, int out, int n);
  }

  private Broadcast() {}

  static void walk(int[] outShape, Run run, Tensor... operands) {
    int total = Shapes.size(outShape);
    if (total == 0) {
      return;
    }
    int k = operands.length;
    if (k == 2 && repeatsSecond(outShape, run, operands[0], operands[1], total)) {
      return;
    }
    int[] dims = new int[outShape.length + 1];
    int[][] strides = new int[outShape.length + 1][k];
    int rank = merge(outShape, operands, dims, strides);
    int n = dims[rank - 1];
    int[] at = new int[k];
    int[] index = new int[rank];
    for (int out = 0; ; ) {
      run.run(at, strides[rank - 1], out, n);
      out += n;
      if (out == total) {
        return;
      }
      int axis = rank - 2;
      while (++index[axis] == dims[axis]) {
        index[axis] = 0;
        for (int j = 0; j < k; j++) {
          at[j] -= (dims[axis] - 1) * strides[axis][j];
        }
        axis--;
      }
      for (int j = 0; j < k; j++) {
        at[j] += strides[axis][j];
      }
    }
  }

  /**
   * The two cases that training steps are made of, without the search for axes to merge: a number,
   * or a row for every row.
   */
  private static boolean repeatsSecond(int[] outShape, Run run, Tensor a, Tensor b, int total) {
    int n = b.size();
    int missing = outShape.length - b.shape.length;
    if (a.shape != outShape
        || missing < 0
        || !Arrays.equals(outShape, missing, outShape.length, b.shape, 0, b.shape.length)) {
      return false;
    }
    int[] at = new int[2];
    int[] stride = {1, n == 1 ? 0 : 1};
    int length = n == 1 ? total : n;
    for (int out = 0; out < total; out += length) {
      at[0] = out;
      run.run(at, stride, out, length);
    }
    return true;
  }

  /** Fills {@code dims} and {@code strides} with the merged axes and returns how many there are. */
  private static int merge(int[] outShape, Tensor[] operands, int[] dims, int[][] strides) {
    int k = operands.length;
    int rank = 0;
    int[] size = new int[k]; // elements of each operand to the right of the current axis
    Arrays.fill(size, 1);
    // From the right; the axes come out in reverse and are turned round at the end.
    for (int fromRight = 1; fromRight <= outShape.length; fromRight++) {
      int d = outShape[outShape.length - fromRight];
      if (d == 1) {
        continue;
      }
      int[] stride = new int[k];
      boolean merges = rank > 0;
      for (int j = 0; j < k; j++) {
        int[] shape = operands[j].shape;
        int own = fromRight <= shape.length ? shape[shape.length - fromRight] : 1;
        stride[j] = own == 1 ? 0 : size[j];
        size[j] *= own;
        merges = merges && stride[j] == strides[rank - 1][j] * dims[rank - 1];
      }
      if (merges) {
        dims[rank - 1] *= d;
      } else {
        dims[rank] = d;
        strides[rank++] = stride;
      }
    }
    if (rank == 0) {
      dims[0] = 1;
      return 1;
    }
    for (int i = 0, j = rank - 1; i < j; i++, j--) {
      int d = dims[i];
      dims[i] = dims[j];
      dims[j] = d;
      int[] s = strides[i];
      strides[i] = strides[j];
      strides[j] = s;
    }
    return rank;
  }
}
