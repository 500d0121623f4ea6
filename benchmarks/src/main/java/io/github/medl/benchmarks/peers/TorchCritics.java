package io.github.medl.benchmarks.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/**
 * The steps of {@link CriticSteps} in LibTorch through DJL. DJL's gradient collector keeps no graph
 * of a gradient, so there is no second order: the critic's gradient by its input is written out by
 * hand, and only that is differentiated. It is less work than LibTorch would have to do for it.
 */
final class TorchCritics {
  private TorchCritics() {}

  private static NDArray rows(NDManager manager, double phase) {
    return manager.create(CriticSteps.points(phase), new Shape(CriticSteps.BATCH, 2));
  }

  static Peer.Work step(NDManager manager, boolean isPenalised) {
    NDArray real = rows(manager, 0);
    NDArray fake = rows(manager, 1);
    NDArray between = rows(manager, 2);
    float slope = (float) CriticSteps.SLOPE;
    TorchNet critic =
        new TorchNet(manager, CriticSteps.CRITIC, a -> Activation.leakyRelu(a, slope), true);
    Optimizer adam = Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-5f)).build();
    Engine engine = Engine.getEngine("PyTorch");
    return () -> {
      try (NDManager scope = manager.newSubManager()) {
        NDArray x = real.duplicate();
        NDArray y = fake.duplicate();
        NDArray z = between.duplicate();
        x.attach(scope); // what is computed from it is freed with it
        y.attach(scope);
        z.attach(scope);
        double cost;
        try (GradientCollector collector = engine.newGradientCollector()) {
          NDArray loss = critic.apply(y).mean().sub(critic.apply(x).mean());
          if (isPenalised) {
            loss = loss.add(penalty(critic, z));
          }
          collector.backward(loss);
          cost = loss.getFloat();
        }
        critic.update(adam, "f", 1);
        return cost;
      }
    };
  }

  /** E (|gradient of f| - 1)², where the slopes of the rectifiers are constants. */
  private static NDArray penalty(TorchNet critic, NDArray x) {
    NDArray first = critic.layer(0, x);
    NDArray slopes = slopes(first);
    NDArray others = slopes(critic.layer(1, first.mul(slopes)));
    NDArray gradient = others.mul(critic.weight(2)).matMul(critic.weight(1)).mul(slopes);
    NDArray norm = gradient.matMul(critic.weight(0)).square().sum(new int[] {1}).sqrt();
    return norm.sub(1).square().mean();
  }

  private static NDArray slopes(NDArray activations) {
    float slope = (float) CriticSteps.SLOPE;
    return activations.gt(0).toType(DataType.FLOAT32, false).mul(1 - slope).add(slope);
  }
}
