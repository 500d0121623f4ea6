package io.github.medl.optim;

import java.util.Locale;

/** Arguments that make no sense are refused with a message for the user. */
final class Check {
  private Check() {}

  static void that(boolean holds, String message, Object... values) {
    if (!holds) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
    }
  }

  static void rate(String where, double rate) {
    that(
        rate >= 0 && rate < Double.POSITIVE_INFINITY,
        "%s: a learning rate must be finite and not negative, got %s",
        where,
        rate);
  }

  /** A factor of exponential smoothing. */
  static void smoothing(String where, String name, double beta) {
    that(beta >= 0 && beta < 1, "%s: %s must be in [0, 1), got %s", where, name, beta);
  }

  static void notNegative(String where, String name, double number) {
    that(
        number >= 0 && number < Double.POSITIVE_INFINITY,
        "%s: %s must be finite and must not be negative, got %s",
        where,
        name,
        number);
  }
}
