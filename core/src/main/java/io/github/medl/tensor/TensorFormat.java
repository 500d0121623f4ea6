package io.github.medl.tensor;

import java.util.Arrays;
import java.util.StringJoiner;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Writes tensors as NumPy prints arrays: nested brackets, columns aligned at the point, lines of at
 * most 75 characters, and an ellipsis in the middle of long axes.
 */
final class TensorFormat {
  /** With more elements than this only the ends of long axes are shown. */
  private static final int THRESHOLD = 1000;

  private static final int EDGE = 3;
  private static final int LINE = 75;

  /** Stands for the places that are left out. */
  private static final int ELLIPSIS = -1;

  private final Tensor x;
  private final NumberColumn numbers;

  private TensorFormat(Tensor x) {
    this.x = x;
    this.numbers = new NumberColumn(shown(0, 0).toArray(), x.dtype);
  }

  static String format(Tensor x) {
    if (x.rank() == 0) {
      return NumberColumn.alone(x.flat(0), x.dtype);
    }
    return x.size() == 0 ? "[]" : new TensorFormat(x).block(0, 0, LINE);
  }

  /** Offsets of the elements that appear; the format follows from these alone. */
  private DoubleStream shown(int axis, int offset) {
    if (axis == x.rank()) {
      return DoubleStream.of(x.flat(offset));
    }
    int stride = stride(axis);
    return Arrays.stream(places(axis))
        .filter(place -> place != ELLIPSIS)
        .boxed()
        .flatMapToDouble(place -> shown(axis + 1, offset + place * stride));
  }

  private int[] places(int axis) {
    int n = x.shape[axis];
    if (x.size() <= THRESHOLD || n <= 2 * EDGE) {
      return IntStream.range(0, n).toArray();
    }
    return IntStream.rangeClosed(0, 2 * EDGE)
        .map(i -> i < EDGE ? i : i == EDGE ? ELLIPSIS : n - 1 - 2 * EDGE + i)
        .toArray();
  }

  private int stride(int axis) {
    return Shapes.size(x.shape, axis + 1, x.rank());
  }

  private String block(int axis, int offset, int width) {
    String indent = " ".repeat(axis + 1);
    int further = x.rank() - 1 - axis;
    if (further == 0) {
      return row(offset, indent, width - 1);
    }
    StringJoiner blocks = new StringJoiner("\n".repeat(further) + indent, "[", "]");
    for (int place : places(axis)) {
      blocks.add(
          place == ELLIPSIS ? "..." : block(axis + 1, offset + place * stride(axis), width - 1));
    }
    return blocks.toString();
  }

  /** The last axis, broken into lines where it would pass {@code width}. */
  private String row(int offset, String indent, int width) {
    StringJoiner lines = new StringJoiner("\n" + indent, "[", "]");
    String line = "";
    String gap = "";
    for (int place : places(x.rank() - 1)) {
      String word = place == ELLIPSIS ? "..." : numbers.text(x.flat(offset + place));
      if (!line.isEmpty() && indent.length() + line.length() + 1 + word.length() > width) {
        lines.add(line.stripTrailing());
        line = "";
        gap = "";
      }
      line += gap + word;
      gap = " ";
    }
    return lines.add(line).toString();
  }
}
