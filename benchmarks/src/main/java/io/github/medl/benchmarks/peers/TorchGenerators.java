package io.github.medl.benchmarks.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.medl.gan.diffusion.Schedule;
import io.github.medl.gan.diffusion.StepEmbedding;

/**
 * The steps of {@link GenerativeSteps} in LibTorch through DJL, eagerly. DJL has no silu of one
 * operation: it is a sigmoid and a product.
 */
final class TorchGenerators {
  private static final int N = GenerativeSteps.BATCH;

  private TorchGenerators() {}

  private static Optimizer adam() {
    return Optimizer.adam()
        .optLearningRateTracker(Tracker.fixed((float) GenerativeSteps.RATE))
        .build();
  }

  private static NDArray numbers(NDManager manager, int columns, double phase) {
    return manager.create(AgentSteps.numbers(N * columns, 1, phase), new Shape(N, columns));
  }

  static Peer.Work vae(NDManager manager) {
    int hidden = GenerativeSteps.HIDDEN;
    int latent = GenerativeSteps.LATENT;
    NDArray pixels = manager.create(GenerativeSteps.pixels(), new Shape(N, GenerativeSteps.PIXELS));
    NDArray noise = numbers(manager, latent, 1);
    TorchNet body = net(manager, GenerativeSteps.PIXELS, hidden);
    TorchNet mean = net(manager, hidden, latent);
    TorchNet logVariance = net(manager, hidden, latent);
    TorchNet decoder = net(manager, latent, hidden, GenerativeSteps.PIXELS);
    Optimizer adam = adam();
    Engine engine = Engine.getEngine("PyTorch");
    return () -> {
      try (NDManager scope = manager.newSubManager()) {
        NDArray x = pixels.duplicate();
        x.attach(scope); // what is computed from it is freed with it
        double cost;
        try (GradientCollector collector = engine.newGradientCollector()) {
          NDArray features = Activation.relu(body.apply(x));
          NDArray mu = mean.apply(features);
          NDArray logs = logVariance.apply(features);
          NDArray z = mu.add(logs.mul(0.5f).exp().mul(noise));
          NDArray logits = decoder.apply(z);
          NDArray lost = Activation.softPlus(logits).sub(x.mul(logits)).sum();
          NDArray kl = mu.square().add(logs.exp()).sub(logs).sub(1).sum().mul(0.5f);
          NDArray loss = lost.add(kl).div(N);
          collector.backward(loss);
          cost = loss.getFloat();
        }
        body.update(adam, "body", 1);
        mean.update(adam, "mean", 1);
        logVariance.update(adam, "logs", 1);
        decoder.update(adam, "decoder", 1);
        return cost;
      }
    };
  }

  private static TorchNet net(NDManager manager, int... sizes) {
    return new TorchNet(manager, sizes, Activation::relu, true);
  }

  /** What a denoiser is told besides z: the embedding of its step, and its class. */
  private static NDArray told(NDManager manager) {
    int columns = GenerativeSteps.EMBEDDING + GenerativeSteps.CLASSES;
    float[] told = new float[N * columns];
    float[] steps = StepEmbedding.of(GenerativeSteps.EMBEDDING, GenerativeSteps.steps()).toFloats();
    int[] labels = GenerativeSteps.labels();
    for (int i = 0; i < N; i++) {
      System.arraycopy(
          steps, i * GenerativeSteps.EMBEDDING, told, i * columns, GenerativeSteps.EMBEDDING);
      told[i * columns + GenerativeSteps.EMBEDDING + labels[i]] = 1;
    }
    return manager.create(told, new Shape(N, columns));
  }

  private static NDArray shares(NDManager manager, boolean isOfData) {
    Schedule schedule = Schedule.linear(GenerativeSteps.STEPS);
    float[] shares = new float[N];
    for (int i = 0; i < N; i++) {
      int t = GenerativeSteps.steps()[i];
      shares[i] = (float) Math.sqrt(isOfData ? schedule.alphaBar(t) : schedule.noiseVariance(t));
    }
    return manager.create(shares, new Shape(N, 1));
  }

  static Peer.Work diffusion(NDManager manager) {
    NDArray data = numbers(manager, GenerativeSteps.SMALL, 0);
    NDArray noise = numbers(manager, GenerativeSteps.SMALL, 1);
    NDArray signal = shares(manager, true);
    NDArray share = shares(manager, false);
    NDArray told = told(manager);
    TorchNet online =
        new TorchNet(manager, GenerativeSteps.DENOISER, a -> Activation.sigmoid(a).mul(a), true);
    TorchNet average =
        new TorchNet(manager, GenerativeSteps.DENOISER, a -> Activation.sigmoid(a).mul(a), false);
    Optimizer adam = adam();
    Engine engine = Engine.getEngine("PyTorch");
    return () -> {
      try (NDManager scope = manager.newSubManager()) {
        NDArray x = data.duplicate();
        x.attach(scope); // what is computed from it is freed with it
        NDArray z = x.mul(signal).add(noise.mul(share));
        NDArray u = NDArrays.concat(new NDList(z, told), 1);
        u.attach(scope);
        double cost;
        try (GradientCollector collector = engine.newGradientCollector()) {
          NDArray loss = online.apply(u).sub(noise).square().mean();
          collector.backward(loss);
          cost = loss.getFloat();
        }
        online.update(adam, "d", 1);
        average.follow(online, (float) GenerativeSteps.AVERAGE);
        return cost;
      }
    };
  }
}
