package io.github.medl.examples.chapter6;

import static io.github.medl.cnn.layers.ConvolutionLayers.conv;
import static io.github.medl.cnn.layers.ConvolutionLayers.maxPool;

import io.github.medl.cnn.detection.Boxes;
import io.github.medl.cnn.detection.LocalisationCost;
import io.github.medl.cnn.layers.ConvolutionLayers;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.learning.examples.Batches;
import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One network, two heads: <i>where</i> keeps the place (flatten), <i>what</i> forgets it (global
 * maximum).
 *
 * @param body maps of a canvas
 * @param where from maps to presence and box
 * @param what from maps to the scores of ten digits
 */
record Localiser(Sequential body, Sequential where, Sequential what) implements Network {
  static final int SIDE = 64;
  static final LocalisationCost COST = new LocalisationCost(30, .1);

  static Localiser of(Initialisation rule) {
    Sliding same = Sliding.UNIT.padded(1);
    return new Localiser(
        Layers.sequential(
            conv(1, 8, 3, same, rule),
            Activations.relu(),
            maxPool(2),
            conv(8, 16, 3, same, rule),
            Activations.relu(),
            maxPool(2),
            conv(16, 32, 3, same, rule),
            Activations.relu(),
            maxPool(2),
            conv(32, 32, 3, same, rule),
            Activations.relu()),
        Layers.sequential(
            Layers.flatten(),
            Layers.dense(2048, 64, rule),
            Activations.relu(),
            Layers.dense(64, 5, rule)),
        Layers.sequential(ConvolutionLayers.globalMaximum(), Layers.dense(32, 10, rule)));
  }

  LocalisationCost.Said apply(Tensor canvases, Pass pass) {
    return pass.call(
        this,
        List.of(canvases),
        () -> {
          Tensor maps = body.apply(canvases, pass);
          Tensor place = where.apply(maps, pass);
          return new LocalisationCost.Said(
              place.select(1, 0), place.slice(1, 1, 5).sigmoid(), what.apply(maps, pass));
        });
  }

  /**
   * What was learned, and how it does on canvases that were not.
   *
   * @param network the trained network
   * @param test the canvases
   * @param said what it says of them
   * @param iou of the boxes of those with a digit
   */
  record Judged(Localiser network, Canvases test, LocalisationCost.Said said, Tensor iou) {
    double share(double bound) {
      return iou.greater(bound).mean().item();
    }

    double classAccuracy() {
      int[] there = test.there();
      int[] said = this.said.classes().argmax(1);
      return IntStream.of(there).filter(i -> said[i] == (int) test.labels().get(i)).count()
          / (double) there.length;
    }

    double presenceAccuracy() {
      Tensor right = said.presence().greater(0).equalTo(test.present());
      return right.cast(DType.FLOAT64).mean().item();
    }
  }

  /** The recipe has eight epochs; a short run has two, one where the data are missing. */
  private static int epochs(ImageSet set, FigureContext context) {
    return set.isWhole() ? context.full() ? 8 : 2 : 1;
  }

  /** Whether the recipe is followed, so that its bands apply. */
  static boolean isRecipe(ImageSet set, FigureContext context) {
    return set.isWhole() && context.full();
  }

  /** Signs an outcome and says when it comes from a short run. */
  static Outcome sign(Outcome outcome, ImageSet set, FigureContext context) {
    return set.sign(
        isRecipe(set, context)
            ? outcome
            : outcome.note("Short run: fewer epochs; --full takes eight."));
  }

  /** Trains on canvases of the first 4000 images; once a run. */
  static Judged judged(ImageSet set, long seed, FigureContext context) {
    int epochs = epochs(set, context);
    return context.shared(
        Judged.class, List.of("localiser", seed, epochs), () -> train(set, seed, epochs, context));
  }

  private static Judged train(ImageSet set, long seed, int epochs, FigureContext context) {
    SplittableStream stream = RandomStream.seed(seed);
    Localiser start = of(Initialisations.he(stream.split()));
    Canvases learned = Canvases.of(set.train(0, 4000), SIDE, stream.split());
    Canvases test = Canvases.of(set.test(0, 1000), SIDE, stream.split());
    Batches<Canvases> batches = Batches.of(learned, 50).shuffled(stream.split());
    Schedule rate = Schedule.cosine(3e-3, 0, epochs * batches.perEpoch());
    Localiser network =
        Training.of(
                start,
                (Localiser at, Canvases batch, Pass pass) ->
                    COST.of(at.apply(batch.images(), pass), batch.truth()),
                batches,
                () -> Optimisers.adam(rate, .9, .999, 1e-8))
            .epochs(epochs)
            .eachStep(TrainingProgress.to(context))
            .run()
            .network();
    LocalisationCost.Said said = closed(network.apply(test.images(), Pass.evaluation()));
    int[] there = test.there();
    Tensor iou =
        Boxes.iouOfPairs(
            said.boxes().take(0, there).cast(DType.FLOAT64),
            test.boxes().take(0, there).cast(DType.FLOAT64));
    return new Judged(network, test, said, iou);
  }

  /** A box that would end before it begins, as an untrained network may say, is empty. */
  private static LocalisationCost.Said closed(LocalisationCost.Said said) {
    Tensor first = said.boxes().slice(1, 0, 2);
    Tensor last = said.boxes().slice(1, 2, 4).maximum(first);
    return new LocalisationCost.Said(
        said.presence(), Tensor.concat(1, List.of(first, last)), said.classes());
  }
}
