package io.github.medl.examples.chapter6;

import static io.github.medl.cnn.layers.ConvolutionLayers.averagePool;
import static io.github.medl.cnn.layers.ConvolutionLayers.conv;
import static io.github.medl.cnn.layers.ConvolutionLayers.maxPool;
import static io.github.medl.networks.layers.Layers.dense;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.learning.evaluation.Measure;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.Evaluation;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Sliding;
import java.util.function.Function;

/** LeNet-5 and its training, which several figures and labs share. */
final class LeNet {
  private static final int BATCH = 64;

  private LeNet() {}

  /**
   * What a shared training depends on.
   *
   * @param images how many, from the first training image on
   * @param epochs how often each is seen
   * @param seed of weights and order
   */
  record Recipe(int images, int epochs, long seed) {
    /** The network of this recipe, trained once a run. */
    Sequential network(ImageSet set, FigureContext context) {
      return context.shared(
          Sequential.class,
          this,
          () ->
              train(
                      stream -> LeNet.relu(10, Initialisations.he(stream)),
                      set.train(0, images),
                      epochs,
                      seed,
                      context)
                  .network());
    }
  }

  /** As it is built today: relu and maximum pooling; 61 706 parameters for ten classes. */
  static Sequential relu(int classes, Initialisation rule) {
    return Layers.sequential(
        conv(1, 6, 5, Sliding.UNIT.padded(2), rule),
        Activations.relu(),
        maxPool(2),
        conv(6, 16, 5, Sliding.UNIT, rule),
        Activations.relu(),
        maxPool(2),
        Layers.flatten(),
        dense(400, 120, rule),
        Activations.relu(),
        dense(120, 84, rule),
        Activations.relu(),
        dense(84, classes, rule));
  }

  /** In the manner of 1998: tanh and average pooling. */
  static Sequential tanh(Initialisation rule) {
    return Layers.sequential(
        conv(1, 6, 5, Sliding.UNIT.padded(2), rule),
        Activations.tanh(),
        averagePool(2),
        conv(6, 16, 5, Sliding.UNIT, rule),
        Activations.tanh(),
        averagePool(2),
        Layers.flatten(),
        dense(400, 120, rule),
        Activations.tanh(),
        dense(120, 84, rule),
        Activations.tanh(),
        dense(84, 10, rule));
  }

  /** A dense network of about as many parameters, 61 293. */
  static Sequential denseRival(Initialisation rule) {
    return Layers.sequential(
        Layers.flatten(),
        dense(784, 75, rule),
        Activations.relu(),
        dense(75, 28, rule),
        Activations.relu(),
        dense(28, 10, rule));
  }

  /** Cross-entropy, batches of 64 in a new order each epoch, ADAM with rate 0.001. */
  static Trained<Sequential> train(
      Function<SplittableStream, Sequential> maker,
      Examples data,
      int epochs,
      long seed,
      FigureContext context) {
    return training(maker, data, epochs, seed, context).run();
  }

  /** As {@link #train}, before it runs, for those who want to add something. */
  static Training<Sequential, Examples> training(
      Function<SplittableStream, Sequential> maker,
      Examples data,
      int epochs,
      long seed,
      FigureContext context) {
    SplittableStream stream = RandomStream.seed(seed);
    Sequential start = maker.apply(stream.split());
    return Training.of(
            start,
            Objective.of(Losses.crossEntropy()),
            Batches.of(data, BATCH).shuffled(stream.split()),
            () -> Optimisers.adam(1e-3))
        .epochs(epochs)
        .eachStep(TrainingProgress.to(context));
  }

  /** Loss and accuracy on test images, after each epoch. */
  static Evaluation<Layer> onTest(Examples test) {
    return Evaluation.on("test", test, Measure.of(Losses.crossEntropy()), Measures.accuracy());
  }
}
