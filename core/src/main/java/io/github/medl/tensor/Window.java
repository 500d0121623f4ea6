package io.github.medl.tensor;

import java.util.Locale;

/**
 * A window that moves over each channel of an image, as in pooling: its size and its steps. A
 * sequence has one row, and so has its window: {@link #along}.
 *
 * <pre>{@code
 * x.maxPool(Window.of(2));                             // 2 x 2, stride 2
 * x.maxPool(Window.of(3).stride(2).padded(1));         // overlapping
 * }</pre>
 *
 * @param rows K_h
 * @param columns K_v
 * @param down its steps along the rows, downwards
 * @param across its steps along the columns, to the right
 * @param ceil whether a last window may reach beyond the padded image, as long as it begins within
 *     the image or the padding before it; else what the stride does not reach is dropped
 */
public record Window(int rows, int columns, Along down, Along across, boolean ceil) {
  /**
   * Checks the size.
   *
   * @param rows K_h
   * @param columns K_v
   * @param down its steps along the rows, downwards
   * @param across its steps along the columns, to the right
   * @param ceil whether a last window may reach beyond the padded image
   * @throws IllegalArgumentException if the size is not at least 1
   */
  public Window {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a window of at least 1 x 1, got %d x %d", rows, columns));
    }
  }

  /**
   * A square, the steps as long as its side: the image is cut into tiles.
   *
   * @param size K
   * @return the window
   */
  public static Window of(int size) {
    return of(size, size);
  }

  /**
   * A rectangle, the steps as long as its sides.
   *
   * @param rows K_h
   * @param columns K_v
   * @return the window
   */
  public static Window of(int rows, int columns) {
    return new Window(rows, columns, new Along(rows, 0, 0, 1), new Along(columns, 0, 0, 1), false);
  }

  /**
   * A window on a sequence, the steps as long as it is.
   *
   * @param size K
   * @return the window
   */
  public static Window along(int size) {
    return of(1, size);
  }

  /**
   * The same with other steps; of a window with one row those to the right.
   *
   * @param stride s
   * @return the window
   */
  public Window stride(int stride) {
    return stride(rows == 1 ? 1 : stride, stride);
  }

  /**
   * The same with other steps.
   *
   * @param downwards s_h
   * @param rightwards s_v
   * @return the window
   */
  public Window stride(int downwards, int rightwards) {
    return new Window(
        rows,
        columns,
        new Along(downwards, down.before(), down.after(), down.dilation()),
        new Along(rightwards, across.before(), across.after(), across.dilation()),
        ceil);
  }

  /**
   * The same with a frame of padding; of a window with one row at both ends.
   *
   * @param padding its width
   * @return the window
   */
  public Window padded(int padding) {
    int vertical = rows == 1 ? 0 : padding;
    return padded(vertical, vertical, padding, padding);
  }

  /**
   * The same with padding on four sides.
   *
   * @param top rows above
   * @param bottom rows below
   * @param left columns at the left
   * @param right columns at the right
   * @return the window
   */
  public Window padded(int top, int bottom, int left, int right) {
    return new Window(
        rows,
        columns,
        new Along(down.stride(), top, bottom, down.dilation()),
        new Along(across.stride(), left, right, across.dilation()),
        ceil);
  }

  /**
   * The same with gaps between its places.
   *
   * @param downwards d along the rows
   * @param rightwards d along the columns
   * @return the window
   */
  public Window dilated(int downwards, int rightwards) {
    return new Window(
        rows,
        columns,
        new Along(down.stride(), down.before(), down.after(), downwards),
        new Along(across.stride(), across.before(), across.after(), rightwards),
        ceil);
  }

  /**
   * The same with one more window where the stride leaves a rest, as long as it begins within the
   * image or the padding before it.
   *
   * @return the window
   */
  public Window ceiling() {
    return new Window(rows, columns, down, across, true);
  }

  /**
   * How many positions a window has along an axis.
   *
   * @param along its steps
   * @param length M, the elements of the axis
   * @param size K, its places along the axis
   * @param ceil whether a last window may reach beyond the padded axis
   * @return the number; 0 if it does not fit
   */
  public static int positions(Along along, int length, int size, boolean ceil) {
    if (!ceil) {
      return along.positions(length, size);
    }
    along.positions(length, size); // refuses what is too long
    long room = (long) length + along.before() + along.after() - along.span(size);
    long positions = Math.floorDiv(room + along.stride() - 1, along.stride()) + 1;
    boolean isOnPadding = (positions - 1) * along.stride() >= (long) length + along.before();
    return Math.max(0, (int) (isOnPadding ? positions - 1 : positions));
  }
}
