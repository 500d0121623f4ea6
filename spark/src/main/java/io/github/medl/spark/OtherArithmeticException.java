package io.github.medl.spark;

/** An executor computes other last bits than the driver. */
final class OtherArithmeticException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OtherArithmeticException(String message) {
    super(message);
  }
}
