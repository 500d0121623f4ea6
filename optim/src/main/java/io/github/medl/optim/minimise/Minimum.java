package io.github.medl.optim.minimise;

import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * What a minimisation found. Whether that is a minimum, the status says.
 *
 * @param theta the last point
 * @param value the cost there
 * @param gradientNorm the norm of the gradient there
 * @param iterations how many iterations were done
 * @param evaluations how often the cost was evaluated
 * @param gradients how often the gradient was evaluated
 * @param hessians how often the Hessian, or its product with a vector, was evaluated
 * @param status why it ended
 * @param trace every iterate
 */
public record Minimum(
    Tensor theta,
    double value,
    double gradientNorm,
    int iterations,
    int evaluations,
    int gradients,
    int hessians,
    Status status,
    Trace trace) {
  /**
   * Whether a stopping rule for a minimum was met.
   *
   * @return {@link Status#isConverged()}
   */
  public boolean isConverged() {
    return status.isConverged();
  }

  /** One line: where, how low, after how much work, and why it ended. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "C(%s) = %.6g, |gradient| = %.2g after %d iterations, %d evaluations: %s",
        theta,
        value,
        gradientNorm,
        iterations,
        evaluations,
        status);
  }
}
