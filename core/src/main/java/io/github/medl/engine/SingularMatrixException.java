package io.github.medl.engine;

/** Thrown when a linear system has no unique solution because its matrix is singular. */
public final class SingularMatrixException extends ArithmeticException {
  private static final long serialVersionUID = 1L;

  /**
   * An exception with a message for the user.
   *
   * @param message what is singular, and what to do about it
   */
  public SingularMatrixException(String message) {
    super(message);
  }

  /**
   * What {@code solve} says of a singular matrix.
   *
   * @param n the order of the matrix
   * @return the exception, to be thrown
   */
  public static SingularMatrixException ofOrder(int n) {
    return new SingularMatrixException(
        "solve: the "
            + n
            + " x "
            + n
            + " matrix is singular; use lstsq for a least-squares"
            + " solution of minimum norm");
  }
}
