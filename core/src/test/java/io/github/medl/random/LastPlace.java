package io.github.medl.random;

import static org.assertj.core.api.Assertions.assertThat;

/** Equality of numbers that contain a logarithm, whose last bit differs between C libraries. */
final class LastPlace {
  private LastPlace() {}

  /** Each within two units in the last place, and at least 99 of 100 equal. */
  static void assertEqual(double[] ours, double[] theirs) {
    assertThat(ours).hasSameSizeAs(theirs);
    int equal = 0;
    for (int i = 0; i < ours.length; i++) {
      double difference = Math.abs(ours[i] - theirs[i]);
      assertThat(difference).as("number %d", i).isLessThanOrEqualTo(2 * Math.ulp(theirs[i]));
      equal += difference == 0 ? 1 : 0;
    }
    assertThat(equal)
        .as("numbers with equal bits, of %d", ours.length)
        .isGreaterThanOrEqualTo(99 * ours.length / 100);
  }
}
