package io.github.medl.examples.chapter8;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.gan.adversarial.Adversaries;
import io.github.medl.gan.adversarial.CriticPenalties;
import io.github.medl.gan.adversarial.Game;
import io.github.medl.gan.adversarial.GanLosses;
import io.github.medl.gan.measures.EnergyDistance;
import io.github.medl.gan.measures.Ring;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Games of lab 8.2: generators that shall learn eight normal distributions on a ring. */
enum RingGame {
  NON_SATURATING("GAN, non-saturating", Game.of(GanLosses.nonSaturating(), 2).criticSteps(5)),
  PENALISED(
      "WGAN, penalty, λ = 1",
      Game.of(GanLosses.wasserstein(), 2)
          .penalised(CriticPenalties.gradientPenalty(1))
          .criticSteps(5)),
  CLIPPED("WGAN, clipped at 0.1", Game.of(GanLosses.wasserstein(), 2).clipped(0.1).criticSteps(5)),
  TEN(
      "WGAN, penalty, λ = 10",
      Game.of(GanLosses.wasserstein(), 2)
          .penalised(CriticPenalties.gradientPenalty(10))
          .criticSteps(5)),
  MINIMAX("GAN, minimax", Game.of(GanLosses.minimax(), 2).criticSteps(5)),
  SMALL("GAN, 64 units, Xavier", Game.of(GanLosses.nonSaturating(), 2)),
  WIDE_NOISE("GAN, noise of 64 numbers", Game.of(GanLosses.nonSaturating(), 64));

  /** Samples that are judged. */
  static final int SAMPLES = 2500;

  /** Samples of a frame of the film. */
  static final int FEW = 500;

  static final Ring RING = Ring.eight();
  private static final int BATCH = 256;
  private static final int EPOCHS = 40;
  private static final int FRAMES = 10;
  private static final int SHORTER = 4;

  final String label;
  final Game game;

  RingGame(String label, Game game) {
    this.label = label;
    this.game = game;
  }

  /**
   * What came of a game.
   *
   * @param samples of the generator
   * @param moments fewer samples, of the same noise, while it trained
   * @param cover which modes they reach
   * @param energy their energy distance to fresh points of the ring
   * @param floor the energy distance of two sets of fresh points
   */
  record Result(
      Tensor samples, List<Tensor> moments, Ring.Cover cover, double energy, double floor) {
    int fewest() {
      int fewest = Integer.MAX_VALUE;
      for (int count : cover.counts()) {
        fewest = Math.min(fewest, count);
      }
      return fewest;
    }
  }

  /**
   * Steps of the generator: the games with one step of the discriminator have twice as many. A
   * quarter of the lab's where it is to be short.
   */
  int steps(boolean full) {
    int steps = game.criticSteps() == 1 ? 4000 : 2000;
    return full ? steps : steps / SHORTER;
  }

  private Adversaries start(SplittableStream stream) {
    int units = this == SMALL ? 64 : 128;
    Initialisation last = Initialisations.xavier(stream);
    Initialisation hidden = this == SMALL ? last : Initialisations.he(stream);
    return new Adversaries(
        network(game.latent(), units, 2, Activations.relu(), hidden, last),
        network(2, units, 1, Activations.leakyRelu(0.2), hidden, last));
  }

  private static Layer network(
      int in, int units, int out, Layer activation, Initialisation hidden, Initialisation last) {
    return Layers.sequential(
        Layers.dense(in, units, hidden),
        activation,
        Layers.dense(units, units, hidden),
        activation,
        Layers.dense(units, out, last));
  }

  /** Trains, with fresh points at every step, and judges. */
  Result play(long seed, FigureContext context) {
    SplittableStream stream = RandomStream.seed(seed);
    Adversaries start = start(stream);
    int steps = steps(context.full());
    Examples nothing = Examples.ofThemselves(Tensor.zeros(1, 2).cast(DType.FLOAT32));
    Batches<Examples> fresh =
        Batches.drawn(nothing, BATCH, steps * game.criticSteps() / EPOCHS, stream)
            .prepared(
                (batch, own) -> Examples.ofThemselves(RING.points(BATCH, own).cast(DType.FLOAT32)),
                stream);
    IntFunction<Supplier<Optimiser>> adam =
        total -> () -> Optimisers.adam(Schedule.linear(1e-3, 0, total), 0.5, 0.9, 1e-8);
    List<Tensor> moments = new ArrayList<>();
    Adversaries pair =
        game.training(start, fresh, adam.apply(steps * game.criticSteps()), adam.apply(steps))
            .random(stream)
            .epochs(EPOCHS)
            .eachStep(TrainingProgress.to(context))
            .eachEpoch(
                moment -> {
                  if ((moment.epoch() + 1) % (EPOCHS / FRAMES) == 0) {
                    moments.add(game.samples(moment.network(), FEW, RandomStream.seed(seed)));
                  }
                })
            .run()
            .network();
    return judge(pair, moments, stream);
  }

  private Result judge(Adversaries pair, List<Tensor> moments, SplittableStream stream) {
    Tensor samples = game.samples(pair, SAMPLES, stream);
    Tensor real = RING.points(SAMPLES, stream);
    return new Result(
        samples,
        List.copyOf(moments),
        RING.cover(samples, 0.02),
        EnergyDistance.of(samples, real),
        EnergyDistance.of(RING.points(SAMPLES, stream), real));
  }
}
