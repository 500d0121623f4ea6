package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.digits.ConfusionChart;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.training.LearningCurves;
import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Networks;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.networks.training.History;
import io.github.medl.networks.training.Trained;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.plot.table.TablePanel;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lab 6.1: LeNet-5 from the first pixel to 98.6 %, and the proof that its secret is locality: with
 * the pixels in a fixed random order it is worse than a dense network, which does not care.
 */
public final class Lab6_1 implements Figure {
  private static final long SEED = 61;
  private static final int WORST = 12;

  @Override
  public About about() {
    return About.figure("L6.1", "LeNet-5, and what a convolution knows", Kind.STATISTICAL)
        .caption(
            "LeNet-5 with relu and maximum pooling, and under --full with tanh and average pooling as"
                + " in 1998, on all of MNIST; then LeNet-5 and a dense network of as many parameters on 10 000"
                + " digits, once with the pixels in order and once in a fixed random order.")
        .data("mnist")
        .slow(60);
  }

  /** Accuracies on the test images with pixels in order, and in another order. */
  private record Pair(double ordered, double permuted) {}

  @Override
  public Outcome draw(FigureContext context) {
    ImageSet set = ImageSet.mnist();
    int epochs = context.full() && set.isWhole() ? 3 : 1;
    Examples test = set.test(0, 10_000);
    Trained<Sequential> relu =
        LeNet.training(
                s -> LeNet.relu(10, Initialisations.he(s)),
                set.train(0, 60_000),
                epochs,
                SEED,
                context)
            .evaluating(LeNet.onTest(test))
            .run();
    Optional<Trained<Sequential>> tanh =
        epochs == 3 ? Optional.of(ofOldTimes(set, test, context)) : Optional.empty();
    Pair lenet = lenets(set, test, context);
    Pair dense = rivals(set.train(0, Figure6_12.FEW.images()), test, context);

    ConfusionMatrix confusion = ConfusionMatrix.of(relu.network(), test);
    Outcome outcome =
        Outcome.of(
                Picture.of(
                    "LeNet-5, and what a convolution knows",
                    2,
                    results(relu.history(), tanh, lenet, dense),
                    ConfusionChart.of("Test images, true against said", confusion)),
                kernels(relu.network(), test),
                mistakes(relu.network(), test))
            .seed(SEED)
            .table(LearningCurves.table("learning", relu.history()))
            .value("test accuracy, relu and maximum", relu.history().values("test accuracy"))
            .value("LeNet-5 on 10 000, in order", lenet.ordered())
            .value("LeNet-5 on 10 000, permuted", lenet.permuted())
            .value("dense on 10 000, in order", dense.ordered())
            .value("dense on 10 000, permuted", dense.permuted());
    if (tanh.isPresent()) {
      double[] accuracies = tanh.get().history().values("test accuracy");
      outcome = outcome.value("test accuracy, tanh and average", accuracies);
    }
    if (set.isWhole()) {
      Checks checks = checks(relu, lenet, dense, confusion);
      tanh.ifPresent(trained -> ofOldTimes(checks, trained));
      outcome = outcome.checks(checks);
    }
    return set.sign(
        epochs == 3
            ? outcome
            : outcome.note(
                "One epoch of all images; --full takes three, and the network of 1998, too."));
  }

  private static Trained<Sequential> ofOldTimes(
      ImageSet set, Examples test, FigureContext context) {
    return LeNet.training(
            s -> LeNet.tanh(Initialisations.xavier(s)), set.train(0, 60_000), 3, SEED, context)
        .evaluating(LeNet.onTest(test))
        .run();
  }

  /** The network of figure 6.12, and one like it for pixels in another order. */
  private static Pair lenets(ImageSet set, Examples test, FigureContext context) {
    LeNet.Recipe recipe = Figure6_12.FEW;
    Sequential permuted =
        LeNet.train(
                s -> LeNet.relu(10, Initialisations.he(s)),
                permuted(set.train(0, recipe.images())),
                recipe.epochs(),
                recipe.seed(),
                context)
            .network();
    return new Pair(
        accuracy(recipe.network(set, context), test), accuracy(permuted, permuted(test)));
  }

  private static Pair rivals(Examples few, Examples test, FigureContext context) {
    Function<SplittableStream, Sequential> start = s -> LeNet.denseRival(Initialisations.he(s));
    int epochs = Figure6_12.FEW.epochs();
    return new Pair(
        accuracy(LeNet.train(start, few, epochs, SEED, context).network(), test),
        accuracy(
            LeNet.train(start, permuted(few), epochs, SEED, context).network(), permuted(test)));
  }

  private static double accuracy(Sequential network, Examples test) {
    return Measures.accuracy().of(network.answers(test.inputs()), test.targets());
  }

  /** The pixels in a fixed random order, the same for all images. */
  private static Examples permuted(Examples examples) {
    int[] order = RandomStream.seed(SEED + 1).permutation(784);
    return examples.withInputs(
        x -> x.reshape(x.dim(0), order.length).take(1, order).reshape(x.shape()));
  }

  private static Checks checks(
      Trained<Sequential> relu, Pair lenet, Pair dense, ConfusionMatrix confusion) {
    double[] first = relu.history().values("test accuracy");
    Checks checks =
        new Checks()
            .exactly("parameters of LeNet-5", Networks.count(relu.network()), 61_706, THEORY)
            .near(
                "accuracy of the confusion matrix",
                confusion.accuracy(),
                first[first.length - 1],
                1e-12,
                THEORY)
            .between("relu: test accuracy after epoch 1", first[0], .970, .985, SEEDS);
    if (first.length == 3) {
      checks.between("relu: test accuracy after epoch 3", first[2], .980, .991, SEEDS);
    }
    return checks
        .between("LeNet-5 loses by the permutation", lenet.ordered - lenet.permuted, .05, .1, SEEDS)
        .between("the dense network changes by", dense.ordered - dense.permuted, -.015, .015, SEEDS)
        .holds("in order LeNet-5 wins", lenet.ordered > dense.ordered, SEEDS)
        .holds("permuted it loses", lenet.permuted < dense.permuted, SEEDS);
  }

  private static void ofOldTimes(Checks checks, Trained<Sequential> tanh) {
    double[] accuracies = tanh.history().values("test accuracy");
    checks
        .between("tanh: test accuracy after epoch 1", accuracies[0], .950, .968, SEEDS)
        .between("tanh: test accuracy after epoch 3", accuracies[2], .974, .986, SEEDS);
  }

  private static Panel results(
      History relu, Optional<Trained<Sequential>> tanh, Pair lenet, Pair dense) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("LeNet-5, relu, maximum", "60 000, in order", percent(relu)));
    tanh.ifPresent(
        old ->
            rows.add(
                List.of("LeNet-5, tanh, average", "60 000, in order", percent(old.history()))));
    rows.add(List.of("LeNet-5", "10 000, in order", percent(lenet.ordered)));
    rows.add(List.of("LeNet-5", "10 000, permuted", percent(lenet.permuted)));
    rows.add(List.of("dense 784-75-28-10", "10 000, in order", percent(dense.ordered)));
    rows.add(List.of("dense 784-75-28-10", "10 000, permuted", percent(dense.permuted)));
    return TablePanel.of(List.of("network", "learned from", "right, of 10 000"), rows);
  }

  private static String percent(History history) {
    return percent(history.last("test accuracy"));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  private static Picture kernels(Sequential network, Examples test) {
    return FeatureMaps.picture("What LeNet-5 has learned", network, test.inputs().slice(0, 0, 1));
  }

  /** The mistakes to which it gave the least probability of the truth. */
  private static Picture mistakes(Sequential network, Examples test) {
    Tensor p = network.predict(test.inputs()).softmax(1).cast(DType.FLOAT64);
    int[] said = p.argmax(1);
    int[] labels = test.labels();
    List<Integer> wrong = new ArrayList<>();
    for (int i = 0; i < said.length; i++) {
      if (said[i] != labels[i]) {
        wrong.add(i);
      }
    }
    wrong.sort((a, b) -> Double.compare(p.get(a, labels[a]), p.get(b, labels[b])));
    List<Panel> panels = new ArrayList<>();
    for (int i : wrong.subList(0, Math.min(WORST, wrong.size()))) {
      Tensor pixels = test.inputs().select(0, i).select(0, 0).neg().add(1).cast(DType.FLOAT64);
      panels.add(ImagePanel.of(pixels.toRows()).titled(labels[i] + ", said " + said[i]).width(110));
    }
    return Picture.of("The worst mistakes: true digit, and what was said", 6, panels);
  }

  public static void main(String[] args) {
    Show.figure(new Lab6_1(), args);
  }
}
