package io.github.medl.learning;

/** Says why a model cannot be fitted to data, and what to do about it. */
public final class UnfittableException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param message why, and what to do
   */
  public UnfittableException(String message) {
    super(message);
  }
}
