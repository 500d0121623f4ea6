package io.github.medl.engine;

/** Thrown by the Cholesky factorization of a matrix that is not positive definite. */
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
}
