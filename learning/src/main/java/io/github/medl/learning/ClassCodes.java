package io.github.medl.learning;

import io.github.medl.tensor.Codes;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/** Class codes: {@link Codes} that form a vector, of at least one observation. */
public final class ClassCodes {
  private ClassCodes() {}

  /**
   * The codes of a vector.
   *
   * @param asking who asks, for the message
   * @param name what the vector is, for the message
   * @param vector of shape (n), n at least 1
   * @return n codes
   * @throws ShapeException if it is no vector
   * @throws IllegalArgumentException if it is empty, or a number is no code; it says which
   */
  public static int[] of(String asking, String name, Tensor vector) {
    return of(asking, name, vector, Integer.MAX_VALUE);
  }

  /**
   * Codes below K.
   *
   * @param asking who asks, for the message
   * @param name what the vector is, for the message
   * @param vector of shape (n), n at least 1
   * @param classes K
   * @return n codes from 0 to K - 1
   * @throws ShapeException if it is no vector
   * @throws IllegalArgumentException if it is empty, or a number is no code; it says which
   */
  public static int[] of(String asking, String name, Tensor vector, int classes) {
    if (vector.rank() != 1) {
      throw new ShapeException(
          asking,
          String.format(
              Locale.ROOT,
              "%s must be a vector of class codes; it has shape %s%s",
              name,
              vector.shapeText(),
              vector.rank() > 0 && vector.size() == vector.dim(0)
                  ? ", flatten() makes a vector of it"
                  : ""));
    }
    if (vector.size() == 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: %s is empty; there is nothing to judge", asking, name));
    }
    return Codes.read(asking, name, vector, classes);
  }

  /**
   * Codes that are whole numbers already.
   *
   * @param asking who asks, for the message
   * @param name what they are, for the message
   * @param codes n codes, n at least 1
   * @return the same
   * @throws IllegalArgumentException if there are none, or one is negative
   */
  public static int[] checked(String asking, String name, int... codes) {
    if (codes.length == 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: %s is empty; there is nothing to judge", asking, name));
    }
    return Codes.checked(asking, name, codes, Integer.MAX_VALUE);
  }

  /**
   * Codes as a vector.
   *
   * @param codes whole numbers
   * @return of shape (n), FLOAT64
   */
  public static Tensor vector(int... codes) {
    return Tensor.wrap(Arrays.stream(codes).asDoubleStream().toArray(), codes.length);
  }
}
