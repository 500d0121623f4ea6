package io.github.medl.examples.chapter4;

import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.optim.minimise.Conjugacy;
import io.github.medl.optim.minimise.LeastSquares;
import io.github.medl.optim.minimise.Minimiser;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Minimum;
import io.github.medl.optim.minimise.Objective;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.optim.minimise.Trace;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Who takes part in the race of Lab 4.1, and with which settings; what is not said here is as the
 * authors of the methods recommend.
 *
 * @param start where all begin
 * @param alpha the rate of gradient descent, heavy ball and Nesterov
 * @param beta the momentum of the last two
 * @param adaptive the rate of Adam and its relatives
 */
record Race(double[] start, double alpha, double beta, double adaptive) {
  /** Iterations of each first-order method. */
  static final int STEPS = 1000;

  /** C = ||r||² with the residuals r = (10 (θ₂ - θ₁²), 1 - θ₁). */
  static final Objective SQUARES =
      LeastSquares.of(
          theta -> new double[] {10 * (theta[1] - theta[0] * theta[0]), 1 - theta[0]},
          theta -> new double[][] {{-20 * theta[0], 10}, {-1, 0}});

  /** How the methods are written in a picture; in tables of numbers their names have no blanks. */
  private static final Map<String, String> WRITTEN =
      Map.ofEntries(
          Map.entry("nesterov", "Nesterov"),
          Map.entry("adagrad", "AdaGrad"),
          Map.entry("rmsprop", "RMSprop"),
          Map.entry("adadelta", "Adadelta"),
          Map.entry("adam", "ADAM"),
          Map.entry("amsgrad", "AMSGrad"),
          Map.entry("adamax", "Adamax"),
          Map.entry("nadam", "Nadam"),
          Map.entry("adamw", "AdamW"),
          Map.entry("newton", "Newton"),
          Map.entry("damped-newton", "damped Newton"),
          Map.entry("levenberg-marquardt", "Levenberg-Marquardt"),
          Map.entry("bfgs", "BFGS"),
          Map.entry("l-bfgs", "L-BFGS"));

  static String written(String name) {
    return WRITTEN.getOrDefault(name, name.replace('-', ' '));
  }

  Map<String, Supplier<Optimiser>> firstOrder() {
    Map<String, Supplier<Optimiser>> methods = new LinkedHashMap<>();
    methods.put("gradient-descent", () -> Optimisers.gradientDescent(alpha));
    methods.put("heavy-ball", () -> Optimisers.heavyBall(alpha, beta));
    methods.put("nesterov", () -> Optimisers.nesterov(alpha, beta));
    methods.put("adagrad", () -> Optimisers.adagrad(Schedule.constant(0.1), 1e-10));
    methods.put("rmsprop", () -> Optimisers.rmsprop(Schedule.constant(0.01), 0.99, 1e-8));
    methods.put("adadelta", () -> Optimisers.adadelta(Schedule.constant(1), 0.9, 1e-6));
    Schedule rate = Schedule.constant(adaptive);
    methods.put("adam", () -> Optimisers.adam(rate, 0.9, 0.999, 1e-8));
    methods.put("amsgrad", () -> Optimisers.amsgrad(rate, 0.9, 0.999, 1e-8));
    methods.put("adamax", () -> Optimisers.adamax(rate, 0.9, 0.999, 1e-8));
    methods.put("nadam", () -> Optimisers.nadam(rate, 0.9, 0.999, 1e-8, 0.004));
    methods.put("adamw", () -> Optimisers.adamw(rate, 0.9, 0.999, 1e-8, 0.01));
    return Collections.unmodifiableMap(methods);
  }

  Map<String, Minimum> others() {
    Map<String, Minimum> minima = new LinkedHashMap<>();
    minima.put("newton", minimise(Minimisers.newton(), Rosenbrock.OBJECTIVE));
    minima.put("damped-newton", minimise(Minimisers.dampedNewton(), Rosenbrock.OBJECTIVE));
    minima.put("levenberg-marquardt", minimise(Minimisers.levenbergMarquardt(), SQUARES));
    minima.put("bfgs", minimise(Minimisers.bfgs(), Rosenbrock.OBJECTIVE));
    minima.put("l-bfgs", minimise(Minimisers.lbfgs(), Rosenbrock.OBJECTIVE));
    minima.put(
        "conjugate-gradient",
        minimise(Minimisers.conjugateGradient(Conjugacy.POLAK_RIBIERE), Rosenbrock.OBJECTIVE));
    return minima;
  }

  Minimum minimise(Minimiser method, Objective objective) {
    return method.minimise(objective, start, Stopping.STANDARD);
  }

  Trace run(Supplier<Optimiser> method, int steps) {
    return Minimisers.firstOrder(method)
        .minimise(Rosenbrock.OBJECTIVE, start, Stopping.after(steps))
        .trace();
  }
}
