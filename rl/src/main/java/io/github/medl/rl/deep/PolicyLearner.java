package io.github.medl.rl.deep;

import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Optimiser;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.environment.EnvironmentVector;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Actor-critic and PPO: several environments take some steps by the policy, advantages are
 * estimated (GAE), and policy and values learn from them, once or, clipped, several times.
 *
 * <pre>{@code
 * EnvironmentVector<Integer> eight = new EnvironmentVector<>(8, CartPole::new, stream.split());
 * PolicyLearner<Integer> learner =
 *     new PolicyLearner<>(network, optimiser, eight, new Categorical(), PolicySettings.ppo(), stream);
 * while (learner.steps() < 100_000) {
 *   learner.iterate();
 * }
 * }</pre>
 *
 * <p>The same streams give the same bits. A learner belongs to one thread.
 *
 * @param <A> what an action is
 */
public final class PolicyLearner<A> {
  private final PolicySettings settings;
  private final ActionDistribution<A> law;
  private final Trainer<ActorCritic> trainer;
  private final Rollout<A> rollout;
  private final SplittableStream shuffling;
  private final int width;
  private EpisodeListener listener = EpisodeListener.none();
  private double divergence = Double.NaN;
  private double clippedShare = Double.NaN;

  /** What is learned from at once. */
  private record Batch<A>(
      Tensor states, List<A> actions, Tensor advantages, Tensor returns, Tensor oldLogs) {}

  /**
   * A learner before its first step.
   *
   * @param network policy and values; stays as it is
   * @param optimiser a method that has taken no step yet
   * @param environments where it acts
   * @param law which actions the policy's outputs mean
   * @param settings the rest
   * @param stream is split for actions and the order of batches
   */
  public PolicyLearner(
      ActorCritic network,
      Optimiser optimiser,
      EnvironmentVector<A> environments,
      ActionDistribution<A> law,
      PolicySettings settings,
      SplittableStream stream) {
    this.settings = settings;
    this.law = law;
    trainer = Trainer.of(network, optimiser);
    rollout = new Rollout<>(environments, law, settings.steps(), stream.split());
    shuffling = stream.split();
    width = environments.observationSize();
    if (settings.pieces() < 1 || settings.steps() * environments.size() % settings.pieces() != 0) {
      throw new IllegalArgumentException(
          settings.steps() * environments.size()
              + " steps cannot be divided into "
              + settings.pieces()
              + " batches of one size");
    }
  }

  /**
   * Tells of episodes that end.
   *
   * @param who hears of them from now on
   * @return this
   */
  public PolicyLearner<A> listener(EpisodeListener who) {
    listener = who;
    return this;
  }

  /** Acts for some steps and learns from them. */
  public void iterate() {
    collect();
    learn();
  }

  /** Acts: the first half of {@link #iterate}. */
  void collect() {
    rollout.collect(trainer.live(), trainer.dtype(), listener);
    rollout.estimate(settings.discount(), settings.lambda());
  }

  /** Learns from what was collected: the second half of {@link #iterate}. */
  void learn() {
    Batch<A> all = everything();
    int n = all.actions().size();
    for (int pass = 0; pass < settings.passes(); pass++) {
      if (settings.pieces() == 1) {
        step(all);
        continue;
      }
      int[] order = shuffling.permutation(n);
      int size = n / settings.pieces();
      for (int from = 0; from < n; from += size) {
        step(part(all, Arrays.copyOfRange(order, from, from + size)));
      }
    }
    if (Double.isFinite(settings.clip())) {
      Tensor logs =
          law.logProbabilities(trainer.live().policy().apply(all.states()), all.actions());
      divergence = PolicyLoss.divergence(logs, all.oldLogs());
      clippedShare = PolicyLoss.clippedShare(logs, all.oldLogs(), settings.clip());
    }
  }

  private Batch<A> everything() {
    DType dtype = trainer.dtype();
    Tensor states = Observed.rows(rollout.observations, width, dtype);
    Tensor advantages = Tensor.of(rollout.advantages);
    Tensor returns = advantages.add(Tensor.of(rollout.values));
    List<A> actions = List.copyOf(rollout.actions);
    Tensor old =
        Double.isFinite(settings.clip())
            ? law.logProbabilities(trainer.live().policy().apply(states), actions)
            : Tensor.zeros(actions.size()).cast(dtype);
    return new Batch<>(states, actions, advantages.cast(dtype), returns.cast(dtype), old);
  }

  private Batch<A> part(Batch<A> all, int[] places) {
    List<A> actions = new ArrayList<>(places.length);
    for (int place : places) {
      actions.add(all.actions().get(place));
    }
    return new Batch<>(
        all.states().take(0, places),
        actions,
        all.advantages().take(0, places),
        all.returns().take(0, places),
        all.oldLogs().take(0, places));
  }

  private void step(Batch<A> batch) {
    Tensor advantages =
        settings.normalises() ? PolicyLoss.normalised(batch.advantages()) : batch.advantages();
    int n = batch.actions().size();
    trainer.step(
        network -> {
          Tensor outputs = network.policy().apply(batch.states());
          Tensor logs = law.logProbabilities(outputs, batch.actions());
          Tensor values = network.value().apply(batch.states()).reshape(n);
          Tensor loss =
              Double.isFinite(settings.clip())
                  ? PolicyLoss.clipped(logs, batch.oldLogs(), advantages, settings.clip())
                  : PolicyLoss.gradient(logs, advantages);
          loss = loss.add(PolicyLoss.value(values, batch.returns()).mul(settings.valueWeight()));
          return settings.entropyWeight() == 0
              ? loss
              : loss.sub(law.entropies(outputs).mean().mul(settings.entropyWeight()));
        });
  }

  /**
   * Policy and values over the parameters themselves: the next step shows through.
   *
   * @return the networks as they stand
   */
  public ActorCritic live() {
    return trainer.live();
  }

  /**
   * Policy and values as they are now.
   *
   * @return a copy that later steps leave alone
   */
  public ActorCritic network() {
    return trainer.network();
  }

  /**
   * The number of steps of all environments.
   *
   * @return t
   */
  public long steps() {
    return rollout.count();
  }

  /**
   * How far PPO's last iteration moved the policy, in nats; see {@link PolicyLoss#divergence}.
   *
   * @return NaN before the first, and without a clip
   */
  public double divergence() {
    return divergence;
  }

  /**
   * The share of ratios beyond the clip after PPO's last iteration.
   *
   * @return NaN before the first, and without a clip
   */
  public double clippedShare() {
    return clippedShare;
  }
}
