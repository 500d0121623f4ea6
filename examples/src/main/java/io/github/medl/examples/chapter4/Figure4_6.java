package io.github.medl.examples.chapter4;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Minimum;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.optim.minimise.Trace;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Figure 4.6: gradient descent with momentum, v ← βv + (1 - β)∇C(θ), θ ← θ - αv, on Rosenbrock's
 * function, for three β with the same effective rate α (1 - β) = 0.001.
 */
public final class Figure4_6 implements Figure {
  private static final double[] START = {0.4, -0.2};
  private static final int STEPS = 1000;

  @Override
  public About about() {
    return About.figure("4.6", "Momentum", Kind.EXACT)
        .caption(
            "1000 steps of gradient descent with momentum from (0.4, -0.2) on Rosenbrock's function:"
                + " β = 0.9, 0.5 and 0 with α = 0.001/(1 - β).")
        .quick(0.5);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Trace strong = descend(() -> Optimisers.momentum(0.001 / (1 - 0.9), 0.9));
    Trace weak = descend(() -> Optimisers.momentum(0.001 / (1 - 0.5), 0.5));
    Trace none = descend(() -> Optimisers.momentum(0.001, 0));
    Trace heavyBall = descend(() -> Optimisers.heavyBall(0.001, 0.9));

    Checks checks = new Checks();
    checkEnd(checks, "β=0.9", strong, 0.9951380326250648, 0.9902801905705503, 2.36768041e-05);
    checkEnd(checks, "β=0.5", weak, 0.8338552848843851, 0.6945812396511986, 2.76578534e-02);
    checkEnd(checks, "β=0", none, 0.7044088991589933, 0.4947948514653456, 8.75692726e-02);
    double[] end = strong.point(STEPS);
    checks
        .near(
            "distance from (1, 1), β=0.9",
            Math.hypot(end[0] - 1, end[1] - 1),
            0.010868,
            1e-6,
            AUTHORS_CODE)
        .near(
            "least θ₁, β=0.9",
            Arrays.stream(strong.theta(0)).min().orElseThrow(),
            -0.0835,
            1e-4,
            AUTHORS_CODE)
        .allNear(
            "heavy ball with rate 0.001 and momentum 0.9 is β=0.9: θ₁",
            heavyBall.theta(0),
            strong.theta(0),
            1e-10,
            THEORY)
        .allNear(
            "heavy ball with rate 0.001 and momentum 0.9 is β=0.9: θ₂",
            heavyBall.theta(1),
            strong.theta(1),
            1e-10,
            THEORY);

    Chart chart =
        Rosenbrock.landscape("", START[0], START[1])
            .line("β = 0.9", strong.theta(0), strong.theta(1), Style.of(Palette.GREEN).width(2.5))
            .line(
                "β = 0.5", weak.theta(0), weak.theta(1), Style.of(Palette.BLUE).width(2.5).dotted())
            .line(
                "β = 0",
                none.theta(0),
                none.theta(1),
                Style.of(Palette.VERMILLION).width(2.5).dashed());
    return Outcome.of(Picture.of("Gradient descent with momentum", 1, chart))
        .checks(checks)
        .table(
            new Iterates()
                .run("beta=0.9", strong)
                .run("beta=0.5", weak)
                .run("beta=0", none)
                .table());
  }

  private static Trace descend(Supplier<Optimiser> method) {
    Minimum end =
        Minimisers.firstOrder(method).minimise(Rosenbrock.OBJECTIVE, START, Stopping.after(STEPS));
    return end.trace();
  }

  private static void checkEnd(
      Checks checks, String run, Trace trace, double end1, double end2, double cost) {
    checks
        .near("θ₁ final, " + run, trace.point(STEPS)[0], end1, 1e-10, AUTHORS_CODE)
        .near("θ₂ final, " + run, trace.point(STEPS)[1], end2, 1e-10, AUTHORS_CODE)
        .near("C final, " + run, trace.value()[STEPS], cost, 1e-10, AUTHORS_CODE);
  }

  public static void main(String[] args) {
    Show.figure(new Figure4_6(), args);
  }
}
