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
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.Learner;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.preparation.Pipeline;
import io.github.medl.learning.preparation.Polynomial;
import io.github.medl.learning.validation.BiasVariance;
import io.github.medl.linear.regression.LinearRegression;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Lab 2.2: why polynomials of low degree err, and why those of high degree do. The data are those
 * of figure 2.10, {@code y = f(x) + ε} at ten fixed x; but the ten ε are drawn anew two thousand
 * times, and a polynomial of each degree k is fitted to every sample.
 *
 * <p>A fit is linear in y, {@code f̂(x) = h(x)ᵀy}, so theory knows what the simulation must find:
 * the bias {@code h(x)ᵀf - f(x)} and the variance {@code σ² ‖h(x)‖²}.
 */
public final class Lab2_2 implements Figure {
  private static final Knob.Real SIGMA =
      Knobs.real("sigma", "σ", "standard deviation of the noise", 0.2, 0.01, 1);
  private static final Knob.Whole SAMPLES =
      Knobs.whole("samples", "R", "samples that are fitted", 2000, 20, 5000);
  private static final Knob.Whole SEED = Knobs.seed(22);
  private static final int MAX_DEGREE = 9;
  private static final int SHOWN_FITS = 15;
  private static final Tensor X = Tensor.linspace(0, 1, 10).reshape(-1, 1);
  private static final Tensor GRID = Tensor.linspace(0, 1, 201).reshape(-1, 1);

  @Override
  public About about() {
    return About.figure("L2.2", "Bias and variance of polynomials", Kind.STATISTICAL)
        .caption(
            "Polynomials of degree 1, 5 and 9 fitted to samples of ten points, their mean and two"
                + " standard deviations around it; and the expected squared error of each degree"
                + " as squared bias plus variance plus noise. Below the variance of a mean of 2000"
                + " fits a simulation cannot see the bias.")
        .quick(2)
        .play(SIGMA, SAMPLES, SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Tensor truth = f(GRID);
    double sigma = context.get(SIGMA);
    int samples = context.get(SAMPLES);
    int seed = context.get(SEED);
    List<BiasVariance> simulated = new ArrayList<>();
    List<BiasVariance> theory = new ArrayList<>();
    for (int k = 0; k <= MAX_DEGREE; k++) {
      simulated.add(
          BiasVariance.simulate(
              polynomial(k),
              random -> sample(random, sigma),
              GRID,
              truth,
              sigma * sigma,
              samples,
              RandomStream.seed(seed)));
      theory.add(exact(k, sigma * sigma));
      context.progress("degree", k + 1, MAX_DEGREE + 1);
    }

    Checks checks = new Checks();
    for (int k = 0; k <= MAX_DEGREE; k++) {
      check(checks, k, simulated.get(k), theory.get(k), samples);
    }
    double[] expected = each(theory, BiasVariance::expectedError);
    int best = Tensor.vector(each(simulated, BiasVariance::expectedError)).argmin();
    checks
        .holds(
            "the bias never grows with k", falling(each(theory, BiasVariance::squaredBias)), THEORY)
        .holds("the variance grows with k", rising(each(theory, BiasVariance::variance)), THEORY)
        .exactly("best degree", best, Tensor.vector(expected).argmin(), THEORY);
    return Outcome.of(picture(simulated, theory, truth, sigma, seed))
        .checks(checks)
        .seed(seed)
        .table(decomposition(simulated, theory))
        .value("best degree", best);
  }

  /** The mean of R fits has variance v / R, which adds to its squared distance from the truth. */
  private static void check(
      Checks checks, int k, BiasVariance simulated, BiasVariance theory, int samples) {
    double bias = theory.squaredBias();
    double spread = theory.variance() / samples;
    double tolerance = 4 * (2 * Math.sqrt(bias * spread) + Math.sqrt(2) * spread);
    double ofVariance = 4 * Math.sqrt(2.0 / samples);
    checks
        .near("squared bias, k=" + k, simulated.squaredBias(), bias + spread, tolerance, THEORY)
        .nearRelative(
            "variance, k=" + k, simulated.variance(), theory.variance(), ofVariance, THEORY);
  }

  private static Table decomposition(List<BiasVariance> simulated, List<BiasVariance> theory) {
    return Table.of("decomposition")
        .column("k", IntStream.rangeClosed(0, MAX_DEGREE).toArray())
        .column("bias2", each(simulated, BiasVariance::squaredBias))
        .column("variance", each(simulated, BiasVariance::variance))
        .column("expected-error", each(simulated, BiasVariance::expectedError))
        .column("bias2-theory", each(theory, BiasVariance::squaredBias))
        .column("variance-theory", each(theory, BiasVariance::variance))
        .column("expected-error-theory", each(theory, BiasVariance::expectedError));
  }

  private static Tensor f(Tensor x) {
    Tensor u = x.flatten().mul(2 * Math.PI);
    return u.sin().sub(u.cos());
  }

  private static Examples sample(RandomStream random, double sigma) {
    Tensor noise = Tensor.generate(i -> random.normal(), X.dim(0)).mul(sigma);
    return new Examples(X, f(X).add(noise));
  }

  private static Learner<?> polynomial(int k) {
    return Pipeline.of(Polynomial.orthogonal(k)).then(LinearRegression.byQr());
  }

  /** With h(x) from the fits to the unit vectors: bias hᵀf - f, variance σ² ‖h‖². */
  private static BiasVariance exact(int k, double noise) {
    Tensor mean = polynomial(k).fit(X, f(X)).predict(GRID);
    Tensor squares = Tensor.zeros(GRID.dim(0));
    for (int i = 0; i < X.dim(0); i++) {
      int row = i;
      Tensor unit = Tensor.generate(j -> j == row ? 1 : 0, X.dim(0));
      squares = squares.add(polynomial(k).fit(X, unit).predict(GRID).square());
    }
    Tensor variances = squares.mul(noise);
    double distance = mean.sub(f(GRID)).square().add(variances).mean().item();
    return new BiasVariance(f(GRID), mean, variances, distance, noise);
  }

  private static double[] each(List<BiasVariance> list, ToDoubleFunction<BiasVariance> number) {
    return list.stream().mapToDouble(number).toArray();
  }

  private static boolean falling(double[] x) {
    return IntStream.range(1, x.length).allMatch(i -> x[i] <= x[i - 1] + 1e-12);
  }

  private static boolean rising(double[] x) {
    return IntStream.range(1, x.length).allMatch(i -> x[i] > x[i - 1]);
  }

  private static Picture picture(
      List<BiasVariance> simulated,
      List<BiasVariance> theory,
      Tensor truth,
      double sigma,
      int seed) {
    double[] k = Tensor.arange(MAX_DEGREE + 1).toDoubles();
    double[] noise = simulated.stream().mapToDouble(BiasVariance::noise).toArray();
    Chart decomposition =
        Chart.titled("(d) Expected squared error")
            .axes("degree k", "mean over x")
            .size(520, 380)
            .logY()
            .yRange(1e-5, 3)
            .xTicks(k)
            .yTicks(1e-5, 1e-4, 1e-3, .01, .1, 1)
            .legend(Corner.LOWER_LEFT)
            .trajectory(
                "bias²",
                k,
                each(simulated, BiasVariance::squaredBias),
                Style.of(Palette.BLUE).width(2).size(6))
            .line(
                "bias², theory",
                k,
                each(theory, BiasVariance::squaredBias),
                Style.of(Palette.BLUE).width(1.2).dotted())
            .trajectory(
                "variance",
                k,
                each(simulated, BiasVariance::variance),
                Style.of(Palette.ORANGE).width(2).size(6))
            .line("noise σ²", k, noise, Style.of(Palette.GREY).width(1.6).dashed())
            .trajectory(
                "sum",
                k,
                each(simulated, BiasVariance::expectedError),
                Style.of(Palette.BLACK).width(2.4).size(6));
    List<Panel> panels = new ArrayList<>();
    panels.add(
        fits("(a) k = 1: bias", 1, simulated.get(1), truth, sigma, seed).legend(Corner.LOWER_LEFT));
    panels.add(fits("(b) k = 5: balance", 5, simulated.get(5), truth, sigma, seed));
    panels.add(fits("(c) k = 9: variance", 9, simulated.get(9), truth, sigma, seed));
    panels.add(decomposition);
    return Picture.of("Bias and variance of polynomials", 2, panels);
  }

  /** Some fits, the mean of all and what they spread over, beside the truth. */
  private static Chart fits(
      String title, int k, BiasVariance b, Tensor truth, double sigma, int seed) {
    double[] x = GRID.flatten().toDoubles();
    Chart chart = Chart.titled(title).axes("x", "y").size(520, 380).yRange(-4, 3);
    RandomStream random = RandomStream.seed(seed);
    List<Tensor> abscissas = new ArrayList<>();
    List<Tensor> curves = new ArrayList<>();
    Tensor gap = Tensor.vector(Double.NaN); // between the curves, which are one series
    for (int i = 0; i < SHOWN_FITS; i++) {
      Examples sample = sample(random, sigma);
      abscissas.addAll(List.of(GRID.flatten(), gap));
      curves.addAll(
          List.of(polynomial(k).fit(sample.inputs(), sample.targets()).predict(GRID), gap));
    }
    chart.line(
        String.format(Locale.ROOT, "_%d fits, k=%d", SHOWN_FITS, k),
        Tensor.concat(0, abscissas).toDoubles(),
        Tensor.concat(0, curves).toDoubles(),
        Style.of(Palette.GREY).width(.8).alpha(.5));
    Tensor spread = b.variances().sqrt().mul(2);
    return chart
        .band(
            "_two standard deviations, k=" + k,
            x,
            b.mean().sub(spread).toDoubles(),
            b.mean().add(spread).toDoubles(),
            Style.of(Palette.ORANGE))
        .line("truth f", x, truth.toDoubles(), Style.of(Palette.BLACK).width(2))
        .line("mean fit", x, b.mean().toDoubles(), Style.of(Palette.VERMILLION).width(2.2).dashed())
        .points(
            "_f at the ten x, k=" + k,
            X.flatten().toDoubles(),
            f(X).toDoubles(),
            Style.of(Palette.BLACK).size(6));
  }

  public static void main(String[] args) {
    Show.figure(new Lab2_2(), args);
  }
}
