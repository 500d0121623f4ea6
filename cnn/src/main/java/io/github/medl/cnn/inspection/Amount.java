package io.github.medl.cnn.inspection;

/** How much and how often: numbers of which the negative and the endless make no sense. */
final class Amount {
  private Amount() {}

  static void check(String operation, String what, double amount) {
    if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          operation + ": " + what + " must be finite and not negative, it is " + amount);
    }
  }
}
