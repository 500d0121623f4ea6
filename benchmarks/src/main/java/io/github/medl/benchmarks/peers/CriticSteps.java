package io.github.medl.benchmarks.peers;

import io.github.medl.gan.adversarial.CriticPenalties;
import io.github.medl.gan.adversarial.GanLoss;
import io.github.medl.gan.adversarial.GanLosses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Optimisers;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * A step of the critic of lab 8.2, with the gradient penalty and without, in medl; {@link
 * TorchCritics} has it in LibTorch.
 */
final class CriticSteps {
  static final int[] CRITIC = {2, 128, 128, 1};
  static final int BATCH = 256;
  static final double SLOPE = 0.2;

  static final List<AgentStep> TABLE =
      List.of(
          new AgentStep(
              "wgan-gp-critic-2-128-128-1",
              0.3,
              0.42,
              () -> step(true),
              manager -> TorchCritics.step(manager, true)),
          new AgentStep(
              "wgan-critic-2-128-128-1",
              0.3,
              0.42,
              () -> step(false),
              manager -> TorchCritics.step(manager, false)));

  private CriticSteps() {}

  /** Real points, generated ones, and points between. */
  static float[] points(double phase) {
    return AgentSteps.numbers(BATCH * 2, 2, phase);
  }

  private static Tensor rows(double phase) {
    return Tensor.of(points(phase), BATCH, 2);
  }

  private static Peer.Work step(boolean isPenalised) {
    Tensor real = rows(0);
    Tensor fake = rows(1);
    Tensor between = rows(2);
    GanLoss loss = GanLosses.wasserstein();
    Trainer<Layer> trainer =
        Trainer.of(AgentSteps.network(CRITIC, Activations.leakyRelu(SLOPE)), Optimisers.adam(1e-5));
    return () ->
        trainer.step(
            f -> {
              Tensor cost = loss.discriminator(f.apply(real), f.apply(fake));
              return isPenalised
                  ? cost.add(CriticPenalties.gradientPenalty(1, f::apply, between))
                  : cost;
            });
  }
}
