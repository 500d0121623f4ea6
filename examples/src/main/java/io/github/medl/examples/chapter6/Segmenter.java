package io.github.medl.examples.chapter6;

import io.github.medl.cnn.layers.ConvolutionBlocks;
import io.github.medl.cnn.layers.UNet;
import io.github.medl.cnn.losses.PixelLosses;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.training.History;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * A U-Net of three levels that gives each pixel of a scene its class, once with the maps of the way
 * down joined on the way up, once without; trained once a run.
 *
 * @param with what the one with skip connections says
 * @param without what the other one says
 * @param test the scenes that both are judged by
 */
record Segmenter(Said with, Said without, Examples test) {
  static final long SEED = 64;
  private static final int LEARNED = 1500;
  private static final int TESTED = 500;

  /**
   * A trained network and what it says of the scenes that it is judged by.
   *
   * @param network the network
   * @param history its training
   * @param codes the class of every pixel, one after the other
   * @param pixels the confusion matrix of all pixels
   */
  record Said(UNet network, History history, int[] codes, ConfusionMatrix pixels) {
    double iou(int code) {
      return PixelLosses.iou(pixels)[code];
    }

    double meanIou() {
      return PixelLosses.meanIou(pixels);
    }
  }

  /** Garments and digits. */
  record Material(ImageSet garments, ImageSet digits) {
    static Material load() {
      return new Material(ImageSet.fashion(), ImageSet.mnist());
    }

    boolean isWhole() {
      return garments.isWhole() && digits.isWhole();
    }
  }

  static UNet network(boolean skips, Initialisation rule) {
    return ConvolutionBlocks.uNet(1, new int[] {8, 16, 32}, 3, skips, rule);
  }

  /** The recipe has five epochs; a short run has two, one where data are missing. */
  private static int epochs(Material material, FigureContext context) {
    return material.isWhole() ? context.full() ? 5 : 2 : 1;
  }

  /** Whether the recipe is followed, so that its bands apply. */
  static boolean isRecipe(Material material, FigureContext context) {
    return material.isWhole() && context.full();
  }

  /** Signs an outcome and says when it comes from a short run. */
  static Outcome sign(Outcome outcome, Material material, FigureContext context) {
    Outcome noted =
        isRecipe(material, context)
            ? outcome
            : outcome.note("Short run: fewer epochs; --full takes five.");
    return material.digits().sign(material.garments().sign(noted));
  }

  /** What a network would get that calls every pixel background. */
  ConfusionMatrix nothingSeen() {
    int[] truth = Codes.values(test.targets());
    return ConfusionMatrix.of(truth, new int[truth.length], Scenes.CLASSES.size());
  }

  static Segmenter trained(Material material, long seed, FigureContext context) {
    int epochs = epochs(material, context);
    return context.shared(
        Segmenter.class,
        List.of("segmenter", seed, epochs),
        () -> train(material, seed, epochs, context));
  }

  private static Segmenter train(Material material, long seed, int epochs, FigureContext context) {
    SplittableStream stream = RandomStream.seed(seed);
    Examples learned =
        Scenes.of(material.garments().train(), material.digits().train(), LEARNED, stream.split());
    Examples test =
        Scenes.of(material.garments().test(), material.digits().test(), TESTED, stream.split());
    long each = stream.nextLong();
    return new Segmenter(
        said(true, learned, test, epochs, each, context),
        said(false, learned, test, epochs, each, context),
        test);
  }

  private static Said said(
      boolean skips,
      Examples learned,
      Examples test,
      int epochs,
      long seed,
      FigureContext context) {
    SplittableStream stream = RandomStream.seed(seed);
    UNet start = network(skips, Initialisations.he(stream.split()));
    Trained<UNet> trained =
        Training.of(
                start,
                Objective.of(PixelLosses.crossEntropy()),
                Batches.of(learned, 20).shuffled(stream.split()),
                () -> Optimisers.adam(3e-3))
            .epochs(epochs)
            .eachStep(TrainingProgress.to(context))
            .run();
    Tensor scores = trained.network().predict(test.inputs());
    int[] said = scores.argmax(1);
    return new Said(
        trained.network(),
        trained.history(),
        said,
        ConfusionMatrix.of(Codes.values(test.targets()), said, Scenes.CLASSES.size()));
  }
}
