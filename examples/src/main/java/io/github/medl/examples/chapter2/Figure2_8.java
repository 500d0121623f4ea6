package io.github.medl.examples.chapter2;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.preparation.Standardise;
import io.github.medl.linear.regression.LinearRegression;
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Picture;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RRandom;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.List;

/**
 * Figure 2.8: the squared-error landscape of a linear model with two features before (a) and after
 * (b) the features are standardised.
 */
public final class Figure2_8 implements Figure {
  private static final Knob.Real MEAN =
      Knobs.real("mean", "E[x₁]", "mean of the first feature", 2, -5, 5);
  private static final Knob.Real DEVIATION =
      Knobs.real("deviation", "σ₁", "standard deviation of the first feature", 2, 0.1, 5);
  private static final Knob.Real NOISE =
      Knobs.real("noise", "σ", "standard deviation of the noise", 0.01, 0, 5);
  private static final Knob.Whole SEED = Knobs.seed(101);
  private static final int N = 1000;

  @Override
  public About about() {
    return About.figure("2.8", "Loss landscape and input normalisation", Kind.SEEDED)
        .caption(
            "Contour lines of C(w) = ½ mean (w₁x₁ + w₂x₂ - y)². (a) As observed. (b) With"
                + " features of mean 0 and standard deviation 1.")
        .differs(
            "The tilt in (a) comes from the means of the features, which are not zero; the features"
                + " themselves are uncorrelated.")
        .quick(0.5)
        .play(MEAN, DEVIATION, NOISE, SEED);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    RRandom random = new RRandom(context.get(SEED));
    Tensor x1 = Tensor.of(random.rnorm(N, context.get(MEAN), context.get(DEVIATION)));
    Tensor x2 = Tensor.of(random.rnorm(N, 1, 1));
    Tensor noise = Tensor.of(random.rnorm(N, 0, context.get(NOISE)));
    Tensor y = x1.mul(2).add(x2.mul(0.5)).add(noise);

    Tensor x = Tensor.stack(1, List.of(x1, x2));
    Tensor standardised = Standardise.sample().fit(x).apply(x);
    Quadratic raw = Quadratic.of(x, y);
    Quadratic standard = Quadratic.of(standardised, y);

    Checks checks = new Checks();
    checkSample(checks, x1, x2, y, standardised);
    checkRaw(checks, raw, leastSquares(x, y));
    checkStandardised(checks, standard, leastSquares(standardised, y));
    checkGrids(checks, raw, standard);
    Chart before =
        landscape("(a)", "w₁", "w₂", raw, Grid.range(-20, 0.1, 401), Grid.range(0, 200, 17));
    Chart after =
        landscape("(b)", "w̃₁", "w̃₂", standard, Grid.range(-20, 0.5, 81), Grid.range(0, 20, 27));
    return Outcome.of(Picture.of("Loss landscape and input normalisation", 2, before, after))
        .checks(checks)
        .seed(context.get(SEED))
        .table(Table.of("sample").column("x1", x1).column("x2", x2).column("y", y));
  }

  private static Tensor leastSquares(Tensor x, Tensor y) {
    return LinearRegression.byQr().withoutIntercept().fit(x, y).coefficients();
  }

  private static void checkSample(
      Checks checks, Tensor x1, Tensor x2, Tensor y, Tensor standardised) {
    checks
        .near("mean of x₁", x1.mean().item(), 1.93027588771708, 1e-9, RECOMPUTED)
        .near("mean of x₂", x2.mean().item(), 0.984487442648487, 1e-9, RECOMPUTED)
        .near("mean of y", y.mean().item(), 4.35353794930818, 1e-9, RECOMPUTED)
        .near("standard deviation of x₁", deviation(x1), 1.91822267308522, 1e-9, RECOMPUTED)
        .near("standard deviation of x₂", deviation(x2), 1.04142002878696, 1e-9, RECOMPUTED)
        .near("standard deviation of y", deviation(y), 3.87140647194884, 1e-9, RECOMPUTED)
        .near(
            "correlation of x₁ and x₂",
            standardised.select(1, 0).dot(standardised.select(1, 1)).item() / (N - 1),
            -0.00132368295398691,
            1e-9,
            RECOMPUTED);
  }

  private static void checkRaw(Checks checks, Quadratic raw, Tensor w) {
    double least = raw.cost(w.get(0), w.get(1));
    checks
        .near("w₁ optimal", w.get(0), 2.00021740923034, 1e-9, AUTHORS_CODE)
        .near("w₂ optimal", w.get(1), 0.500325695816171, 1e-9, AUTHORS_CODE)
        .near("least cost", least, 4.7036777586267e-05, 1e-9, AUTHORS_CODE)
        .near("H₁₁", raw.h11(), 7.40186364801659, 1e-9, AUTHORS_CODE)
        .near("H₁₂", raw.h12(), 1.89769072757157, 1e-9, AUTHORS_CODE)
        .near("H₂₂", raw.h22(), 2.05268664541484, 1e-9, AUTHORS_CODE)
        .near("largest eigenvalue of H", raw.largest(), 8.00670402211491, 1e-9, AUTHORS_CODE)
        .near("smallest eigenvalue of H", raw.smallest(), 1.44784627131653, 1e-9, AUTHORS_CODE)
        .near("condition number", raw.condition(), 5.5300788355344, 1e-9, AUTHORS_CODE)
        .near("b₁", raw.b1(), 15.7547999632282, 1e-9, AUTHORS_CODE)
        .near("b₂", raw.b2(), 4.8228059047834, 1e-9, AUTHORS_CODE)
        .near("½ mean y²", raw.constant(), 16.9630464795214, 1e-9, AUTHORS_CODE);
  }

  private static void checkStandardised(Checks checks, Quadratic q, Tensor v) {
    String name = "standardised: ";
    double least = q.cost(v.get(0), v.get(1));
    checks
        .near(name + "w₁ optimal", v.get(0), 3.83686021780564, 1e-9, AUTHORS_CODE)
        .near(name + "w₂ optimal", v.get(1), 0.521047163822182, 1e-9, AUTHORS_CODE)
        .near(name + "least cost", least, 9.4766933748041, 1e-9, AUTHORS_CODE)
        .near(name + "H₁₁", q.h11(), 0.999, 1e-9, AUTHORS_CODE)
        .near(name + "H₁₂", q.h12(), -0.00132235927103289, 1e-9, AUTHORS_CODE)
        .near(name + "H₂₂", q.h22(), 0.999, 1e-9, AUTHORS_CODE)
        .near(name + "largest eigenvalue", q.largest(), 1.00032235927103, 1e-9, AUTHORS_CODE)
        .near(name + "smallest eigenvalue", q.smallest(), 0.997677640728967, 1e-9, AUTHORS_CODE)
        .near(name + "condition number", q.condition(), 1.00265087482579, 1e-9, AUTHORS_CODE)
        .near(name + "b₁", q.b1(), 3.83233434604011, 1e-9, AUTHORS_CODE)
        .near(name + "b₂", q.b2(), 0.515452408977688, 1e-9, AUTHORS_CODE);
  }

  private static void checkGrids(Checks checks, Quadratic raw, Quadratic standard)
      throws IOException {
    Reference reference = Reference.of("2.8");
    checks
        .allNearRelative(
            "cost on a coarse grid",
            raw.costs(reference),
            reference.numbers("cost_raw"),
            1e-9,
            AUTHORS_CODE)
        .allNearRelative(
            "standardised: cost on a coarse grid",
            standard.costs(reference),
            reference.numbers("cost_std"),
            1e-9,
            AUTHORS_CODE);
  }

  /** The cost ½ w'Hw - b'w + c with H = X'X/n, b = X'y/n and c = ½ mean y². */
  private record Quadratic(Tensor h, Tensor b, double constant) {
    static Quadratic of(Tensor x, Tensor y) {
      int n = x.dim(0);
      return new Quadratic(
          x.matmul(x, true, false).div(n),
          x.transpose().matmul(y).div(n),
          y.square().mean().item() / 2);
    }

    double cost(double w1, double w2) {
      return 0.5 * (h11() * w1 * w1 + 2 * h12() * w1 * w2 + h22() * w2 * w2)
          - b1() * w1
          - b2() * w2
          + constant;
    }

    double[] costs(Reference grid) {
      double[] w1 = grid.numbers("w1");
      double[] w2 = grid.numbers("w2");
      double[] costs = new double[w1.length];
      for (int i = 0; i < costs.length; i++) {
        costs[i] = cost(w1[i], w2[i]);
      }
      return costs;
    }

    double h11() {
      return h.get(0, 0);
    }

    double h12() {
      return h.get(0, 1);
    }

    double h22() {
      return h.get(1, 1);
    }

    double b1() {
      return b.get(0);
    }

    double b2() {
      return b.get(1);
    }

    double smallest() {
      return h.eigh().values().get(0);
    }

    double largest() {
      return h.eigh().values().get(1);
    }

    double condition() {
      return largest() / smallest();
    }
  }

  private static double deviation(Tensor x) {
    return Math.sqrt(x.sampleVariance().item());
  }

  private static Chart landscape(
      String title, String x, String y, Quadratic q, double[] w, double[] levels) {
    return Chart.titled(title)
        .axes(x, y)
        .size(480, 480)
        .equalAspect()
        .xRange(-20, 20)
        .yRange(-20, 20)
        .contours(w, w, Grid.values(w, w, q::cost), levels, ColourMap.VIRIDIS, 1.2);
  }

  public static void main(String[] args) {
    Show.figure(new Figure2_8(), args);
  }
}
