package io.github.medl.examples.chapter4;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
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
  private static final Knob.Real BETA = Knobs.real("beta", "β", "momentum (green)", 0.9, 0, 0.99);
  private static final Knob.Real WEAKER =
      Knobs.real("weaker", "β", "momentum (blue, dotted)", 0.5, 0, 0.99);
  private static final Knob.Real ALPHA =
      Knobs.real("alpha", "α (1 - β)", "effective rate of all three", 0.001, 1e-5, 0.004).byRatio();
  private static final Knob.Whole STEPS = Knobs.whole("steps", "t", "steps", 1000, 10, 5000);
  private static final Knob.Real THETA1 = Knobs.real("theta1", "θ₁", "start", 0.4, -0.3, 1.09);
  private static final Knob.Real THETA2 = Knobs.real("theta2", "θ₂", "start", -0.2, -0.3, 1.09);

  @Override
  public About about() {
    return About.figure("4.6", "Momentum", Kind.EXACT)
        .caption(
            "1000 steps of gradient descent with momentum from (0.4, -0.2) on Rosenbrock's"
                + " function: β = 0.9, 0.5 and 0 with α = 0.001/(1 - β).")
        .quick(0.5)
        .play(BETA, WEAKER, ALPHA, STEPS, THETA1, THETA2);
  }

  @Override
  public Outcome draw(FigureContext context) {
    double alpha = context.get(ALPHA);
    double beta = context.get(BETA);
    double weaker = context.get(WEAKER);
    Trace strong = descend(context, () -> Optimisers.momentum(alpha / (1 - beta), beta));
    Trace weak = descend(context, () -> Optimisers.momentum(alpha / (1 - weaker), weaker));
    Trace none = descend(context, () -> Optimisers.momentum(alpha, 0));
    Trace heavyBall = descend(context, () -> Optimisers.heavyBall(alpha, beta));

    Chart chart =
        Rosenbrock.landscape("", context.get(THETA1), context.get(THETA2))
            .line(
                "β = " + beta, strong.theta(0), strong.theta(1), Style.of(Palette.GREEN).width(2.5))
            .line(
                "β = " + weaker,
                weak.theta(0),
                weak.theta(1),
                Style.of(Palette.BLUE).width(2.5).dotted())
            .line(
                "β = 0",
                none.theta(0),
                none.theta(1),
                Style.of(Palette.VERMILLION).width(2.5).dashed());
    return Outcome.of(Picture.of("Gradient descent with momentum", 1, chart))
        .checks(checks(beta, strong, weaker, weak, none, heavyBall))
        .table(
            new Iterates()
                .run("beta=" + beta, strong)
                .run("beta=" + weaker, weak)
                .run("beta=0", none)
                .table());
  }

  private static Checks checks(
      double beta, Trace strong, double weaker, Trace weak, Trace none, Trace heavyBall) {
    String first = "β=" + beta;
    Checks checks = new Checks();
    checkEnd(checks, first, strong, 0.9951380326250648, 0.9902801905705503, 2.36768041e-05);
    checkEnd(checks, "β=" + weaker, weak, 0.8338552848843851, 0.6945812396511986, 2.76578534e-02);
    checkEnd(checks, "β=0", none, 0.7044088991589933, 0.4947948514653456, 8.75692726e-02);
    double[] end = strong.point(strong.size() - 1);
    checks
        .near(
            "distance from (1, 1), " + first,
            Math.hypot(end[0] - 1, end[1] - 1),
            0.010868,
            1e-6,
            AUTHORS_CODE)
        .near(
            "least θ₁, " + first,
            Arrays.stream(strong.theta(0)).min().orElseThrow(),
            -0.0835,
            1e-4,
            AUTHORS_CODE);
    int both = Math.min(strong.size(), heavyBall.size()); // one may overflow a step earlier
    for (int j = 0; j < 2; j++) {
      checks.allNear(
          "heavy ball with rate α (1 - β) and momentum β is " + first + (j == 0 ? ": θ₁" : ": θ₂"),
          Arrays.copyOf(heavyBall.theta(j), both),
          Arrays.copyOf(strong.theta(j), both),
          1e-10,
          THEORY);
    }
    return checks;
  }

  private static Trace descend(FigureContext context, Supplier<Optimiser> method) {
    double[] start = {context.get(THETA1), context.get(THETA2)};
    Minimum end =
        Minimisers.firstOrder(method)
            .minimise(Rosenbrock.OBJECTIVE, start, Stopping.after(context.get(STEPS)));
    return end.trace();
  }

  private static void checkEnd(
      Checks checks, String run, Trace trace, double end1, double end2, double cost) {
    int last = trace.size() - 1;
    checks
        .near("θ₁ final, " + run, trace.point(last)[0], end1, 1e-10, AUTHORS_CODE)
        .near("θ₂ final, " + run, trace.point(last)[1], end2, 1e-10, AUTHORS_CODE)
        .near("C final, " + run, trace.value()[last], cost, 1e-10, AUTHORS_CODE);
  }

  public static void main(String[] args) {
    Show.figure(new Figure4_6(), args);
  }
}
