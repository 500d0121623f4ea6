package io.github.medl.tensor;

import java.util.Arrays;

/**
 * Sums, means, maxima and softmax over groups of rows: the neighbours of a node of a graph, the
 * words of a text, the steps of an episode. Rows are the parts along the first axis; {@code
 * segments[i]} is the number of the group that row i belongs to. The rows of a group need not be
 * together. Sums are taken in the order of the rows.
 */
public sealed interface Segments permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  private int[] checked(String operation, int[] segments, int count) {
    if (self().rank() == 0 || self().dim(0) != segments.length) {
      throw new ShapeException(
          operation,
          segments.length + " segments for " + self().shapeText() + "; expected one for each row");
    }
    if (count < 0) {
      throw new IllegalArgumentException(
          operation + ": the number of segments must not be negative, it is " + count);
    }
    int row = Shapes.size(self().shape, 1, self().rank());
    Room.check(
        operation,
        count + " segments of " + row + (row == 1 ? " number" : " numbers"),
        (double) count * row * (self().dtype == DType.FLOAT32 ? Float.BYTES : Double.BYTES));
    for (int i = 0; i < segments.length; i++) {
      if (segments[i] < 0 || segments[i] >= count) {
        throw new IndexOutOfBoundsException(
            operation + ": row " + i + " is in segment " + segments[i] + " of " + count);
      }
    }
    return segments.clone();
  }

  /**
   * The sum of the rows of each segment.
   *
   * @param segments the segment of each row, 0, 1, ..., count - 1
   * @param count the number of segments
   * @return a tensor with {@code count} rows; zeros for a segment without rows
   * @throws ShapeException if there is not one segment for each row
   * @throws IndexOutOfBoundsException if a segment is negative or not below {@code count}
   * @throws IllegalArgumentException if {@code count} is negative, or more than memory holds
   */
  default Tensor segmentSum(int[] segments, int count) {
    return new Selections.ScatterAdd(0, checked("segmentSum", segments, count), count)
        .apply(self());
  }

  /**
   * The mean of the rows of each segment.
   *
   * @param segments the segment of each row, 0, 1, ..., count - 1
   * @param count the number of segments
   * @return a tensor with {@code count} rows; zeros for a segment without rows
   * @throws ShapeException if there is not one segment for each row
   * @throws IndexOutOfBoundsException if a segment is negative or not below {@code count}
   * @throws IllegalArgumentException if {@code count} is negative, or more than memory holds
   */
  default Tensor segmentMean(int[] segments, int count) {
    int[] s = checked("segmentMean", segments, count);
    double[] rows = new double[count];
    for (int segment : s) {
      rows[segment]++;
    }
    int[] column = new int[self().rank()];
    Arrays.fill(column, 1);
    column[0] = count;
    Tensor divisor = Tensor.generate(i -> Math.max(rows[i], 1), column).cast(self().dtype);
    return new Selections.ScatterAdd(0, s, count).apply(self()).div(divisor);
  }

  /**
   * The largest of each column among the rows of each segment; NaN if there is one. Its derivative
   * is shared equally among elements that tie.
   *
   * @param segments the segment of each row, 0, 1, ..., count - 1
   * @param count the number of segments
   * @return a tensor with {@code count} rows; minus infinity for a segment without rows
   * @throws ShapeException if there is not one segment for each row
   * @throws IndexOutOfBoundsException if a segment is negative or not below {@code count}
   * @throws IllegalArgumentException if {@code count} is negative, or more than memory holds
   */
  default Tensor segmentMax(int[] segments, int count) {
    return new Segment.Max(checked("segmentMax", segments, count), count).apply(self());
  }

  /**
   * The softmax of each column among the rows of each segment: e<sup>x_i</sup> divided by the sum
   * of e<sup>x_j</sup> over the rows j of the segment of i, computed without overflow.
   *
   * @param segments the segment of each row, 0, 1, ..., count - 1
   * @param count the number of segments
   * @return a tensor of the same shape, whose sums by segment are 1; where one element is +infinity
   *     the limit, 1 for it and 0 for the others
   * @throws ShapeException if there is not one segment for each row
   * @throws IndexOutOfBoundsException if a segment is negative or not below {@code count}
   * @throws IllegalArgumentException if {@code count} is negative, or more than memory holds
   */
  default Tensor segmentSoftmax(int[] segments, int count) {
    int[] s = checked("segmentSoftmax", segments, count);
    // A shift changes no softmax, so no derivative flows through it.
    Tensor largest = new Segment.Max(s, count).apply(self().detach());
    Tensor shift = new Selections.Take(0, s).apply(largest);
    Tensor e = (hasInfinity(largest) ? atInfinity(shift, s, count) : self().sub(shift)).exp();
    Tensor sums = new Selections.ScatterAdd(0, s, count).apply(e);
    return e.div(new Selections.Take(0, s).apply(sums));
  }

  private static boolean hasInfinity(Tensor x) {
    for (int i = 0; i < x.size(); i++) {
      if (x.flat(i) == Double.POSITIVE_INFINITY) {
        return true;
      }
    }
    return false;
  }

  /** x - max, 0 for the one +infinity of a segment, NaN for several. */
  private Tensor atInfinity(Tensor shift, int[] segments, int count) {
    Tensor x = self();
    Tensor isTop = x.detach().equalTo(Double.POSITIVE_INFINITY);
    Tensor tops = new Selections.ScatterAdd(0, segments, count).apply(isTop);
    Tensor unknown = x.constant(Double.NaN).where(tops.greater(1), x.constant(0));
    Tensor ofTop = new Selections.Take(0, segments).apply(unknown);
    return x.constant(0).where(isTop, x).sub(ofTop.where(isTop, shift));
  }
}
