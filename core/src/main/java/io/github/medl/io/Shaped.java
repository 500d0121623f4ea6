package io.github.medl.io;

import java.util.StringJoiner;

/** The shapes that files give, of lengths that no array need have. */
final class Shaped {
  private static final int MOST_AXES = 64;

  private Shaped() {}

  /** As {@link io.github.medl.tensor.Shapes#text}, of lengths that a file may make up. */
  static String text(long... shape) {
    StringJoiner joiner = new StringJoiner(", ", "(", shape.length == 1 ? ",)" : ")");
    for (long length : shape) {
      joiner.add(Long.toString(length));
    }
    return joiner.toString();
  }

  /** A text that a file gives, short enough for a message. */
  static String brief(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }

  /** The number of elements, or -1 if an array cannot have so many of them or so many axes. */
  static int size(long[] shape) {
    if (shape.length > MOST_AXES) {
      return -1;
    }
    long size = 1;
    boolean empty = false;
    for (long length : shape) {
      empty |= length == 0;
      if (length < 0 || length > Integer.MAX_VALUE) {
        return -1;
      }
      size = Math.min(size * Math.max(length, 1), Integer.MAX_VALUE + 1L);
    }
    return empty ? 0 : size > Integer.MAX_VALUE - 16 ? -1 : (int) size;
  }
}
