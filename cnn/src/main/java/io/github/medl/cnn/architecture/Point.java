package io.github.medl.cnn.architecture;

import org.jspecify.annotations.Nullable;

/**
 * A place within a network: how large observations are there and what each number sees.
 *
 * @param size the size
 * @param field the receptive field; null for everything
 */
public record Point(Size size, @Nullable Field field) {
  /** The wider of two fields, as where branches meet. */
  static @Nullable Field wider(@Nullable Field a, @Nullable Field b) {
    if (a == null || b == null) {
      return null;
    }
    return b.size() > a.size() ? b : a;
  }
}
