package io.github.medl.tensor;

import io.github.medl.engine.Panel;

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
  /** Bytes that the strips of a tile may take: they then stay in the cache of a processor. */
  private static final int SCRATCH = 1 << 19;

  /** Into how many tiles a batch is cut at least, so that threads share them equally. */
  private static final int SHARES = 8;

  /** The tiles of a convolution, or of one image of it. */
  record Grid(int imagesEach, int rowsEach, int acrossImages, int acrossRows) {
    /** For numbers of so many bytes. */
    static Grid of(ConvolutionSizes s, int bytes) {
      int room = SCRATCH / bytes;
      if (s.groups() == 1 && 2 * ConvolutionStrips.size(s, s.outRows()) <= room) {
        int fit = (int) (room / ConvolutionStrips.size(s, s.outRows()));
        int each = Math.max(1, Math.min(fit, (s.images() - 1) / SHARES + 1));
        return new Grid(each, s.outRows(), (s.images() - 1) / each + 1, 1);
      }
      int rows = 1; // as many as there is room for, in equal parts
      while (rows < s.outRows() && ConvolutionStrips.size(s, rows + 1) <= room) {
        rows++;
      }
      int parts = (s.outRows() - 1) / rows + 1;
      int each = (s.outRows() - 1) / parts + 1;
      return new Grid(1, each, s.images(), (s.outRows() - 1) / each + 1);
    }

    /** Each image is a tile. */
    static Grid ofImages(ConvolutionSizes s) {
      return new Grid(1, s.outRows(), s.images(), 1);
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
  }

  /** All of one image. */
  static ConvolutionTile whole(int image, ConvolutionSizes s) {
    return new ConvolutionTile(image, 1, 0, s.outRows());
  }

  /** Its rows as a matrix with a row for each channel of a group and each of its images. */
  Panel panel(ConvolutionSizes s, int group) {
    int rows = s.out() * images; // of several images only if there is one group
    return new Panel(start(s, group), rows, this.rows * s.outColumns(), s.outPlane());
  }

  private int start(ConvolutionSizes s, int group) {
    int plane = (image * s.groups() + group) * s.out();
    return (plane * s.outRows() + row) * s.outColumns();
  }
}
