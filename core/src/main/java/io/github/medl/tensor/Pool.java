package io.github.medl.tensor;

/** The primitives of pooling, on images (n, channels, rows, columns). */
public final class Pool {
  private Pool() {}

  /**
   * The largest number of each window. What is kept are the places, an {@code int[]}: positions in
   * the storage of the operand, in the order of the result.
   *
   * @param window the window
   */
  public record Max(Window window) implements Primitive.Several {
    @Override
    public String label() {
      return "maxPool";
    }

    /** A comparison for each place of a window. */
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return (long) output.size() * window.rows() * window.columns();
    }

    @Override
    public Results results(Tensor[] inputs) {
      int[] size = inputs[0].shape;
      PoolingSizes s = PoolingSizes.of(label(), size, window);
      int[] shape = s.resultShape(size);
      int[] places = new int[Shapes.size(shape)];
      Tensor largest =
          Numbers.added(
              inputs[0],
              shape,
              (x, y) -> PoolingKernels64.max(s, x, y, places),
              (x, y) -> PoolingKernels32.max(s, x, y, places));
      return new Results(places, largest);
    }
  }

  /**
   * Adds numbers to places among zeros: the transpose of taking those that stand there.
   *
   * @param places positions in the storage of the result, for a plane of numbers within one plane
   * @param shape of the result
   */
  public record Scatter(int[] places, int[] shape) implements Primitive {
    @Override
    public String label() {
      return "maxPoolScatter";
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      int planes = shape[0] * shape[1];
      return Numbers.added(
          inputs[0],
          shape,
          (y, x) -> PoolingKernels64.scatter(y, places, planes, x),
          (y, x) -> PoolingKernels32.scatter(y, places, planes, x));
    }
  }

  /**
   * The average of each window.
   *
   * @param window the window
   * @param paddingCounts whether padding is divided by, too
   */
  public record Average(Window window, boolean paddingCounts) implements Primitive {
    @Override
    public String label() {
      return "averagePool";
    }

    /** An addition for each place of a window. */
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return (long) output.size() * window.rows() * window.columns();
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      int[] size = inputs[0].shape;
      PoolingSizes s = PoolingSizes.of(label(), size, window);
      int[] shape = s.resultShape(size);
      int[] divisors = s.divisors(paddingCounts);
      return Numbers.added(
          inputs[0],
          shape,
          (x, y) -> PoolingKernels64.average(s, x, divisors, y),
          (x, y) -> PoolingKernels32.average(s, x, divisors, y));
    }
  }

  /**
   * The transpose of {@link Average}: each number is shared out to its window.
   *
   * @param average what it is the transpose of
   * @param rows of the result
   * @param columns of the result
   */
  public record Spread(Average average, int rows, int columns) implements Primitive {
    @Override
    public String label() {
      return "averagePoolSpread";
    }

    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return (long) inputs[0].size() * average.window.rows() * average.window.columns();
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      int[] pooled = inputs[0].shape;
      int[] shape = {pooled[0], pooled[1], rows, columns};
      PoolingSizes s = PoolingSizes.of(label(), shape, average.window);
      int[] divisors = s.divisors(average.paddingCounts);
      return Numbers.added(
          inputs[0],
          shape,
          (y, x) -> PoolingKernels64.spread(s, y, divisors, x),
          (y, x) -> PoolingKernels32.spread(s, y, divisors, x));
    }
  }
}
