package io.github.medl.rl.deep;

import io.github.medl.tensor.Codes;
import io.github.medl.tensor.Tensor;

/** The loss of Q-learning with a network: targets, which are constants, and what misses them. */
public final class QLoss {
  private QLoss() {}

  /**
   * Targets y = r + f max_a Q⁻(s', a), with Q⁻ the target network.
   *
   * @param rewards r of shape (n), sums of k discounted rewards for k steps
   * @param futures f of shape (n): γᵏ, or 0 where the episode came to its own end
   * @param next Q⁻(s', .) of shape (n, A)
   * @return y of shape (n)
   */
  public static Tensor targets(Tensor rewards, Tensor futures, Tensor next) {
    return rewards.add(futures.mul(next.max(1))).detach();
  }

  /**
   * Targets of double Q-learning (van Hasselt, Guez, Silver 2016): the network in training chooses
   * the action, the target network values it.
   *
   * @param rewards r of shape (n)
   * @param futures f of shape (n), as in {@link #targets}
   * @param online Q(s', .) of shape (n, A), which chooses
   * @param next Q⁻(s', .) of shape (n, A), which values
   * @return y of shape (n)
   */
  public static Tensor doubleTargets(Tensor rewards, Tensor futures, Tensor online, Tensor next) {
    return rewards.add(futures.mul(next.pick(online.argmax(1)))).detach();
  }

  /**
   * What is missed, e = Q(s, a) − y.
   *
   * @param q Q(s, .) of shape (n, A)
   * @param actions a, one a row
   * @param targets y of shape (n)
   * @return e of shape (n), differentiable in q
   */
  public static Tensor errors(Tensor q, int[] actions, Tensor targets) {
    return q.pick(actions).sub(targets);
  }

  /**
   * The same for actions in a tensor.
   *
   * @param q Q(s, .) of shape (n, A)
   * @param actions codes a of shape (n)
   * @param targets y of shape (n)
   * @return e of shape (n), differentiable in q
   * @throws IllegalArgumentException if a number is no action; it says which
   */
  public static Tensor errors(Tensor q, Tensor actions, Tensor targets) {
    return errors(q, Codes.read("errors of Q", "action", actions, q.dim(1)), targets);
  }

  /**
   * The weighted mean of squares.
   *
   * @param errors e of shape (n)
   * @param weights of shape (n); ones for a plain mean
   * @return mean w e²
   */
  public static Tensor squares(Tensor errors, Tensor weights) {
    return errors.square().mul(weights).mean();
  }

  /**
   * The weighted mean of Huber's loss, which pulls no harder beyond 1: e²/2 for |e| ≤ 1, |e| - 1/2
   * beyond.
   *
   * @param errors e of shape (n)
   * @param weights of shape (n); ones for a plain mean
   * @return mean w h(e)
   */
  public static Tensor huber(Tensor errors, Tensor weights) {
    Tensor c = errors.clip(-1, 1);
    return errors.sub(c.mul(0.5)).mul(c).mul(weights).mean();
  }
}
