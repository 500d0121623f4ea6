package io.github.medl.examples.chapter2;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Source;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Lab 2.1: double descent. A linear regression on N random features relu(w_j'x), fitted to n
 * observations by least squares of least norm, for widths N from far below n to far above.
 *
 * <p>The truth is y = β'x + noise with x in 20 dimensions. As N comes near n, the one solution left
 * fits the noise, with huge coefficients, and the test error explodes. Beyond n there are many
 * exact solutions, and the shortest of them gets shorter with every feature more.
 */
public final class Lab2_1 implements Figure {
  private static final int N_TRAIN = 100;
  private static final int N_TEST = 1000;
  private static final Knob.Real NOISE =
      Knobs.real("noise", "σ", "standard deviation of the noise", 0.3, 0, 2);
  private static final Knob.Whole DIMENSION = Knobs.whole("d", "d", "dimensions of x", 20, 2, 60);
  private static final Knob.Whole SEEDS = Knobs.whole("seeds", "seeds", "how many", 15, 1, 15);
  private static final Knob.Whole SEED = Knobs.seed(0);
  private static final int[] WIDTHS = {
    5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100, 105, 110, 120, 150, 200, 300, 500, 1000, 2000
  };

  @Override
  public About about() {
    return About.figure("L2.1", "Double descent", Kind.STATISTICAL)
        .caption(
            "Test and training error (a) and size of the coefficients (b) of a regression on random"
                + " ReLU features against their number; n = 100 observations, medians of 15 seeds,"
                + " the band from the lower to the upper quartile. Medians, because at N = n a mean"
                + " is that of a few seeds whose errors are huge.")
        .quick(8)
        .play(NOISE, DIMENSION, SEEDS, SEED);
  }

  /** What one fit gives. */
  private record Fit(double test, double train, double norm) {}

  /** The fits of all seeds, a row a width, and their medians, a number a width. */
  private record Fits(Fit[][] rows, double[] test, double[] train, double[] norm) {
    static Fits of(FigureContext context) {
      int seeds = context.get(SEEDS);
      Fit[][] rows = new Fit[WIDTHS.length][seeds];
      for (int seed = 0; seed < seeds; seed++) {
        context.progress("seed", seed, seeds);
        SplittableStream random = RandomStream.seed((long) context.get(SEED) + seed);
        Experiment experiment = new Experiment(random, context.get(DIMENSION), context.get(NOISE));
        for (int w = 0; w < WIDTHS.length; w++) {
          rows[w][seed] = experiment.fit(WIDTHS[w]);
        }
        context.progress("seed", seed + 1, seeds);
      }
      return new Fits(
          rows,
          quantiles(rows, Fit::test, .5),
          quantiles(rows, Fit::train, .5),
          quantiles(rows, Fit::norm, .5));
    }

    double[] quantiles(ToDoubleFunction<Fit> what, double share) {
      return quantiles(rows, what, share);
    }

    private static double[] quantiles(Fit[][] rows, ToDoubleFunction<Fit> what, double share) {
      return Arrays.stream(rows)
          .mapToDouble(
              width -> {
                double[] sorted = Arrays.stream(width).mapToDouble(what).sorted().toArray();
                return sorted[(int) Math.round(share * (sorted.length - 1))];
              })
          .toArray();
    }

    double[] meanTest() {
      return Arrays.stream(rows)
          .mapToDouble(row -> Arrays.stream(row).mapToDouble(Fit::test).average().orElseThrow())
          .toArray();
    }
  }

  @Override
  public Outcome draw(FigureContext context) {
    double variance = context.get(NOISE) * context.get(NOISE);
    Fits fits = Fits.of(context);
    Checks checks = new Checks();
    checkPeak(checks, fits);
    checkDescent(checks, fits, variance);
    return Outcome.of(Picture.of("Double descent", 2, errors(fits, variance), norms(fits)))
        .checks(checks)
        .seed(context.get(SEED))
        .table(
            Table.of("errors")
                .column("width", WIDTHS)
                .column("test", fits.test())
                .column("test-mean", fits.meanTest())
                .column("test-lower-quartile", fits.quantiles(Fit::test, 0.25))
                .column("test-upper-quartile", fits.quantiles(Fit::test, 0.75))
                .column("train", fits.train())
                .column("norm", fits.norm()));
  }

  private static void checkPeak(Checks checks, Fits fits) {
    checks
        .exactly("width where the test error is largest", widest(fits.test()), N_TRAIN, THEORY)
        .exactly(
            "width where the mean of the test errors is largest",
            widest(fits.meanTest()),
            N_TRAIN,
            THEORY)
        .exactly("width where the coefficients are largest", widest(fits.norm()), N_TRAIN, THEORY)
        .near(
            "largest training error at widths of n and more",
            Arrays.stream(fits.train(), index(N_TRAIN), WIDTHS.length).max().orElseThrow(),
            0,
            1e-9,
            THEORY);
  }

  private static void checkDescent(Checks checks, Fits fits, double variance) {
    double[] test = fits.test();
    int peak = Tensor.vector(test).argmax();
    int last = WIDTHS.length - 1;
    double classical = Arrays.stream(test, 0, peak).min().orElseThrow();
    checks
        .holds(
            "beyond the peak every width has less test error than the one before",
            descends(test, peak, last),
            THEORY)
        .holds(
            "the widest has less test error than the best below the peak",
            test[last] < classical,
            THEORY)
        .holds("no test error is below the variance of the noise", least(test) > variance, THEORY)
        .between("test error at width 40", test[index(40)], 0.40, 0.60, Source.SEEDS)
        .between("test error at width 200", test[index(200)], 0.28, 0.40, Source.SEEDS)
        .between("test error at width 2000", test[last], 0.155, 0.185, Source.SEEDS);
  }

  /** Against the number of features, both axes logarithmic. */
  private static Chart againstWidth(String title, String y) {
    return Chart.titled(title)
        .axes("number of features N", y)
        .size(560, 420)
        .logX()
        .logY()
        .xRange(4.5, 2200)
        .xTicks(5, 10, 20, 50, 100, 200, 500, 1000, 2000);
  }

  private static Chart errors(Fits fits, double variance) {
    double[] width = Arrays.stream(WIDTHS).asDoubleStream().toArray();
    return againstWidth("(a) Mean squared error", "mean squared error")
        .yRange(1e-3, 1000)
        .yTicks(1e-3, 1e-2, 1e-1, 1, 10, 100, 1000)
        .legend(Corner.UPPER_LEFT)
        .verticalLine("N = n", N_TRAIN, Style.of(Palette.GREY).width(1.2).dotted())
        .horizontalLine(
            "variance of the noise", variance, Style.of(Palette.BLACK).width(1.2).dashed())
        .band(
            "_quartiles",
            width,
            fits.quantiles(Fit::test, 0.25),
            fits.quantiles(Fit::test, 0.75),
            Style.of(Palette.VERMILLION))
        .trajectory("test", width, fits.test(), Style.of(Palette.VERMILLION).width(2.5).size(9))
        .trajectory(
            "training", width, positive(fits.train()), Style.of(Palette.BLUE).width(2).size(8));
  }

  private static Chart norms(Fits fits) {
    double[] width = Arrays.stream(WIDTHS).asDoubleStream().toArray();
    return againstWidth("(b) Size of the coefficients", "|θ|")
        .verticalLine("_n", N_TRAIN, Style.of(Palette.GREY).width(1.2).dotted())
        .band(
            "_quartiles",
            width,
            fits.quantiles(Fit::norm, 0.25),
            fits.quantiles(Fit::norm, 0.75),
            Style.of(Palette.GREEN))
        .trajectory("_norm", width, fits.norm(), Style.of(Palette.GREEN).width(2.5).size(9));
  }

  /** A truth and the observations of it; every width draws features of its own. */
  private static final class Experiment {
    private final SplittableStream random;
    private final Tensor x;
    private final Tensor y;
    private final Tensor xTest;
    private final Tensor yTest;

    Experiment(SplittableStream random, int dimension, double noise) {
      this.random = random;
      Tensor beta = random.normalTensor(dimension).div(Math.sqrt(dimension));
      x = random.normalTensor(N_TRAIN, dimension);
      y = x.matmul(beta).add(random.normalTensor(N_TRAIN).mul(noise));
      xTest = random.normalTensor(N_TEST, dimension);
      yTest = xTest.matmul(beta).add(random.normalTensor(N_TEST).mul(noise));
    }

    Fit fit(int width) {
      int dimension = x.dim(1);
      Tensor w = random.normalTensor(dimension, width).div(Math.sqrt(dimension));
      Tensor features = features(x, w);
      Tensor theta = features.lstsq(y).x();
      return new Fit(
          features(xTest, w).matmul(theta).sub(yTest).square().mean().item(),
          features.matmul(theta).sub(y).square().mean().item(),
          theta.norm().item());
    }

    /** φ(x) = relu(W'x) / √N, so that the size of a row does not grow with the width. */
    private static Tensor features(Tensor x, Tensor w) {
      return x.matmul(w).relu().div(Math.sqrt(w.dim(1)));
    }
  }

  private static int widest(double[] values) {
    return WIDTHS[Tensor.vector(values).argmax()];
  }

  private static int index(int width) {
    return Arrays.binarySearch(WIDTHS, width);
  }

  private static boolean descends(double[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!(values[i + 1] < values[i])) {
        return false;
      }
    }
    return true;
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  /** A training error of 0, up to rounding, is a gap: it has no place on a logarithmic axis. */
  private static double[] positive(double[] values) {
    return Arrays.stream(values).map(v -> v < 1e-12 ? Double.NaN : v).toArray();
  }

  public static void main(String[] args) {
    Show.figure(new Lab2_1(), args);
  }
}
