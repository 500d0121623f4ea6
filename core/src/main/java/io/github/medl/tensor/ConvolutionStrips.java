package io.github.medl.tensor;

import io.github.medl.engine.Accumulation.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the strips of a tile stand: what lies under a column of the kernel for each row of the
 * image, with as many numbers as a row of the result has.
 *
 * <p>A matrix of strips has a row for each column q of the kernel and each channel c, (q, c), and
 * within it the rows of the image that the tile reads, one after the other. What lies under place
 * (p, q) at the positions of the tile is then a part of rows (q, c): some of its columns, which
 * follow each other. With a stride s along the rows of the image, those that differ by a multiple
 * of s follow each other.
 *
 * <p>Where a kernel has few columns and channels, sums of so few terms would hardly be worth a
 * product for each row of the kernel. Then the matrix has a row for each place and channel, (p, q,
 * c), padding included, and there is one product.
 *
 * @param s the sizes
 * @param tile the part of the result
 * @param isFramed whether rows of padding are strips, too; else products with them are left out
 * @param first the first position that a strip begins at: in steps of s, from the padding on
 * @param end behind the last
 */
record ConvolutionStrips(
    ConvolutionSizes s, ConvolutionTile tile, boolean isFramed, int first, int end) {

  /** Rows of strips from which a product for each row of the kernel pays. */
  private static final int MANY = 16;

  static ConvolutionStrips of(ConvolutionSizes s, ConvolutionTile tile, boolean isFramed) {
    int first = tile.row();
    int end = tile.row() + tile.rows() + reach(s);
    if (!isFramed && !isJoined(s)) { // without strips that are padding in every phase
      int lastShift = 0;
      for (int phase = 0; phase < phases(s); phase++) {
        lastShift = Math.max(lastShift, shift(s, phase));
      }
      first = Math.max(first, ceilDiv(s.down().before() - lastShift, s.down().stride()));
      end = Math.min(end, ceilDiv(s.rows() + s.down().before(), s.down().stride()));
    }
    return new ConvolutionStrips(s, tile, isFramed, first, Math.max(first, end));
  }

  /** Whether there is one product for all rows of the kernel. */
  static boolean isJoined(ConvolutionSizes s) {
    return s.in() * s.kernelColumns() < MANY;
  }

  private static int ceilDiv(int a, int b) {
    return -Math.floorDiv(-a, b);
  }

  /** How many rows of the image behind the first phase another one begins. */
  private static int shift(ConvolutionSizes s, int phase) {
    return phase * s.down().dilation() % s.down().stride();
  }

  /** How many steps the last place of the kernel is behind the first. */
  private static int reach(ConvolutionSizes s) {
    return isJoined(s) ? 0 : (s.kernelRows() - 1) * s.down().dilation() / s.down().stride();
  }

  /** How many sequences of rows there are that differ by multiples of the stride. */
  private static int phases(ConvolutionSizes s) {
    return isJoined(s) ? 1 : Math.min(s.down().period(), s.kernelRows());
  }

  /** How many numbers the strips of some rows of a result take, for one image. */
  static long size(ConvolutionSizes s, int rows) {
    return (long) rows(s) * phases(s) * (rows + reach(s)) * s.outColumns();
  }

  private static int rows(ConvolutionSizes s) {
    return (isJoined(s) ? s.kernelRows() : 1) * s.kernelColumns() * s.in();
  }

  /** Rows of the kernel that have strips of their own. */
  int bands() {
    return isJoined(s) ? s.kernelRows() : 1;
  }

  int phases() {
    return phases(s);
  }

  /** How many strips of a phase follow each other. */
  int length() {
    return end - first;
  }

  /** Rows of the matrix for one image. */
  int rows() {
    return rows(s);
  }

  /** Columns of the matrix. */
  int width() {
    return phases() * length() * s.outColumns();
  }

  /** How many numbers there are. */
  int size() {
    return tile.images() * rows() * width();
  }

  /** The row of the image that is a strip of a band and a phase; it may lie in the padding. */
  int imageRow(int band, int phase, int strip) {
    int shift = isJoined(s) ? band * s.down().dilation() : shift(s, phase);
    return (first + strip) * s.down().stride() + shift - s.down().before();
  }

  /** What a product of strips is made of. */
  @FunctionalInterface
  interface Part {
    /**
     * One of the products.
     *
     * @param image which of the tile
     * @param p the row of the kernel
     * @param column the column of the matrix at which the strips under it begin
     * @param position of the tile at which that is
     * @param positions how many there are
     */
    Term of(int image, int p, int column, int position, int positions);
  }

  /** The products of all images and rows of the kernel. */
  List<Term> terms(Part part) {
    List<Term> terms = new ArrayList<>();
    int width = s.outColumns();
    for (int image = 0; image < tile.images(); image++) {
      if (isJoined(s)) {
        terms.add(part.of(image, 0, 0, 0, tile.rows() * width));
        continue;
      }
      for (int p = 0; p < s.kernelRows(); p++) {
        int from = from(p);
        int rows = until(p) - from;
        if (rows > 0) {
          terms.add(part.of(image, p, column(p, from), (from - tile.row()) * width, rows * width));
        }
      }
    }
    return terms;
  }

  /** The first row of the result in this tile for which place p of the kernel is a strip. */
  private int from(int p) {
    return isFramed ? tile.row() : Math.max(tile.row(), s.down().first(p));
  }

  /** Behind the last one. */
  private int until(int p) {
    int behind = tile.row() + tile.rows();
    return isFramed ? behind : Math.min(behind, s.down().end(p, s.rows(), s.outRows()));
  }

  /** The column of the matrix at which the strip under place p begins, for a row of the result. */
  private int column(int p, int row) {
    Along down = s.down();
    int strip = row + p * down.dilation() / down.stride() - first;
    return (p % down.period() * length() + strip) * s.outColumns();
  }
}
