package io.github.medl.tensor;

import java.util.Arrays;

/**
 * What lies under the kernel at each position, as a matrix: a row for each place (channel, row and
 * column of the kernel), a column for each position (image, row and column of the result).
 */
final class PatchKernels64 {
  /** Runs shorter than this are copied by a loop, which begins sooner than a block copy. */
  private static final int SHORT_RUN = 16;

  private PatchKernels64() {}

  /**
   * Writes the patches of a tile and a group of channels to {@code patches[start]}, ..., {@code
   * line} columns for each row of the result.
   *
   * @param clears whether columns beyond those of the result are zeros; else any number of the
   *     image may stand there
   */
  static void gather(
      ConvolutionSizes s,
      double[] x,
      int group,
      ConvolutionTile t,
      int line,
      boolean clears,
      double[] patches,
      int start) {
    boolean byPlane = isByPlane(s, line);
    int run = t.rows() * line;
    int until = clears ? line : s.outColumns();
    int to = start;
    for (int c = 0; c < s.in(); c++) {
      for (int p = 0; p < s.kernelRows(); p++) {
        for (int q = 0; q < s.kernelColumns(); q++) {
          int first = s.across().first(q);
          int end = s.across().end(q, s.columns(), s.outColumns());
          for (int n = t.image(); n < t.image() + t.images(); n++, to += run) {
            int plane = ((n * s.groups() + group) * s.in() + c) * s.plane();
            if (byPlane) {
              copyPlane(s, x, plane, t, p, q, patches, to);
              clearOutside(patches, to, t.rows(), line, first, end, until);
            } else {
              copyRows(s, x, plane, t, line, p, q, patches, to);
            }
          }
        }
      }
    }
  }

  /** Whether what lies under a place of the kernel is a whole plane, shifted. */
  private static boolean isByPlane(ConvolutionSizes s, int line) {
    return line == s.columns() && s.across().stride() == 1 && s.down().stride() == 1;
  }

  private static void copyRows(
      ConvolutionSizes s,
      double[] x,
      int plane,
      ConvolutionTile t,
      int line,
      int p,
      int q,
      double[] patches,
      int start) {
    int first = s.across().first(q);
    int end = s.across().end(q, s.columns(), s.outColumns());
    for (int i = 0, to = start; i < t.rows(); i++, to += line) {
      int row = s.down().at(t.row() + i, p);
      if (row < 0 || row >= s.rows() || first >= end) {
        Arrays.fill(patches, to, to + line, 0);
      } else {
        int at = plane + row * s.columns() + s.across().at(first, q);
        copyRow(x, at, s.across().stride(), patches, to, first, end, line);
      }
    }
  }

  /** All rows at once, a shift of the image; what a shift brings in from elsewhere is cleared. */
  private static void copyPlane(
      ConvolutionSizes s,
      double[] x,
      int plane,
      ConvolutionTile t,
      int p,
      int q,
      double[] patches,
      int to) {
    int above = s.down().at(t.row(), p);
    int from = Math.min(t.rows(), Math.max(0, -above));
    int until = Math.max(from, Math.min(t.rows(), s.rows() - above));
    int line = s.columns();
    Arrays.fill(patches, to, to + from * line, 0);
    Arrays.fill(patches, to + until * line, to + t.rows() * line, 0);
    int at = plane + (above + from) * line + s.across().at(0, q);
    int begin = to + from * line;
    int skip = Math.max(0, -at); // before the first image, and behind the last
    int length = Math.min((until - from) * line, x.length - at);
    if (skip < length) {
      System.arraycopy(x, at + skip, patches, begin + skip, length - skip);
    }
  }

  private static void clearOutside(
      double[] patches, int start, int rows, int line, int first, int end, int until) {
    if (first >= end) {
      Arrays.fill(patches, start, start + rows * line, 0);
      return;
    }
    if (first == 0 && end == until) {
      return;
    }
    for (int j = 0; j < first; j++) {
      clearColumn(patches, start + j, rows, line);
    }
    for (int j = end; j < until; j++) {
      clearColumn(patches, start + j, rows, line);
    }
  }

  private static void clearColumn(double[] patches, int start, int rows, int line) {
    for (int i = 0, at = start; i < rows; i++, at += line) {
      patches[at] = 0;
    }
  }

  private static void copyRow(
      double[] x, int at, int stride, double[] patches, int to, int first, int end, int width) {
    for (int j = 0; j < first; j++) {
      patches[to + j] = 0;
    }
    if (stride == 1 && end - first >= SHORT_RUN) {
      System.arraycopy(x, at, patches, to + first, end - first);
    } else {
      for (int j = first, from = at; j < end; j++, from += stride) {
        patches[to + j] = x[from];
      }
    }
    for (int j = end; j < width; j++) {
      patches[to + j] = 0;
    }
  }

  /**
   * Adds the patches of a tile and a group to where {@link #gather} takes them from.
   *
   * @param isClear whether columns beyond those of the result are zeros
   * @param patches are lost: where they lie beyond the image zeros may be written
   */
  static void scatter(
      ConvolutionSizes s,
      double[] patches,
      int start,
      int group,
      ConvolutionTile t,
      int line,
      boolean isClear,
      double[] x) {
    if (isClear && isByPlane(s, line)) {
      scatterPlanes(s, patches, start, group, t, x);
      return;
    }
    int run = t.rows() * line;
    int from = start;
    for (int c = 0; c < s.in(); c++) {
      for (int p = 0; p < s.kernelRows(); p++) {
        for (int q = 0; q < s.kernelColumns(); q++) {
          for (int n = t.image(); n < t.image() + t.images(); n++, from += run) {
            int plane = ((n * s.groups() + group) * s.in() + c) * s.plane();
            addRows(s, patches, from, t, line, p, q, x, plane);
          }
        }
      }
    }
  }

  /**
   * The rows of a plane that a tile reaches are taken out once, and each place of the kernel, moved
   * to where it belongs, is added to all of them: one index for both arrays, so that the loop
   * becomes vectors.
   */
  private static void scatterPlanes(
      ConvolutionSizes s, double[] patches, int start, int group, ConvolutionTile t, double[] x) {
    int line = s.columns();
    int run = t.rows() * line;
    int firstRow = Math.max(0, s.down().at(t.row(), 0));
    int endRow = Math.min(s.rows(), s.down().at(t.row() + t.rows() - 1, s.kernelRows() - 1) + 1);
    if (firstRow >= endRow) {
      return;
    }
    int size = (endRow - firstRow) * line;
    double[] sums = ScratchKernels64.array(ScratchKernels64.SUMS, size);
    double[] moved = ScratchKernels64.array(ScratchKernels64.MOVED, size);
    for (int c = 0; c < s.in(); c++) {
      for (int n = 0; n < t.images(); n++) {
        int image = (t.image() + n) * s.groups() + group;
        int at = (image * s.in() + c) * s.plane() + firstRow * line;
        System.arraycopy(x, at, sums, 0, size);
        for (int p = 0; p < s.kernelRows(); p++) {
          for (int q = 0; q < s.kernelColumns(); q++) {
            int place = (c * s.kernelRows() + p) * s.kernelColumns() + q;
            int from = start + (place * t.images() + n) * run;
            addPlane(s, patches, from, t, p, q, firstRow, moved, sums);
          }
        }
        System.arraycopy(sums, 0, x, at, size);
      }
    }
  }

  /** All rows at once; between the ends of two rows there are zeros to add. */
  private static void addPlane(
      ConvolutionSizes s,
      double[] patches,
      int start,
      ConvolutionTile t,
      int p,
      int q,
      int firstRow,
      double[] moved,
      double[] sums) {
    int line = s.columns();
    int above = s.down().at(t.row(), p);
    int fromRow = Math.min(t.rows(), Math.max(0, -above));
    int untilRow = Math.min(t.rows(), s.rows() - above);
    int firstColumn = s.across().first(q);
    int endColumn = s.across().end(q, line, s.outColumns());
    if (fromRow >= untilRow || firstColumn >= endColumn) {
      return;
    }
    clearOutside(patches, start, t.rows(), line, firstColumn, endColumn, s.outColumns());
    int first = fromRow * line + firstColumn;
    int length = (untilRow - 1) * line + endColumn - first;
    int to = (above - firstRow) * line + s.across().at(0, q) + first;
    System.arraycopy(patches, start + first, moved, to, length);
    add(moved, to, to + length, sums);
  }

  private static void add(double[] moved, int from, int to, double[] sums) {
    for (int k = from; k < to; k++) {
      sums[k] += moved[k];
    }
  }

  private static void addRows(
      ConvolutionSizes s,
      double[] patches,
      int start,
      ConvolutionTile t,
      int line,
      int p,
      int q,
      double[] x,
      int plane) {
    int first = s.across().first(q);
    int end = s.across().end(q, s.columns(), s.outColumns());
    if (first >= end) {
      return;
    }
    int stride = s.across().stride();
    for (int i = t.row(), from = start; i < t.row() + t.rows(); i++, from += line) {
      int row = s.down().at(i, p);
      if (row >= 0 && row < s.rows()) {
        int to = plane + row * s.columns() + s.across().at(first, q);
        for (int j = first; j < end; j++, to += stride) {
          x[to] += patches[from + j];
        }
      }
    }
  }
}
