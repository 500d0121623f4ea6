package io.github.medl.examples.chapter5;

import static io.github.medl.examples.chapter5.Trick.BATCH_NORMALISATION;
import static io.github.medl.examples.chapter5.Trick.DROPOUT;
import static io.github.medl.examples.chapter5.Trick.NONE;
import static io.github.medl.examples.chapter5.Trick.WEIGHT_DECAY;
import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Source;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.TabularData;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Lab 5.3: what batch normalisation, dropout and weight decay do to the same network. It learns 200
 * digits of 8 x 8 pixels, far too few for its 13 130 parameters, from ten seeds; for each seed the
 * digits, the first weights and the batches are the same, so the differences are of the tricks.
 *
 * <p>Batch normalisation does not care how long the weights before it are, C(cW) = C(W); so ∂C/∂W
 * is orthogonal to W, up to the ε under its root, which the lab checks on the trained networks.
 */
public final class Lab5_3 implements Figure {
  private static final int SEEDS = 10;
  private static final int EARLY = 5;
  private static final double[] EPOCH = Tensor.arange(TrickRun.EPOCHS).add(1).toDoubles();

  @Override
  public About about() {
    return About.figure("L5.3", "Batch normalisation, dropout and weight decay", Kind.STATISTICAL)
        .caption(
            "A network 64-64-64-64-10 learns 200 digits of 8 x 8 pixels without a trick, with"
                + " batch normalisation, with dropout (rate 0.2) and with weight decay (λ = 0.005):"
                + " losses in evaluation mode, means of ten seeds with a band of one standard"
                + " deviation; accuracy on 600 other digits, the runs of one seed joined; size of"
                + " the weights.")
        .data("digits")
        .quick(15);
  }

  @Override
  public Outcome draw(FigureContext context) {
    TabularData digits = Datasets.digits();
    Map<Trick, List<TrickRun>> runs = new EnumMap<>(Trick.class);
    for (Trick trick : Trick.values()) {
      runs.put(
          trick,
          IntStream.range(0, SEEDS).mapToObj(seed -> TrickRun.of(trick, digits, seed)).toList());
      context.progress("trick", trick.ordinal() + 1, Trick.values().length);
    }

    Table table = Table.of("learning").column("epoch", EPOCH);
    for (Trick trick : Trick.values()) {
      for (String measure : List.of("training loss", "test loss", "test accuracy", "norm")) {
        String column = (trick.label + " " + measure).replace(' ', '-');
        Tensor values = series(runs.get(trick), measure);
        table =
            table
                .column(column, values.mean(0).toDoubles())
                .column(column + "-deviation", values.sampleVariance(0).sqrt().toDoubles());
      }
    }
    Outcome outcome =
        Outcome.of(picture(runs))
            .checks(checks(runs))
            .table(table)
            .data(digits.provenance())
            .seed(0);
    for (Trick trick : Trick.values()) {
      outcome =
          outcome
              .value("test accuracy, " + trick.label, last(runs.get(trick), "test accuracy"))
              .value("test loss, " + trick.label, last(runs.get(trick), "test loss"));
    }
    return outcome;
  }

  private static Checks checks(Map<Trick, List<TrickRun>> runs) {
    Checks checks = new Checks();
    theoryChecks(checks, runs);
    orderChecks(checks, runs);
    seedChecks(checks, runs);
    return checks;
  }

  private static void theoryChecks(Checks checks, Map<Trick, List<TrickRun>> runs) {
    List<TrickRun> plain = runs.get(NONE);
    for (Trick trick : List.of(BATCH_NORMALISATION, DROPOUT, WEIGHT_DECAY)) {
      boolean same =
          IntStream.range(0, SEEDS)
              .allMatch(
                  s ->
                      TrickRun.weights(runs.get(trick).get(s).first())
                          .equals(TrickRun.weights(plain.get(s).first())));
      checks.holds(
          "the first weights are those of the network without a trick: " + trick.label,
          same,
          THEORY);
    }
    checks
        .near(
            "largest |cos| between W and ∂C/∂W before batch normalisation",
            runs.get(BATCH_NORMALISATION).stream()
                .mapToDouble(TrickRun::radialShare)
                .max()
                .orElseThrow(),
            0,
            1e-4,
            THEORY)
        .between(
            "least such |cos| without a trick",
            plain.stream().mapToDouble(TrickRun::radialShare).min().orElseThrow(),
            0.1,
            0.5,
            Source.SEEDS);
  }

  private static void orderChecks(Checks checks, Map<Trick, List<TrickRun>> runs) {
    List<TrickRun> plain = runs.get(NONE);
    checks
        .holds(
            "batch normalisation is ahead after 5 epochs, every seed",
            largest(difference(runs.get(BATCH_NORMALISATION), plain, "training loss", EARLY)) < 0,
            RECOMPUTED)
        .holds(
            "dropout is behind after 5 epochs, every seed",
            largest(difference(plain, runs.get(DROPOUT), "training loss", EARLY)) < 0,
            RECOMPUTED)
        .holds(
            "weight decay keeps the weights smaller, every seed",
            largest(difference(runs.get(WEIGHT_DECAY), plain, "norm", TrickRun.EPOCHS)) < 0,
            RECOMPUTED);
  }

  private static void seedChecks(Checks checks, Map<Trick, List<TrickRun>> runs) {
    String early = "training loss after 5 epochs against none: ";
    near(checks, early, BATCH_NORMALISATION, gain(runs, BATCH_NORMALISATION, EARLY), -.385, .113);
    near(checks, early, DROPOUT, gain(runs, DROPOUT, EARLY), .557, .088);
    near(
        checks,
        "final test loss against none: ",
        WEIGHT_DECAY,
        difference(runs.get(WEIGHT_DECAY), runs.get(NONE), "test loss", TrickRun.EPOCHS),
        -.035,
        .025);
    double[][] losses = {{.310, .082}, {.269, .049}, {.292, .081}, {.276, .058}};
    double[][] norms = {{21.52, .121}, {20.71, .122}, {21.81, .127}, {17.46, .096}};
    for (Trick trick : Trick.values()) {
      double[] loss = losses[trick.ordinal()];
      double[] norm = norms[trick.ordinal()];
      List<TrickRun> own = runs.get(trick);
      near(checks, "final test loss: ", trick, last(own, "test loss"), loss[0], loss[1]);
      near(checks, "norm of the weights: ", trick, last(own, "norm"), norm[0], norm[1]);
    }
  }

  /**
   * A mean over our seeds is near that over thirty others, 100 to 129: the mean and the deviation
   * of one run that those gave, allowed four standard errors.
   */
  private static void near(
      Checks checks, String what, Trick trick, double[] ours, double mean, double deviation) {
    checks.near(
        what + trick.label,
        Tensor.vector(ours).mean().item(),
        mean,
        4 * deviation / Math.sqrt(ours.length),
        Source.SEEDS);
  }

  private static double[] gain(Map<Trick, List<TrickRun>> runs, Trick trick, int epoch) {
    return difference(runs.get(trick), runs.get(NONE), "training loss", epoch);
  }

  /** The values of some runs after an epoch less those of others, seed by seed. */
  private static double[] difference(
      List<TrickRun> runs, List<TrickRun> others, String measure, int epoch) {
    return series(runs, measure).sub(series(others, measure)).select(1, epoch - 1).toDoubles();
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  /** A row a seed, a column an epoch. */
  private static Tensor series(List<TrickRun> runs, String measure) {
    return Tensor.stack(
        0, runs.stream().map(run -> Tensor.vector(run.history().values(measure))).toList());
  }

  /** The values after the last epoch, one a seed. */
  private static double[] last(List<TrickRun> runs, String measure) {
    return runs.stream().mapToDouble(run -> run.history().last(measure)).toArray();
  }

  private static Picture picture(Map<Trick, List<TrickRun>> runs) {
    Chart training =
        curves("(a) Training loss", "cross-entropy", "training loss", runs)
            .logY()
            .yRange(1e-3, 3)
            .yTicks(1e-3, 0.01, 0.1, 1)
            .legend(Corner.LOWER_LEFT);
    Chart test =
        curves("(b) Test loss", "cross-entropy", "test loss", runs)
            .logY()
            .yRange(0.1, 3)
            .yTicks(0.1, 0.2, 0.5, 1, 2);
    Chart norm = curves("(d) Size of the weights", "norm of all weights", "norm", runs);
    return Picture.of(
        "Batch normalisation, dropout and weight decay", 2, training, test, accuracies(runs), norm);
  }

  private static Chart curves(
      String title, String y, String measure, Map<Trick, List<TrickRun>> runs) {
    Chart chart =
        Chart.titled(title)
            .axes("epoch", y)
            .size(540, 400)
            .xRange(0, TrickRun.EPOCHS)
            .xTicks(0, 10, 20, 30, 40, 50);
    runs.forEach(
        (trick, list) -> {
          Tensor values = series(list, measure);
          Tensor mean = values.mean(0);
          Tensor deviation = values.sampleVariance(0).sqrt();
          chart.band(
              "_" + trick.label + ", spread",
              EPOCH,
              mean.sub(deviation).maximum(1e-4).toDoubles(),
              mean.add(deviation).toDoubles(),
              trick.style);
        });
    runs.forEach(
        (trick, list) ->
            chart.line(trick.label, EPOCH, series(list, measure).mean(0).toDoubles(), trick.style));
    return chart;
  }

  private static Chart accuracies(Map<Trick, List<TrickRun>> runs) {
    Trick[] tricks = Trick.values();
    double[] at = IntStream.range(0, tricks.length).asDoubleStream().toArray();
    Chart chart =
        Chart.titled("(c) Test accuracy, a line a seed")
            .axes("trick", "accuracy")
            .size(540, 400)
            .xRange(-0.5, tricks.length - 0.5)
            .xTicks(at, Arrays.stream(tricks).map(t -> t.label).toArray(String[]::new));
    for (int seed = 0; seed < SEEDS; seed++) {
      int s = seed;
      chart.line(
          "_seed " + seed,
          at,
          Arrays.stream(tricks)
              .mapToDouble(t -> runs.get(t).get(s).history().last("test accuracy"))
              .toArray(),
          Style.of(Palette.GREY).width(0.8).alpha(0.6));
    }
    for (Trick trick : tricks) {
      double[] values = last(runs.get(trick), "test accuracy");
      double[] x = new double[SEEDS];
      Arrays.fill(x, trick.ordinal());
      double mean = Tensor.vector(values).mean().item();
      chart
          .points("_" + trick.label, x, values, trick.style.size(7))
          .line(
              "_mean, " + trick.label,
              new double[] {trick.ordinal() - 0.25, trick.ordinal() + 0.25},
              new double[] {mean, mean},
              trick.style.width(3.5));
    }
    return chart;
  }

  public static void main(String[] args) {
    Show.figure(new Lab5_3(), args);
  }
}
