package io.github.medl.tensor;

import java.util.Arrays;

/**
 * The elements of an array in the order of some shape, where a step along axis a of the shape moves
 * by {@code strides[a]} in the array: what a permutation shows, or with stride 0 a repetition. Axes
 * that go on in step with their neighbour are merged, so that runs are as long as can be.
 *
 * @param dims the lengths of the axes, at least one
 * @param strides the step of each
 */
record Strided(int[] dims, int[] strides) {
  /** What is done with one run. */
  interface Run {
    /**
     * @param at the position of its first element in the array
     * @param place the place of this element in the order of the shape
     * @param n how many there are, {@link #stride()} apart in the array
     */
    void run(int at, int place, int n);
  }

  static Strided of(int[] shape, int[] strides) {
    int[] dims = new int[Math.max(1, shape.length)];
    int[] steps = new int[dims.length];
    int rank = 0;
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] == 1) {
        continue;
      }
      if (rank > 0 && steps[rank - 1] == strides[i] * shape[i]) {
        dims[rank - 1] *= shape[i];
        steps[rank - 1] = strides[i];
      } else {
        dims[rank] = shape[i];
        steps[rank++] = strides[i];
      }
    }
    if (rank == 0) {
      dims[0] = 1;
      steps[0] = 1;
      rank = 1;
    }
    return rank == dims.length
        ? new Strided(dims, steps)
        : new Strided(Arrays.copyOf(dims, rank), Arrays.copyOf(steps, rank));
  }

  /** A tensor of one shape repeated to fill another, to which it can be broadcast. */
  static Strided broadcast(int[] from, int[] to) {
    int[] strides = new int[to.length];
    int lead = to.length - from.length;
    for (int i = to.length - 1, size = 1; i >= lead; i--) {
      strides[i] = from[i - lead] == 1 ? 0 : size;
      size *= from[i - lead];
    }
    return of(to, strides);
  }

  /** The length of a whole run. */
  int run() {
    return dims[dims.length - 1];
  }

  /** How far apart the elements of a run are. */
  int stride() {
    return strides[dims.length - 1];
  }

  /** Whether this is the array as it is. */
  boolean isPlain() {
    return dims.length == 1 && strides[0] == 1;
  }

  /** The length of the rows if this is one short row for every row, else 0. */
  int repeatedRow() {
    return dims.length == 2 && strides[0] == 0 && strides[1] == 1 && dims[1] < 64 ? dims[1] : 0;
  }

  /** Visits the places from, ..., to - 1 in runs. */
  void runs(int from, int to, Run run) {
    int last = dims.length - 1;
    int[] index = new int[dims.length];
    int at = 0;
    for (int axis = last, rest = from; axis >= 0; axis--) {
      index[axis] = rest % dims[axis];
      rest /= dims[axis];
      at += index[axis] * strides[axis];
    }
    for (int place = from; place < to; ) {
      int n = Math.min(dims[last] - index[last], to - place);
      run.run(at, place, n);
      place += n;
      at -= index[last] * strides[last];
      index[last] = 0;
      for (int axis = last - 1; axis >= 0; axis--) {
        at += strides[axis];
        if (++index[axis] < dims[axis]) {
          break;
        }
        at -= dims[axis] * strides[axis];
        index[axis] = 0;
      }
    }
  }
}
