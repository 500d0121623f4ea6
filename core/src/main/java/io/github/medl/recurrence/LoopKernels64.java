package io.github.medl.recurrence;

import io.github.medl.engine.Product;
import io.github.medl.engine.Products;
import io.github.medl.parallel.Parallel;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * A recurrence in loops over arrays: blocks of rows, each of which runs through all steps on a
 * thread of its own, and products over all steps for the gradients of the weights.
 */
abstract class LoopKernels64 {
  /** Rows of a block: enough for a product, few enough to give every thread some. */
  private static final int ROWS = 16;

  final Span span;
  final int m;
  private final StepsKernels64[] blocks;

  LoopKernels64(Span span, int m, IntFunction<StepsKernels64> block) {
    this.span = span;
    this.m = m;
    blocks = new StepsKernels64[(span.rows() + ROWS - 1) / ROWS];
    Arrays.setAll(blocks, i -> block.apply(i * ROWS));
  }

  static LoopKernels64 of(Recurrence.Kind kind, Span span, int m) {
    return switch (kind) {
      case TANH -> new SimpleKernels64(span, m, false);
      case RELU -> new SimpleKernels64(span, m, true);
      case LSTM -> new LstmKernels64(span, m);
      case GRU -> new GruKernels64(span, m);
      case RESET_AFTER -> new ResetAfterKernels64(span, m);
    };
  }

  /** The number of rows of the block that begins with a row. */
  static int rowsFrom(int first, Span span) {
    return Math.min(ROWS, span.rows() - first);
  }

  Tensor[] forward(Tensor[] inputs, int[][] shapes) {
    double[][] out = new double[shapes.length][];
    for (int k = 0; k < out.length; k++) {
      out[k] = new double[size(shapes[k])];
    }
    double[][] in = arrays(inputs);
    Parallel.forBlocks(blocks.length, i -> blocks[i].forward(in, out));
    Tensor[] results = new Tensor[out.length];
    Arrays.setAll(results, k -> Tensor.wrap(out[k], shapes[k]));
    return results;
  }

  Tensor[] backward(Tensor[] inputs, Tensor[] outputs, Tensor[] bars) {
    double[][] in = arrays(inputs);
    double[][] to = new double[in.length][];
    Arrays.setAll(to, i -> new double[in[i].length]);
    double[][] bar = arrays(bars);
    double[][] work = work();
    Parallel.forBlocks(blocks.length, i -> blocks[i].backward(in, bar, work, to));
    weights(before(in[1], Storage.doubles(outputs[0])), work, to);
    Tensor[] parts = new Tensor[to.length];
    Arrays.setAll(parts, i -> Tensor.wrap(to[i], inputs[i].shape()));
    return parts;
  }

  /** Arrays of all rows and steps that the blocks fill on the way back, for {@link #weights}. */
  abstract double[][] work();

  /** The gradients of the weights, from the states before each step and what the blocks left. */
  abstract void weights(double[] before, double[][] work, double[][] to);

  /** dW = H' dA over all rows and steps. */
  final void weight(double[] h, double[] a, double[] to) {
    int k = span.rows() * span.steps();
    if (k > 0 && m > 0) {
      Products.multiply(Product.of(m, to.length / m, k).transposed(true, false), h, a, to);
    }
  }

  /** The state h before each step, (n, T, m); 0 where a row has no such step. */
  private double[] before(double[] start, double[] h) {
    double[] before = new double[h.length];
    for (int row = 0; row < span.rows(); row++) {
      for (int t = 0; t < span.lengths()[row]; t++) {
        int to = (row * span.steps() + t) * m;
        if (span.isFirst(row, t)) {
          System.arraycopy(start, row * m, before, to, m);
        } else {
          System.arraycopy(h, (row * span.steps() + span.before(t)) * m, before, to, m);
        }
      }
    }
    return before;
  }

  private static double[][] arrays(Tensor[] tensors) {
    double[][] arrays = new double[tensors.length][];
    Arrays.setAll(arrays, i -> tensors[i] == null ? null : Storage.doubles(tensors[i]));
    return arrays;
  }

  private static int size(int[] shape) {
    int size = 1;
    for (int d : shape) {
      size *= d;
    }
    return size;
  }
}
