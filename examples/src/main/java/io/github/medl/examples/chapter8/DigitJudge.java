package io.github.medl.examples.chapter8;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.initialisation.Initialisations.xavier;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.gan.measures.ClassSpread;
import io.github.medl.gan.measures.FrechetDistance;
import io.github.medl.gan.measures.Neighbourhoods;
import io.github.medl.gan.measures.Score;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;

/**
 * A small classifier of digits by whose features generated ones are judged, and the real ones that
 * they are compared with.
 *
 * @param classifier a network with ten outputs
 * @param real real digits, one image a row, pixels from -1 to 1
 */
record DigitJudge(Sequential classifier, Tensor real) {
  private static final int NEIGHBOURS = 5;
  private static final long SEED = 84;

  /** What the training depends on. */
  private record Key(long seed) {}

  /**
   * What generated digits are worth.
   *
   * @param frechet the Fréchet distance of features, with the floor
   * @param coverage the share of real digits' neighbourhoods, in features, that are reached
   * @param near the four shares of neighbourhoods of features
   * @param classes what the classifier makes of them
   */
  record Verdict(Score frechet, Score coverage, Neighbourhoods near, ClassSpread classes) {}

  /** All 1797 digits with their classes, pixels from -1 to 1. */
  static Examples digits() {
    return DigitDiffusion.digits();
  }

  /** The judge of the 8 x 8 digits, 64-64-32-10, trained by the first figure that asks. */
  static DigitJudge of(FigureContext context) {
    return context.shared(
        DigitJudge.class, new Key(SEED), () -> trained(digits(), 64, 32, 60, context));
  }

  /**
   * Trains a classifier pixels-hidden-features-10.
   *
   * @param digits what it learns, and what is real
   * @param hidden units of the first layer
   * @param features units of the second
   */
  static DigitJudge trained(
      Examples digits, int hidden, int features, int epochs, FigureContext context) {
    SplittableStream stream = RandomStream.seed(SEED);
    Initialisation he = he(stream);
    Sequential start =
        sequential(
            dense(digits.inputs().dim(1), hidden, he),
            relu(),
            dense(hidden, features, he),
            relu(),
            dense(features, 10, xavier(stream)));
    Sequential classifier =
        Training.of(
                start,
                Objective.of(Losses.crossEntropy()),
                Batches.of(digits, 128).shuffled(stream),
                () -> Optimisers.adam(1e-3))
            .epochs(epochs)
            .eachStep(TrainingProgress.to(context))
            .run()
            .network();
    return new DigitJudge(classifier, digits.inputs());
  }

  /** The outputs of the last hidden layer, in double precision. */
  Tensor features(Tensor images) {
    int last = classifier.layers().size() - 1;
    Sequential body = sequential(classifier.layers().subList(0, last).toArray(Layer[]::new));
    return body.predict(images).cast(DType.FLOAT64);
  }

  /** The probabilities of the ten digits. */
  Tensor probabilities(Tensor images) {
    return classifier.predict(images).cast(DType.FLOAT64).softmax(1);
  }

  /** The share of images that the classifier takes for what they should be. */
  double agreement(Tensor images, int... labels) {
    int[] said = classifier.predict(images).argmax(1);
    int right = 0;
    for (int i = 0; i < said.length; i++) {
      right += said[i] == labels[i] ? 1 : 0;
    }
    return (double) right / said.length;
  }

  /** The Fréchet distance of features to those of the real digits. */
  double frechet(Tensor images) {
    return FrechetDistance.of(features(real), features(images));
  }

  /** What two random halves of the real digits get: a Fréchet distance and a coverage. */
  double[] floors(RandomStream stream) {
    Tensor ofReal = features(real);
    return new double[] {
      Score.floor(FrechetDistance::of, ofReal, stream),
      Score.floor((x, y) -> Neighbourhoods.of(x, y, NEIGHBOURS).coverage(), ofReal, stream)
    };
  }

  /**
   * Everything about generated digits.
   *
   * @param floors what {@link #floors} gave
   */
  Verdict judge(Tensor images, double... floors) {
    Tensor ofReal = features(real);
    Tensor ofImages = features(images);
    Neighbourhoods near = Neighbourhoods.of(ofReal, ofImages, NEIGHBOURS);
    return new Verdict(
        new Score(FrechetDistance.of(ofReal, ofImages), floors[0]),
        new Score(near.coverage(), floors[1]),
        near,
        ClassSpread.of(probabilities(images)));
  }
}
