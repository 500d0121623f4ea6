package io.github.medl.tensor;

import java.util.Locale;
import org.apache.commons.math3.util.ArithmeticUtils;

/**
 * How a window of K places moves along one axis: place p of its i-th position is element {@code i
 * stride + p dilation - before} of the axis, and what lies outside is padding.
 *
 * @param stride s, how far a step goes, at least 1
 * @param before how many places of padding there are before the first element
 * @param after how many there are after the last
 * @param dilation d, how far apart neighbouring places of the window are, at least 1
 */
public record Along(int stride, int before, int after, int dilation) {
  /** Step by step, without padding, without gaps. */
  public static final Along UNIT = new Along(1, 0, 0, 1);

  /**
   * Checks the numbers.
   *
   * @param stride s, how far a step goes, at least 1
   * @param before how many places of padding there are before the first element
   * @param after how many there are after the last
   * @param dilation d, how far apart neighbouring places of the window are, at least 1
   * @throws IllegalArgumentException if stride or dilation are below 1, or padding below 0
   */
  public Along {
    if (stride < 1 || dilation < 1 || before < 0 || after < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "stride %d and dilation %d must be at least 1, padding (%d, %d) at least 0",
              stride,
              dilation,
              before,
              after));
    }
  }

  /**
   * How many elements a window reaches over, gaps included.
   *
   * @param size K, the places of the window
   * @return d (K - 1) + 1
   * @throws ShapeException if that is more than an array holds
   */
  public int span(int size) {
    return whole(1 + (size - 1L) * dilation, size);
  }

  /** A place on an axis, which is a whole number of Java. */
  private int whole(long place, int size) {
    if (place != (int) place) {
      throw new ShapeException(
          "window",
          String.format(
              Locale.ROOT,
              "%d places with stride %d, dilation %d and padding (%d, %d) reach over more than 2^31"
                  + " - 1 elements",
              size,
              stride,
              dilation,
              before,
              after));
    }
    return (int) place;
  }

  /**
   * How many positions a window has that lie within the padded axis.
   *
   * @param length M, the elements of the axis
   * @param size K, the places of the window
   * @return floor((M + before + after - d (K - 1) - 1) / s) + 1; 0 if the window does not fit
   * @throws ShapeException if the padded axis is longer than an array
   */
  public int positions(int length, int size) {
    int room = whole((long) length + before + after, size) - span(size);
    return room < 0 ? 0 : room / stride + 1;
  }

  /**
   * The shortest axis on which a window has a number of positions: what a transposed convolution
   * makes.
   *
   * @param positions how many, at least 1
   * @param size K, the places of the window
   * @return (positions - 1) s + d (K - 1) + 1 - before - after
   * @throws ShapeException if that is more than an array holds
   */
  public int length(int positions, int size) {
    whole((positions - 1L) * stride + span(size), size); // with what is cut off
    return whole((positions - 1L) * stride + span(size) - before - after, size);
  }

  /** The element under a place of the window at a position; it may lie outside the axis. */
  int at(int position, int place) {
    return position * stride + place * dilation - before;
  }

  /** The first position at which a place of the window lies on the axis or behind its start. */
  int first(int place) {
    int missing = before - place * dilation;
    return missing <= 0 ? 0 : (missing - 1) / stride + 1;
  }

  /** The position from which on a place of the window lies behind an axis of this length. */
  int end(int place, int length, int positions) {
    int room = length - 1 + before - place * dilation;
    return room < 0 ? 0 : Math.min(positions, room / stride + 1);
  }

  /** How many places of the window further its elements are whole strides further. */
  int period() {
    return stride / ArithmeticUtils.gcd(stride, dilation);
  }
}
