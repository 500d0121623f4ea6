package io.github.medl.tensor;

import java.util.Locale;

/**
 * How the kernel of a convolution moves over an image: stride, padding with zeros on four sides,
 * dilation, and into how many groups the channels fall. Of a sequence the columns are meant.
 *
 * <pre>{@code
 * x.conv(w, Sliding.UNIT);                             // "valid"
 * x.conv(w, Sliding.by(2).padded(1));                  // stride 2, a frame of zeros
 * x.conv(w, Sliding.UNIT.dilated(2).same(3, 3));       // as large as the image
 * x.conv(w, Sliding.UNIT.inGroups(channels));          // depthwise
 * }</pre>
 *
 * @param down along the rows, downwards (the book's index h)
 * @param across along the columns, to the right (the book's index v)
 * @param groups into how many groups the channels fall; those of a group see no other
 */
public record Sliding(Along down, Along across, int groups) {
  /** Step by step, without padding, without gaps, one group. */
  public static final Sliding UNIT = new Sliding(Along.UNIT, Along.UNIT, 1);

  /**
   * Checks the groups.
   *
   * @param down along the rows, downwards
   * @param across along the columns, to the right
   * @param groups into how many groups the channels fall
   * @throws IllegalArgumentException if there is not at least one group
   */
  public Sliding {
    if (groups < 1) {
      throw new IllegalArgumentException("at least 1 group, got " + groups);
    }
  }

  /**
   * The same stride along both axes, without padding, without gaps.
   *
   * @param stride s, at least 1
   * @return the sliding
   */
  public static Sliding by(int stride) {
    return by(stride, stride);
  }

  /**
   * A stride along each axis, without padding, without gaps.
   *
   * @param rows s_h, downwards
   * @param columns s_v, to the right
   * @return the sliding
   */
  public static Sliding by(int rows, int columns) {
    return new Sliding(new Along(rows, 0, 0, 1), new Along(columns, 0, 0, 1), 1);
  }

  /**
   * The same with a frame of zeros.
   *
   * @param padding its width on all four sides
   * @return the sliding
   */
  public Sliding padded(int padding) {
    return padded(padding, padding, padding, padding);
  }

  /**
   * The same with zeros on four sides.
   *
   * @param top rows above
   * @param bottom rows below
   * @param left columns at the left; before a sequence
   * @param right columns at the right; after a sequence
   * @return the sliding
   */
  public Sliding padded(int top, int bottom, int left, int right) {
    return new Sliding(
        new Along(down.stride(), top, bottom, down.dilation()),
        new Along(across.stride(), left, right, across.dilation()),
        groups);
  }

  /**
   * The same with gaps between the places of the kernel.
   *
   * @param dilation d along both axes; 1 is without gaps
   * @return the sliding
   */
  public Sliding dilated(int dilation) {
    return dilated(dilation, dilation);
  }

  /**
   * The same with gaps between the places of the kernel. Padding that depends on the dilation is
   * said afterwards.
   *
   * @param rows d downwards
   * @param columns d to the right
   * @return the sliding
   */
  public Sliding dilated(int rows, int columns) {
    return new Sliding(
        new Along(down.stride(), down.before(), down.after(), rows),
        new Along(across.stride(), across.before(), across.after(), columns),
        groups);
  }

  /**
   * The same in groups.
   *
   * @param number how many; as many as there are channels is a depthwise convolution
   * @return the sliding
   */
  public Sliding inGroups(int number) {
    return new Sliding(down, across, number);
  }

  /**
   * Padding so that the result is as large as the image, for stride 1. Where d (K - 1) is odd, the
   * extra zero comes after, as in PyTorch; {@link Convolution#convolve} has it before, as NumPy.
   *
   * @param kernelRows K_h
   * @param kernelColumns K_v
   * @return the sliding
   * @throws IllegalArgumentException if a stride is not 1: the padding then depends on the size of
   *     the image
   */
  public Sliding same(int kernelRows, int kernelColumns) {
    if (down.stride() != 1 || across.stride() != 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "\"same\" with strides (%d, %d) depends on the image: say its size too",
              down.stride(),
              across.stride()));
    }
    return same(kernelRows, kernelColumns, 1, 1); // without strides the image does not matter
  }

  /**
   * Padding so that the result has ceil(M / s) positions along an axis of length M, the convention
   * of TensorFlow; an odd zero comes after.
   *
   * @param kernelRows K_h
   * @param kernelColumns K_v
   * @param rows M_h of the image
   * @param columns M_v of the image
   * @return the sliding
   */
  public Sliding same(int kernelRows, int kernelColumns, int rows, int columns) {
    int vertical = total(down, kernelRows, rows);
    int horizontal = total(across, kernelColumns, columns);
    return padded(
        vertical / 2, vertical - vertical / 2, horizontal / 2, horizontal - horizontal / 2);
  }

  private static int total(Along along, int size, int length) {
    int positions = (length + along.stride() - 1) / along.stride();
    return Math.max(0, (positions - 1) * along.stride() + along.span(size) - length);
  }

  /**
   * Padding so that every position counts at which kernel and image overlap, d (K - 1) on all
   * sides.
   *
   * @param kernelRows K_h
   * @param kernelColumns K_v
   * @return the sliding
   */
  public Sliding full(int kernelRows, int kernelColumns) {
    int vertical = down.span(kernelRows) - 1;
    int horizontal = across.span(kernelColumns) - 1;
    return padded(vertical, vertical, horizontal, horizontal);
  }

  /**
   * Padding before a sequence alone, d (K - 1), so that no result looks ahead.
   *
   * @param kernelSize K
   * @return the sliding
   */
  public Sliding causal(int kernelSize) {
    return padded(0, 0, across.span(kernelSize) - 1, 0);
  }

  /** The same along a sequence, which has one row. */
  Sliding ofSequence() {
    return new Sliding(Along.UNIT, across, groups);
  }
}
