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

  /** Writes the patches of an image, of one group, to {@code patches[start]}, ... */
  static void gather(ConvolutionSizes s, double[] x, int image, double[] patches, int start) {
    int to = start;
    for (int c = 0; c < s.in(); c++) {
      int plane = (image * s.in() + c) * s.plane();
      for (int p = 0; p < s.kernelRows(); p++) {
        for (int q = 0; q < s.kernelColumns(); q++, to += s.outPlane()) {
          copyRows(s, x, plane, p, q, patches, to);
        }
      }
    }
  }

  private static void copyRows(
      ConvolutionSizes s, double[] x, int plane, int p, int q, double[] patches, int start) {
    int width = s.outColumns();
    for (int i = 0, to = start; i < s.outRows(); i++, to += width) {
      copyRow(s, x, plane, s.down().at(i, p), q, patches, to);
    }
  }

  /** What lies under column q of the kernel in a row of a plane, zeros where that is padding. */
  static void copyRow(
      ConvolutionSizes s, double[] x, int plane, int row, int q, double[] patches, int to) {
    int width = s.outColumns();
    int first = s.across().first(q);
    int end = s.across().end(q, s.columns(), width);
    if (row < 0 || row >= s.rows() || first >= end) {
      Arrays.fill(patches, to, to + width, 0);
    } else {
      int at = plane + row * s.columns() + s.across().at(first, q);
      copyRow(x, at, s.across().stride(), patches, to, first, end, width);
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

  /** Adds the patches of an image to where {@link #gather} takes them from. */
  static void scatter(ConvolutionSizes s, double[] patches, int start, int image, double[] x) {
    int from = start;
    for (int c = 0; c < s.in(); c++) {
      int plane = (image * s.in() + c) * s.plane();
      for (int p = 0; p < s.kernelRows(); p++) {
        for (int q = 0; q < s.kernelColumns(); q++) {
          for (int i = 0; i < s.outRows(); i++, from += s.outColumns()) {
            addRow(s, patches, from, q, x, plane, s.down().at(i, p));
          }
        }
      }
    }
  }

  /** Adds what lies under column q of the kernel to a row of a plane. */
  static void addRow(
      ConvolutionSizes s, double[] patches, int from, int q, double[] x, int plane, int row) {
    if (row < 0 || row >= s.rows()) {
      return;
    }
    int first = s.across().first(q);
    int end = s.across().end(q, s.columns(), s.outColumns());
    int stride = s.across().stride();
    int to = plane + row * s.columns() + s.across().at(first, q);
    for (int j = first; j < end; j++, to += stride) {
      x[to] += patches[from + j];
    }
  }
}
