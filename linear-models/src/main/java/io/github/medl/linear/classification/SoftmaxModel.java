package io.github.medl.linear.classification;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.ProbabilisticClassifier;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/**
 * A fitted {@link SoftmaxRegression}: P(y = k) = softmax(b + W x)ₖ (3.26).
 *
 * @param intercepts b, of shape (K)
 * @param weights W, a row w₍ₖ₎ a class, of shape (K, p)
 * @param names of the coefficients of a class, the intercept first
 * @param deviance -2 log-likelihood of the data of the fit
 * @param observations n of the fit
 * @param iterations steps of the fit
 * @param converged whether the fit reached the maximum
 * @param separation whether there is a maximum; {@link Separation#NONE} if the fit was too short to
 *     tell
 */
public record SoftmaxModel(
    Tensor intercepts,
    Tensor weights,
    List<String> names,
    double deviance,
    int observations,
    int iterations,
    boolean converged,
    Separation separation)
    implements ProbabilisticClassifier {
  /**
   * Keeps an unmodifiable copy of the names.
   *
   * @param intercepts b, of shape (K)
   * @param weights W, of shape (K, p)
   * @param names of the coefficients of a class
   * @param deviance -2 log-likelihood
   * @param observations n of the fit
   * @param iterations steps of the fit
   * @param converged whether the fit reached the maximum
   * @param separation whether there is a maximum
   */
  public SoftmaxModel {
    names = List.copyOf(names);
  }

  /**
   * The number of classes.
   *
   * @return K
   */
  public int classes() {
    return intercepts.size();
  }

  /**
   * The mean cross-entropy of the data of the fit.
   *
   * @return deviance / (2n)
   */
  public double crossEntropy() {
    return deviance / (2 * observations);
  }

  /**
   * The scores before softmax, z = b + W x.
   *
   * @param x observations, of shape (n, p), in either number format
   * @return of shape (n, K), in the format of x
   * @throws io.github.medl.tensor.ShapeException if p is not that of the fit
   */
  public Tensor logits(Tensor x) {
    Inputs.columns("softmax model", x, weights.dim(1));
    return x.matmul(weights.cast(x.dtype()), false, true).add(intercepts.cast(x.dtype()));
  }

  @Override
  public Tensor probabilities(Tensor x) {
    return logits(x).softmax(1);
  }

  /**
   * The fit in words and numbers: a row of coefficients a class.
   *
   * @return several lines
   */
  public String summary() {
    int p = weights.dim(1);
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Softmax regression of %d observations, %d classes\n\nCoefficients:\n",
            observations,
            classes()));
    text.append(" ".repeat(5));
    names.forEach(name -> text.append(cell(name)));
    for (int k = 0; k < classes(); k++) {
      text.append(String.format(Locale.ROOT, "\n%5d", k)).append(cell(intercepts.get(k)));
      for (int j = 0; j < p; j++) {
        text.append(cell(weights.get(k, j)));
      }
    }
    text.append(String.format(Locale.ROOT, "\n\nResidual deviance: %.4f\n", deviance));
    if (separation != Separation.NONE) {
      text.append("\nWarning: ").append(separation).append(".\n");
    } else if (!converged) {
      text.append(
          String.format(
                  Locale.ROOT,
                  "\n"
                      + "Warning: the likelihood still rose after %d iterations; if it has no"
                      + " maximum, because",
                  iterations)
              + " a class can be separated from another, only a ridge penalty gives a unique"
              + " fit.\n");
    }
    return text.toString();
  }

  private static String cell(String word) {
    return String.format(Locale.ROOT, " %13s", word);
  }

  private static String cell(double number) {
    return String.format(Locale.ROOT, " %13.6g", number);
  }
}
