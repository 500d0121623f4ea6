package io.github.medl.optim.minimize;

import io.github.medl.tensor.Tensor;
import java.util.function.ToDoubleBiFunction;

/**
 * One minimisation under way: the current iterate with its value and gradient, the counters, the
 * trace, and the rules that end it. What is left to a method is where to go next.
 */
final class Run {
  private final Objective objective;
  private final Stopping stopping;
  private final Trace trace;
  private final ToDoubleBiFunction<double[], double[]> criticality;

  private final double[] theta;
  private final double[] gradient;
  private double value;
  private double gradientNorm;

  private int iterations;
  private int evaluations;
  private int gradients;
  private int hessians;
  private Status status;

  /** A run that looks for a vanishing gradient. */
  Run(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    this(objective, start, stopping, tracing, (theta, gradient) -> Vectors.norm(gradient));
  }

  /** A run that looks for a vanishing function of the point and the gradient there. */
  Run(
      Objective objective,
      double[] start,
      Stopping stopping,
      Tracing tracing,
      ToDoubleBiFunction<double[], double[]> criticality) {
    if (start.length == 0) {
      throw new IllegalArgumentException("minimize: the start is empty");
    }
    this.objective = objective;
    this.stopping = stopping;
    this.criticality = criticality;
    theta = start.clone();
    gradient = new double[start.length];
    trace = new Trace(start.length, tracing);
    value = evaluate(theta, gradient);
    gradientNorm = criticality.applyAsDouble(theta, gradient);
    trace.add(theta, value, gradientNorm, 0, evaluations);
    if (!Double.isFinite(value) || !Double.isFinite(gradientNorm)) {
      end(Status.NOT_FINITE);
    } else if (isStationary()) {
      end(Status.CONVERGED_GRADIENT);
    } else {
      checkBudget();
    }
  }

  int n() {
    return theta.length;
  }

  /** The current iterate; not to be written. */
  double[] theta() {
    return theta;
  }

  /** The gradient there; not to be written. */
  double[] gradient() {
    return gradient;
  }

  double value() {
    return value;
  }

  double gradientNorm() {
    return gradientNorm;
  }

  boolean goesOn() {
    return status == null;
  }

  double value(double[] at) {
    evaluations++;
    return objective.value(at);
  }

  double evaluate(double[] at, double[] itsGradient) {
    evaluations++;
    gradients++;
    return objective.valueAndGradient(at, itsGradient);
  }

  Tensor hessian() {
    hessians++;
    return objective.hessian(theta);
  }

  void hessianTimes(double[] at, double[] v, double[] product) {
    hessians++;
    objective.hessianTimes(at, v, product);
  }

  /** Whether the budget of evaluations is used up, for loops within an iteration. */
  boolean isSpent() {
    return evaluations >= stopping.evaluations();
  }

  /** Ends the run where it is. */
  void end(Status why) {
    status = why;
  }

  /** The next iterate, where nothing has been evaluated yet. */
  void moveTo(double[] next, double[] itsGradient, double alpha) {
    moveTo(next, evaluate(next, itsGradient), itsGradient, alpha);
  }

  /** The next iterate; the run stays at the last one if the new one is not finite. */
  void moveTo(double[] next, double itsValue, double[] itsGradient, double alpha) {
    double norm = criticality.applyAsDouble(next, itsGradient);
    if (!Double.isFinite(itsValue) || !Double.isFinite(norm)) {
      end(Status.NOT_FINITE);
      return;
    }
    double step = stopping.step() > 0 ? Vectors.distance(next, theta) : 0;
    double change = Math.abs(itsValue - value);
    System.arraycopy(next, 0, theta, 0, theta.length);
    System.arraycopy(itsGradient, 0, gradient, 0, theta.length);
    value = itsValue;
    gradientNorm = norm;
    iterations++;
    trace.add(theta, value, gradientNorm, alpha, evaluations);
    if (isStationary()) {
      end(Status.CONVERGED_GRADIENT);
    } else if (stopping.step() > 0 && step <= stopping.step()) {
      end(Status.CONVERGED_STEP);
    } else if (stopping.value() > 0 && change <= stopping.value()) {
      end(Status.CONVERGED_VALUE);
    } else {
      checkBudget();
    }
  }

  private boolean isStationary() {
    return stopping.gradient() > 0 && gradientNorm <= stopping.gradient();
  }

  private void checkBudget() {
    if (iterations >= stopping.iterations() || evaluations >= stopping.evaluations()) {
      end(Status.BUDGET);
    }
  }

  Status status() {
    return status;
  }

  Minimum minimum() {
    return new Minimum(
        Tensor.of(theta),
        value,
        gradientNorm,
        iterations,
        evaluations,
        gradients,
        hessians,
        status,
        trace);
  }
}
