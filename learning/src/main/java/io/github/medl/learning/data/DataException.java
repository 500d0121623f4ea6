package io.github.medl.learning.data;

import org.jspecify.annotations.Nullable;

/** Data cannot be loaded; the message says why and what to do. */
public class DataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * An error with its reason.
   *
   * @param message what went wrong and what to do
   * @param cause the underlying error, if there is one
   */
  public DataException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
