package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;

/**
 * The primitives of convolution: three bilinear maps, of which the derivatives of each are the
 * others, and the patches that they are made of.
 */
public final class Convolve {
  private Convolve() {}

  /**
   * z = F(x, w), the layer: the kernel, not flipped, at each of its positions; with a third operand
   * b of one number a channel, z + b.
   *
   * @param sliding how the kernel moves
   */
  public record Conv(Sliding sliding) implements Primitive {
    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      Tensor w = inputs[1];
      ConvolutionSizes s = ConvolutionSizes.of(label(), x.shape, w.shape, sliding);
      int[] shape = s.resultShape();
      Tensor b = inputs.length == 3 ? inputs[2] : null;
      return Numbers.filled(
          x,
          shape,
          (d, z) ->
              ConvolutionKernels64.forward(s, d, w.doubles(), b == null ? null : b.doubles(), z),
          (d, z) ->
              ConvolutionKernels32.forward(s, d, w.floats(), b == null ? null : b.floats(), z));
    }

    /** Those of the products at all places of the kernel, padding included, and of the bias. */
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return ConvolutionSizes.of(label(), inputs[0].shape, inputs[1].shape, sliding).flops()
          + (inputs.length == 3 ? output.size() : 0);
    }
  }

  /**
   * The largest number of each window of max(F(x, w) + b, 0): what a convolution, a rectification
   * and a pooling compute one after the other, to the last bit. What is kept are the places, as
   * {@link Pool.Max} keeps them, in F(x, w).
   *
   * @param sliding how the kernel moves
   * @param window of the pooling
   */
  public record Pooled(Sliding sliding, Window window) implements Primitive.Several {
    @Override
    public String label() {
      return "convReluMaxPool";
    }

    /**
     * The shape of F(x, w).
     *
     * @param x the images
     * @param w the kernels
     * @return (n, out, rows, columns)
     */
    public int[] unpooled(Tensor x, Tensor w) {
      return ConvolutionSizes.of(label(), x.shape, w.shape, sliding).resultShape();
    }

    /** Those of the convolution and the bias, the rectification and the pooling. */
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      ConvolutionSizes s = ConvolutionSizes.of(label(), inputs[0].shape, inputs[1].shape, sliding);
      return s.flops()
          + 2L * Shapes.size(s.resultShape())
          + (long) output.size() * window.rows() * window.columns();
    }

    @Override
    public Results results(Tensor[] inputs) {
      Tensor w = inputs[1];
      Tensor b = inputs[2];
      ConvolutionSizes s = ConvolutionSizes.of(label(), inputs[0].shape, w.shape, sliding);
      PoolingSizes pooling = PoolingSizes.of("maxPool", s.resultShape(), window);
      int[] shape = pooling.resultShape(s.resultShape());
      int[] places = new int[Shapes.size(shape)];
      Tensor largest =
          Numbers.filled(
              inputs[0],
              shape,
              (d, y) -> PooledKernels64.forward(s, d, w.doubles(), b.doubles(), pooling, y, places),
              (d, y) -> PooledKernels32.forward(s, d, w.floats(), b.floats(), pooling, y, places));
      return new Results(places, largest);
    }
  }

  /**
   * x = X(δ, w), the transposed convolution: each number of δ spreads the kernel over the places
   * that F would have seen for it.
   *
   * @param sliding how the kernel moves
   * @param rows of x: several sizes of x have one size of δ
   * @param columns of x
   */
  public record ConvTransposed(Sliding sliding, int rows, int columns) implements Primitive {
    private ConvolutionSizes sizes(Tensor delta, Tensor w) {
      int[] d = delta.shape;
      int channels = w.shape[1] * sliding.groups();
      return ConvolutionSizes.of(
          label(), new int[] {d[0], channels, rows, columns}, w.shape, sliding);
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor delta = inputs[0];
      Tensor w = inputs[1];
      ConvolutionSizes s = sizes(delta, w);
      int[] shape = s.imageShape();
      return Numbers.added(
          delta,
          shape,
          (d, x) -> ConvolutionKernels64.input(s, d, w.doubles(), x),
          (d, x) -> ConvolutionKernels32.input(s, d, w.floats(), x));
    }

    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return sizes(inputs[0], inputs[1]).flops();
    }
  }

  /**
   * w = W(x, δ): the sums over all positions of the products of δ with what lies under each place
   * of the kernel.
   *
   * @param sliding how the kernel moves
   * @param rows of the kernel
   * @param columns of the kernel
   */
  public record ConvKernel(Sliding sliding, int rows, int columns) implements Primitive {
    private ConvolutionSizes sizes(Tensor x, Tensor delta) {
      int in = x.shape[1] / sliding.groups();
      return ConvolutionSizes.of(
          label(), x.shape, new int[] {delta.shape[1], in, rows, columns}, sliding);
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      Tensor delta = inputs[1];
      ConvolutionSizes s = sizes(x, delta);
      int[] shape = s.kernelShape();
      return Numbers.added(
          x,
          shape,
          (d, w) -> ConvolutionKernels64.kernel(s, d, delta.doubles(), w),
          (d, w) -> ConvolutionKernels32.kernel(s, d, delta.floats(), w));
    }

    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return sizes(inputs[0], inputs[1]).flops();
    }
  }

  /** The sizes of a window over images of some channels, as of a kernel with one channel out. */
  private static ConvolutionSizes patches(String operation, int[] image, Window window) {
    int[] kernel = {1, image[1], window.rows(), window.columns()};
    return ConvolutionSizes.of(
        operation, image, kernel, new Sliding(window.down(), window.across(), 1));
  }

  /**
   * The numbers under a window at each of its positions: from (n, c, rows, columns) to (n, c K_h
   * K_v, positions).
   *
   * @param window the window
   */
  public record Unfold(Window window) implements Primitive {
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return 0;
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      ConvolutionSizes s = patches(label(), x.shape, window);
      int each = s.patch() * s.outPlane();
      int[] shape = {s.images(), s.patch(), s.outPlane()};
      return Numbers.added(
          x,
          shape,
          (d, y) ->
              Parallel.forBlocks(s.images(), n -> PatchKernels64.gather(s, d, n, y, n * each)),
          (d, y) ->
              Parallel.forBlocks(s.images(), n -> PatchKernels32.gather(s, d, n, y, n * each)));
    }
  }

  /**
   * The transpose of {@link Unfold}: each number is added to where it came from.
   *
   * @param window the window
   * @param rows of the image
   * @param columns of the image
   */
  public record Fold(Window window, int rows, int columns) implements Primitive {
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return inputs[0].size();
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor y = inputs[0];
      int channels = y.shape[1] / (window.rows() * window.columns());
      int[] shape = {y.shape[0], channels, rows, columns};
      ConvolutionSizes s = patches(label(), shape, window);
      int each = s.patch() * s.outPlane();
      return Numbers.added(
          y,
          shape,
          (d, x) ->
              Parallel.forBlocks(s.images(), n -> PatchKernels64.scatter(s, d, n * each, n, x)),
          (d, x) ->
              Parallel.forBlocks(s.images(), n -> PatchKernels32.scatter(s, d, n * each, n, x)));
    }
  }
}
