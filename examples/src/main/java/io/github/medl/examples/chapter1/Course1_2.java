package io.github.medl.examples.chapter1;

import static io.github.medl.examples.figure.Source.PRINTED;
import static io.github.medl.examples.figure.Source.RECOMPUTED;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.ImageData;
import io.github.medl.learning.data.MissingDataException;
import io.github.medl.learning.data.Provenance;
import io.github.medl.learning.data.Split;
import io.github.medl.learning.data.TabularData;
import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.table.TablePanel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Course result C1.2 (Unit 1 and Practical 1): a first look at handwritten digits, and a detector
 * of the digit 1 that learns one number.
 */
public final class Course1_2 implements Figure {
  private static final int WIDTH = 20;

  @Override
  public About about() {
    return About.figure("C1.2", "A first look at MNIST, and a primitive detector of 1", Kind.EXACT)
        .caption(
            "(a) How many of the 784 pixels hold ink, digit by digit; (b) the mean intensity of the"
                + " pixels of each digit; (c) F₁ of the detector against its threshold; (d) the"
                + " test images by the best threshold of the training images.")
        .differs(
            "Sizes of FashionMNIST and CIFAR-10, which Practical 1 asks for, are compared where"
                + " these data are at hand; of CIFAR-10 only if all of it is.")
        .data("mnist")
        .quick(5);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    ImageData train;
    ImageData test;
    try {
      train = Datasets.mnist(Split.TRAIN);
      test = Datasets.mnist(Split.TEST);
    } catch (MissingDataException missing) {
      return onSmallDigits(missing.getMessage());
    }
    DigitStatistics ofTrain = statistics(train);
    DigitStatistics ofTest = statistics(test);
    double[] trainScores = DetectorOfOne.scores(train.size(), train::pixel);
    double[] testScores = DetectorOfOne.scores(test.size(), test::pixel);
    double[] thetas = Grid.range(.5, .005, 101);
    double[] trainF1 = f1(train.labels(), trainScores, thetas);
    double[] testF1 = f1(test.labels(), testScores, thetas);
    double best = thetas[argmax(trainF1)];
    ConfusionMatrix confusion = DetectorOfOne.confusion(test.labels(), testScores, best);

    Checks checks = new Checks();
    check(checks, train, ofTrain, ofTest);
    checkDetector(checks, best, trainF1[argmax(trainF1)], confusion);
    List<Provenance> files = new ArrayList<>(train.provenance());
    files.addAll(test.provenance());
    checkSizes(checks, files);
    return Outcome.of(
            Picture.of(
                "A first look at MNIST, and a primitive detector of 1",
                2,
                densities(ofTrain, train.labels()),
                intensities(ofTrain, ofTest),
                curves(thetas, trainF1, testF1, best),
                panel(confusion)))
        .checks(checks)
        .value("best theta", best)
        .value("confusion of the detector, test", confusion.counts())
        .value("confusion of the detector, test, in words", confusion.toString())
        .table(table(ofTrain, ofTest))
        .table(
            Table.of("detector")
                .column("theta", thetas)
                .column("f1_train", trainF1)
                .column("f1_test", testF1))
        .data(files);
  }

  private static DigitStatistics statistics(ImageData images) {
    return DigitStatistics.of(images.labels(), images.pixels(), 255, images::pixel);
  }

  private static double[] f1(int[] labels, double[] scores, double[] thetas) {
    return Arrays.stream(thetas)
        .map(theta -> DetectorOfOne.confusion(labels, scores, theta).f1(1))
        .toArray();
  }

  private static int argmax(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }

  private static void check(
      Checks checks, ImageData train, DigitStatistics ofTrain, DigitStatistics ofTest)
      throws IOException {
    Reference digits = Reference.of("C1.2");
    double first =
        IntStream.range(0, train.pixels()).map(place -> train.pixel(0, place)).sum() / 255.0;
    checks
        .exactly("training images", train.size(), 60_000, PRINTED)
        .exactly("pixels of an image", train.pixels(), 784, PRINTED)
        .near("mean of the pixels with ink", ofTrain.nonZeroMean(), .6833624860322, 1e-12, PRINTED)
        .near("share of pixels without ink", ofTrain.zeroShare(), .8087977040816, 1e-12, PRINTED)
        .near("share of white pixels", ofTrain.whiteShare(), .006681164966, 1e-12, PRINTED)
        .near("mean of the first image", first / train.pixels(), .13768007, 5e-9, PRINTED)
        .allNear(
            "training images of each digit",
            doubles(ofTrain.images()),
            digits.numbers("n_train"),
            0,
            PRINTED)
        .allNear(
            "test images of each digit",
            doubles(ofTest.images()),
            digits.numbers("n_test"),
            0,
            PRINTED)
        .allNear(
            "mean intensity, training",
            ofTrain.intensity(),
            digits.numbers("mean_train"),
            1e-9,
            RECOMPUTED)
        .allNear(
            "mean intensity, test",
            ofTest.intensity(),
            digits.numbers("mean_test"),
            1e-9,
            RECOMPUTED)
        .allNear(
            "pixels with ink, mean",
            ofTrain.inkMean(),
            digits.numbers("ink_mean"),
            1e-9,
            RECOMPUTED)
        .allNear(
            "pixels with ink, standard deviation",
            ofTrain.inkDeviation(),
            digits.numbers("ink_sd"),
            1e-9,
            RECOMPUTED);
  }

  private static double[] doubles(int[] counts) {
    return Arrays.stream(counts).asDoubleStream().toArray();
  }

  private static void checkDetector(
      Checks checks, double theta, double f1, ConfusionMatrix confusion) {
    checks
        .near("best θ", theta, .865, 1e-12, PRINTED)
        .near("F₁ on training images", f1, .9028719433, 5e-11, PRINTED)
        .exactly("ones that are found", confusion.truePositives(1), 1000, PRINTED)
        .exactly("ones that are missed", confusion.falseNegatives(1), 135, PRINTED)
        .exactly("others taken for a one", confusion.falsePositives(1), 84, PRINTED)
        .exactly("others that are not", confusion.trueNegatives(1), 8781, PRINTED)
        .near("recall", confusion.recall(1), .8810572687, 5e-11, PRINTED)
        .near("precision", confusion.precision(1), .9225092251, 5e-11, PRINTED)
        .near("F₁ on test images", confusion.f1(1), .9013068950, 5e-11, PRINTED);
  }

  /** Practical 1 counts two more data sets; what is missing is not compared. */
  private static void checkSizes(Checks checks, List<Provenance> files) {
    present(() -> Datasets.fashionMnist(Split.TRAIN))
        .ifPresent(images -> checkBalanced(checks, "FashionMNIST, training", images, 6000, files));
    present(() -> Datasets.fashionMnist(Split.TEST))
        .ifPresent(images -> checkBalanced(checks, "FashionMNIST, test", images, 1000, files));
    present(() -> Datasets.cifar10(Split.TRAIN))
        .ifPresent(
            images -> {
              checks.holds(
                  "the first image of CIFAR-10 is a frog",
                  images.classes().get(images.label(0)).equals("frog"),
                  PRINTED);
              if (images.size() == 50_000) {
                checkBalanced(checks, "CIFAR-10, training", images, 5000, files);
              }
            });
  }

  private static Optional<ImageData> present(Supplier<ImageData> data) {
    try {
      return Optional.of(data.get());
    } catch (MissingDataException missing) {
      return Optional.empty();
    }
  }

  private static void checkBalanced(
      Checks checks, String name, ImageData images, int each, List<Provenance> files) {
    double[] counts = new double[10];
    Arrays.stream(images.labels()).forEach(label -> counts[label]++);
    double[] expected = new double[10];
    Arrays.fill(expected, each);
    checks.allNear(name + ": images of each class", counts, expected, 0, PRINTED);
    files.addAll(images.provenance());
  }

  private static Chart densities(DigitStatistics statistics, int[] labels) {
    int bins = 18;
    double[] middle = Grid.range(WIDTH / 2.0, WIDTH, bins);
    Chart chart =
        Chart.titled("(a)")
            .axes("pixels with ink", "density")
            .size(520, 380)
            .legend(Corner.UPPER_RIGHT);
    for (int digit = 0; digit < 10; digit++) {
      Style style = Style.palette(digit % 5).width(1.8);
      chart.line(
          Integer.toString(digit),
          middle,
          statistics.density(digit, labels, bins, WIDTH),
          digit < 5 ? style : style.dashed());
    }
    return chart;
  }

  private static Chart intensities(DigitStatistics train, DigitStatistics test) {
    double[] left = Grid.range(-.2, 1, 10);
    double[] right = Grid.range(.2, 1, 10);
    return axes("(b)", .22)
        .legend(Corner.UPPER_RIGHT)
        .bars("training", left, train.intensity(), .38, Style.of(Palette.BLUE))
        .bars("test", right, test.intensity(), .38, Style.of(Palette.ORANGE));
  }

  private static Chart axes(String title, double top) {
    return Chart.titled(title)
        .axes("digit", "mean intensity")
        .size(520, 380)
        .xRange(-.7, 9.7)
        .yRange(0, top)
        .xTicks(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  private static Chart curves(double[] theta, double[] train, double[] test, double best) {
    return Chart.titled("(c)")
        .axes("θ", "F₁ of the digit 1")
        .size(520, 380)
        .xRange(.5, 1)
        .yRange(0, 1)
        .legend(Corner.LOWER_LEFT)
        .verticalLine("best θ", best, Style.of(Palette.GREY).width(1.5).dashed())
        .line("training", theta, train, Style.of(Palette.BLUE).width(2.2))
        .line("test", theta, test, Style.of(Palette.ORANGE).width(2.2));
  }

  private static TablePanel panel(ConfusionMatrix confusion) {
    return TablePanel.of(
            List.of("", "taken for 1", "taken for another"),
            List.of(
                row("a 1", confusion.count(1, 1), confusion.count(1, 0)),
                row("another", confusion.count(0, 1), confusion.count(0, 0)),
                share("precision", confusion.precision(1)),
                share("recall", confusion.recall(1)),
                share("F₁", confusion.f1(1))))
        .titled("(d) Test images by the detector");
  }

  private static List<String> row(String name, int one, int other) {
    return List.of(name, Integer.toString(one), Integer.toString(other));
  }

  private static List<String> share(String name, double value) {
    return List.of(name, String.format(Locale.ROOT, "%.4f", value), "");
  }

  private static Table table(DigitStatistics train, DigitStatistics test) {
    return Table.of("digits")
        .column("digit", IntStream.range(0, 10).toArray())
        .column("n_train", train.images())
        .column("n_test", test.images())
        .column("mean_train", train.intensity())
        .column("mean_test", test.intensity())
        .column("ink_mean", train.inkMean())
        .column("ink_sd", train.inkDeviation());
  }

  /** The same look at the digits that come with the library, on which the detector cannot work. */
  private static Outcome onSmallDigits(String missing) {
    TabularData digits = Datasets.digits();
    double[] pixels = digits.x().toDoubles();
    DigitStatistics statistics =
        DigitStatistics.of(
            digits.labels(), 64, 16, (image, place) -> (int) pixels[image * 64 + place]);
    return Outcome.of(
            Picture.of(
                "A first look at 8 x 8 digits, not MNIST",
                1,
                axes("Mean intensity", .4)
                    .bars(
                        "_all",
                        Grid.range(0, 1, 10),
                        statistics.intensity(),
                        .7,
                        Style.of(Palette.BLUE))))
        .table(table(statistics, statistics))
        .data(digits.provenance())
        .fellBack(
            "Computed on 1797 digits of 8 x 8 pixels, so nothing is compared with the course, and"
                + " the detector is left out. MNIST is missing: "
                + missing);
  }

  public static void main(String[] args) {
    Show.figure(new Course1_2(), args);
  }
}
