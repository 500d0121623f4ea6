package io.github.medl.tensor;

import java.util.Arrays;

/** Writes and adds {@link ConvolutionStrips}. */
final class StripKernels64 {
  /** Runs shorter than this are copied by a loop, which begins sooner than a block copy. */
  private static final int SHORT_RUN = 16;

  private StripKernels64() {}

  /** Writes the strips of a group of channels. */
  static void gather(ConvolutionStrips t, double[] x, int group, double[] strips) {
    ConvolutionSizes s = t.s();
    boolean isShift =
        s.down().stride() == 1 && s.across().stride() == 1 && s.outColumns() == s.columns();
    int to = 0;
    for (int n = t.tile().image(); n < t.tile().image() + t.tile().images(); n++) {
      int image = (n * s.groups() + group) * s.in() * s.plane();
      for (int band = 0; band < t.bands(); band++) {
        for (int q = 0; q < s.kernelColumns(); q++, to += s.in() * t.width()) {
          if (isShift) {
            copyShifted(t, x, image, band, q, strips, to);
          } else {
            copyRows(t, x, image, band, q, strips, to);
          }
        }
      }
    }
  }

  /**
   * Strips under a column of the kernel that lies some whole steps behind another are those under
   * that one, moved by as many positions, but for the last positions.
   */
  private static void copyRows(
      ConvolutionStrips t, double[] x, int image, int band, int q, double[] strips, int start) {
    ConvolutionSizes s = t.s();
    int width = s.outColumns();
    int other = q - s.across().period();
    int moved = s.across().period() * s.across().dilation() / s.across().stride();
    int first = 0;
    int size = s.in() * t.width();
    if (other >= 0 && moved < width && size > 0) {
      int from = start - s.across().period() * size + moved;
      System.arraycopy(strips, from, strips, start, size - moved);
      first = width - moved;
    }
    int inside = Math.max(first, Math.min(width, s.across().first(q)));
    int end = Math.max(inside, s.across().end(q, s.columns(), width));
    if (first > 0 && inside == end) { // only padding moves in
      clear(strips, start, size / width, width, first, width);
      return;
    }
    int to = start;
    for (int c = 0; c < s.in(); c++) {
      int plane = image + c * s.plane() + s.across().at(0, q);
      for (int phase = 0; phase < t.phases(); phase++) {
        int row = t.imageRow(band, phase, 0);
        for (int k = 0; k < t.length(); k++, to += width, row += s.down().stride()) {
          if (row < 0 || row >= s.rows()) {
            Arrays.fill(strips, to, to + width, 0);
          } else {
            int at = plane + row * s.columns();
            copyRow(x, at, s.across().stride(), strips, to, first, inside, end, width);
          }
        }
      }
    }
  }

  /** Positions first, ..., width - 1 of a row, of which some are inside the image. */
  private static void copyRow(
      double[] x,
      int at,
      int stride,
      double[] strips,
      int to,
      int first,
      int inside,
      int end,
      int width) {
    for (int j = first; j < inside; j++) {
      strips[to + j] = 0;
    }
    if (stride == 1 && end - inside >= SHORT_RUN) {
      System.arraycopy(x, at + inside, strips, to + inside, end - inside);
    } else {
      for (int j = inside, from = at + inside * stride; j < end; j++, from += stride) {
        strips[to + j] = x[from];
      }
    }
    for (int j = end; j < width; j++) {
      strips[to + j] = 0;
    }
  }

  /** Many rows at once, and then zeros where a shift brings in the end of another row. */
  private static void copyShifted(
      ConvolutionStrips t, double[] x, int image, int band, int q, double[] strips, int start) {
    ConvolutionSizes s = t.s();
    int columns = s.columns();
    int above = t.imageRow(band, 0, 0);
    int from = Math.max(0, above);
    int until = Math.max(from, Math.min(s.rows(), above + t.length()));
    int shift = s.across().at(0, q);
    if (until - from == s.rows() && t.length() == s.rows()) {
      copy(x, image + shift, strips, start, s.in() * s.plane());
    } else {
      for (int c = 0, to = start; c < s.in(); c++, to += t.width()) {
        int top = to + (from - above) * columns;
        int length = (until - from) * columns;
        Arrays.fill(strips, to, Math.min(top, to + t.width()), 0);
        copy(x, image + c * s.plane() + from * columns + shift, strips, top, length);
        Arrays.fill(strips, Math.min(top + length, to + t.width()), to + t.width(), 0);
      }
    }
    int first = Math.min(columns, s.across().first(q));
    int end = Math.max(first, s.across().end(q, columns, columns));
    clear(strips, start, s.in() * t.length(), columns, 0, first);
    clear(strips, start, s.in() * t.length(), columns, end, columns);
  }

  /** A part of x, of which some may lie before its beginning or behind its end. */
  static void copy(double[] x, int at, double[] strips, int to, int n) {
    int skip = Math.max(0, -at);
    int length = Math.min(n, x.length - at) - skip;
    if (length > 0) {
      System.arraycopy(x, at + skip, strips, to + skip, length);
    }
  }

  /** Zeros in some columns of a matrix. */
  static void clear(double[] x, int start, int rows, int columns, int first, int end) {
    for (int j = first; j < end; j++) {
      for (int i = 0, at = start + j; i < rows; i++, at += columns) {
        x[at] = 0;
      }
    }
  }

  /** Adds the strips of a group of channels to where {@link #gather} takes them from. */
  static void scatter(ConvolutionStrips t, double[] strips, int group, double[] x) {
    ConvolutionSizes s = t.s();
    int from = 0;
    for (int n = t.tile().image(); n < t.tile().image() + t.tile().images(); n++) {
      int image = (n * s.groups() + group) * s.in() * s.plane();
      for (int band = 0; band < t.bands(); band++) {
        for (int q = 0; q < s.kernelColumns(); q++, from += s.in() * t.width()) {
          addRows(t, strips, from, band, q, x, image);
        }
      }
    }
  }

  private static void addRows(
      ConvolutionStrips t, double[] strips, int start, int band, int q, double[] x, int image) {
    ConvolutionSizes s = t.s();
    int from = start;
    for (int c = 0; c < s.in(); c++) {
      int plane = image + c * s.plane();
      for (int phase = 0; phase < t.phases(); phase++) {
        for (int k = 0; k < t.length(); k++, from += s.outColumns()) {
          PatchKernels64.addRow(s, strips, from, q, x, plane, t.imageRow(band, phase, k));
        }
      }
    }
  }
}
