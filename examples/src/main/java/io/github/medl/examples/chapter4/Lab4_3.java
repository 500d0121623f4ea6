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
import io.github.medl.examples.plot.Chart;
import io.github.medl.examples.plot.Corner;
import io.github.medl.examples.plot.Marker;
import io.github.medl.examples.plot.Palette;
import io.github.medl.examples.plot.Picture;
import io.github.medl.examples.plot.Style;
import io.github.medl.optim.Optimizer;
import io.github.medl.optim.Optimizers;
import io.github.medl.optim.minimize.Minimizer;
import io.github.medl.optim.minimize.Minimizers;
import io.github.medl.optim.minimize.Objective;
import io.github.medl.optim.minimize.Stopping;
import io.github.medl.optim.minimize.Trace;
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
  private static final int N = 20;
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

  /** A figure has no state. */
  public Lab4_3() {}

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
      conjugate[k] = trace(c, Minimizers.linearConjugateGradient()).firstBelow(GOAL);
      memory[k] = trace(c, Minimizers.lbfgs()).firstBelow(GOAL);
      newton[k] = trace(c, Minimizers.newton()).firstBelow(GOAL);
      context.progress("condition", k + 1, count);
    }
    double[] descentTheory = theory(c -> new Quadratic(c).descentSteps());
    double[] momentumTheory = theory(c -> new Quadratic(c).momentumSteps());
    double[] conjugateTheory = theory(c -> new Quadratic(c).conjugateBound());

    Chart steps =
        Chart.titled("(a) Steps to C ≤ 1e-8 C(θ⁽⁰⁾)")
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

    Checks checks = new Checks();
    for (int k = 0; k < count; k++) {
      String at = ", κ = 10^" + k;
      checks
          .near("steps of gradient descent" + at, descent[k], descentTheory[k], 1, THEORY)
          .near("steps of momentum" + at, momentum[k], momentumTheory[k], 1, THEORY)
          .between(
              "steps of conjugate gradients" + at,
              conjugate[k],
              1,
              Math.ceil(conjugateTheory[k]),
              THEORY)
          // Both stay in the Krylov spaces, where conjugate gradients are the best there is.
          .holds("L-BFGS needs no fewer" + at, memory[k] >= conjugate[k], THEORY)
          .exactly("steps of Newton" + at, (long) newton[k], 1, THEORY);
    }
    return Outcome.of(Picture.of("Conditioning", 2, steps, costs()))
        .checks(checks)
        .table(
            Table.of("steps")
                .column("condition", KAPPA)
                .column("gradient-descent", descent)
                .column("gradient-descent-theory", descentTheory)
                .column("momentum", momentum)
                .column("momentum-theory", momentumTheory)
                .column("conjugate-gradient", conjugate)
                .column("conjugate-gradient-bound", conjugateTheory)
                .column("l-bfgs", memory)
                .column("newton", newton));
  }

  /** C(θ) = ½ Σ λ_i θ_i², its best rates, and what theory says of them. */
  private record Quadratic(double kappa, double[] lambda) {
    Quadratic(double kappa) {
      this(kappa, new double[N]);
      for (int i = 0; i < N; i++) {
        lambda[i] = Math.pow(kappa, i / (N - 1.0));
      }
    }

    /** With C = 1, a share of 1 / N in each coordinate. */
    double[] start() {
      return Arrays.stream(lambda).map(l -> Math.sqrt(2 / (N * l))).toArray();
    }

    /** The gradient λ_i θ_i into g; returns C. */
    double gradient(double[] theta, double[] g) {
      double sum = 0;
      for (int i = 0; i < theta.length; i++) {
        g[i] = lambda[i] * theta[i];
        sum += g[i] * theta[i];
      }
      return sum / 2;
    }

    Objective objective() {
      return Objective.of(
          theta -> gradient(theta, new double[N]),
          this::gradient,
          theta -> {
            double[][] hessian = new double[N][N];
            for (int i = 0; i < N; i++) {
              hessian[i][i] = lambda[i];
            }
            return hessian;
          });
    }

    /** 2 / (L + m): both ends of the spectrum shrink by (κ - 1) / (κ + 1) in a step. */
    double descentRate() {
      return 2 / (kappa + 1);
    }

    Optimizer gradientDescent() {
      return Optimizers.gradientDescent(descentRate());
    }

    /** (√κ - 1) / (√κ + 1), the factor of a step of momentum and of conjugate gradients. */
    double root() {
      return (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);
    }

    /** (2 / (√L + √m))², with which the momentum must be root()² (Polyak, 1964). */
    double momentumRate() {
      return Math.pow(2 / (Math.sqrt(kappa) + 1), 2);
    }

    Optimizer momentum() {
      return Optimizers.heavyBall(momentumRate(), root() * root());
    }

    /** C after t steps of gradient descent: the mean of (1 - αλ_i)^2t. */
    double descentCost(int t) {
      return Arrays.stream(lambda)
          .map(l -> Math.pow(1 - descentRate() * l, 2.0 * t))
          .average()
          .orElseThrow();
    }

    int descentSteps() {
      int low = 0; // C is still above the goal
      int high = 1 << 30;
      while (high - low > 1) {
        int middle = (low + high) >>> 1;
        if (descentCost(middle) > GOAL) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return high;
    }

    /**
     * C after t steps of momentum. Each coordinate obeys a_t+1 = (1 - αλ + r²) a_t - r² a_t-1 with
     * a_0 = 1 and a_1 = 1 - αλ, whose characteristic roots are r e^±iφ, or ±r twice.
     */
    double momentumCost(int t) {
      double r = root();
      double sum = 0;
      for (double l : lambda) {
        double first = 1 - momentumRate() * l;
        double cosine = (first + r * r) / (2 * r);
        double phi = Math.acos(Math.max(-1, Math.min(1, cosine)));
        double sine = Math.sin(phi);
        double a =
            sine < 1e-6
                ? 1 + (first / (r * Math.signum(cosine)) - 1) * t
                : Math.cos(t * phi) + (first / r - cosine) / sine * Math.sin(t * phi);
        sum += a * a;
      }
      return Math.pow(r, 2.0 * t) * sum / N;
    }

    int momentumSteps() {
      int t = 1;
      while (root() > 0 && momentumCost(t) > GOAL) {
        t++;
      }
      return t;
    }

    /** C falls at least to 4 root()^2t, by Chebyshev's polynomials. */
    double conjugateBound() {
      return Math.max(1, Math.log(4 / GOAL) / (-2 * Math.log(root())));
    }
  }

  /** The number of steps of a first-order method, without a trace: there are millions of them. */
  private static int steps(Quadratic c, Optimizer optimizer) {
    double[] theta = c.start();
    double[] gradient = new double[N];
    int t = 0;
    while (c.gradient(theta, gradient) > GOAL) {
      optimizer.step(theta, gradient);
      t++;
    }
    return t;
  }

  private static Trace trace(Quadratic c, Minimizer method) {
    return method.minimize(c.objective(), c.start(), Stopping.STANDARD.withGradient(1e-12)).trace();
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
    cost(chart, "gradient descent", c, Minimizers.gradientDescent(c.descentRate()), DESCENT);
    cost(chart, "momentum", c, Minimizers.firstOrder(c::momentum), MOMENTUM);
    cost(chart, "L-BFGS", c, Minimizers.lbfgs(), MEMORY);
    cost(chart, "conjugate gradients", c, Minimizers.linearConjugateGradient(), CONJUGATE);
    cost(chart, "Newton", c, Minimizers.newton(), NEWTON);
    return chart
        .line("theory", t, map(t, x -> c.descentCost((int) x)), THEORETICAL)
        .line("_momentum, theory", t, map(t, x -> c.momentumCost((int) x)), THEORETICAL)
        .line("Chebyshev's bound", t, map(t, x -> 4 * Math.pow(c.root(), 2 * x)), BOUND);
  }

  private static void cost(Chart chart, String name, Quadratic c, Minimizer method, Style style) {
    Stopping stopping = Stopping.STANDARD.withGradient(1e-12).withIterations(SHOWN_STEPS);
    double[] cost = method.minimize(c.objective(), c.start(), stopping).trace().value();
    double[] t = new double[cost.length];
    Arrays.setAll(t, i -> i);
    // 0 has no place on a logarithmic axis; it is drawn below the lower end.
    chart.line(name, t, map(cost, x -> Math.max(x, 1e-16)), style);
  }

  private static double[] map(double[] x, DoubleUnaryOperator f) {
    return Arrays.stream(x).map(f).toArray();
  }

  /**
   * Shows the figure and prints its numbers.
   *
   * @param args none
   */
  public static void main(String[] args) {
    Show.figure(new Lab4_3(), args);
  }
}
