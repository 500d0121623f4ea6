package io.github.medl.examples.chapter4;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.training.LearningCurves;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.ImageData;
import io.github.medl.learning.data.MissingDataException;
import io.github.medl.learning.data.Provenance;
import io.github.medl.learning.data.Split;
import io.github.medl.learning.data.TabularData;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.EarlyStopping;
import io.github.medl.networks.training.Evaluation;
import io.github.medl.networks.training.History;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figure 4.4: early stopping. A network with far more parameters than images is trained for long;
 * its error on images that it has not seen stops falling long before its loss does.
 */
public final class Figure4_4 implements Figure {
  private static final long SEED = 4;
  private static final int EPOCHS = 200;
  private static final int FEWER = 100;
  private static final int TRAINING = 1000;
  private static final int VALIDATION = 500;

  private static final Style OURS = Style.of(Palette.BLUE).width(2.2);
  private static final Style BOOK = Style.of(Palette.GREY).width(1.2).dashed();
  private static final Style STOP = Style.of(Palette.BLACK).width(2.5);

  @Override
  public About about() {
    return About.figure("4.4", "Early stopping", Kind.STATISTICAL)
        .caption(
            "The network 784-400-200-100-50-10 learns 1000 images of MNIST with ADAM; above, its"
                + " error on 500 other images, whose first minimum the bar marks; below, the mean"
                + " loss of each epoch. Dashed: the curves of the book.")
        .differs(
            "The book's first weights cannot be had outside its program. With others the loss"
                + " hardly changes, but the epoch of the least error does, because the error is"
                + " nearly level from epoch 70 on: four runs by another program gave epochs 80 to"
                + " 195, the book 76.")
        .data("mnist")
        .slow(30);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    Data data = Data.load();
    Examples all = data.examples;
    int count = context.full() ? EPOCHS : FEWER;
    Examples held = all.slice(TRAINING, TRAINING + VALIDATION);
    Trained<Sequential> trained =
        Training.of(
                network(all.inputs().dim(1)),
                Objective.of(Losses.crossEntropy()),
                Batches.of(all.slice(0, TRAINING), 10), // in the order of the file
                () -> Optimisers.adam(1e-5))
            .epochs(count)
            .evaluating(Evaluation.on("validation", held, Measures.accuracy()))
            .callback(EarlyStopping.onHighest("validation accuracy", count))
            .eachStep(TrainingProgress.to(context))
            .run();
    History history = trained.history();
    double[] error = Arrays.stream(history.values("validation accuracy")).map(a -> 1 - a).toArray();
    int best = history.highest("validation accuracy");
    double[] loss = history.values("loss");

    Reference book = Reference.of("4.4");
    double kept = Measures.accuracy().of(trained.network(), held);
    Checks checks =
        new Checks()
            .exactly("parameters", Networks.count(trained.network()), 419_860, THEORY)
            .between("loss, epoch 10", loss[9], 1.4, 1.8, SEEDS)
            .between("loss, epoch 50", loss[49], 0.2, 0.36, SEEDS)
            .between("error, epoch 10", error[9], 0.3, 0.5, SEEDS)
            .between("least error", error[best], 0.10, 0.15, AUTHORS_CODE)
            .atMost("last error less least", error[count - 1] - error[best], 0.035, SEEDS)
            .near("error of the network that is kept", 1 - kept, error[best], 0, THEORY);
    if (context.full()) {
      checks.atMost("loss, epoch 200", loss[EPOCHS - 1], 0.006, SEEDS);
    }
    Outcome outcome =
        Outcome.of(picture(history, error, best, book))
            .value("epoch of the least error", best + 1)
            .value("least error", error[best])
            .value("last error", error[count - 1])
            .table(LearningCurves.table("learning", history))
            .data(data.provenance)
            .seed(SEED);
    if (!context.full()) {
      outcome =
          outcome.note(
              String.format(
                  Locale.ROOT, "The first %d of %d epochs; all with --full.", count, EPOCHS));
    }
    return data.missing == null
        ? outcome.checks(checks)
        : outcome.fellBack(
            "Learned from 8 x 8 digits, so nothing is compared. MNIST is missing: " + data.missing);
  }

  /** The first 1500 images: MNIST, or the small digits of the library where it is not at hand. */
  private record Data(Examples examples, List<Provenance> provenance, @Nullable String missing) {
    static Data load() {
      try {
        ImageData mnist = Datasets.mnist(Split.TRAIN).first(TRAINING + VALIDATION);
        Tensor pixels = mnist.images(DType.FLOAT32);
        return new Data(Examples.labelled(pixels, mnist.labels()), mnist.provenance(), null);
      } catch (MissingDataException e) {
        TabularData digits = Datasets.digits();
        Tensor pixels = digits.x().div(16).cast(DType.FLOAT32);
        Examples all = Examples.labelled(pixels, digits.labels());
        return new Data(all.slice(0, TRAINING + VALIDATION), digits.provenance(), e.getMessage());
      }
    }
  }

  /** Glorot's uniform weights, biases 0. */
  private static Sequential network(int pixels) {
    Initialisation glorot = Initialisations.xavierUniform(RandomStream.seed(SEED));
    return Networks.cast(
        Layers.sequential(
            Layers.dense(pixels, 400, glorot),
            Activations.relu(),
            Layers.dense(400, 200, glorot),
            Activations.relu(),
            Layers.dense(200, 100, glorot),
            Activations.relu(),
            Layers.dense(100, 50, glorot),
            Activations.relu(),
            Layers.dense(50, 10, glorot)),
        DType.FLOAT32);
  }

  private static Picture picture(History history, double[] error, int best, Reference book)
      throws IOException {
    double[] epochs = LearningCurves.epochs(history);
    double[] bookEpochs = book.numbers("epoch");
    Chart above =
        LearningCurves.chart("", "validation error")
            .size(640, 260)
            .xRange(0, EPOCHS)
            .yRange(0, 0.3)
            .yTicks(0, 0.1, 0.2, 0.3) // as wide as those below, so that the epochs line up
            .legend(Corner.LOWER_RIGHT)
            .line("book", bookEpochs, book.numbers("validation_error"), BOOK)
            .line("ours", epochs, error, OURS)
            .verticalLine("", best + 1, STOP)
            .text(best + 1, 0.25, "early stopping: epoch " + (best + 1), STOP, 8, 0);
    Chart below =
        LearningCurves.chart("", "training loss")
            .size(640, 260)
            .xRange(0, EPOCHS)
            .yRange(0, 2.4)
            .legend(Corner.UPPER_RIGHT)
            .line("book", bookEpochs, book.numbers("training_loss"), BOOK)
            .line("ours", epochs, history.values("loss"), OURS);
    return Picture.of("Early stopping", 1, above, below);
  }

  public static void main(String[] args) {
    Show.figure(new Figure4_4(), args);
  }
}
