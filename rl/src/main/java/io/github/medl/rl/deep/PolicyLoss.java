package io.github.medl.rl.deep;

import io.github.medl.tensor.Tensor;

/** Losses of policies and values, as functions of log-probabilities. */
public final class PolicyLoss {
  private static final double TINY = 1e-8;

  private PolicyLoss() {}

  /**
   * The policy gradient, -mean log π(a | s) A with A a constant: REINFORCE with A = G − b.
   *
   * @param logs log π(a | s) of shape (n)
   * @param advantages A of shape (n)
   * @return the loss
   */
  public static Tensor gradient(Tensor logs, Tensor advantages) {
    return logs.mul(advantages).mean().neg();
  }

  /**
   * PPO's clipped loss, -mean min(ρ A, clip(ρ, 1 − ε, 1 + ε) A) with ρ = π / π_old (Schulman,
   * Wolski, Dhariwal, Radford, Klimov 2017): nothing is gained by moving further than ε.
   *
   * @param logs log π(a | s) of shape (n)
   * @param oldLogs log π_old(a | s) of shape (n), a constant
   * @param advantages A of shape (n)
   * @param epsilon ε
   * @return the loss
   */
  public static Tensor clipped(Tensor logs, Tensor oldLogs, Tensor advantages, double epsilon) {
    Tensor ratio = logs.sub(oldLogs).exp();
    Tensor bounded = ratio.clip(1 - epsilon, 1 + epsilon).mul(advantages);
    return ratio.mul(advantages).minimum(bounded).mean().neg();
  }

  /**
   * Half the mean square of what a value misses.
   *
   * @param values v of shape (n)
   * @param returns R of shape (n), constants
   * @return mean (v − R)² / 2
   */
  public static Tensor value(Tensor values, Tensor returns) {
    return values.sub(returns).square().mean().mul(0.5);
  }

  /**
   * The same with values that are not to move further than ε, the worse of both.
   *
   * @param values v of shape (n)
   * @param oldValues v_old of shape (n), constants
   * @param returns R of shape (n), constants
   * @param epsilon ε
   * @return mean max((v − R)², (v_old + clip(v − v_old, -ε, ε) − R)²) / 2
   */
  public static Tensor clippedValue(
      Tensor values, Tensor oldValues, Tensor returns, double epsilon) {
    Tensor near = values.sub(oldValues).clip(-epsilon, epsilon).add(oldValues);
    Tensor plain = values.sub(returns).square();
    return plain.maximum(near.sub(returns).square()).mean().mul(0.5);
  }

  /**
   * How far the policy has moved: the estimate mean (ρ − 1 − log ρ) of KL(π_old || π), never
   * negative.
   *
   * @param logs log π(a | s) of shape (n)
   * @param oldLogs log π_old(a | s) of shape (n)
   * @return nats
   */
  public static double divergence(Tensor logs, Tensor oldLogs) {
    Tensor difference = logs.sub(oldLogs);
    return difference.exp().sub(1).sub(difference).mean().item();
  }

  /**
   * How many ratios are clipped.
   *
   * @param logs log π(a | s) of shape (n)
   * @param oldLogs log π_old(a | s) of shape (n)
   * @param epsilon ε
   * @return the share with |ρ − 1| > ε
   */
  public static double clippedShare(Tensor logs, Tensor oldLogs, double epsilon) {
    return logs.sub(oldLogs).exp().sub(1).abs().greater(epsilon).mean().item();
  }

  /**
   * Advantages of mean 0 and deviation 1 (of a sample, with n − 1).
   *
   * @param advantages A of shape (n), n at least 2
   * @return (A − mean) / (deviation + 1e-8)
   */
  public static Tensor normalised(Tensor advantages) {
    Tensor deviation = advantages.sampleVariance(0).sqrt();
    return advantages.sub(advantages.mean()).div(deviation.add(TINY));
  }
}
