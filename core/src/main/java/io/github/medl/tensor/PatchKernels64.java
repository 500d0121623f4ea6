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
   * line} columns for each row of the result; those beyond its columns are zeros.
   */
  static void gather(
      ConvolutionSizes s,
      double[] x,
      int group,
      ConvolutionTile t,
      int line,
      double[] patches,
      int start) {
    boolean byPlane = line == s.columns() && s.across().stride() == 1 && s.down().stride() == 1;
    int run = t.rows() * line;
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
              clearOutside(patches, to, t.rows(), line, first, end);
            } else {
              copyRows(s, x, plane, t, line, p, q, patches, to);
            }
          }
        }
      }
    }
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
      double[] patches, int start, int rows, int line, int first, int end) {
    if (first >= end) {
      Arrays.fill(patches, start, start + rows * line, 0);
      return;
    }
    if (first == 0 && end == line) {
      return;
    }
    for (int i = 0, to = start; i < rows; i++, to += line) {
      for (int j = 0; j < first; j++) {
        patches[to + j] = 0;
      }
      for (int j = end; j < line; j++) {
        patches[to + j] = 0;
      }
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

  /** Adds the patches of a tile and a group to where {@link #gather} takes them from. */
  static void scatter(
      ConvolutionSizes s,
      double[] patches,
      int start,
      int group,
      ConvolutionTile t,
      int line,
      double[] x) {
    int width = s.outColumns();
    int stride = s.across().stride();
    int from = start;
    for (int c = 0; c < s.in(); c++) {
      for (int p = 0; p < s.kernelRows(); p++) {
        for (int q = 0; q < s.kernelColumns(); q++) {
          int first = s.across().first(q);
          int end = s.across().end(q, s.columns(), width);
          for (int n = t.image(); n < t.image() + t.images(); n++) {
            int plane = ((n * s.groups() + group) * s.in() + c) * s.plane();
            for (int i = t.row(); i < t.row() + t.rows(); i++, from += line) {
              int row = s.down().at(i, p);
              if (row >= 0 && row < s.rows() && first < end) {
                int to = plane + row * s.columns() + s.across().at(first, q);
                for (int j = first; j < end; j++, to += stride) {
                  x[to] += patches[from + j];
                }
              }
            }
          }
        }
      }
    }
  }
}
