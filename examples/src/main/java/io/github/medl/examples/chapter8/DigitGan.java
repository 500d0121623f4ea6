package io.github.medl.examples.chapter8;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.initialisation.Initialisations.xavier;
import static io.github.medl.networks.layers.Activations.leakyRelu;
import static io.github.medl.networks.layers.Activations.tanh;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.dropout;
import static io.github.medl.networks.layers.Layers.sequential;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.gan.adversarial.Adversaries;
import io.github.medl.gan.adversarial.Game;
import io.github.medl.gan.adversarial.GanLosses;
import io.github.medl.learning.examples.Batches;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.training.History;
import io.github.medl.networks.training.Trained;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A generator of the 8 x 8 digits that come with the library, trained against its discriminator
 * once a run and shared by the figures that want it.
 *
 * @param pair both networks
 * @param history the losses of both, epoch by epoch
 * @param moments the networks after every tenth of the training, the last one included
 */
record DigitGan(Adversaries pair, History history, List<Adversaries> moments) {
  /** Ten numbers, as figure 8.1 prints them. */
  static final int LATENT = 10;

  /** The seed of the network that figures share. */
  static final long SEED = 10;

  static final Game GAME = Game.of(GanLosses.nonSaturating(), LATENT);

  private static final int BATCH = 64;
  private static final int EPOCHS = 100;

  /** Steps of each side: a hundred epochs of a hundred. */
  private static final int BATCHES = 100;

  private static final int MOMENTS = 10;
  private static final double SLOPE = 0.2;
  private static final double DROPPED = 0.2;

  /** What the training depends on. */
  private record Key(long seed) {}

  /**
   * The networks, trained by the first figure that asks.
   *
   * @param seed of weights, order and noise
   */
  static DigitGan of(FigureContext context, long seed) {
    return context.shared(DigitGan.class, new Key(seed), () -> trained(context, seed));
  }

  /** G 10-128-128-64 with tanh at its end, D 64-128-128-1 with dropout. */
  static Adversaries start(RandomStream stream) {
    Initialisation he = he(stream);
    Initialisation last = xavier(stream);
    return new Adversaries(
        sequential(
            dense(LATENT, 128, he),
            leakyRelu(SLOPE),
            dense(128, 128, he),
            leakyRelu(SLOPE),
            dense(128, 64, last),
            tanh()),
        sequential(
            dense(64, 128, he),
            leakyRelu(SLOPE),
            dropout(DROPPED),
            dense(128, 128, he),
            leakyRelu(SLOPE),
            dropout(DROPPED),
            dense(128, 1, last)));
  }

  private static DigitGan trained(FigureContext context, long seed) {
    SplittableStream stream = RandomStream.seed(seed);
    Supplier<Optimiser> adam = () -> Optimisers.adam(Schedule.constant(5e-4), 0.5, 0.999, 1e-8);
    List<Adversaries> moments = new ArrayList<>();
    Trained<Adversaries> result =
        GAME.training(
                start(stream.split()),
                Batches.drawn(DigitJudge.digits(), BATCH, BATCHES, stream),
                adam,
                adam)
            .random(stream)
            .epochs(EPOCHS)
            .eachStep(TrainingProgress.to(context))
            .eachEpoch(
                moment -> {
                  if ((moment.epoch() + 1) % (EPOCHS / MOMENTS) == 0) {
                    moments.add(moment.network());
                  }
                })
            .run();
    return new DigitGan(result.network(), result.history(), List.copyOf(moments));
  }

  /** Digits that the generator makes: one image a row, pixels from -1 to 1. */
  Tensor samples(int n, RandomStream stream) {
    return GAME.samples(pair, n, stream);
  }

  /** The mean of a loss over the last tenth of the training. */
  double lateLoss(String name) {
    double[] values = history.values(name);
    int late = values.length / 10;
    double sum = 0;
    for (int i = values.length - late; i < values.length; i++) {
      sum += values[i];
    }
    return sum / late;
  }
}
