package io.github.medl.tensor;

import java.util.Locale;

/**
 * The sizes of a pooling, checked: each plane (image and channel) by itself.
 *
 * @param planes how many
 * @param rows of a plane
 * @param columns of a plane
 * @param down the windows along the rows
 * @param across the windows along the columns
 */
record PoolingSizes(int planes, int rows, int columns, Axis down, Axis across) {
  /**
   * The windows along one axis: that at position i covers the elements {@code first[i]}, {@code
   * first[i] + step}, ... before {@code end[i]}.
   *
   * @param step the dilation
   * @param first the first element of each window
   * @param end where each window ends
   * @param padded how many places of each window lie on the padded axis
   */
  record Axis(int step, int[] first, int[] end, int[] padded) {
    int positions() {
      return first.length;
    }

    boolean isTiledByTwo() {
      for (int i = 0; i < first.length; i++) {
        if (first[i] != 2 * i || end[i] != 2 * i + 2 || step != 1) {
          return false;
        }
      }
      return true;
    }

    /** How many elements a window covers. */
    int count(int position) {
      return (end[position] - first[position] - 1) / step + 1;
    }

    static Axis of(String operation, String name, Along along, int size, int length, boolean ceil) {
      if (2 * along.before() > size || 2 * along.after() > size) {
        throw new ShapeException(
            operation,
            String.format(
                Locale.ROOT,
                "padding %d and %d of the %s is more than half of the window's %d",
                along.before(),
                along.after(),
                name,
                size));
      }
      int positions = Window.positions(along, length, size, ceil);
      ConvolutionSizes.positions(operation, name, along, length, size, positions);
      int[] first = new int[positions];
      int[] end = new int[positions];
      int[] padded = new int[positions];
      for (int i = 0; i < positions; i++) {
        int start = along.at(i, 0);
        int step = along.dilation();
        first[i] = start >= 0 ? start : start + (-start - 1) / step * step + step;
        end[i] = Math.min(length, along.at(i, size - 1) + 1);
        padded[i] = (Math.min(length + along.after(), start + along.span(size)) - start - 1) / step;
        padded[i]++;
        if (first[i] >= end[i]) {
          throw new ShapeException(
              operation,
              String.format(
                  Locale.ROOT, "window %d along the %d %s lies on padding alone", i, length, name));
        }
      }
      return new Axis(along.dilation(), first, end, padded);
    }
  }

  /** Of images (n, channels, rows, columns). */
  static PoolingSizes of(String operation, int[] x, Window window) {
    if (x.length != 4) {
      throw new ShapeException(
          operation, "expected an image (n, channels, rows, columns), got " + Shapes.text(x));
    }
    boolean ceil = window.ceil();
    return new PoolingSizes(
        x[0] * x[1],
        x[2],
        x[3],
        Axis.of(operation, "rows", window.down(), window.rows(), x[2], ceil),
        Axis.of(operation, "columns", window.across(), window.columns(), x[3], ceil));
  }

  int plane() {
    return rows * columns;
  }

  /** Whether the windows are tiles of 2 x 2 that lie on the plane; asked once a plane. */
  boolean isTiledByTwo() {
    return down.isTiledByTwo() && across.isTiledByTwo();
  }

  int outPlane() {
    return down.positions() * across.positions();
  }

  /** The shape of the result for images of a shape. */
  int[] resultShape(int[] x) {
    return new int[] {x[0], x[1], down.positions(), across.positions()};
  }

  /** What an average divides by at each position of a plane. */
  int[] divisors(boolean paddingCounts) {
    int[] divisors = new int[outPlane()];
    for (int i = 0, k = 0; i < down.positions(); i++) {
      int height = paddingCounts ? down.padded[i] : down.count(i);
      for (int j = 0; j < across.positions(); j++, k++) {
        divisors[k] = height * (paddingCounts ? across.padded[j] : across.count(j));
      }
    }
    return divisors;
  }
}
