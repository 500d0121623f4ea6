package io.github.medl.optim.minimise;

/** Why a minimisation ended. */
public enum Status {
  /** The gradient is as small as was asked for. */
  CONVERGED_GRADIENT("the gradient is small enough"),
  /** The last step is as small as was asked for. */
  CONVERGED_STEP("the last step is small enough"),
  /** The cost changed as little in the last step as was asked for. */
  CONVERGED_VALUE("the cost changes no more"),
  /** A stopping rule was met, but the point is a maximum or a saddle. */
  NOT_A_MINIMUM("the end is a maximum or a saddle, not a minimum"),
  /** A quadratic cost has no minimum: along the last direction it falls for ever. */
  UNBOUNDED("the cost has no minimum: along the last direction it does not curve upwards"),
  /** As many iterations or evaluations as were allowed. */
  BUDGET("the budget is used up"),
  /** No step is accepted: along the last direction, or within however small a distance. */
  LINE_SEARCH_FAILED("no acceptable step was found, however short"),
  /** The cost or its gradient became infinite or NaN. */
  NOT_FINITE("the cost or its gradient is not finite"),
  /** No point satisfies the constraints, or none that the penalty leads to. */
  INFEASIBLE("the constraints stay broken"),
  /** A system of linear equations has no unique solution. */
  SINGULAR("a matrix is singular");

  private final String text;

  Status(String text) {
    this.text = text;
  }

  /**
   * Whether a stopping rule for a minimum was met.
   *
   * @return true for the three kinds of convergence
   */
  public boolean isConverged() {
    return this == CONVERGED_GRADIENT || this == CONVERGED_STEP || this == CONVERGED_VALUE;
  }

  /** In words. */
  @Override
  public String toString() {
    return text;
  }
}
