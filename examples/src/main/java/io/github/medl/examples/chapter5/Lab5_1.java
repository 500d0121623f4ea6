package io.github.medl.examples.chapter5;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.bands.StoredBands;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.training.LearningCurves;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.learning.evaluation.Calibration;
import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.learning.evaluation.Measure;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Loss;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.Evaluation;
import io.github.medl.networks.training.History;
import io.github.medl.networks.training.Moment;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lab 5.1: a classifier of digits from nothing. Three dense layers learn MNIST; how they learn,
 * what they confuse, where they are most wrong, and whether their probabilities can be trusted.
 */
public final class Lab5_1 implements Figure {
  private static final Knob.Whole SEED = Knobs.seed(51);
  private static final int BATCH = 128;
  private static final double RATE = 2e-3;
  private static final double GOAL = 0.975;
  private static final int BINS = 10;

  @Override
  public About about() {
    return About.figure("L5.1", "A classifier of digits from nothing", Kind.STATISTICAL)
        .caption(
            "A network 784-256-128-10 learns 55 000 images of MNIST in six epochs of ADAM with a"
                + " rate that falls along a cosine: learning curves, what is confused with what,"
                + " calibration, and the worst mistakes on the 10 000 test images.")
        .data("mnist")
        .quick(9)
        .play(SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    long start = System.nanoTime();
    HandwrittenDigits digits = HandwrittenDigits.load();
    Clock clock = new Clock(start);
    Trained<Sequential> trained = training(digits, context).eachEpoch(clock::tick).run();
    double seconds = clock.seconds();

    History history = trained.history();
    Tensor p = trained.network().apply(digits.test().inputs()).softmax(-1).cast(DType.FLOAT64);
    Verdicts verdicts = Verdicts.of(p, digits.test().labels());
    ConfusionMatrix confusion =
        ConfusionMatrix.of(digits.test().targets().cast(DType.FLOAT64), verdicts.said(), 10);
    Calibration calibration = Calibration.of(verdicts.right(), verdicts.confidence(), BINS);

    ClassifierPictures pictures = new ClassifierPictures(digits, verdicts);
    Outcome outcome =
        Outcome.of(pictures.overview(history, confusion, calibration), pictures.mistakes())
            .value("test accuracy", confusion.accuracy())
            .value("test loss", history.last("test loss"))
            .value("expected calibration error", calibration.expectedError())
            .value("confusion matrix", confusion.counts())
            .value("seconds to 97.5 % test accuracy", clock.reached)
            .value("seconds of the training", seconds)
            .table(LearningCurves.table("learning", history))
            .seed(context.get(SEED));
    return digits
        .source()
        .sign(
            digits.isMnist()
                ? outcome
                    .checks(checks(trained, confusion, calibration))
                    .note(
                        String.format(
                            Locale.ROOT,
                            "%.1f s to 97.5 %% on the test images, reading the files included; %.1f s in all.",
                            clock.reached,
                            seconds))
                : outcome);
  }

  private static Training<Sequential, Examples> training(
      HandwrittenDigits digits, FigureContext context) {
    SplittableStream stream = RandomStream.seed(context.get(SEED));
    Batches<Examples> batches = Batches.of(digits.train(), BATCH).shuffled(stream.split());
    int epochs = digits.isMnist() ? 6 : 60;
    Schedule rate = Schedule.cosine(RATE, 0, epochs * batches.perEpoch());
    Loss loss = Losses.crossEntropy();
    Measure[] metrics = {Measure.of(loss), Measures.accuracy()};
    return Training.of(
            network(digits.pixels(), stream.split()),
            Objective.of(loss),
            batches,
            () -> Optimisers.adam(rate, 0.9, 0.999, 1e-8))
        .epochs(epochs)
        .evaluating(Evaluation.on("validation", digits.validation(), metrics))
        .evaluating(Evaluation.on("test", digits.test(), metrics)) // looked at, nothing is chosen
        .eachStep(TrainingProgress.to(context));
  }

  private static Sequential network(int pixels, RandomStream stream) {
    Initialisation he = Initialisations.he(stream);
    return Networks.cast(
        Layers.sequential(
            Layers.dense(pixels, 256, he),
            Activations.relu(),
            Layers.dense(256, 128, he),
            Activations.relu(),
            Layers.dense(128, 10, he)),
        DType.FLOAT32);
  }

  private static Checks checks(
      Trained<Sequential> trained, ConfusionMatrix confusion, Calibration calibration) {
    History history = trained.history();
    Checks checks =
        new Checks()
            .exactly("parameters", Networks.count(trained.network()), 235_146, THEORY)
            .exactly("test images", confusion.total(), 10_000, THEORY)
            .near(
                "accuracy of the confusion matrix",
                confusion.accuracy(),
                history.last("test accuracy"),
                1e-15,
                THEORY);
    StoredBands seen = StoredBands.of("L5.1", false); // medl bands L5.1 --seeds 10
    seen.check(checks, "test accuracy", confusion.accuracy());
    seen.check(checks, "test loss", history.last("test loss"));
    seen.check(checks, "calibration error", calibration.expectedError());
    return checks;
  }

  /** When epochs ended, and when one of them first reached the goal; NaN if none did. */
  private static final class Clock {
    private final long start;
    private double reached = Double.NaN;

    Clock(long start) {
      this.start = start;
    }

    double seconds() {
      return Math.round((System.nanoTime() - start) * 1e-8) / 10.0;
    }

    void tick(Moment<Sequential> moment) {
      if (Double.isNaN(reached) && moment.history().last("test accuracy") >= GOAL) {
        reached = seconds();
      }
    }
  }

  /**
   * What the network said of each test image.
   *
   * @param said the class of the largest probability
   * @param confidence that probability
   * @param right 1 where it is the true class, else 0
   * @param ofTruth the probability of the true class
   */
  record Verdicts(Tensor said, Tensor confidence, Tensor right, Tensor ofTruth) {
    static Verdicts of(Tensor p, int[] labels) {
      int[] best = p.argmax(1);
      return new Verdicts(
          Tensor.generate(i -> best[i], best.length),
          p.max(1),
          Tensor.generate(i -> best[i] == labels[i] ? 1 : 0, best.length),
          p.pick(labels));
    }

    /** The mistakes, those first in which the true class got the smallest probability. */
    List<Integer> mistakes() {
      List<Integer> wrong = new ArrayList<>();
      for (int i = 0; i < right.size(); i++) {
        if (right.get(i) == 0) {
          wrong.add(i);
        }
      }
      wrong.sort((a, b) -> Double.compare(ofTruth.get(a), ofTruth.get(b)));
      return wrong;
    }
  }

  public static void main(String[] args) {
    Show.figure(new Lab5_1(), args);
  }
}
