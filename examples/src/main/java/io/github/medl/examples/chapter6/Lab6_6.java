package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.cnn.layers.Conv;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/** Lab 6.6: transfer, and when it does not help. */
public final class Lab6_6 implements Figure {
  private static final long SEED = 66;
  private static final int RUNS = 12;
  private static final int GARMENT_RUNS = 5;
  private static final String[] WAYS = {"scratch", "frozen", "tuned", "random, frozen"};

  @Override
  public About about() {
    return About.figure("L6.6", "Transfer, and when it does not help", Kind.STATISTICAL)
        .caption(
            "LeNet-5 learns the digits 5 to 9 from ten images each: from scratch, with the"
                + " convolutions of a network that knows 0 to 4, these frozen or tuned further, and"
                + " with random convolutions that stay. Right: all ten digits, with convolutions"
                + " that know garments. The first dense weights are the same in all ways.")
        .data("mnist", "fashion-mnist")
        .slow(150);
  }

  @Override
  public Outcome draw(FigureContext context) {
    ImageSet mnist = ImageSet.mnist();
    ImageSet fashion = ImageSet.fashion();
    boolean whole = mnist.isWhole() && fashion.isWhole();
    boolean all = context.full() && whole;
    List<Transferring.Result> digits =
        Transferring.digits(mnist).runs(SEED, all ? RUNS : 1, context);
    List<Transferring.Result> garments =
        Transferring.garments(fashion, mnist).runs(SEED, all ? GARMENT_RUNS : 1, context);

    Outcome outcome =
        Outcome.of(
                Picture.of(
                    "Ten examples a class",
                    2,
                    chart("(a) digits 5 to 9, after 0 to 4", digits),
                    chart("(b) ten digits, after garments", garments)),
                kernels(digits.get(0).teacher(), garments.get(0).teacher()))
            .seed(SEED);
    outcome = values(values(outcome, "after digits", digits), "after garments", garments);
    Checks checks =
        new Checks().holds("frozen convolutions keep their bits", stayed(digits, garments), THEORY);
    if (whole) {
      checks.exactly(
          "test images of 5 to 9", Transferring.digits(mnist).test().size(), 4861, THEORY);
    }
    if (all) {
      checks
          .between("digits: mean gain of frozen over scratch", gain(digits), .005, .045, SEEDS)
          .between("garments: mean gain of frozen over scratch", gain(garments), -.04, .02, SEEDS);
      outcome =
          outcome.note(
              "The bands are those of an independent implementation for a mean of five seeds. Its"
                  + " eight runs gained -.006 to .042 on the digits, .025 on the mean (standard"
                  + " deviation .015), five more of the same recipe in PyTorch -.001 to .067, .031 on"
                  + " the mean (.025); our twelve -.013 to .079, .037 on the mean (.023), 1.5 standard"
                  + " errors above the eight. A mean of five may so lie above the band by chance, as"
                  + " that of our first five does (.051); therefore twelve are taken.");
    } else {
      outcome =
          outcome.note(
              "Short run: one seed; --full takes twelve and five, whose means are compared.");
    }
    return fashion.sign(mnist.sign(outcome.checks(checks)));
  }

  private static boolean stayed(
      List<Transferring.Result> digits, List<Transferring.Result> garments) {
    return digits.stream().allMatch(Transferring.Result::stayed)
        && garments.stream().allMatch(Transferring.Result::stayed);
  }

  private static double gain(List<Transferring.Result> results) {
    return results.stream().mapToDouble(Transferring.Result::gain).average().orElseThrow();
  }

  private static Outcome values(Outcome outcome, String name, List<Transferring.Result> results) {
    Outcome more = outcome;
    for (int way = 0; way < WAYS.length; way++) {
      more = more.value(name + ": " + WAYS[way], accuracies(results, way));
    }
    return more.value(name + ": gain of frozen over scratch", gain(results));
  }

  private static double[] accuracies(List<Transferring.Result> results, int way) {
    return results.stream().mapToDouble(result -> result.ways()[way]).toArray();
  }

  /** A point for each seed, joined over the ways, and the mean. */
  private static Chart chart(String title, List<Transferring.Result> results) {
    double[] places = IntStream.range(0, WAYS.length).asDoubleStream().toArray();
    DoubleSummaryStatistics all =
        results.stream().flatMapToDouble(r -> Arrays.stream(r.ways())).summaryStatistics();
    double low = all.getMin();
    double high = all.getMax();
    double span = Math.max(.01, high - low);
    Chart chart =
        Chart.titled(title)
            .axes("", "accuracy on all test images")
            .size(480, 380)
            .xRange(-.4, WAYS.length - .6)
            .yRange(low - .1 * span, high + .4 * span) // room for the legend
            .xTicks(places, WAYS)
            .legend(Corner.UPPER_RIGHT);
    for (int k = 0; k < results.size(); k++) {
      String name = k == 0 ? "one seed each" : "";
      chart.line(
          name,
          places,
          results.get(k).ways(),
          Style.of(Palette.GREY).width(1).marker(Marker.CIRCLE).size(6));
    }
    double[] mean = new double[WAYS.length];
    Arrays.setAll(mean, way -> Arrays.stream(accuracies(results, way)).average().orElseThrow());
    return chart.points(
        "mean of the seeds",
        places,
        mean,
        Style.of(Palette.VERMILLION).marker(Marker.DIAMOND).size(11));
  }

  private static Picture kernels(Sequential digits, Sequential garments) {
    Sequential random = LeNet.relu(10, Initialisations.he(RandomStream.seed(SEED)));
    List<Panel> panels =
        List.of(
            first("learned on digits 0 to 4", digits),
            first("learned on garments", garments),
            first("random", random));
    return Picture.of("First kernels of LeNet-5", 3, panels);
  }

  private static Panel first(String title, Sequential network) {
    Conv conv = (Conv) network.layers().get(0);
    return Mosaic.signed(title, conv.weight().select(1, 0), 3, 240);
  }

  public static void main(String[] args) {
    Show.figure(new Lab6_6(), args);
  }
}
