package io.github.medl.rl.returns;

import java.util.Locale;

/**
 * Generalised advantage estimation (Schulman, Moritz, Levine, Jordan, Abbeel 2016), for several
 * environments side by side. All arrays hold a row a step and in it a number an environment.
 */
public final class Advantages {
  private Advantages() {}

  /**
   * Fills in advantages: δ_t = r_t + γ v'_t (1 − terminated_t) − v_t and A_t = δ_t + γ λ (1 -
   * terminated_t) (1 − truncated_t) A_{t+1}, with nothing after the last step. So a truncated step
   * trusts the value of what followed it, and a terminated one has no future.
   *
   * @param environments how many numbers a row has
   * @param rewards r
   * @param values v of the observations that were acted on
   * @param nextValues v' of the observations that followed, before any reset
   * @param terminated whether the step came to the task's own end
   * @param truncated whether time was up after it
   * @param discount γ
   * @param lambda λ
   * @param advantages is filled
   * @throws IllegalArgumentException if the arrays have different lengths
   */
  public static void fill(
      int environments,
      double[] rewards,
      double[] values,
      double[] nextValues,
      boolean[] terminated,
      boolean[] truncated,
      double discount,
      double lambda,
      double[] advantages) {
    int n = rewards.length;
    if (values.length != n
        || nextValues.length != n
        || terminated.length != n
        || truncated.length != n
        || advantages.length != n
        || environments < 1
        || n % environments != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the arrays must have one length, a multiple of %d environments: %d, %d, %d, %d, %d,"
                  + " %d",
              environments,
              n,
              values.length,
              nextValues.length,
              terminated.length,
              truncated.length,
              advantages.length));
    }
    for (int i = n - 1; i >= 0; i--) {
      double future = terminated[i] ? 0 : discount * nextValues[i];
      double delta = rewards[i] + future - values[i];
      boolean goesOn = !terminated[i] && !truncated[i] && i + environments < n;
      advantages[i] = goesOn ? delta + discount * lambda * advantages[i + environments] : delta;
    }
  }
}
