package io.github.medl.optim.minimise;

/**
 * When to stop. A tolerance of 0 switches a rule off.
 *
 * @param gradient stop when ‖∇C(θ)‖ is at most this
 * @param step stop when ‖θ_new - θ_old‖ is at most this
 * @param value stop when |C_new - C_old| is at most this
 * @param iterations stop after so many iterations
 * @param evaluations stop after so many evaluations of C
 */
public record Stopping(
    double gradient, double step, double value, int iterations, int evaluations) {
  /** Until the norm of the gradient is 1e-8, for at most 10 000 iterations. */
  public static final Stopping STANDARD = new Stopping(1e-8, 0, 0, 10_000, Integer.MAX_VALUE);

  /**
   * Checks the tolerances.
   *
   * @param gradient stop when ‖∇C(θ)‖ is at most this
   * @param step stop when ‖θ_new - θ_old‖ is at most this
   * @param value stop when |C_new - C_old| is at most this
   * @param iterations stop after so many iterations
   * @param evaluations stop after so many evaluations of C
   * @throws IllegalArgumentException if anything is negative or NaN
   */
  public Stopping {
    if (!(gradient >= 0 && step >= 0 && value >= 0 && iterations >= 0 && evaluations >= 0)) {
      throw new IllegalArgumentException("stopping: tolerances and budgets must not be negative");
    }
  }

  /**
   * After a number of iterations, whatever the gradient.
   *
   * @param iterations how many
   * @return the rule
   */
  public static Stopping after(int iterations) {
    return new Stopping(0, 0, 0, iterations, Integer.MAX_VALUE);
  }

  /**
   * The same with another tolerance for the gradient.
   *
   * @param tolerance stop when the norm of the gradient is at most this
   * @return the rules
   */
  public Stopping withGradient(double tolerance) {
    return new Stopping(tolerance, step, value, iterations, evaluations);
  }

  /**
   * The same with another tolerance for the step.
   *
   * @param tolerance stop when the length of the step is at most this
   * @return the rules
   */
  public Stopping withStep(double tolerance) {
    return new Stopping(gradient, tolerance, value, iterations, evaluations);
  }

  /**
   * The same with another tolerance for the cost.
   *
   * @param tolerance stop when the cost changes by at most this
   * @return the rules
   */
  public Stopping withValue(double tolerance) {
    return new Stopping(gradient, step, tolerance, iterations, evaluations);
  }

  /**
   * The same with another budget of iterations.
   *
   * @param most how many
   * @return the rules
   */
  public Stopping withIterations(int most) {
    return new Stopping(gradient, step, value, most, evaluations);
  }

  /**
   * The same with another budget of evaluations.
   *
   * @param most how many
   * @return the rules
   */
  public Stopping withEvaluations(int most) {
    return new Stopping(gradient, step, value, iterations, most);
  }
}
