package io.github.medl.engine;

/** Thrown by the Cholesky factorisation of a matrix that is not positive definite. */
public final class NotPositiveDefiniteException extends ArithmeticException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception with a message for the user.
   *
   * @param message the leading minor that is not positive, and what to do about it
   */
  public NotPositiveDefiniteException(String message) {
    super(message);
  }

  /**
   * What {@code cholesky} says of a matrix that is not positive definite.
   *
   * @param minor the order of the first leading minor that is not positive
   * @param n the order of the matrix
   * @return the exception, to be thrown
   */
  public static NotPositiveDefiniteException atMinor(int minor, int n) {
    return new NotPositiveDefiniteException(
        "cholesky: the leading minor of order "
            + minor
            + " of the "
            + n
            + " x "
            + n
            + " matrix is not positive, so the matrix is not positive definite");
  }
}
