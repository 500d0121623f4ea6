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

  /** Writes the patches of a tile and a group of channels to {@code patches[start]}, ... */
  static void gather(
      ConvolutionSizes s, double[] x, int group, ConvolutionTile t, double[] patches, int start) {
    int width = s.outColumns();
    int to = start;
    for (int c = 0; c < s.in(); c++) {
      for (int p = 0; p < s.kernelRows(); p++) {
        for (int q = 0; q < s.kernelColumns(); q++) {
          int first = s.across().first(q);
          int end = s.across().end(q, s.columns(), width);
          for (int n = t.image(); n < t.image() + t.images(); n++) {
            int plane = ((n * s.groups() + group) * s.in() + c) * s.plane();
            for (int i = t.row(); i < t.row() + t.rows(); i++, to += width) {
              int row = s.down().at(i, p);
              if (row < 0 || row >= s.rows() || first >= end) {
                Arrays.fill(patches, to, to + width, 0);
              } else {
                int at = plane + row * s.columns() + s.across().at(first, q);
                copyRow(x, at, s.across().stride(), patches, to, first, end, width);
              }
            }
          }
        }
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
      ConvolutionSizes s, double[] patches, int start, int group, ConvolutionTile t, double[] x) {
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
            for (int i = t.row(); i < t.row() + t.rows(); i++, from += width) {
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
