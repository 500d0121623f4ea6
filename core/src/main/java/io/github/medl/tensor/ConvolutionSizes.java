package io.github.medl.tensor;

import java.util.Locale;

/**
 * The sizes of a convolution, checked.
 *
 * @param images n
 * @param groups how many groups of channels there are
 * @param in channels of a group in the image
 * @param out channels of a group in the result
 * @param rows of the image
 * @param columns of the image
 * @param kernelRows of the kernel
 * @param kernelColumns of the kernel
 * @param outRows of the result
 * @param outColumns of the result
 * @param down steps along the rows
 * @param across steps along the columns
 */
record ConvolutionSizes(
    int images,
    int groups,
    int in,
    int out,
    int rows,
    int columns,
    int kernelRows,
    int kernelColumns,
    int outRows,
    int outColumns,
    Along down,
    Along across) {

  /** Of an image x (n, in, rows, columns) and a kernel w (out, in / groups, K_h, K_v). */
  static ConvolutionSizes of(String operation, int[] x, int[] w, Sliding sliding) {
    int groups = sliding.groups();
    if (x.length != 4 || w.length != 4) {
      throw new ShapeException(
          operation,
          String.format(
              Locale.ROOT,
              "expected an image (n, channels, rows, columns) and a kernel (out, in / groups, rows,"
                  + " columns), got %s and %s",
              Shapes.text(x),
              Shapes.text(w)));
    }
    if (x[1] % groups != 0 || w[0] % groups != 0) {
      throw new ShapeException(
          operation,
          String.format(
              Locale.ROOT, "%d groups do not divide %d channels into %d", groups, x[1], w[0]));
    }
    if (x[1] / groups != w[1]) {
      throw new ShapeException(
          operation,
          String.format(
              Locale.ROOT,
              "the image %s has %d channels%s, the kernel %s is for %d",
              Shapes.text(x),
              x[1] / groups,
              groups == 1 ? "" : " in each of " + groups + " groups",
              Shapes.text(w),
              w[1]));
    }
    Along down = sliding.down();
    Along across = sliding.across();
    return new ConvolutionSizes(
        x[0],
        groups,
        w[1],
        w[0] / groups,
        x[2],
        x[3],
        w[2],
        w[3],
        positions(operation, "rows", down, x[2], w[2], down.positions(x[2], w[2])),
        positions(operation, "columns", across, x[3], w[3], across.positions(x[3], w[3])),
        down,
        across);
  }

  /** That a window fits at least once. */
  static int positions(
      String operation, String axis, Along along, int length, int size, int positions) {
    if (size < 1 || positions < 1) {
      throw new ShapeException(
          operation,
          String.format(
              Locale.ROOT,
              "a window over %d %s%s does not fit into %d%s",
              along.span(size),
              axis,
              along.dilation() == 1
                  ? ""
                  : String.format(Locale.ROOT, " (%d places, dilation %d)", size, along.dilation()),
              length,
              along.before() + along.after() == 0
                  ? ""
                  : String.format(
                      Locale.ROOT, " with padding %d and %d", along.before(), along.after())));
    }
    return positions;
  }

  /** Elements of one channel of the result. */
  int outPlane() {
    return outRows * outColumns;
  }

  /** Elements of one channel of the image. */
  int plane() {
    return rows * columns;
  }

  /** Numbers under the kernel at one position. */
  int patch() {
    return in * kernelRows * kernelColumns;
  }

  int[] imageShape() {
    return new int[] {images, groups * in, rows, columns};
  }

  int[] kernelShape() {
    return new int[] {groups * out, in, kernelRows, kernelColumns};
  }

  int[] resultShape() {
    return new int[] {images, groups * out, outRows, outColumns};
  }

  /** A multiplication and an addition for each term of each sum. */
  long flops() {
    return 2L * images * groups * out * outPlane() * patch();
  }

  /**
   * Whether the adjoint by the image is a convolution of δ: step by step, and with no more padding
   * than a kernel reaches over.
   */
  boolean isTurnable() {
    return isTurnable(down, kernelRows) && isTurnable(across, kernelColumns);
  }

  private static boolean isTurnable(Along along, int size) {
    return along.stride() == 1 && along.before() < along.span(size);
  }

  /** Those of the adjoint by the image as a convolution of δ, the kernel flipped. */
  ConvolutionSizes turned() {
    return new ConvolutionSizes(
        images,
        groups,
        out,
        in,
        outRows,
        outColumns,
        kernelRows,
        kernelColumns,
        rows,
        columns,
        turned(down, kernelRows),
        turned(across, kernelColumns));
  }

  /** What is behind the last element is never asked for. */
  private static Along turned(Along along, int size) {
    return new Along(1, along.span(size) - 1 - along.before(), 0, along.dilation());
  }

  /** Whether the patches are the image itself. */
  boolean isPointwise() {
    return kernelRows == 1 && kernelColumns == 1 && isUnit(down) && isUnit(across);
  }

  /** Whether every channel of the image is a group of its own. */
  boolean isDepthwise() {
    return in == 1 && groups > 1;
  }

  private static boolean isUnit(Along along) {
    return along.stride() == 1 && along.before() == 0 && along.after() == 0;
  }
}
