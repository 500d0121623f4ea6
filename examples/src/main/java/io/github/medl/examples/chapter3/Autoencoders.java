package io.github.medl.examples.chapter3;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.learning.evaluation.Measure;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activation;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Autoencoder;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.training.Evaluation;
import io.github.medl.networks.training.Moment;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The autoencoders of chapter 3 and how they are trained: mean squared error, RMSprop (one also by
 * ADAM), Glorot's uniform weights, shuffled batches of 32.
 */
final class Autoencoders {
  private static final String TEST_LOSS = "test loss";

  private Autoencoders() {}

  /**
   * RMSprop with rate 0.001, smoothing 0.9 and ε = 1e-7, as the book's package had it by default.
   * Here ε is added outside the root; which form the authors ran is not known.
   */
  static Optimiser rmsprop() {
    return Optimisers.rmsprop(Schedule.constant(.001), .9, 1e-7);
  }

  /** p - code (tanh) - p. */
  static Autoencoder shallow(int p, int code, Activation output, Initialisation rule) {
    return new Autoencoder(
        Layers.sequential(Layers.dense(p, code, rule), Activations.tanh()),
        Layers.sequential(Layers.dense(code, p, rule), output));
  }

  /** p - hidden (tanh) - code (linear) - hidden (tanh) - p (sigmoid). */
  static Autoencoder deep(int p, int hidden, int code, Initialisation rule) {
    return deep(p, hidden, code, rule, Activations.sigmoid());
  }

  /** p - hidden (tanh) - code (linear) - hidden (tanh) - p, with another output. */
  static Autoencoder deep(int p, int hidden, int code, Initialisation rule, Layer output) {
    return new Autoencoder(
        Layers.sequential(
            Layers.dense(p, hidden, rule), Activations.tanh(), Layers.dense(hidden, code, rule)),
        Layers.sequential(
            Layers.dense(code, hidden, rule),
            Activations.tanh(),
            Layers.dense(hidden, p, rule),
            output));
  }

  /** Glorot's rule, in single precision. */
  static Initialisation glorot(SplittableStream stream) {
    return Initialisations.xavierUniform(stream);
  }

  /** Glorot's rule, in double precision. */
  static Initialisation glorotDouble(SplittableStream stream) {
    return Initialisations.xavierUniform(stream).in(DType.FLOAT64);
  }

  /**
   * How much is trained.
   *
   * @param rows how many of the training images, from the first
   * @param epochs how often each is seen
   */
  record Tier(int rows, int epochs) {
    private static final Tier FULL = new Tier(Integer.MAX_VALUE, 10);
    private static final Tier QUICK = new Tier(10_000, 10);

    /** What the book does under {@code --full}, otherwise less. */
    static Tier of(FigureContext context) {
      return context.full() ? FULL : QUICK;
    }

    /** Trains a network to give back the images. */
    Trained<Autoencoder> train(
        String name, Autoencoder start, DigitTensors digits, long seed, FigureContext context) {
      return training(name, start, digits, seed, context).run();
    }

    /** The training of a network to give back the images, to which a figure may add. */
    Training<Autoencoder, Examples> training(
        String name, Autoencoder start, DigitTensors digits, long seed, FigureContext context) {
      int times = digits.isMnist() ? epochs : 6 * epochs; // a small set takes more
      return training(start, digits.firstOfTrain(rows), digits.test(), seed, Autoencoders::rmsprop)
          .epochs(times)
          .eachStep(moment -> report(name, moment, context));
    }

    /** Trains a network by ADAM with rate 0.001 to give back the images less their mean. */
    Trained<Autoencoder> trainCentred(
        String name,
        Autoencoder start,
        DigitTensors digits,
        Tensor mean,
        long seed,
        FigureContext context) {
      int times = digits.isMnist() ? epochs : 6 * epochs;
      return training(
              start,
              digits.firstOfTrain(rows).sub(mean),
              digits.test().sub(mean),
              seed,
              () -> Optimisers.adam(.001))
          .epochs(times)
          .eachStep(moment -> report(name, moment, context))
          .run();
    }

    private static Training<Autoencoder, Examples> training(
        Autoencoder start, Tensor train, Tensor test, long seed, Supplier<Optimiser> optimiser) {
      return Training.of(
              start,
              Objective.of(Losses.squared()),
              Batches.of(Examples.ofThemselves(train), 32).shuffled(RandomStream.seed(seed + 1)),
              optimiser)
          .evaluating(
              Evaluation.on("test", Examples.ofThemselves(test), Measure.of(Losses.squared())));
    }

    private static void report(String name, Moment<Autoencoder> moment, FigureContext context) {
      if (moment.batch() % 50 == 0) {
        long done = (long) moment.epoch() * moment.batches() + moment.batch();
        context.progress(name, done, (long) moment.epochs() * moment.batches());
      }
    }

    /** An outcome that says so if less was trained than in the book. */
    Outcome note(Outcome outcome, DigitTensors digits) {
      return rows >= digits.train().dim(0)
          ? outcome
          : outcome.note(
              String.format(
                  Locale.ROOT,
                  "Trained on the first %d images for %d epochs; --full takes all %d.",
                  rows,
                  epochs,
                  digits.train().dim(0)));
    }
  }

  /** The error on the test images after each epoch. */
  static double[] testLoss(Trained<? extends Layer> trained) {
    return trained.history().values(TEST_LOSS);
  }
}
