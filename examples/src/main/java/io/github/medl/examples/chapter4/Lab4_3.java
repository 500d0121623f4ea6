package io.github.medl.examples.chapter4;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.minimise.Minimiser;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.optim.minimise.Trace;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Lab 4.3: how many steps the methods need on C(θ) = ½ Σ λ_i θ_i² against its condition κ = L / m,
 * where m = 1 is the smallest λ_i and L = κ the largest.
 *
 * <p>The λ_i are spread evenly on a logarithmic scale and the start gives each of them the same
 * share of C = 1. A diagonal Hessian loses nothing: none of these methods changes under rotation.
 */
public final class Lab4_3 implements Figure {
  private static final double GOAL = 1e-8;
  private static final double[] KAPPA = {1, 10, 100, 1e3, 1e4, 1e5, 1e6};
  private static final double SHOWN = 1000;
  private static final int SHOWN_STEPS = 600;

  private static final Style DESCENT = Style.of(Palette.BLUE).width(3).size(10);
  private static final Style MOMENTUM =
      Style.of(Palette.VERMILLION).width(3).marker(Marker.SQUARE).size(10);
  private static final Style MEMORY =
      Style.of(Palette.ORANGE).width(2.2).marker(Marker.TRIANGLE).size(11);
  private static final Style CONJUGATE =
      Style.of(Palette.GREEN).width(2.2).marker(Marker.DIAMOND).size(11);
  private static final Style NEWTON = Style.of(Palette.PURPLE).width(2.2).size(10);
  private static final Style THEORETICAL = Style.of(Palette.BLACK).width(1.2).dashed();
  private static final Style BOUND = Style.of(Palette.GREEN).width(1.4).dotted();

  @Override
  public About about() {
    return About.figure("L4.3", "Conditioning", Kind.EXACT)
        .caption(
            "Steps until C ≤ 1e-8 C(θ⁽⁰⁾) on quadratic functions of 20 variables against the"
                + " condition κ of the Hessian, and the costs for κ = 1000. Gradient descent and"
                + " momentum have their best constant rates; for them theory tells the exact"
                + " number of steps, for conjugate gradients a bound.")
        .quick(0.8);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Steps steps = Steps.of(context);
    return Outcome.of(Picture.of("Conditioning", 2, steps.chart(), costs()))
        .checks(steps.checks())
        .table(steps.table());
  }

  /** The steps that each method needs at each condition, and what theory says of three of them. */
  private record Steps(
      double[] descent,
      double[] momentum,
      double[] conjugate,
      double[] memory,
      double[] newton,
      double[] descentTheory,
      double[] momentumTheory,
      double[] conjugateTheory) {
    static Steps of(FigureContext context) {
      int count = KAPPA.length;
      double[] descent = new double[count];
      double[] momentum = new double[count];
      double[] conjugate = new double[count];
      double[] memory = new double[count];
      double[] newton = new double[count];
      for (int k = 0; k < count; k++) {
        Quadratic c = new Quadratic(KAPPA[k]);
        descent[k] = steps(c, c.gradientDescent());
        momentum[k] = steps(c, c.momentum());
        conjugate[k] = trace(c, Minimisers.linearConjugateGradient()).firstBelow(GOAL);
        memory[k] = trace(c, Minimisers.lbfgs()).firstBelow(GOAL);
        newton[k] = trace(c, Minimisers.newton()).firstBelow(GOAL);
        context.progress("condition", k + 1, count);
      }
      return new Steps(
          descent,
          momentum,
          conjugate,
          memory,
          newton,
          theory(c -> new Quadratic(c).descentSteps(GOAL)),
          theory(c -> new Quadratic(c).momentumSteps(GOAL)),
          theory(c -> new Quadratic(c).conjugateBound(GOAL)));
    }

    Chart chart() {
      return Chart.titled("(a) Steps to C ≤ 1e-8 C(θ⁽⁰⁾)")
          .axes("condition κ", "steps")
          .size(560, 460)
          .logX()
          .logY()
          .yRange(0.7, 2e7)
          .xTicks(KAPPA)
          .yTicks(1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7)
          .legend(Corner.UPPER_LEFT)
          .trajectory("gradient descent", KAPPA, descent, DESCENT)
          .trajectory("momentum", KAPPA, momentum, MOMENTUM)
          .trajectory("L-BFGS", KAPPA, memory, MEMORY)
          .trajectory("conjugate gradients", KAPPA, conjugate, CONJUGATE)
          .trajectory("Newton", KAPPA, newton, NEWTON)
          .line("theory", KAPPA, descentTheory, THEORETICAL)
          .line("_momentum, theory", KAPPA, momentumTheory, THEORETICAL)
          .line("Chebyshev's bound", KAPPA, conjugateTheory, BOUND);
    }

    Checks checks() {
      Checks checks = new Checks();
      for (int k = 0; k < KAPPA.length; k++) {
        String at = ", κ = 10^" + k;
        checks
            .near("steps of gradient descent" + at, descent[k], descentTheory[k], 1, THEORY)
            .near("steps of momentum" + at, momentum[k], momentumTheory[k], 1, THEORY)
            .atMost(
                "steps of conjugate gradients" + at,
                conjugate[k],
                Math.ceil(conjugateTheory[k]),
                THEORY)
            // Both stay in the Krylov spaces, where conjugate gradients are the best there is.
            .holds("L-BFGS needs no fewer" + at, memory[k] >= conjugate[k], THEORY)
            .exactly("steps of Newton" + at, (long) newton[k], 1, THEORY);
      }
      return checks;
    }

    Table table() {
      return Table.of("steps")
          .column("condition", KAPPA)
          .column("gradient-descent", descent)
          .column("gradient-descent-theory", descentTheory)
          .column("momentum", momentum)
          .column("momentum-theory", momentumTheory)
          .column("conjugate-gradient", conjugate)
          .column("conjugate-gradient-bound", conjugateTheory)
          .column("l-bfgs", memory)
          .column("newton", newton);
    }
  }

  /** The number of steps of a first-order method, without a trace: there are millions of them. */
  private static int steps(Quadratic c, Optimiser optimiser) {
    double[] theta = c.start();
    double[] gradient = new double[Quadratic.N];
    int t = 0;
    while (c.gradient(theta, gradient) > GOAL) {
      optimiser.step(theta, gradient);
      t++;
    }
    return t;
  }

  private static Trace trace(Quadratic c, Minimiser method) {
    return method.minimise(c.objective(), c.start(), Stopping.STANDARD.withGradient(1e-12)).trace();
  }

  private static double[] theory(DoubleUnaryOperator steps) {
    return Arrays.stream(KAPPA).map(steps).toArray();
  }

  /** The costs for one condition, with the theoretical rates. */
  private static Chart costs() {
    Quadratic c = new Quadratic(SHOWN);
    double[] t = new double[SHOWN_STEPS + 1];
    Arrays.setAll(t, i -> i);
    Chart chart =
        Chart.titled("(b) Cost, κ = 1000")
            .axes("step", "C(θ) / C(θ⁽⁰⁾)")
            .size(560, 460)
            .logY()
            .xRange(0, SHOWN_STEPS)
            .yRange(1e-12, 1e3)
            .yTicks(1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1, 100)
            .legend(Corner.LOWER_RIGHT);
    cost(chart, "gradient descent", c, Minimisers.gradientDescent(c.descentRate()), DESCENT);
    cost(chart, "momentum", c, Minimisers.firstOrder(c::momentum), MOMENTUM);
    cost(chart, "L-BFGS", c, Minimisers.lbfgs(), MEMORY);
    cost(chart, "conjugate gradients", c, Minimisers.linearConjugateGradient(), CONJUGATE);
    cost(chart, "Newton", c, Minimisers.newton(), NEWTON);
    return chart
        .line("theory", t, map(t, x -> c.descentCost((int) x)), THEORETICAL)
        .line("_momentum, theory", t, map(t, x -> c.momentumCost((int) x)), THEORETICAL)
        .line("Chebyshev's bound", t, map(t, x -> 4 * Math.pow(c.root(), 2 * x)), BOUND);
  }

  private static void cost(Chart chart, String name, Quadratic c, Minimiser method, Style style) {
    Stopping stopping = Stopping.STANDARD.withGradient(1e-12).withIterations(SHOWN_STEPS);
    double[] cost = method.minimise(c.objective(), c.start(), stopping).trace().value();
    double[] t = new double[cost.length];
    Arrays.setAll(t, i -> i);
    // 0 has no place on a logarithmic axis; it is drawn below the lower end.
    chart.line(name, t, map(cost, x -> Math.max(x, 1e-16)), style);
  }

  private static double[] map(double[] x, DoubleUnaryOperator f) {
    return Arrays.stream(x).map(f).toArray();
  }

  public static void main(String[] args) {
    Show.figure(new Lab4_3(), args);
  }
}
