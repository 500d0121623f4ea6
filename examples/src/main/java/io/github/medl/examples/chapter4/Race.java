package io.github.medl.examples.chapter4;

import io.github.medl.optim.Optimizer;
import io.github.medl.optim.Optimizers;
import io.github.medl.optim.Schedule;
import io.github.medl.optim.minimize.Conjugacy;
import io.github.medl.optim.minimize.LeastSquares;
import io.github.medl.optim.minimize.Minimizer;
import io.github.medl.optim.minimize.Minimizers;
import io.github.medl.optim.minimize.Minimum;
import io.github.medl.optim.minimize.Objective;
import io.github.medl.optim.minimize.Stopping;
import io.github.medl.optim.minimize.Trace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Who takes part in the race of Lab 4.1, and with which settings. */
final class Race {
  /** Where Figures 4.6 and 4.9 begin, too. */
  static final double[] START = {0.4, -0.2};

  /** Iterations of each first-order method. */
  static final int STEPS = 1000;

  /** C = ||r||² with the residuals r = (10 (θ₂ - θ₁²), 1 - θ₁). */
  static final Objective SQUARES =
      LeastSquares.of(
          theta -> new double[] {10 * (theta[1] - theta[0] * theta[0]), 1 - theta[0]},
          theta -> new double[][] {{-20 * theta[0], 10}, {-1, 0}});

  /** The settings of the race; what is not said is as the authors of the methods recommend. */
  static final Map<String, Supplier<Optimizer>> FIRST_ORDER = firstOrder();

  private Race() {}

  private static Map<String, Supplier<Optimizer>> firstOrder() {
    Map<String, Supplier<Optimizer>> methods = new LinkedHashMap<>();
    methods.put("gradient-descent", () -> Optimizers.gradientDescent(0.001));
    methods.put("heavy-ball", () -> Optimizers.heavyBall(0.001, 0.9));
    methods.put("nesterov", () -> Optimizers.nesterov(0.001, 0.9));
    methods.put("adagrad", () -> Optimizers.adagrad(Schedule.constant(0.1), 1e-10));
    methods.put("rmsprop", () -> Optimizers.rmsprop(Schedule.constant(0.01), 0.99, 1e-8));
    methods.put("adadelta", () -> Optimizers.adadelta(Schedule.constant(1), 0.9, 1e-6));
    Schedule rate = Schedule.constant(0.05);
    methods.put("adam", () -> Optimizers.adam(rate, 0.9, 0.999, 1e-8));
    methods.put("amsgrad", () -> Optimizers.amsgrad(rate, 0.9, 0.999, 1e-8));
    methods.put("adamax", () -> Optimizers.adamax(rate, 0.9, 0.999, 1e-8));
    methods.put("nadam", () -> Optimizers.nadam(rate, 0.9, 0.999, 1e-8, 0.004));
    methods.put("adamw", () -> Optimizers.adamw(rate, 0.9, 0.999, 1e-8, 0.01));
    return Collections.unmodifiableMap(methods);
  }

  static Map<String, Minimum> others() {
    Map<String, Minimum> minima = new LinkedHashMap<>();
    minima.put("newton", minimize(Minimizers.newton(), Rosenbrock.OBJECTIVE));
    minima.put("damped-newton", minimize(Minimizers.dampedNewton(), Rosenbrock.OBJECTIVE));
    minima.put("levenberg-marquardt", minimize(Minimizers.levenbergMarquardt(), SQUARES));
    minima.put("bfgs", minimize(Minimizers.bfgs(), Rosenbrock.OBJECTIVE));
    minima.put("l-bfgs", minimize(Minimizers.lbfgs(), Rosenbrock.OBJECTIVE));
    minima.put(
        "conjugate-gradient",
        minimize(Minimizers.conjugateGradient(Conjugacy.POLAK_RIBIERE), Rosenbrock.OBJECTIVE));
    return minima;
  }

  static Minimum minimize(Minimizer method, Objective objective) {
    return method.minimize(objective, START, Stopping.STANDARD);
  }

  static Trace run(Supplier<Optimizer> method, int steps) {
    return Minimizers.firstOrder(method)
        .minimize(Rosenbrock.OBJECTIVE, START, Stopping.after(steps))
        .trace();
  }
}
