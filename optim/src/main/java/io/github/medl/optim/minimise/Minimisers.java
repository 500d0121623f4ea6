package io.github.medl.optim.minimise;

import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.optim.linesearch.LineSearch;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The methods of chapter 4 for a whole function C(θ). In the formulas g is the gradient and H the
 * Hessian of C at θ, and α the step along the direction d.
 */
public final class Minimisers {
  private Minimisers() {}

  /**
   * Gradient descent with a fixed rate: θ = θ - α g.
   *
   * @param learningRate α, the learning rate
   * @return the method
   */
  public static Minimiser gradientDescent(double learningRate) {
    return gradientDescent(Schedule.constant(learningRate));
  }

  /**
   * Gradient descent with a changing rate: θ = θ - α_t g.
   *
   * @param learningRate α, the learning rates
   * @return the method
   */
  public static Minimiser gradientDescent(Schedule learningRate) {
    return firstOrder(() -> Optimisers.gradientDescent(learningRate));
  }

  /**
   * Any first-order method, given the gradient of the whole cost.
   *
   * @param method makes a new optimiser, as {@code () -> Optimisers.adam(0.05)} does
   * @return the method
   */
  public static Minimiser firstOrder(Supplier<Optimiser> method) {
    return new FirstOrder(method);
  }

  /**
   * Stochastic gradient descent and its relatives: each step takes the gradient of one term of a
   * {@link FiniteSum}. The cost in the trace is the whole one.
   *
   * @param method makes a new optimiser
   * @param index which term comes next, from 0; a random stream as a rule
   * @return the method
   */
  public static Minimiser stochastic(Supplier<Optimiser> method, IntSupplier index) {
    return new Stochastic(method, index);
  }

  /**
   * Steepest descent: d = -g, with a search along it. With an exact search it zig-zags (Figure
   * 4.9).
   *
   * @param search how far to go
   * @return the method
   */
  public static Minimiser steepestDescent(LineSearch search) {
    return new Descent(SteepestDirection::new, search);
  }

  /**
   * Linear conjugate gradients, for quadratic functions: α = -gᵀd / dᵀHd, d = -g + β d with β =
   * g_newᵀg_new / g_oldᵀg_old; n steps in exact arithmetic (Hestenes and Stiefel, 1952).
   *
   * @return the method
   */
  public static Minimiser linearConjugateGradient() {
    return new LinearConjugateGradient();
  }

  /**
   * Nonlinear conjugate gradients: d = -g + β d with a strong Wolfe search (c1 = 1e-4, c2 = 0.1).
   *
   * @param conjugacy the formula for β
   * @return the method
   */
  public static Minimiser conjugateGradient(Conjugacy conjugacy) {
    return conjugateGradient(conjugacy, LineSearch.strongWolfe(1e-4, 0.1));
  }

  /**
   * Nonlinear conjugate gradients with a search of choice.
   *
   * @param conjugacy the formula for β
   * @param search how far to go
   * @return the method
   */
  public static Minimiser conjugateGradient(Conjugacy conjugacy, LineSearch search) {
    return new Descent(() -> new ConjugateDirection(conjugacy), search);
  }

  /**
   * Newton's method: θ = θ - H⁻¹ g, in one dimension θ - C' / C'' (Figure 4.10). It goes to
   * whatever stationary point is near and says {@link Status#NOT_A_MINIMUM} at a maximum or a
   * saddle; {@link Status#SINGULAR} where H is.
   *
   * @return the method
   */
  public static Minimiser newton() {
    return new Newton();
  }

  /**
   * Damped Newton: d = -|H|⁻¹ g, where |H| has the absolute values of the eigenvalues of H, with
   * backtracking from the full step.
   *
   * @return the method
   */
  public static Minimiser dampedNewton() {
    return new Descent(DampedDirection::new, LineSearch.backtracking());
  }

  /**
   * Trust-region Newton: the minimum of gᵀd + dᵀHd / 2 over ‖d‖ ≤ the radius, which begins with 1
   * and follows how good the approximation was (Nocedal and Wright, 2006, algorithm 4.1).
   *
   * @return the method
   */
  public static Minimiser trustRegion() {
    return new TrustRegion(1);
  }

  /**
   * The secant method, in one dimension: θ = θ - C' (θ - θ_old) / (C' - C'_old).
   *
   * @param firstStep the second point is the start plus this
   * @return the method
   */
  public static Minimiser secant(double firstStep) {
    return new Secant(firstStep);
  }

  /**
   * Gauss-Newton, for a {@link LeastSquares}: θ = θ - (JᵀJ)⁻¹ Jᵀr. {@link Status#SINGULAR} where J
   * lacks full rank.
   *
   * @return the method
   */
  public static Minimiser gaussNewton() {
    return new GaussNewton();
  }

  /**
   * Levenberg-Marquardt, for a {@link LeastSquares}: θ = θ - (JᵀJ + λ D²)⁻¹ Jᵀr, where λ follows
   * the success and D scales the parameters (Marquardt, 1963; More, 1978).
   *
   * @return the method
   */
  public static Minimiser levenbergMarquardt() {
    return new LevenbergMarquardt();
  }

  /**
   * A quasi-Newton method: d = -B g with an approximation B of the inverse Hessian, with a strong
   * Wolfe search: c1 = 1e-4, and c2 = 0.9, but 0.1 for DFP, which creeps after inexact searches.
   *
   * @param formula how B learns
   * @return the method
   */
  public static Minimiser quasiNewton(QuasiNewton formula) {
    double c2 = formula == QuasiNewton.DFP ? 0.1 : 0.9;
    return new Descent(() -> new QuasiNewtonDirection(formula), LineSearch.strongWolfe(1e-4, c2));
  }

  /**
   * The quasi-Newton method with the formula {@link QuasiNewton#BFGS}.
   *
   * @return the method
   */
  public static Minimiser bfgs() {
    return quasiNewton(QuasiNewton.BFGS);
  }

  /**
   * BFGS as {@code optim} of R has it, step for step: Nash's variable metric method (Nash, 1990,
   * algorithm 21). Its search asks for a lower cost only, so {@link #bfgs()} is the better method;
   * this one is for comparing with results from R, where {@code maxit} counts the start and so is
   * one more than {@link Stopping#iterations()}.
   *
   * @param relative end when the cost changes by at most this share of it; R's {@code reltol}, 1e-8
   * @param absolute end when the cost is at most this; R's {@code abstol}, minus infinity
   * @return the method
   * @throws IllegalArgumentException if the relative tolerance is negative or NaN
   */
  public static Minimiser variableMetric(double relative, double absolute) {
    if (!(relative >= 0) || Double.isNaN(absolute)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "variableMetric: a relative tolerance of at least 0 and an absolute one, got %s and %s",
              relative,
              absolute));
    }
    return new VariableMetric(relative, absolute);
  }

  /**
   * L-BFGS with a memory of 10 steps: {@link #lbfgs(int)}.
   *
   * @return the method
   */
  public static Minimiser lbfgs() {
    return lbfgs(10);
  }

  /**
   * Limited-memory BFGS: B g by the two-loop recursion over the last steps (Nocedal, 1980), with a
   * strong Wolfe search (c1 = 1e-4, c2 = 0.9).
   *
   * @param memory how many steps to remember
   * @return the method
   * @throws IllegalArgumentException if the memory is not positive
   */
  public static Minimiser lbfgs(int memory) {
    if (memory < 1) {
      throw new IllegalArgumentException("lbfgs: a memory of at least one step, got " + memory);
    }
    return new Descent(() -> new LimitedMemoryDirection(memory), LineSearch.strongWolfe(1e-4, 0.9));
  }

  /**
   * Projected gradient: θ = P(θ - α g) with backtracking along the projected path (Bertsekas,
   * 1976). The gradient norm of the trace is ‖P(θ - g) - θ‖.
   *
   * @param projection P, on the set of feasible points
   * @return the method
   */
  public static Minimiser projectedGradient(Projection projection) {
    return new ProjectedGradient(projection);
  }

  /**
   * The penalty method: minimises C + μ / 2 sum h² over the broken constraints for μ = 1, 10, 100,
   * ... The trace has a row for each μ, with μ as its step length and the cost without penalty.
   *
   * @param inner the method for each μ
   * @param tolerance by how much a constraint may stay broken
   * @param constraints the conditions
   * @return the method
   */
  public static Minimiser penalty(Minimiser inner, double tolerance, Constraint... constraints) {
    return new PenaltyMethod(inner, List.of(constraints), tolerance);
  }
}
