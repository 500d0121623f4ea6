package io.github.medl.learning.evaluation;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * How good predicted probabilities are. Both measures are proper: on average no forecast beats the
 * true probabilities.
 *
 * <p>Probabilities have shape (n, K), one column a class, or shape (n), those of class 1 of two.
 */
public final class ProbabilityMeasures {
  private static final double ROUNDING = 1e-6;

  private ProbabilityMeasures() {}

  /**
   * The mean negative logarithm of the probability that was given to what happened, which is the
   * cross-entropy.
   *
   * @param actual the observed class codes, of shape (n)
   * @param probabilities of shape (n, K), or (n) of class 1
   * @return -(1/n) Σ ln p(i, yᵢ); infinite if what happened was called impossible
   * @throws IllegalArgumentException if a number is no class code or no probability
   * @throws ShapeException if the shapes do not match
   */
  public static double logLoss(Tensor actual, Tensor probabilities) {
    double[][] p = rows("log loss", actual, probabilities);
    int[] y = Observed.codes("log loss", "actual", actual);
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum -= Math.log(p[i][y[i]]);
    }
    return sum / y.length;
  }

  /**
   * The mean squared distance of the probabilities from what happened (Brier, 1950). With two
   * classes it is counted for class 1 only, (1/n) Σ (yᵢ - pᵢ)², as is usual; with more, over all
   * classes.
   *
   * @param actual the observed class codes, of shape (n)
   * @param probabilities of shape (n, K), or (n) of class 1
   * @return (1/n) Σ Σₖ (1{yᵢ = k} - p(i, k))², half of it with two classes
   * @throws IllegalArgumentException if a number is no class code or no probability
   * @throws ShapeException if the shapes do not match
   */
  public static double brier(Tensor actual, Tensor probabilities) {
    double[][] p = rows("Brier score", actual, probabilities);
    int[] y = Observed.codes("Brier score", "actual", actual);
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      for (int k = 0; k < p[i].length; k++) {
        double distance = (y[i] == k ? 1 : 0) - p[i][k];
        sum += distance * distance;
      }
    }
    return sum / y.length / (p[0].length == 2 ? 2 : 1);
  }

  /** The probabilities, one row an observation, one column a class. */
  private static double[][] rows(String measure, Tensor actual, Tensor probabilities) {
    int[] y = Observed.codes(measure, "actual", actual);
    if (probabilities.rank() == 0 || probabilities.rank() > 2 || probabilities.dim(0) != y.length) {
      throw new ShapeException(
          measure,
          String.format(
              Locale.ROOT,
              "%d were observed, so the probabilities must have shape (%d, K), or (%d,); they have %s",
              y.length,
              y.length,
              y.length,
              Observed.text(probabilities)));
    }
    Observed.probabilities(measure, probabilities.toDoubles());
    double[][] p = new double[y.length][];
    if (probabilities.rank() == 1) {
      for (int i = 0; i < y.length; i++) {
        double one = probabilities.get(i);
        p[i] = new double[] {1 - one, one};
      }
    } else {
      p = probabilities.toRows();
    }
    for (int i = 0; i < y.length; i++) {
      // In single precision each of K terms of the sum in softmax may have been rounded.
      checkRow(measure, i, y[i], p[i], ROUNDING + p[i].length * Math.ulp(.5f));
    }
    return p;
  }

  private static void checkRow(String measure, int i, int code, double[] p, double rounding) {
    if (code >= p.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: actual[%d] is class %d, but there are probabilities of %d classes only",
              measure,
              i,
              code,
              p.length));
    }
    double sum = 0;
    for (double value : p) {
      sum += value;
    }
    if (Math.abs(sum - 1) > rounding) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: the probabilities of row %d sum to %s", measure, i, sum));
    }
  }
}
