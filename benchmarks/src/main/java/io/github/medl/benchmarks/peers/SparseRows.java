package io.github.medl.benchmarks.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.SparseMatrix;
import io.github.medl.tensor.SparsePattern;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Graph convolution on a graph of Cora's size: 2708 nodes with some 18 of 1433 words each, which
 * hear about five nodes. Both sides hold the same sparse matrices; LibTorch's are in coordinates,
 * the only form that DJL multiplies with a derivative.
 */
final class SparseRows {
  private static final int NODES = 2708;
  private static final int WORDS = 1433;
  private static final int WORDS_OF_A_NODE = 18;
  private static final int UNITS = 16;
  private static final int CLASSES = 7;

  private static final SparseMatrix NEIGHBOURS = matrix(NODES, 5, 1009);
  private static final SparseMatrix FEATURES = matrix(WORDS, WORDS_OF_A_NODE, 397);

  private SparseRows() {}

  /** Rows with so many entries, spread by a step that is prime to the number of columns. */
  private static SparseMatrix matrix(int columns, int each, int step) {
    int[] rowOf = new int[NODES * each];
    int[] columnOf = new int[rowOf.length];
    for (int k = 0; k < rowOf.length; k++) {
      rowOf[k] = k / each;
      columnOf[k] = (int) ((long) k * step % columns);
    }
    SparsePattern pattern = SparsePattern.of(NODES, columns, rowOf, columnOf);
    Tensor values = Tensor.generate(k -> (1 + k % 3) / (2.0 * each), pattern.size());
    return new SparseMatrix(pattern, values.cast(DType.FLOAT32));
  }

  static List<Kernel> rows() {
    return List.of(
        new Kernel(
            "sparse-product-2708x16",
            0.5,
            0.7,
            List.of(new int[] {NODES, UNITS}),
            x -> () -> NEIGHBOURS.matmul(x[0]),
            x -> {
              NDArray s = inTorch(NEIGHBOURS, x[0].getManager());
              return () -> s.matMul(x[0]);
            }),
        new Kernel(
            "gcn-step-cora",
            0.5,
            0.7,
            List.of(new int[] {WORDS, UNITS}, new int[] {UNITS, CLASSES}),
            Kernels.gradientInMedl(w -> convolved(w.get(0), w.get(1))),
            SparseRows::stepInTorch));
  }

  private static Tensor convolved(Tensor first, Tensor second) {
    Tensor h = NEIGHBOURS.matmul(FEATURES.matmul(first)).relu();
    return NEIGHBOURS.matmul(h.matmul(second)).logSoftmax(1).square();
  }

  private static Supplier<NDArray> stepInTorch(NDArray[] x) {
    NDManager home = x[0].getManager();
    NDArray s = inTorch(NEIGHBOURS, home);
    NDArray f = inTorch(FEATURES, home);
    return () ->
        Kernels.gradient(
            w -> {
              s.attach(w[0].getManager()); // what is computed from it is freed with the step
              f.attach(w[0].getManager());
              NDArray h = Activation.relu(s.matMul(f.matMul(w[0])));
              NDArray y = s.matMul(h.matMul(w[1])).logSoftmax(1).square();
              s.attach(home);
              f.attach(home);
              return y;
            },
            x);
  }

  /**
   * The matrix in memory of LibTorch's own: what {@code createCoo} makes points into Java's, which
   * is collected under it.
   */
  private static NDArray inTorch(SparseMatrix m, NDManager manager) {
    long[] places =
        LongStream.concat(
                Arrays.stream(m.pattern().rowIndices()).asLongStream(),
                Arrays.stream(m.pattern().columnIndices()).asLongStream())
            .toArray();
    NDArray indices = manager.create(places, new Shape(2, m.pattern().size())).duplicate();
    NDArray values = manager.create(m.values().toFloats()).duplicate();
    Shape shape = new Shape(m.rows(), m.columns());
    return JniUtils.createSparseCoo((PtNDArray) indices, (PtNDArray) values, shape);
  }
}
