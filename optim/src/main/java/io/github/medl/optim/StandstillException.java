package io.github.medl.optim;

/**
 * Says that a parameter stands still for good: a squared derivative was too large for its format,
 * and all further steps would be divided by infinity.
 */
public final class StandstillException extends ArithmeticException {
  private static final long serialVersionUID = 1L;

  StandstillException(String message) {
    super(message);
  }
}
