package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.initialisation.Initialisations.xavier;
import static io.github.medl.networks.layers.Activations.leakyRelu;
import static io.github.medl.networks.layers.Activations.tanh;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.dropout;
import static io.github.medl.networks.layers.Layers.sequential;

import io.github.medl.examples.digits.Digits;
import io.github.medl.examples.digits.LabelledImages;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.gan.adversarial.Adversaries;
import io.github.medl.gan.adversarial.Game;
import io.github.medl.gan.adversarial.GanLosses;
import io.github.medl.gan.measures.ClassSpread;
import io.github.medl.gan.measures.FrechetDistance;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.plot.Picture;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The long part of lab 8.4: two adversarial pairs on MNIST, a dense and a convolutional one. */
final class MnistGenerators {
  private static final int LATENT = 64;
  private static final int BATCH = 128;
  private static final int SAMPLES = 10_000;
  private static final int CONVOLUTIONAL_IMAGES = 30_000;
  private static final int SHOWN = 40;
  private static final long SEED = 0;

  private MnistGenerators() {}

  /** Adds a picture, values and checks to the outcome of the short part. */
  static Outcome add(Outcome outcome, Checks checks, FigureContext context) {
    Digits digits = Digits.load();
    if (!digits.mnist()) {
      return outcome.note("The part on MNIST was left out: " + digits.missing());
    }
    Examples train = examples(digits.train());
    DigitJudge judge = DigitJudge.trained(train, 256, 64, 3, context);
    Tensor test = judge.features(examples(digits.test()).inputs());
    double floor = FrechetDistance.of(test, judge.features(train.inputs().slice(0, 0, SAMPLES)));
    Game game = Game.of(GanLosses.nonSaturating(), LATENT);
    SplittableStream stream = RandomStream.seed(SEED);
    Adversaries pair =
        trained(game, densePair(stream), train, 10, stream, context); // 4690 steps of each side
    Tensor images = game.samples(pair, SAMPLES, stream);
    double score = FrechetDistance.of(test, judge.features(images));
    ClassSpread spread = ClassSpread.of(judge.probabilities(images));

    Tensor first = train.inputs().slice(0, 0, CONVOLUTIONAL_IMAGES);
    Examples square = Examples.ofThemselves(first.reshape(CONVOLUTIONAL_IMAGES, 1, 28, 28));
    Adversaries convolutional =
        trained(game, Adversaries.convolutional(LATENT, stream), square, 2, stream, context);
    Tensor flat = game.samples(convolutional, SAMPLES, stream).reshape(SAMPLES, 28 * 28);
    double second = FrechetDistance.of(test, judge.features(flat));

    checks
        .between("MNIST, floor: 10 000 training images", floor, 0.8, 1.6, SEEDS)
        .atMost("MNIST, dense pair: Fréchet distance", score, 35, SEEDS)
        .atLeast(
            "MNIST, dense pair: share of the rarest digit",
            spread.shares().min().item(),
            0.02,
            SEEDS);
    List<Picture> pictures = new ArrayList<>(outcome.pictures());
    pictures.add(
        Picture.of(
            "Two generators of MNIST",
            2,
            DigitMosaic.panel("dense pair", images.slice(0, 0, SHOWN), 8, 400),
            DigitMosaic.panel("convolutional pair", flat.slice(0, 0, SHOWN), 8, 400)));
    return new Outcome(
            pictures,
            outcome.checks(),
            outcome.values(),
            outcome.tables(),
            outcome.data(),
            outcome.seed(),
            outcome.note(),
            outcome.fallback(),
            outcome.films())
        .data(digits.provenance())
        .value("MNIST: Fréchet distance of the dense pair", score)
        .value("MNIST: Fréchet distance of the convolutional pair", second)
        .value("MNIST: Fréchet distance, floor", floor)
        .value("MNIST: confidence in images of the dense pair", spread.confidence());
  }

  /** Pixels from -1 to 1. */
  private static Examples examples(LabelledImages images) {
    return Examples.labelled(images.all(DType.FLOAT32).mul(2).sub(1), images.labels());
  }

  /** G 64-128-256-784 with tanh, D 784-256-128-1 with dropout. */
  private static Adversaries densePair(RandomStream stream) {
    Initialisation he = he(stream);
    Initialisation last = xavier(stream);
    return new Adversaries(
        sequential(
            dense(LATENT, 128, he),
            leakyRelu(0.2),
            dense(128, 256, he),
            leakyRelu(0.2),
            dense(256, 784, last),
            tanh()),
        sequential(
            dense(784, 256, he),
            leakyRelu(0.2),
            dropout(0.3),
            dense(256, 128, he),
            leakyRelu(0.2),
            dropout(0.3),
            dense(128, 1, last)));
  }

  private static Adversaries trained(
      Game game,
      Adversaries start,
      Examples images,
      int epochs,
      SplittableStream stream,
      FigureContext context) {
    Supplier<Optimiser> adam = () -> Optimisers.adam(Schedule.constant(2e-4), 0.5, 0.999, 1e-8);
    return game.training(start, Batches.of(images, BATCH).shuffled(stream), adam, adam)
        .random(stream)
        .epochs(epochs)
        .eachStep(TrainingProgress.to(context))
        .run()
        .network();
  }
}
