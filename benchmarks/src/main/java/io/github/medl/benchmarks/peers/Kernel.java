package io.github.medl.benchmarks.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One operation on FLOAT32 operands in medl and in LibTorch.
 *
 * @param id its name
 * @param goal25 the ratio to LibTorch that is wanted from Java 22 on; NaN where none is set
 * @param goal17 the ratio that is wanted before
 * @param shapes the shapes of the operands
 * @param inMedl the operation in medl
 * @param inTorch the operation in LibTorch
 */
record Kernel(
    String id, double goal25, double goal17, List<int[]> shapes, Medl inMedl, Torch inTorch)
    implements Task {

  /** Prepares an operation on the operands; what it gives is timed, its result compared. */
  interface Medl {
    Supplier<Tensor> on(Tensor[] x);
  }

  /** As {@link Medl}; each result is closed after the run. */
  interface Torch {
    Supplier<NDArray> on(NDArray[] x);
  }

  @Override
  public double goal() {
    return Task.onThisJava(goal25, goal17);
  }

  @Override
  public boolean isForDl4j() {
    return false;
  }

  /** The work in medl. */
  Peer.Work medl() {
    Supplier<Tensor> operation =
        inMedl.on(
            operands().stream()
                .map(x -> Tensor.of(x.values(), x.shape()))
                .map(x -> x.cast(DType.FLOAT32))
                .toArray(Tensor[]::new));
    return new Peer.Work() {
      @Override
      public double run() {
        Tensor y = operation.get().flatten();
        return y.get(y.size() / 3);
      }

      @Override
      public void runUnread() {
        operation.get();
      }
    };
  }

  /** The work in LibTorch. */
  Peer.Work torch(NDManager all) {
    NDManager manager = all.newSubManager();
    Supplier<NDArray> operation =
        inTorch.on(
            operands().stream()
                .map(x -> manager.create(floats(x.values()), new Shape(longs(x.shape()))))
                .toArray(NDArray[]::new));
    return new Peer.Work() {
      @Override
      public double run() {
        try (NDArray y = operation.get();
            NDArray flat = y.flatten()) {
          return flat.getFloat(y.size() / 3);
        }
      }

      @Override
      public void runUnread() {
        operation.get().close();
      }

      @Override
      public void close() {
        manager.close();
      }
    };
  }

  /** The numbers of one operand in row-major order. */
  private record Operand(double[] values, int[] shape) {}

  /** Sines, each operand with its own step, so that nothing is sorted and nothing repeats. */
  private List<Operand> operands() {
    return IntStream.range(0, shapes.size())
        .mapToObj(
            k -> {
              int[] shape = shapes.get(k);
              int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
              double[] x = new double[size];
              Arrays.setAll(x, i -> 3 * Math.sin((1 + 0.1 * k) * i));
              return new Operand(x, shape);
            })
        .toList();
  }

  private static float[] floats(double[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) x[i];
    }
    return y;
  }

  private static long[] longs(int[] shape) {
    return Arrays.stream(shape).asLongStream().toArray();
  }
}
