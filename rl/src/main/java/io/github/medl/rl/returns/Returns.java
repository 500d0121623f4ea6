package io.github.medl.rl.returns;

import java.util.Locale;

/**
 * Returns of one episode with rewards r_0, ..., r_{T-1} and values v_0, ..., v_T of the states that
 * were met. A terminated episode has v_T = 0, a truncated one the value of its last state.
 */
public final class Returns {
  private Returns() {}

  /**
   * Discounted returns.
   *
   * @param rewards r_0, ..., r_{T-1}
   * @param discount γ
   * @param last v_T, what would follow: 0 after the task's own end
   * @return G_t = r_t + γ G_{t+1} with G_T = v_T, for t = 0, ..., T − 1
   */
  public static double[] discounted(double[] rewards, double discount, double last) {
    double[] returns = new double[rewards.length];
    double following = last;
    for (int t = rewards.length - 1; t >= 0; t--) {
      following = rewards[t] + discount * following;
      returns[t] = following;
    }
    return returns;
  }

  /**
   * Returns of n steps.
   *
   * @param rewards r_0, ..., r_{T-1}
   * @param values v_0, ..., v_T
   * @param discount γ
   * @param n how many rewards before a value is trusted, at least 1
   * @return G_t = r_t + γ r_{t+1} + ... + γⁿ⁻¹ r_{t+n-1} + γⁿ v_{t+n}, cut at the end of the
   *     episode
   */
  public static double[] steps(double[] rewards, double[] values, double discount, int n) {
    requireOneMore(rewards, values);
    if (n < 1) {
      throw new IllegalArgumentException("an n-step return needs n >= 1, got " + n);
    }
    double[] returns = new double[rewards.length];
    for (int t = 0; t < rewards.length; t++) {
      int end = Math.min(t + n, rewards.length);
      double sum = values[end];
      for (int k = end - 1; k >= t; k--) {
        sum = rewards[k] + discount * sum;
      }
      returns[t] = sum;
    }
    return returns;
  }

  /**
   * λ-returns, geometric averages of all n-step returns.
   *
   * @param rewards r_0, ..., r_{T-1}
   * @param values v_0, ..., v_T
   * @param discount γ
   * @param lambda λ: 0 is one step, 1 the whole episode
   * @return G_t = r_t + γ ((1 − λ) v_{t+1} + λ G_{t+1}) with G_T = v_T
   */
  public static double[] lambda(double[] rewards, double[] values, double discount, double lambda) {
    requireOneMore(rewards, values);
    double[] returns = new double[rewards.length];
    double following = values[rewards.length];
    for (int t = rewards.length - 1; t >= 0; t--) {
      following = rewards[t] + discount * ((1 - lambda) * values[t + 1] + lambda * following);
      returns[t] = following;
    }
    return returns;
  }

  private static void requireOneMore(double[] rewards, double[] values) {
    if (values.length != rewards.length + 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d rewards need %d values, got %d",
              rewards.length,
              rewards.length + 1,
              values.length));
    }
  }
}
