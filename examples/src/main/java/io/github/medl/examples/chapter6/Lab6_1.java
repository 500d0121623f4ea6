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
import io.github.medl.networks.initialisation.Initialisation;
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
import java.util.function.Function;

/**
 * Lab 6.1: LeNet-5 from the first pixel to 98.6 %, and the proof that its secret is locality: with
 * the pixels in a fixed random order it is worse than a dense network, which does not care.
 */
public final class Lab6_1 implements Figure {
  private static final long SEED = 61;
  private static final int FEW = 10_000;
  private static final int WORST = 12;

  @Override
  public About about() {
    return About.figure("L6.1", "LeNet-5, and what a convolution knows", Kind.STATISTICAL)
        .caption(
            "LeNet-5 with relu and maximum pooling, and with tanh and average pooling as in 1998, on"
                + " all of MNIST; then LeNet-5 and a dense network of as many parameters on 10 000"
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
    Trained<Sequential> tanh =
        LeNet.training(
                s -> LeNet.tanh(Initialisations.xavier(s)),
                set.train(0, 60_000),
                epochs,
                SEED,
                context)
            .evaluating(LeNet.onTest(test))
            .run();
    Examples few = set.train(0, FEW);
    Pair lenet = pair(rule -> LeNet.relu(10, rule), few, test, context);
    Pair dense = pair(LeNet::denseRival, few, test, context);

    ConfusionMatrix confusion = ConfusionMatrix.of(relu.network(), test);
    Outcome outcome =
        Outcome.of(
                Picture.of(
                    "LeNet-5, and what a convolution knows",
                    2,
                    results(relu.history(), tanh.history(), lenet, dense),
                    ConfusionChart.of("Test images, true against said", confusion)),
                kernels(relu.network(), test),
                mistakes(relu.network(), test))
            .seed(SEED)
            .table(LearningCurves.table("learning", relu.history()))
            .value("test accuracy, relu and maximum", relu.history().values("test accuracy"))
            .value("test accuracy, tanh and average", tanh.history().values("test accuracy"))
            .value("LeNet-5 on 10 000, in order", lenet.ordered())
            .value("LeNet-5 on 10 000, permuted", lenet.permuted())
            .value("dense on 10 000, in order", dense.ordered())
            .value("dense on 10 000, permuted", dense.permuted());
    if (set.isWhole()) {
      outcome = outcome.checks(checks(relu, tanh, lenet, dense, confusion));
    }
    return set.sign(
        epochs == 3 ? outcome : outcome.note("One epoch of all images; --full takes three."));
  }

  private static Pair pair(
      Function<Initialisation, Sequential> maker,
      Examples few,
      Examples test,
      FigureContext context) {
    int[] order = RandomStream.seed(SEED + 1).permutation(784);
    return new Pair(
        accuracy(maker, few, test, context),
        accuracy(maker, permuted(few, order), permuted(test, order), context));
  }

  private static double accuracy(
      Function<Initialisation, Sequential> maker,
      Examples few,
      Examples test,
      FigureContext context) {
    Function<SplittableStream, Sequential> start = s -> maker.apply(Initialisations.he(s));
    Sequential network = LeNet.train(start, few, 3, SEED, context).network();
    return Measures.accuracy().of(network.answers(test.inputs()), test.targets());
  }

  private static Examples permuted(Examples examples, int[] order) {
    return examples.withInputs(
        x -> x.reshape(x.dim(0), order.length).take(1, order).reshape(x.shape()));
  }

  private static Checks checks(
      Trained<Sequential> relu,
      Trained<Sequential> tanh,
      Pair lenet,
      Pair dense,
      ConfusionMatrix confusion) {
    double[] first = relu.history().values("test accuracy");
    double[] second = tanh.history().values("test accuracy");
    Checks checks =
        new Checks()
            .exactly("parameters of LeNet-5", Networks.count(relu.network()), 61_706, THEORY)
            .near(
                "accuracy of the confusion matrix",
                confusion.accuracy(),
                first[first.length - 1],
                1e-12,
                THEORY)
            .between("relu: test accuracy after epoch 1", first[0], .970, .985, SEEDS)
            .between("tanh: test accuracy after epoch 1", second[0], .950, .968, SEEDS);
    if (first.length == 3) {
      checks
          .between("relu: test accuracy after epoch 3", first[2], .980, .991, SEEDS)
          .between("tanh: test accuracy after epoch 3", second[2], .974, .986, SEEDS);
    }
    return checks
        .between("LeNet-5 loses by the permutation", lenet.ordered - lenet.permuted, .05, .1, SEEDS)
        .between("the dense network changes by", dense.ordered - dense.permuted, -.015, .015, SEEDS)
        .holds("in order LeNet-5 wins", lenet.ordered > dense.ordered, SEEDS)
        .holds("permuted it loses", lenet.permuted < dense.permuted, SEEDS);
  }

  private static Panel results(History relu, History tanh, Pair lenet, Pair dense) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("LeNet-5, relu, maximum", "60 000, in order", percent(relu)));
    rows.add(List.of("LeNet-5, tanh, average", "60 000, in order", percent(tanh)));
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
