package io.github.medl.examples.chapter8;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.initialisation.Initialisations.xavier;
import static io.github.medl.networks.layers.Activations.silu;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.gan.diffusion.Denoiser;
import io.github.medl.gan.diffusion.NoiseLoss;
import io.github.medl.gan.diffusion.Sampler;
import io.github.medl.gan.diffusion.Schedule;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.training.History;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.networks.training.tricks.WeightAverage;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;

/**
 * A diffusion of points in the plane, trained on fresh points in every step.
 *
 * @param network the trained network, with averaged weights
 * @param history its loss, of every hundred steps
 */
record PlaneDiffusion(Denoiser network, History history) {
  static final int STEPS = 200;

  /** Of 100 steps each. */
  static final int EPOCHS = 80;

  private static final int BATCHES = 100;
  private static final int BATCH = 256;
  private static final int EMBEDDING = 32;
  private static final int WIDTH = 128;
  private static final double AVERAGE = 0.999;
  private static final Schedule SCHEDULE = Schedule.linear(STEPS);

  static Schedule schedule() {
    return SCHEDULE;
  }

  private static Denoiser denoiser(RandomStream stream) {
    Initialisation he = he(stream);
    return Denoiser.of(
        sequential(
            dense(2 + EMBEDDING, WIDTH, he),
            silu(),
            dense(WIDTH, WIDTH, he),
            silu(),
            dense(WIDTH, WIDTH, he),
            silu(),
            dense(WIDTH, 2, xavier(stream))),
        STEPS,
        EMBEDDING);
  }

  static PlaneDiffusion trained(PlaneShape shape, FigureContext context, long seed) {
    SplittableStream stream = RandomStream.seed(seed);
    Tensor places = Tensor.zeros(BATCH * BATCHES, 2); // filled with fresh points in each step
    Trained<Denoiser> result =
        Training.of(
                denoiser(stream.split()),
                NoiseLoss.of(SCHEDULE),
                Batches.of(Examples.ofThemselves(places), BATCH)
                    .prepared((batch, fresh) -> filled(batch, shape, fresh), stream),
                () -> Optimisers.adam(1e-3))
            .random(stream)
            .callback(WeightAverage.exponentialOfSteps(AVERAGE))
            .epochs(EPOCHS)
            .eachStep(TrainingProgress.to(context))
            .run();
    return new PlaneDiffusion(result.network(), result.history());
  }

  private static Examples filled(Examples batch, PlaneShape shape, RandomStream stream) {
    Tensor points = shape.points(batch.size(), stream);
    return Examples.ofThemselves(points.cast(batch.inputs().dtype()));
  }

  /** The mean loss of the last thousand steps. */
  double lastLoss() {
    double[] losses = history.values("loss");
    double sum = 0;
    for (int i = 0; i < 10; i++) {
      sum += losses[losses.length - 1 - i];
    }
    return sum / 10;
  }

  /** Points by a sampler, (n, 2) in FLOAT64. */
  Tensor samples(Sampler sampler, int n, RandomStream stream, Sampler.Watcher watcher) {
    Tensor start = stream.normalTensor(DType.FLOAT32, n, 2);
    return sampler.sample(network.predictor(), start, stream, watcher).cast(DType.FLOAT64);
  }
}
