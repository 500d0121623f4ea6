package io.github.medl.rl.deep;

import io.github.medl.networks.Layer;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Optimiser;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.environment.Environment;
import io.github.medl.rl.returns.Returns;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * REINFORCE (Williams 1992): after each episode a step along -mean log π(a | s) (G − b), where b is
 * a second network's guess of G, or 0. A truncated episode ends with that guess of what would
 * follow.
 *
 * <p>The same stream gives the same bits. A learner belongs to one thread.
 *
 * @param <A> what an action is
 */
public final class Reinforce<A> {
  private final Environment<A> environment;
  private final ActionDistribution<A> law;
  private final double discount;
  private final SplittableStream chance;
  private final SplittableStream exploring;
  private final Trainer<Layer> policy;
  private final @Nullable Trainer<Layer> baseline;
  private final int width;
  private EpisodeListener listener = EpisodeListener.none();
  private long steps;

  /**
   * A learner before its first episode.
   *
   * @param policy observations to outputs; stays as it is
   * @param policyOptimiser a method that has taken no step yet
   * @param baseline observations to (n, 1), in the policy's number format; null for none
   * @param baselineOptimiser another one; null for none
   * @param law which actions the outputs mean
   * @param environment where it acts
   * @param discount γ
   * @param stream is split for chance and actions
   */
  public Reinforce(
      Layer policy,
      Optimiser policyOptimiser,
      @Nullable Layer baseline,
      @Nullable Optimiser baselineOptimiser,
      ActionDistribution<A> law,
      Environment<A> environment,
      double discount,
      SplittableStream stream) {
    this.policy = Trainer.of(policy, policyOptimiser);
    this.baseline =
        baseline == null || baselineOptimiser == null
            ? null
            : Trainer.of(baseline, baselineOptimiser);
    this.law = law;
    this.environment = environment;
    this.discount = discount;
    chance = stream.split();
    exploring = stream.split();
    width = environment.observationSize();
  }

  /**
   * Tells of episodes that end.
   *
   * @param who hears of them from now on
   * @return this
   */
  public Reinforce<A> listener(EpisodeListener who) {
    listener = who;
    return this;
  }

  /**
   * Plays one episode and learns from it.
   *
   * @return the sum of its rewards
   */
  public double episode() {
    DType dtype = policy.dtype();
    double[] seen = new double[width * 64];
    double[] rewards = new double[64];
    List<A> actions = new ArrayList<>();
    double total = 0;
    int t = 0;
    environment.reset(chance);
    while (!environment.isOver()) {
      if (t == rewards.length) {
        seen = Arrays.copyOf(seen, 2 * seen.length);
        rewards = Arrays.copyOf(rewards, 2 * t);
      }
      environment.observe(seen, t * width);
      double[] row = Arrays.copyOfRange(seen, t * width, (t + 1) * width);
      A action = law.draw(Observed.outputs(policy.live(), row, width, dtype), exploring);
      actions.add(action);
      rewards[t] = Observed.reward(environment.step(action, chance), steps + t + 1);
      total += rewards[t++];
    }
    steps += t;
    learn(Arrays.copyOf(seen, t * width), actions, Arrays.copyOf(rewards, t));
    listener.ended(steps, total);
    return total;
  }

  private void learn(double[] seen, List<A> actions, double[] rewards) {
    DType dtype = policy.dtype();
    Tensor states = Observed.rows(seen, width, dtype);
    int n = rewards.length;
    double last = 0;
    if (baseline != null && environment.isTruncated()) {
      last = Observed.outputs(baseline.live(), environment.observation(), width, dtype)[0];
    }
    Tensor returns = Tensor.wrap(Returns.discounted(rewards, discount, last)).cast(dtype);
    Tensor advantages =
        baseline == null ? returns : returns.sub(baseline.live().apply(states).reshape(n)).detach();
    policy.step(
        p -> PolicyLoss.gradient(law.logProbabilities(p.apply(states), actions), advantages));
    if (baseline != null) {
      baseline.step(b -> b.apply(states).reshape(n).sub(returns).square().mean());
    }
  }

  /**
   * The policy as it is now.
   *
   * @return a copy that later episodes leave alone
   */
  public Layer policy() {
    return policy.network();
  }

  /**
   * The number of steps of the environment.
   *
   * @return over all episodes
   */
  public long steps() {
    return steps;
  }
}
