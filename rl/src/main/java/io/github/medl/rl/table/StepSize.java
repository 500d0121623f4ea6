package io.github.medl.rl.table;

import io.github.medl.numeric.CMath;

/** How much of an error is corrected. */
@FunctionalInterface
public interface StepSize {
  /**
   * The rate of an update.
   *
   * @param visits how often this state and action have been updated, this time included
   * @param time how many updates there were in all, this one included
   * @return α
   */
  double at(long visits, long time);

  /**
   * Always the same.
   *
   * @param stepSize α
   * @return the rule
   */
  static StepSize constant(double stepSize) {
    checked("step size", stepSize);
    return (visits, time) -> stepSize;
  }

  /**
   * Smaller the better a pair is known: averages for p = 1.
   *
   * @param power p
   * @return α = visits⁻ᵖ
   */
  static StepSize ofVisits(double power) {
    checked("power of the step size", power);
    return (visits, time) -> CMath.pow(visits, -power);
  }

  /**
   * Smaller with time, for all pairs alike.
   *
   * @param power p
   * @return α = time⁻ᵖ
   */
  static StepSize ofTime(double power) {
    checked("power of the step size", power);
    return (visits, time) -> CMath.pow(time, -power);
  }

  private static void checked(String what, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "the " + what + " must be finite and not negative, it is " + value);
    }
  }
}
