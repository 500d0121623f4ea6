package io.github.medl.tensor;

/**
 * A part of a convolution that is done at once: some whole images, or some rows of one. How a
 * convolution is cut depends on its sizes alone, so the bits do not depend on the threads.
 *
 * @param image the first image
 * @param images how many
 * @param row the first row of the result
 * @param rows how many
 */
record ConvolutionTile(int image, int images, int row, int rows) {
  /** Numbers that the patches of a tile may take: they then stay in the cache of a processor. */
  private static final int SCRATCH = 1 << 16;

  /** Into how many tiles a batch is cut at least, so that threads share them equally. */
  private static final int SHARES = 8;

  /** The tiles of a convolution, or of one image of it. */
  record Grid(int imagesEach, int rowsEach, int acrossImages, int acrossRows) {
    static Grid of(ConvolutionSizes s) {
      int positions = Math.max(1, SCRATCH / Math.max(1, s.patch()));
      int imagesEach =
          Math.max(
              1, Math.min(positions / (s.outRows() * s.line()), (s.images() - 1) / SHARES + 1));
      int rowsEach =
          imagesEach > 1 ? s.outRows() : Math.max(1, Math.min(s.outRows(), positions / s.line()));
      return new Grid(
          imagesEach,
          rowsEach,
          (s.images() - 1) / imagesEach + 1,
          (s.outRows() - 1) / rowsEach + 1);
    }

    int count() {
      return acrossImages * acrossRows;
    }

    /** The tiles of the same images follow each other, from the first row to the last. */
    ConvolutionTile tile(int number, ConvolutionSizes s) {
      int image = number / acrossRows * imagesEach;
      int row = number % acrossRows * rowsEach;
      return new ConvolutionTile(
          image,
          Math.min(imagesEach, s.images() - image),
          row,
          Math.min(rowsEach, s.outRows() - row));
    }

    /** Columns of the patches of the largest tile. */
    int width(ConvolutionSizes s) {
      return imagesEach * rowsEach * s.line();
    }
  }

  /** All of one image. */
  static ConvolutionTile whole(int image, ConvolutionSizes s) {
    return new ConvolutionTile(image, 1, 0, s.outRows());
  }

  /** Columns of its patches. */
  int width(ConvolutionSizes s) {
    return images * rows * s.line();
  }
}
