package io.github.medl.tensor;

import java.util.Arrays;
import java.util.Locale;

/**
 * Convolution and pooling. Images are (n, channels, rows, columns), sequences (n, channels,
 * length); kernels are (out, in / groups, rows, columns) or (out, in / groups, length).
 *
 * <p>{@link #convolve} is the star of the book (section 6.2), which flips the kernel. The layer of
 * a network, {@link #conv}, does not flip it, as in all libraries: a kernel that is learned does
 * not care. {@link #flippedKernel} turns one convention into the other.
 */
public sealed interface Convolution permits Tensor {
  /** How much of a convolution is wanted; M and K are the sizes of signal and kernel. */
  enum Extent {
    /** Where the kernel lies within the signal: M - K + 1. */
    VALID,
    /** As much as the signal has, the middle of {@link #FULL}: M, as NumPy and SciPy centre it. */
    SAME,
    /** Wherever they overlap: M + K - 1. */
    FULL
  }

  private Tensor self() {
    return (Tensor) this;
  }

  // ---------------------------------------------------------------- convolution

  /**
   * The convolution W * x of the book: (W * x)_ij = sum_pq w_pq x_(i-p)(j-q) over all that
   * overlaps, or of signals (w * x)_t = Σ_k w_k x_(t-k). As the sums are written out for "valid",
   * the kernel is flipped and then moved over x.
   *
   * @param kernel w, of the rank of this tensor
   * @param extent how much of it
   * @return for a signal and a kernel a signal, for matrices a matrix
   * @throws ShapeException if these are not two vectors or two matrices, or if for "valid" the
   *     kernel is larger than this tensor
   */
  default Tensor convolve(Tensor kernel, Extent extent) {
    Tensor x = self();
    int rank = x.rank();
    if (rank != kernel.rank() || rank < 1 || rank > 2 || x.size() == 0 || kernel.size() == 0) {
      throw new ShapeException(
          "convolve",
          String.format(
              Locale.ROOT,
              "expected two vectors or two matrices with elements, got %s and %s",
              Shapes.text(x.shape),
              Shapes.text(kernel.shape)));
    }
    int rows = rank == 1 ? 1 : x.shape[0];
    int columns = x.shape[rank - 1];
    int kernelRows = rank == 1 ? 1 : kernel.shape[0];
    int kernelColumns = kernel.shape[rank - 1];
    int up = kernelRows - 1;
    int left = kernelColumns - 1;
    Sliding sliding =
        switch (extent) {
          case VALID -> Sliding.UNIT;
          case SAME -> Sliding.UNIT.padded(up - up / 2, up / 2, left - left / 2, left / 2);
          case FULL -> Sliding.UNIT.padded(up, up, left, left);
        };
    if (extent == Extent.VALID && (kernelRows > rows || kernelColumns > columns)) {
      throw new ShapeException(
          "convolve",
          String.format(
              Locale.ROOT,
              "the kernel %s does not fit into %s",
              Shapes.text(kernel.shape),
              Shapes.text(x.shape)));
    }
    Tensor w = kernel.reshape(1, 1, kernelRows, kernelColumns).flippedKernel();
    Tensor z = x.reshape(1, 1, rows, columns).conv(w, sliding);
    return rank == 1 ? z.reshape(z.shape[3]) : z.reshape(z.shape[2], z.shape[3]);
  }

  /**
   * A kernel turned from one convention into the other: its rows and its columns, or its places,
   * from last to first; channels stay.
   *
   * @return for a kernel (..., out, in, rows, columns), a matrix, (out, in, length) or a vector the
   *     same shape
   * @throws ShapeException if this has no axis or more than four
   */
  default Tensor flippedKernel() {
    Tensor w = self();
    int rank = w.rank();
    if (rank == 0 || rank > 4) {
      throw new ShapeException(
          "flippedKernel", "expected a kernel of 1 to 4 axes, got " + Shapes.text(w.shape));
    }
    Tensor flipped = w.take(rank - 1, downFrom(w.shape[rank - 1]));
    return rank % 2 == 1 ? flipped : flipped.take(rank - 2, downFrom(w.shape[rank - 2]));
  }

  private static int[] downFrom(int n) {
    int[] places = new int[n];
    Arrays.setAll(places, i -> n - 1 - i);
    return places;
  }

  /**
   * The convolution of a layer, which does not flip the kernel (cross-correlation): z_oij = sum_cpq
   * w_ocpq x_c(i s_h + p d_h - top)(j s_v + q d_v - left), for each observation, with zeros for
   * padding; o sees the channels c of its group.
   *
   * @param w the kernels, (out, in / groups, K_h, K_v) for images, (out, in / groups, K) for
   *     sequences
   * @param sliding stride, padding, dilation and groups
   * @return for (n, in, rows, columns) the maps (n, out, rows', columns') with rows' = floor((rows
   *     + top + bottom - d_h (K_h - 1) - 1) / s_h) + 1; for a sequence likewise
   * @throws ShapeException if channels do not match, groups do not divide them or the kernel does
   *     not fit into the padded image; it says the sizes
   */
  default Tensor conv(Tensor w, Sliding sliding) {
    return Convolving.conv(self(), w, null, sliding);
  }

  /**
   * The convolution of a layer and a bias for each channel of its result, in one operation.
   *
   * @param w the kernels, as in {@link #conv(Tensor, Sliding)}
   * @param b the bias, (out)
   * @param sliding stride, padding, dilation and groups
   * @return the maps, with b added to each
   * @throws ShapeException as {@link #conv(Tensor, Sliding)}, or if b has not one number a channel
   */
  default Tensor conv(Tensor w, Tensor b, Sliding sliding) {
    return Convolving.conv(self(), w, b, sliding);
  }

  /**
   * The transposed convolution: each number spreads the kernel over the places that {@link #conv}
   * would have seen for it, so that it is the adjoint of {@code conv}. It is as large as the least
   * image from which {@code conv} gets this tensor's size.
   *
   * @param w the kernels, (in, out / groups, K_h, K_v) or (in, out / groups, K)
   * @param sliding stride, padding (which is cut off), dilation and groups
   * @return for (n, in, rows, columns) the maps (n, out, rows', columns') with rows' = (rows - 1)
   *     s_h + d_h (K_h - 1) + 1 - top - bottom; for a sequence likewise
   * @throws ShapeException if channels do not match, groups do not divide them or nothing is left
   */
  default Tensor convTransposed(Tensor w, Sliding sliding) {
    return Convolving.transposed(self(), w, sliding, 0, 0);
  }

  /**
   * The transposed convolution with some more rows and columns at the end, since images of several
   * sizes have one size of {@link #conv}.
   *
   * @param w the kernels, as in {@link #convTransposed(Tensor, Sliding)}
   * @param sliding stride, padding (which is cut off), dilation and groups
   * @param moreRows at least 0 and below the larger of stride and dilation ("output padding"); 0
   *     for a sequence
   * @param moreColumns likewise
   * @return the maps
   * @throws ShapeException as {@link #convTransposed(Tensor, Sliding)}, or if there are more rows
   *     or columns than may be
   */
  default Tensor convTransposed(Tensor w, Sliding sliding, int moreRows, int moreColumns) {
    return Convolving.transposed(self(), w, sliding, moreRows, moreColumns);
  }

  // ---------------------------------------------------------------- patches

  /**
   * What lies under a window at each position ("im2col"): the convolution by kernels of its size is
   * the product of the kernels, as rows, with this.
   *
   * @param window the window; its padding is zeros
   * @return for (n, c, rows, columns) or (n, c, length) a tensor (n, c K_h K_v, positions): row c
   *     K_h K_v + p K_v + q, column i columns' + j
   * @throws ShapeException if the window does not fit
   */
  default Tensor unfold(Window window) {
    return Convolving.unfold(self(), window);
  }

  /**
   * The adjoint of {@link #unfold}: what was under windows is put back, and added where they
   * overlap.
   *
   * @param window the window
   * @param rows of the image; 1 for a sequence
   * @param columns of the image, or the length of the sequence
   * @return for (n, c K_h K_v, positions) an image (n, c, rows, columns)
   * @throws ShapeException if this is not what unfolding such an image gives
   */
  default Tensor fold(Window window, int rows, int columns) {
    return Convolving.fold(self(), window, rows, columns);
  }

  // ---------------------------------------------------------------- pooling

  /**
   * The largest number of each window. Padding never wins; NaN does. Of those that tie the first in
   * row-major order takes the whole derivative, as in PyTorch.
   *
   * @param window the window; padding at most half its size
   * @return for (n, c, rows, columns) or (n, c, length) a tensor with a number for each position
   * @throws ShapeException if the window does not fit, or is padded by more than half its size
   */
  default Tensor maxPool(Window window) {
    return Convolving.onImages(self(), window, x -> new Pool.Max(window).apply(x));
  }

  /**
   * A convolution with a bias, its positive part and the largest number of each window, in one
   * operation: {@code conv(w, b, sliding).relu().maxPool(window)} to the last bit, without the maps
   * before the pooling.
   *
   * @param w the kernels, as in {@link #conv(Tensor, Sliding)}
   * @param b the bias, (out)
   * @param sliding stride, padding, dilation and groups of the convolution
   * @param window of the pooling; padding at most half its size
   * @return the pooled maps
   * @throws ShapeException as {@link #conv(Tensor, Tensor, Sliding)} and {@link #maxPool}
   */
  default Tensor convReluMaxPool(Tensor w, Tensor b, Sliding sliding, Window window) {
    return Convolving.pooled(self(), w, b, sliding, window);
  }

  /**
   * The average of each window, in which padding counts as zeros.
   *
   * @param window the window; padding at most half its size
   * @return for (n, c, rows, columns) or (n, c, length) a tensor with a number for each position
   * @throws ShapeException if the window does not fit, or is padded by more than half its size
   */
  default Tensor averagePool(Window window) {
    return averagePool(window, true);
  }

  /**
   * The average of each window.
   *
   * @param window the window; padding at most half its size
   * @param paddingCounts whether the sum is divided by all places on the padded image, else by
   *     those on the image
   * @return for (n, c, rows, columns) or (n, c, length) a tensor with a number for each position
   * @throws ShapeException if the window does not fit, or is padded by more than half its size
   */
  default Tensor averagePool(Window window, boolean paddingCounts) {
    Pool.Average average = new Pool.Average(window, paddingCounts);
    return Convolving.onImages(self(), window, x -> average.apply(x));
  }

  /**
   * The average of each channel.
   *
   * @return for (n, c, rows, columns) or (n, c, length) a matrix (n, c)
   * @throws ShapeException if this is no image and no sequence
   */
  default Tensor globalAveragePool() {
    return Convolving.planes("globalAveragePool", self()).mean(2);
  }

  /**
   * The largest number of each channel; of those that tie the first takes the whole derivative.
   *
   * @return for (n, c, rows, columns) or (n, c, length) a matrix (n, c)
   * @throws ShapeException if this is no image and no sequence, or has no pixel
   */
  default Tensor globalMaxPool() {
    Tensor planes = Convolving.planes("globalMaxPool", self());
    int[] shape = planes.shape;
    return planes.maxPool(Window.along(Math.max(1, shape[2]))).reshape(shape[0], shape[1]);
  }

  // ---------------------------------------------------------------- larger images

  /**
   * Each pixel again and again.
   *
   * @param scale s, how often along each axis, at least 1
   * @return for (n, c, rows, columns) an image (n, c, s rows, s columns)
   * @throws ShapeException if this is no image
   */
  default Tensor upsampleNearest(int scale) {
    return Convolving.nearest(self(), scale);
  }

  /**
   * Pixels between pixels by straight lines along both axes: the centre of pixel i is at (i + 1/2)
   * / s - 1/2 of the old ones, and the border goes on as it is ("align_corners" false).
   *
   * @param scale s, how many times as large, at least 1
   * @return for (n, c, rows, columns) an image (n, c, s rows, s columns)
   * @throws ShapeException if this is no image
   */
  default Tensor upsampleBilinear(int scale) {
    return Convolving.bilinear(self(), scale);
  }
}
