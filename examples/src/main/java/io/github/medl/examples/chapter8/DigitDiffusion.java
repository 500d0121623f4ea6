package io.github.medl.examples.chapter8;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.initialisation.Initialisations.xavier;
import static io.github.medl.networks.layers.Activations.silu;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.gan.diffusion.Ancestral;
import io.github.medl.gan.diffusion.Denoiser;
import io.github.medl.gan.diffusion.NoiseLoss;
import io.github.medl.gan.diffusion.Sampler;
import io.github.medl.gan.diffusion.Schedule;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.TabularData;
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
import java.util.stream.IntStream;

/**
 * A diffusion of the 8 x 8 digits that come with the library, by class, trained once a run and
 * shared by the figures that want it:
 *
 * <pre>{@code
 * DigitDiffusion model = DigitDiffusion.of(context, 0);
 * int[] asked = DigitDiffusion.classes(179);                                 // 0, ..., 9, 0, ...
 * Tensor digits = model.samples(asked, 1, RandomStream.seed(5));             // (1790, 64)
 * Tensor any = model.samplesWithoutClass(100, RandomStream.seed(6));
 * }</pre>
 *
 * @param network the trained network, with averaged weights
 * @param history its loss, epoch by epoch
 */
record DigitDiffusion(Denoiser network, History history) {
  static final int STEPS = 200;
  static final int CLASSES = 10;

  /** Of 100 steps each. */
  static final int EPOCHS = 100;

  private static final int EMBEDDING = 32;
  private static final int WIDTH = 256;
  private static final int BATCH = 128;
  private static final int BATCHES = 100;
  private static final double AVERAGE = 0.999;
  private static final Schedule SCHEDULE = Schedule.linear(STEPS);

  /** What the training depends on. */
  private record Key(long seed) {}

  /** The noise of each of the 200 steps. */
  static Schedule schedule() {
    return SCHEDULE;
  }

  /**
   * The model, trained by the first figure that asks.
   *
   * @param seed of weights, order and noise
   */
  static DigitDiffusion of(FigureContext context, long seed) {
    return context.shared(DigitDiffusion.class, new Key(seed), () -> trained(context, seed));
  }

  /** All 1797 digits with their classes, pixels from -1 to 1. */
  static Examples digits() {
    TabularData digits = Datasets.digits();
    Tensor x = digits.x().div(8).sub(1).cast(DType.FLOAT32);
    return Examples.labelled(x, digits.labels());
  }

  /** The classes 0, ..., 9 in turn, each so often. */
  static int[] classes(int each) {
    return IntStream.range(0, each * CLASSES).map(i -> i % CLASSES).toArray();
  }

  /**
   * The network: pixels, step and class in, noise out.
   *
   * @param pixels of an image
   * @param stream draws the first weights
   */
  static Denoiser network(int pixels, RandomStream stream) {
    Initialisation he = he(stream);
    return Denoiser.ofClasses(
        sequential(
            dense(pixels + EMBEDDING + CLASSES, WIDTH, he),
            silu(),
            dense(WIDTH, WIDTH, he),
            silu(),
            dense(WIDTH, WIDTH, he),
            silu(),
            dense(WIDTH, pixels, xavier(stream))),
        STEPS,
        EMBEDDING,
        CLASSES);
  }

  private static DigitDiffusion trained(FigureContext context, long seed) {
    SplittableStream stream = RandomStream.seed(seed);
    Trained<Denoiser> result =
        Training.of(
                network(64, stream.split()),
                NoiseLoss.of(SCHEDULE),
                Batches.drawn(digits(), BATCH, BATCHES, stream),
                () -> Optimisers.adam(1e-3))
            .random(stream)
            .callback(WeightAverage.exponentialOfSteps(AVERAGE))
            .epochs(EPOCHS)
            .eachStep(TrainingProgress.to(context))
            .run();
    return new DigitDiffusion(result.network(), result.history());
  }

  /**
   * Digits of the classes asked for, by the ancestral sampler with the posterior variance.
   *
   * @param labels the class of each image
   * @param w the weight of the guidance, 1 for none
   * @return one image a row, pixels clipped to [-1, 1]
   */
  Tensor samples(int[] labels, double w, RandomStream stream) {
    return samples(labels, w, stream, (t, z) -> {});
  }

  /** The same, watched. */
  Tensor samples(int[] labels, double w, RandomStream stream, Sampler.Watcher watcher) {
    Tensor start = stream.normalTensor(DType.FLOAT32, labels.length, 64);
    Sampler sampler = new Ancestral(SCHEDULE);
    return sampler.sample(network.predictor(labels, w), start, stream, watcher).clip(-1, 1);
  }

  /** Digits of no class in particular, which the network learned from a tenth of its steps. */
  Tensor samplesWithoutClass(int n, RandomStream stream) {
    Tensor start = stream.normalTensor(DType.FLOAT32, n, 64);
    return new Ancestral(SCHEDULE).sample(network.predictor(), start, stream).clip(-1, 1);
  }
}
