package io.github.medl.benchmarks.peers;

import io.github.medl.gan.diffusion.Denoiser;
import io.github.medl.gan.diffusion.NoiseLoss;
import io.github.medl.gan.diffusion.Schedule;
import io.github.medl.gan.vae.GaussianLayer;
import io.github.medl.gan.vae.Likelihood;
import io.github.medl.gan.vae.VariationalAutoencoder;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.training.Follower;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Optimisers;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * A step of the autoencoder of lab 8.1 and one of the diffusion of lab 8.4, in medl; {@link
 * TorchGenerators} has them in LibTorch. What is drawn is given, so that both compute the same.
 */
final class GenerativeSteps {
  static final int BATCH = 128;
  static final int PIXELS = 784;
  static final int HIDDEN = 400;
  static final int LATENT = 20;
  static final int SMALL = 64;
  static final int EMBEDDING = 32;
  static final int CLASSES = 10;
  static final int STEPS = 200;
  static final int[] DENOISER = {SMALL + EMBEDDING + CLASSES, 256, 256, 256, SMALL};
  static final double AVERAGE = 0.001;
  static final double RATE = 1e-4;

  static final List<AgentStep> TABLE =
      List.of(
          new AgentStep("vae-784-400-20", 0.5, 0.7, GenerativeSteps::vae, TorchGenerators::vae),
          new AgentStep(
              "diffusion-106-256-64",
              0.5,
              0.7,
              GenerativeSteps::diffusion,
              TorchGenerators::diffusion));

  private GenerativeSteps() {}

  /** Pixels of 0 and 1. */
  static float[] pixels() {
    float[] x = AgentSteps.numbers(BATCH * PIXELS, 1, 0);
    for (int i = 0; i < x.length; i++) {
      x[i] = x[i] > 0.6f ? 1 : 0;
    }
    return x;
  }

  /** The step of each row. */
  static int[] steps() {
    int[] steps = new int[BATCH];
    for (int i = 0; i < BATCH; i++) {
      steps[i] = 1 + i * 37 % STEPS;
    }
    return steps;
  }

  /** The class of each row. */
  static int[] labels() {
    int[] labels = new int[BATCH];
    for (int i = 0; i < BATCH; i++) {
      labels[i] = i % CLASSES;
    }
    return labels;
  }

  private static Tensor numbers(double phase, int... shape) {
    return Tensor.of(AgentSteps.numbers(shape[0] * shape[1], 1, phase), shape);
  }

  private static Peer.Work vae() {
    Tensor x = Tensor.of(pixels(), BATCH, PIXELS);
    Tensor noise = numbers(1, BATCH, LATENT);
    int[] body = {PIXELS, HIDDEN};
    int[] head = {HIDDEN, LATENT};
    VariationalAutoencoder start =
        new VariationalAutoencoder(
            new GaussianLayer(
                Layers.sequential(AgentSteps.network(body, Activations.relu()), Activations.relu()),
                AgentSteps.network(head, Activations.relu()),
                AgentSteps.network(head, Activations.relu())),
            AgentSteps.network(new int[] {LATENT, HIDDEN, PIXELS}, Activations.relu()),
            Likelihood.bernoulli());
    Trainer<VariationalAutoencoder> trainer = Trainer.of(start, Optimisers.adam(RATE));
    Pass pass = Pass.training();
    return () -> trainer.step(vae -> vae.terms(x, noise, pass).loss(1));
  }

  private static Peer.Work diffusion() {
    Tensor x = numbers(0, BATCH, SMALL);
    Tensor noise = numbers(1, BATCH, SMALL);
    Schedule schedule = Schedule.linear(STEPS);
    Denoiser start =
        Denoiser.ofClasses(
            AgentSteps.network(DENOISER, Activations.silu()), STEPS, EMBEDDING, CLASSES);
    Trainer<Denoiser> trainer = Trainer.of(start, Optimisers.adam(RATE));
    Follower<Denoiser> average = Follower.of(trainer);
    int[] steps = steps();
    int[] labels = labels();
    Pass pass = Pass.training();
    return () -> {
      Tensor z = schedule.noised(x, noise, steps);
      double cost = trainer.step(d -> NoiseLoss.of(d.apply(z, steps, labels, pass), noise));
      average.follow(AVERAGE);
      return cost;
    };
  }
}
