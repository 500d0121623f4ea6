package io.github.medl.examples.chapter1;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.learning.data.DataOnEarth.Kind.CREATED;
import static io.github.medl.learning.data.DataOnEarth.Kind.STORED;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.data.DataOnEarth;
import io.github.medl.learning.data.DataOnEarth.Observation;
import io.github.medl.learning.data.Datasets;
import io.github.medl.linear.regression.LinearInference;
import io.github.medl.linear.regression.LinearModel;
import io.github.medl.linear.regression.LinearRegression;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Figure 1.5: the data stored on earth, predicted by exponential growth.
 *
 * <p>In year {@code 2000 + t} the world creates {@code K exp(α t)} zettabyte of data. {@code ln K}
 * and {@code α} come from least squares in two stages: first on the years where the created data
 * are known; then also on the years where only the stored data are known, turned into created data
 * with the first α.
 */
public final class Figure1_5 implements Figure {
  private static final double ZETTA_PER_YOTTA = 1024;
  private static final double SHARE_KEPT = 1.0 / 3;

  @Override
  public About about() {
    return About.figure("1.5", "Data stored on earth", Kind.EXACT)
        .caption("Predicted volume of stored data, 2020 to 2030, in yottabyte.")
        .data("data-on-earth")
        .quick(0.1)
        .differs(
            "Stored data are the integral of created data, created / α, so created = α · stored."
                + " The authors' code divides by α instead, and rounds to two digits. We follow"
                + " the code, to get the book's numbers.");
  }

  @Override
  public Outcome draw(FigureContext context) {
    DataOnEarth data = Datasets.dataOnEarth();
    Estimate found = Estimate.of(data);
    double[] years = IntStream.rangeClosed(2020, 2030).asDoubleStream().toArray();
    Chart bars =
        Chart.titled("")
            .axes("Year", "Data volume in yottabyte")
            .yRange(0, 2.4)
            .bars("stored", years, found.yottabyte(), 0.7, Style.palette(0));
    return Outcome.of(Picture.of("Data stored on earth", 1, bars))
        .checks(checks(found))
        .value("K", found.k())
        .value("alpha", found.alpha())
        .data(data.provenance());
  }

  /**
   * The two fits: to the years of which created data are known, and to these with what the first
   * fit makes of stored data.
   */
  private record Estimate(
      List<Observation> stored, LinearModel first, double[] created, LinearModel second) {
    static Estimate of(DataOnEarth data) {
      List<Observation> stored =
          data.observations().stream().filter(row -> row.kind() == STORED).toList();
      Growth known = Growth.empty();
      for (Observation row : data.observations()) {
        if (row.kind() == CREATED) {
          known = known.with(row.year(), row.zettabytes());
        }
      }
      LinearModel first = known.fit();
      double[] created = new double[stored.size()];
      for (int i = 0; i < created.length; i++) {
        Observation row = stored.get(i);
        created[i] = Math.round(100 * row.zettabytes() / first.slopes().item()) / 100.0;
        known = known.with(row.year(), created[i]);
      }
      return new Estimate(stored, first, created, known.fit());
    }

    double alpha() {
      return second.slopes().item();
    }

    double k() {
      return Math.exp(second.intercept());
    }

    double createdIn(double year) {
      return k() * Math.exp(alpha() * (year - 2000));
    }

    double[] yottabyte() {
      return IntStream.rangeClosed(2020, 2030)
          .mapToDouble(y -> SHARE_KEPT * createdIn(y) / alpha() / ZETTA_PER_YOTTA)
          .toArray();
    }
  }

  private static Checks checks(Estimate found) {
    Checks checks = new Checks();
    checks
        .nearRelative("K", found.k(), .0361595797, 1e-8, AUTHORS_CODE)
        .nearRelative("α", found.alpha(), .3712730334, 1e-8, AUTHORS_CODE)
        .nearRelative(
            "stage 1 K", Math.exp(found.first().intercept()), .0178412156676, 1e-8, RECOMPUTED)
        .near("created 2007, from stored", found.created()[0], .72, 0, AUTHORS_CODE)
        .near("created 2012, from stored", found.created()[1], 6.97, 0, AUTHORS_CODE)
        .nearRelative(
            "created(2007) / stored(2007)",
            found.createdIn(2007) / found.stored().get(0).zettabytes(),
            1.676942549,
            1e-8,
            RECOMPUTED)
        .nearRelative(
            "created(2012) / stored(2012)",
            found.createdIn(2012) / found.stored().get(1).zettabytes(),
            1.111648021,
            1e-8,
            RECOMPUTED)
        .allNearRelative(
            "created 2005-2025 in ZB",
            IntStream.rangeClosed(2005, 2025).mapToDouble(found::createdIn).toArray(),
            CREATED_2005_TO_2025,
            1e-8,
            RECOMPUTED)
        .allNearRelative(
            "bars 2020-2030 in YB", found.yottabyte(), BARS_2020_TO_2030, 1e-8, RECOMPUTED);
    checkStage(
        checks,
        "stage 1",
        found.first(),
        new double[] {-4.02624401135, .323964149252, -12.4280542172, .00112261420457},
        new double[] {.401579565483, .0194651192246, 20.6307272434, .00024903820247},
        new double[] {-5.05724252118, -2.99524550152, .339632868725, .463526262242});
    checkStage(
        checks,
        "stage 2",
        found.second(),
        new double[] {-3.31981336591, .50870750617, -6.52597676591, .00126353187753},
        new double[] {.371273033382, .0338815809236, 10.9579607345, .000110068776368},
        new double[] {-4.62748764142, -2.0121390904, .284177656864, .4583684099});
    return checks;
  }

  /** ln(created) against t = year - 2000, observation by observation. */
  private record Growth(List<Double> t, List<Double> logCreated) {
    static Growth empty() {
      return new Growth(List.of(), List.of());
    }

    Growth with(int year, double zettabytes) {
      return new Growth(joined(t, year - 2000), joined(logCreated, Math.log(zettabytes)));
    }

    private static List<Double> joined(List<Double> list, double last) {
      return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    LinearModel fit() {
      return LinearRegression.byQr().named("t").fit(vector(t).reshape(-1, 1), vector(logCreated));
    }

    private static Tensor vector(List<Double> list) {
      return Tensor.generate(list::get, list.size());
    }
  }

  /** Estimate, standard error, t and p of both coefficients, and their 95% confidence intervals. */
  private static void checkStage(
      Checks checks, String stage, LinearModel fit, double[] b0, double[] b1, double[] ci) {
    LinearInference inference = fit.inference();
    Tensor intervals = inference.confidenceIntervals(.95);
    double[][] reference = {b0, b1};
    for (int i = 0; i < 2; i++) {
      String name = stage + " b" + "₀₁".charAt(i);
      double estimate = fit.coefficients().get(i);
      double error = inference.standardErrors().get(i);
      double t = inference.tValues().get(i);
      double p = inference.pValues().get(i);
      checks
          .nearRelative(name, estimate, reference[i][0], 1e-8, RECOMPUTED)
          .nearRelative(name + " standard error", error, reference[i][1], 1e-8, RECOMPUTED)
          .nearRelative(name + " t", t, reference[i][2], 1e-8, RECOMPUTED)
          .nearRelative(name + " p", p, reference[i][3], 1e-8, RECOMPUTED)
          .nearRelative(name + " 95% from", intervals.get(i, 0), ci[2 * i], 1e-8, RECOMPUTED)
          .nearRelative(name + " 95% to", intervals.get(i, 1), ci[2 * i + 1], 1e-8, RECOMPUTED);
    }
  }

  private static final double[] CREATED_2005_TO_2025 = {
    0.231436856907, 0.33548596195, 0.486313339068, 0.704949507814, 1.02187986355, 1.48129538917,
    2.14725439677, 3.11261445769, 4.51197993905, 6.54047047814, 9.48092736521, 13.7433513392,
    19.9220707802, 28.8786115101, 41.8618230983, 60.6820114083, 87.9633574465, 127.509818374,
    184.83552986, 267.933666082, 388.3909629
  };
  private static final double[] BARS_2020_TO_2030 = {
    0.0532041305075,
    0.0771235798031,
    0.111796706476,
    0.162058135926,
    0.234916038654,
    0.340529310062,
    0.493624069586,
    0.715546987805,
    1.0372417459,
    1.5035636482,
    2.17953399304
  };

  public static void main(String[] args) {
    Show.figure(new Figure1_5(), args);
  }
}
