package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.cnn.losses.MetricLosses;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.training.TrainingProgress;
import io.github.medl.learning.evaluation.EmpiricalRoc;
import io.github.medl.learning.evaluation.Roc;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Figure 6.17: a Siamese network. One network codes both images of a pair; near codes mean the same
 * digit, also of digits that were never shown.
 */
public final class Figure6_17 implements Figure {
  private static final long SEED = 617;
  private static final int FIRST_NEW = 7;

  @Override
  public About about() {
    return About.figure("6.17", "A Siamese network", Kind.STATISTICAL)
        .caption(
            "(a) Two images, one network, two codes and their distance. It has learned to code the"
                + " digits 0 to 6. (b) Distances of pairs with one of the digits 7, 8, 9, which it"
                + " has never seen. (c) What a threshold on the distance buys.")
        .data("mnist")
        .quick(5);
  }

  /** How well distances tell the same from the different. */
  private record Judged(double accuracy, double auc, double pixelAuc, EmpiricalRoc roc) {}

  /** The images that are held back, and the pairs of them by which every network is judged. */
  private record Exam(
      Examples held, Examples test, DigitPairs forThreshold, DigitPairs seen, DigitPairs fresh) {

    static Exam of(ImageSet set, SplittableStream pairs) {
      Examples held = set.isWhole() ? set.train(50_000, 55_000) : set.train(0, 1200);
      Examples test = set.test(0, 10_000);
      IntPredicate learned = digit -> digit < FIRST_NEW;
      return new Exam(
          held,
          test,
          DigitPairs.draw(held.labels(), 2000, learned, learned, pairs),
          DigitPairs.draw(test.labels(), 4000, learned, learned, pairs),
          DigitPairs.draw(test.labels(), 4000, learned.negate(), digit -> true, pairs));
    }

    double threshold(Siamese network) {
      return forThreshold.bestThreshold(distances(network, held, forThreshold));
    }

    Judged onSeen(Siamese network, double threshold) {
      return judge(network, test, seen, threshold);
    }

    Judged onNew(Siamese network, double threshold) {
      return judge(network, test, fresh, threshold);
    }
  }

  @Override
  public Outcome draw(FigureContext context) {
    ImageSet set = ImageSet.mnist();
    SplittableStream stream = RandomStream.seed(SEED);
    Siamese start = Siamese.of(Initialisations.he(stream.split()));
    Examples learned = learned(set);
    SplittableStream order = stream.split();
    Siamese once = trained(start, learned, 1, order, context);
    Exam exam = Exam.of(set, stream.split());
    double threshold = exam.threshold(once);
    Judged onSeen = exam.onSeen(once, threshold);
    Judged onNew = exam.onNew(once, threshold);
    double[] d = distances(once, exam.test, exam.fresh);
    Outcome outcome =
        Outcome.of(
                Picture.of(
                    "A Siamese network",
                    3,
                    diagram(start),
                    histogram(d, exam.fresh.same(), threshold),
                    curves(onSeen, onNew)))
            .seed(SEED)
            .value("threshold", threshold)
            .value("learned digits: accuracy", onSeen.accuracy)
            .value("learned digits: area under the curve", onSeen.auc)
            .value("new digits: accuracy", onNew.accuracy)
            .value("new digits: area under the curve", onNew.auc)
            .value("new digits: area under the curve of pixels", onNew.pixelAuc);
    if (!set.isWhole()) {
      return set.sign(outcome);
    }
    Checks checks =
        new Checks()
            .exactly("parameters, counted once", Networks.count(start), 21_952, THEORY)
            .near("length of a code", lengths(once, exam.test), 1, 1e-5, THEORY)
            .atLeast("learned digits: accuracy", onSeen.accuracy, .96, SEEDS)
            .between("new digits: area under the curve", onNew.auc, .81, .885, SEEDS)
            .atLeast("above that of pixels by", onNew.auc - onNew.pixelAuc, .05, SEEDS);
    if (context.full()) {
      Siamese four = trained(start, learned, 4, order, context);
      outcome = addLater(outcome, checks, exam, four, onSeen, onNew);
    }
    return set.sign(outcome.checks(checks));
  }

  /** After four epochs the learned digits are told better, and the new ones worse. */
  private static Outcome addLater(
      Outcome outcome, Checks checks, Exam exam, Siamese four, Judged onSeen, Judged onNew) {
    double threshold = exam.threshold(four);
    Judged seenLater = exam.onSeen(four, threshold);
    Judged newLater = exam.onNew(four, threshold);
    checks
        .atLeast(
            "after 4 epochs: accuracy on learned digits more by",
            seenLater.accuracy - onSeen.accuracy,
            0,
            SEEDS)
        .atLeast("area under the curve of new digits less by", onNew.auc - newLater.auc, 0, SEEDS);
    return outcome
        .value("after 4 epochs, learned digits: accuracy", seenLater.accuracy)
        .value("after 4 epochs, learned digits: area under the curve", seenLater.auc)
        .value("after 4 epochs, new digits: area under the curve", newLater.auc);
  }

  /** The images of 0 to 6 among the training images, the first 20 000 of them. */
  private static Examples learned(ImageSet set) {
    int[] labels = set.train().labels();
    int[] chosen =
        IntStream.range(0, labels.length)
            .filter(i -> labels[i] < FIRST_NEW)
            .limit(20_000)
            .toArray();
    return ImageSet.of(set.train(), chosen);
  }

  private static Siamese trained(
      Siamese start, Examples learned, int epochs, SplittableStream order, FigureContext context) {
    return Training.of(
            start,
            (Siamese network, Examples batch, Pass pass) ->
                MetricLosses.contrastiveOfAllPairs(
                    network.apply(batch.inputs(), pass), batch.labels(), 1),
            Batches.of(learned, 64).shuffled(order.split()),
            () -> Optimisers.adam(1e-3))
        .epochs(epochs)
        .eachStep(TrainingProgress.to(context))
        .run()
        .network();
  }

  private static double[] distances(Siamese network, Examples images, DigitPairs pairs) {
    return pairs.distances(network.predict(images.inputs()));
  }

  private static Judged judge(
      Siamese network, Examples images, DigitPairs pairs, double threshold) {
    double[] d = distances(network, images, pairs);
    EmpiricalRoc roc = roc(pairs, d);
    double ofPixels = roc(pairs, pairs.distancesOfPixels(images)).auc();
    return new Judged(pairs.accuracy(d, threshold), roc.auc(), ofPixels, roc);
  }

  private static EmpiricalRoc roc(DigitPairs pairs, double[] distances) {
    double[] same = Arrays.stream(pairs.same()).asDoubleStream().toArray();
    return Roc.empirical(Tensor.of(same), Tensor.of(distances).neg());
  }

  private static double lengths(Siamese network, Examples images) {
    return network.apply(images.inputs().slice(0, 0, 100)).norm(1).max().item();
  }

  private static Panel diagram(Siamese network) {
    String parameters = String.format(Locale.ROOT, "%,d parameters, once", Networks.count(network));
    List<Diagram.Node> nodes =
        List.of(
            Diagram.Node.of("a", "image a", "1x28x28"),
            Diagram.Node.of("b", "image b", "1x28x28"),
            Diagram.Node.of("f", "network f", parameters).fill(Palette.withAlpha(Palette.SKY, .3)),
            Diagram.Node.of("fa", "f(a)", "32 numbers"),
            Diagram.Node.of("fb", "f(b)", "32 numbers"),
            Diagram.Node.of("d", "d = ‖f(a) − f(b)‖"),
            Diagram.Node.of("y", "d small: the same", "d large: different"));
    List<Diagram.Edge> edges =
        List.of(
            Diagram.Edge.of("a", "f"),
            Diagram.Edge.of("b", "f"),
            Diagram.Edge.of("f", "fa"),
            Diagram.Edge.of("f", "fb"),
            Diagram.Edge.of("fa", "d"),
            Diagram.Edge.of("fb", "d"),
            Diagram.Edge.of("d", "y"));
    return Diagram.layered(nodes, edges).topDown().titled("(a) one network");
  }

  private static Chart histogram(double[] d, int[] same, double threshold) {
    int bins = 40;
    double[] centre = IntStream.range(0, bins).mapToDouble(i -> (i + .5) * 2 / bins).toArray();
    double[][] counts = new double[2][bins];
    for (int k = 0; k < d.length; k++) {
      counts[same[k]][Math.min(bins - 1, (int) (d[k] * bins / 2))]++;
    }
    return Chart.titled("(b) pairs with a new digit")
        .axes("distance d", "pairs")
        .size(440, 400)
        .legend(Corner.UPPER_RIGHT)
        .bars("the same", centre, counts[1], .05, Style.of(Palette.BLUE).alpha(.6))
        .bars("different", centre, counts[0], .05, Style.of(Palette.VERMILLION).alpha(.5))
        .verticalLine("threshold", threshold, Style.of(Palette.BLACK).dashed());
  }

  private static Chart curves(Judged onSeen, Judged onNew) {
    Chart chart =
        Chart.titled("(c) receiver operating characteristic")
            .axes("different ones taken for the same", "same ones found")
            .size(440, 400)
            .legend(Corner.LOWER_RIGHT);
    add(chart, "digits 0 to 6", onSeen.roc, Palette.BLUE);
    return add(chart, "with a new digit", onNew.roc, Palette.VERMILLION);
  }

  private static Chart add(Chart chart, String name, EmpiricalRoc roc, Color colour) {
    return chart.line(
        name,
        roc.falsePositiveRates().toDoubles(),
        roc.truePositiveRates().toDoubles(),
        Style.of(colour).width(2));
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_17(), args);
  }
}
