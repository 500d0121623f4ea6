package io.github.medl.optim.minimise;

import io.github.medl.tensor.Tensor;
import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One minimisation under way: the current iterate with its value and gradient, the counters, the
 * trace, and the rules that end it. What is left to a method is where to go next.
 *
 * <p>A method multiplies gradients with each other, and that overflows or vanishes where C or θ are
 * measured in extreme units. So a method sees C in a unit of its own, a power of two that is 1
 * unless gradients leave the range of {@link #FAR}; the trace and the stopping rules have C as it
 * is. Powers of two round nothing: where the unit is 1, and up to the unit where it is not, the
 * iterates are the same.
 */
final class Run {
  /** Fourth powers of gradients between 2^-250 and 2^250 are ordinary numbers. */
  private static final int FAR = 250;

  /** No value of C is made larger than this power of two. */
  private static final int MOST = 1000;

  private final Objective objective;
  private final Stopping stopping;
  private final Trace trace;
  private final @Nullable ToDoubleBiFunction<double[], double[]> criticality; // null for the norm
  private final boolean ownUnit;

  private final double[] theta;
  private final double[] gradient;
  private double value;
  private double gradientNorm;
  private int unit; // C is 2^unit times what methods see
  private boolean rescaled;

  private int iterations;
  private int evaluations;
  private int gradients;
  private int hessians;
  private @Nullable Status status;

  /** A run that looks for a vanishing gradient. */
  Run(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    this(objective, start, stopping, tracing, null, true);
  }

  /** A run that looks for a vanishing function of the point and the gradient there. */
  Run(
      Objective objective,
      double[] start,
      Stopping stopping,
      Tracing tracing,
      @Nullable ToDoubleBiFunction<double[], double[]> criticality) {
    this(objective, start, stopping, tracing, criticality, true);
  }

  /** A run whose method takes gradients for what they are, as one with a learning rate does. */
  static Run inGivenUnits(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    return new Run(objective, start, stopping, tracing, null, false);
  }

  private Run(
      Objective objective,
      double[] start,
      Stopping stopping,
      Tracing tracing,
      @Nullable ToDoubleBiFunction<double[], double[]> criticality,
      boolean ownUnit) {
    if (start.length == 0) {
      throw new IllegalArgumentException("minimise: the start is empty");
    }
    this.objective = objective;
    this.stopping = stopping;
    this.criticality = criticality;
    this.ownUnit = ownUnit;
    theta = start.clone();
    gradient = new double[start.length];
    trace = new Trace(start.length, tracing);
    value = evaluate(theta, gradient);
    gradientNorm = criticality(theta, gradient);
    trace.add(theta, value, gradientNorm, 0, evaluations);
    if (!isFinite(value, gradient, gradientNorm)) {
      end(Status.NOT_FINITE);
    } else if (isStationary()) {
      end(Status.CONVERGED_GRADIENT);
    } else {
      chooseUnit();
      checkBudget();
    }
  }

  private double criticality(double[] at, double[] itsGradient) {
    if (criticality == null) {
      return Math.scalb(Vectors.norm(itsGradient), unit);
    }
    double[] asItIs = itsGradient.clone();
    Vectors.scale(asItIs, unit);
    return criticality.applyAsDouble(at, asItIs);
  }

  /** The norm of a finite gradient may be infinite, but that is only a number to show. */
  private boolean isFinite(double itsValue, double[] itsGradient, double norm) {
    return Double.isFinite(itsValue) && Vectors.isFinite(itsGradient) && !Double.isNaN(norm);
  }

  private void chooseUnit() {
    double size = ownUnit ? Vectors.norm(gradient) : 0;
    int exponent = Math.getExponent(size);
    if (size > 0 && Math.abs(exponent) > FAR) {
      int shift = Math.max(exponent, Math.getExponent(value) - MOST);
      if (shift > FAR / 2 || shift < -FAR / 2) {
        unit += shift;
        value = Math.scalb(value, -shift);
        Vectors.scale(gradient, -shift);
        rescaled = true;
      }
    }
  }

  /**
   * Whether the unit has changed since this was last asked: what a method remembers of values and
   * gradients is void then.
   */
  boolean rescaled() {
    boolean answer = rescaled;
    rescaled = false;
    return answer;
  }

  /** The exponent of the unit of C that the method sees. */
  int unit() {
    return unit;
  }

  int n() {
    return theta.length;
  }

  /** The current iterate; not to be written. */
  double[] theta() {
    return theta;
  }

  /** The gradient there, in the unit of the run; not to be written. */
  double[] gradient() {
    return gradient;
  }

  /** C there, in the unit of the run. */
  double value() {
    return value;
  }

  /** The norm of the gradient there, of C as it is. */
  double gradientNorm() {
    return gradientNorm;
  }

  boolean goesOn() {
    return status == null;
  }

  double value(double[] at) {
    evaluations++;
    return Math.scalb(objective.value(at), -unit);
  }

  double evaluate(double[] at, double[] itsGradient) {
    evaluations++;
    gradients++;
    double itsValue = objective.valueAndGradient(at, itsGradient);
    if (unit != 0) {
      Vectors.scale(itsGradient, -unit);
    }
    return Math.scalb(itsValue, -unit);
  }

  Tensor hessian() {
    hessians++;
    Tensor hessian = objective.hessian(theta);
    if (unit == 0) {
      return hessian;
    }
    double[] elements = hessian.toDoubles();
    Vectors.scale(elements, -unit);
    return Tensor.wrap(elements, hessian.shape());
  }

  void hessianTimes(double[] at, double[] v, double[] product) {
    hessians++;
    objective.hessianTimes(at, v, product);
    if (unit != 0) {
      Vectors.scale(product, -unit);
    }
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
    double norm = criticality(next, itsGradient);
    if (!isFinite(itsValue, itsGradient, norm)) {
      end(Status.NOT_FINITE);
      return;
    }
    double step = stopping.step() > 0 ? Vectors.distance(next, theta) : 0;
    double change = Math.abs(Math.scalb(itsValue - value, unit));
    System.arraycopy(next, 0, theta, 0, theta.length);
    System.arraycopy(itsGradient, 0, gradient, 0, theta.length);
    value = itsValue;
    gradientNorm = norm;
    iterations++;
    trace.add(theta, Math.scalb(value, unit), gradientNorm, alpha, evaluations);
    chooseUnit();
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
        Math.scalb(value, unit),
        gradientNorm,
        iterations,
        evaluations,
        gradients,
        hessians,
        status,
        trace);
  }
}
