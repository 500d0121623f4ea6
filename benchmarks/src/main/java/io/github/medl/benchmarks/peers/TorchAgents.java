package io.github.medl.benchmarks.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/** The steps of {@link AgentSteps} in LibTorch through DJL, eagerly. */
final class TorchAgents {
  private TorchAgents() {}

  private static NDArray column(NDManager manager, int n) {
    long[] actions = new long[n];
    for (int i = 0; i < n; i++) {
      actions[i] = AgentSteps.actions(n)[i];
    }
    return manager.create(actions, new Shape(n, 1)).toType(DataType.INT64, false);
  }

  private static NDArray rows(NDManager manager, int n, double phase) {
    return manager.create(AgentSteps.numbers(n * 4, 1, phase), new Shape(n, 4));
  }

  static Peer.Work dqn(NDManager manager) {
    int n = AgentSteps.Q_BATCH;
    NDArray states = rows(manager, n, 0);
    NDArray next = rows(manager, n, 1);
    NDArray rewards = manager.create(AgentSteps.numbers(n, 3, 2), new Shape(n, 1));
    NDArray futures = manager.create(AgentSteps.futures(n), new Shape(n, 1));
    NDArray actions = column(manager, n);
    TorchNet online = new TorchNet(manager, AgentSteps.Q, Activation::relu, true);
    TorchNet target = new TorchNet(manager, AgentSteps.Q, Activation::relu, false);
    Optimizer adam = Optimizer.adam().optLearningRateTracker(Tracker.fixed(5e-4f)).build();
    Engine engine = Engine.getEngine("PyTorch");
    return () -> {
      try (NDManager scope = manager.newSubManager()) {
        NDArray s = states.duplicate();
        NDArray t = next.duplicate();
        s.attach(scope); // what is computed from it is freed with it
        t.attach(scope);
        NDArray best = online.apply(t).argMax(1).expandDims(1);
        NDArray y = target.apply(t).gather(best, 1).mul(futures).add(rewards);
        double cost;
        try (GradientCollector collector = engine.newGradientCollector()) {
          NDArray e = online.apply(s).gather(actions, 1).sub(y);
          NDArray c = e.clip(-1, 1);
          NDArray loss = e.sub(c.mul(0.5f)).mul(c).mean();
          collector.backward(loss);
          cost = loss.getFloat();
        }
        online.update(adam, "q", 1);
        target.follow(online, (float) AgentSteps.FOLLOW);
        return cost;
      }
    };
  }

  static Peer.Work ppo(NDManager manager) {
    int n = AgentSteps.PPO_BATCH;
    NDArray states = rows(manager, n, 0);
    NDArray advantages = manager.create(AgentSteps.numbers(n, 1, 3), new Shape(n, 1));
    NDArray returns = manager.create(AgentSteps.numbers(n, 5, 4), new Shape(n, 1));
    NDArray old = manager.create(AgentSteps.numbers(n, 0.1, 5), new Shape(n, 1)).sub(0.7f);
    NDArray actions = column(manager, n);
    TorchNet policy = new TorchNet(manager, AgentSteps.POLICY, Activation::tanh, true);
    TorchNet value = new TorchNet(manager, AgentSteps.VALUE, Activation::tanh, true);
    Optimizer adam = Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-3f)).build();
    Engine engine = Engine.getEngine("PyTorch");
    return () -> {
      try (NDManager scope = manager.newSubManager()) {
        NDArray s = states.duplicate();
        s.attach(scope);
        double cost;
        try (GradientCollector collector = engine.newGradientCollector()) {
          NDArray logs = policy.apply(s).logSoftmax(-1).gather(actions, 1);
          NDArray ratio = logs.sub(old).exp();
          NDArray bounded = ratio.clip(1 - AgentSteps.CLIP, 1 + AgentSteps.CLIP).mul(advantages);
          NDArray gain = NDArrays.minimum(ratio.mul(advantages), bounded).mean();
          NDArray missed = value.apply(s).sub(returns).square().mean();
          NDArray loss = missed.mul(0.25f).sub(gain);
          collector.backward(loss);
          cost = loss.getFloat();
        }
        double norm = Math.sqrt(policy.squares() + value.squares());
        float factor = norm > 0.5 ? (float) (0.5 / norm) : 1;
        policy.update(adam, "p", factor);
        value.update(adam, "v", factor);
        return cost;
      }
    };
  }
}
