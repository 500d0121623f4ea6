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
      Tensor x = inputs[0];
      PoolingSizes s = PoolingSizes.of(label(), x.shape, window);
      int[] shape = s.resultShape(x.shape);
      int[] places = new int[Shapes.size(shape)];
      if (x.data instanceof double[] d) {
        double[] y = new double[places.length];
        PoolingKernels64.max(s, d, y, places);
        return new Results(places, new Tensor(shape, y));
      }
      float[] y = new float[places.length];
      PoolingKernels32.max(s, x.floats(), y, places);
      return new Results(places, new Tensor(shape, y));
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
      if (inputs[0].data instanceof double[] d) {
        double[] x = (double[]) Spares.zeros(d, Shapes.size(shape));
        PoolingKernels64.scatter(d, places, planes, x);
        return new Tensor(shape, x);
      }
      float[] x = (float[]) Spares.zeros(inputs[0].data, Shapes.size(shape));
      PoolingKernels32.scatter(inputs[0].floats(), places, planes, x);
      return new Tensor(shape, x);
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
      Tensor x = inputs[0];
      PoolingSizes s = PoolingSizes.of(label(), x.shape, window);
      int[] shape = s.resultShape(x.shape);
      int[] divisors = s.divisors(paddingCounts);
      if (x.data instanceof double[] d) {
        double[] y = new double[Shapes.size(shape)];
        PoolingKernels64.average(s, d, divisors, y);
        return new Tensor(shape, y);
      }
      float[] y = new float[Shapes.size(shape)];
      PoolingKernels32.average(s, x.floats(), divisors, y);
      return new Tensor(shape, y);
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
      Tensor y = inputs[0];
      int[] shape = {y.shape[0], y.shape[1], rows, columns};
      PoolingSizes s = PoolingSizes.of(label(), shape, average.window);
      int[] divisors = s.divisors(average.paddingCounts);
      if (y.data instanceof double[] d) {
        double[] x = (double[]) Spares.zeros(d, Shapes.size(shape));
        PoolingKernels64.spread(s, d, divisors, x);
        return new Tensor(shape, x);
      }
      float[] x = (float[]) Spares.zeros(y.data, Shapes.size(shape));
      PoolingKernels32.spread(s, y.floats(), divisors, x);
      return new Tensor(shape, x);
    }
  }
}
