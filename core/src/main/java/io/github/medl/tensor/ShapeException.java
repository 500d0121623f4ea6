package io.github.medl.tensor;

/** Says that the shapes given to an operation do not fit, which they are and what was expected. */
public final class ShapeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param operation the operation in the user's words, such as {@code matmul}
   * @param problem the shapes and what was expected of them
   */
  public ShapeException(String operation, String problem) {
    super(operation + ": " + problem);
  }
}
