package io.github.medl.benchmarks.peers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.layers.Activation;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.Follower;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Clipping;
import io.github.medl.optim.Optimisers;
import io.github.medl.rl.deep.ActorCritic;
import io.github.medl.rl.deep.Categorical;
import io.github.medl.rl.deep.PolicyLoss;
import io.github.medl.rl.deep.QLoss;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** The steps of agents that are compared, in medl; {@link TorchAgents} has them in LibTorch. */
final class AgentSteps {
  /** The network of lab 8.6: observations, hidden layers, actions. */
  static final int[] Q = {4, 128, 128, 2};

  /** The policy of lab 8.7. */
  static final int[] POLICY = {4, 64, 64, 2};

  /** The values of lab 8.7. */
  static final int[] VALUE = {4, 64, 64, 1};

  static final int Q_BATCH = 128;
  static final int PPO_BATCH = 256;
  static final double CLIP = 0.2;
  static final double FOLLOW = 0.005;

  static final List<AgentStep> TABLE =
      List.of(
          new AgentStep("dqn-step-4-128-128-2", 0.3, 0.42, AgentSteps::dqn, TorchAgents::dqn),
          new AgentStep("ppo-pass-4-64-64-2", 0.3, 0.42, AgentSteps::ppo, TorchAgents::ppo));

  private AgentSteps() {}

  /** Sines of a phase of their own: no two alike, and none random. */
  static float[] numbers(int n, double size, double phase) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) (size * Math.sin(1.7 * i + phase));
    }
    return x;
  }

  /** The first weights of a layer, (in, out). */
  static float[] weights(int[] sizes, int layer) {
    return numbers(
        sizes[layer] * sizes[layer + 1], 1.4 / Math.sqrt(sizes[layer]), layer + sizes[1]);
  }

  /** An action of each row: 0 and 1 in no order. */
  static int[] actions(int n) {
    int[] actions = new int[n];
    for (int i = 0; i < n; i++) {
      actions[i] = i * 7 % 3 % 2;
    }
    return actions;
  }

  /** What follows is worth γ³, or nothing where the episode ended. */
  static float[] futures(int n) {
    float[] futures = new float[n];
    for (int i = 0; i < n; i++) {
      futures[i] = i % 10 == 0 ? 0 : 0.970299f;
    }
    return futures;
  }

  /** A feed-forward network with these first weights. */
  static Layer network(int[] sizes, Activation between) {
    List<Layer> layers = new ArrayList<>();
    for (int layer = 0; layer < sizes.length - 1; layer++) {
      Tensor weight = Tensor.of(weights(sizes, layer), sizes[layer], sizes[layer + 1]);
      layers.add(new Dense(weight, Tensor.of(new float[sizes[layer + 1]])));
      if (layer < sizes.length - 2) {
        layers.add(between);
      }
    }
    return new Sequential(layers);
  }

  private static Peer.Work dqn() {
    int n = Q_BATCH;
    Tensor states = Tensor.of(numbers(n * 4, 1, 0), n, 4);
    Tensor next = Tensor.of(numbers(n * 4, 1, 1), n, 4);
    Tensor rewards = Tensor.of(numbers(n, 3, 2));
    Tensor futures = Tensor.of(futures(n));
    Tensor ones = rewards.fullLike(1);
    int[] actions = actions(n);
    Trainer<Layer> trainer = Trainer.of(network(Q, Activations.relu()), Optimisers.adam(5e-4));
    Follower<Layer> target = Follower.of(trainer);
    return () -> {
      Tensor targets =
          QLoss.doubleTargets(
              rewards, futures, trainer.live().apply(next), target.network().apply(next));
      double loss =
          trainer.step(q -> QLoss.huber(QLoss.errors(q.apply(states), actions, targets), ones));
      target.follow(FOLLOW);
      return loss;
    };
  }

  private static Peer.Work ppo() {
    int n = PPO_BATCH;
    Tensor states = Tensor.of(numbers(n * 4, 1, 0), n, 4);
    Tensor advantages = Tensor.of(numbers(n, 1, 3));
    Tensor returns = Tensor.of(numbers(n, 5, 4));
    Tensor old = Tensor.of(numbers(n, 0.1, 5)).sub(0.7);
    Categorical law = new Categorical();
    List<Integer> actions = new ArrayList<>();
    for (int action : actions(n)) {
      actions.add(action);
    }
    Trainer<ActorCritic> trainer =
        Trainer.of(
            new ActorCritic(
                network(POLICY, Activations.tanh()), network(VALUE, Activations.tanh())),
            Optimisers.adam(1e-3).clip(Clipping.byNorm(0.5)));
    return () ->
        trainer.step(
            network -> {
              Tensor logs = law.logProbabilities(network.policy().apply(states), actions);
              Tensor values = network.value().apply(states).reshape(n);
              return PolicyLoss.clipped(logs, old, advantages, CLIP)
                  .add(PolicyLoss.value(values, returns).mul(0.5));
            });
  }
}
