package io.github.medl.learning.evaluation;

import io.github.medl.learning.Inputs;
import io.github.medl.tensor.Tensor;
import java.util.Locale;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The ROC curve of scores that are normal in each class: FPR = Φ(z), TPR = Φ(A + B z) for all real
 * z, with A = |μ₊ - μ₋| / σ₊ and B = σ₋ / σ₊, and the area Φ(A / √(1 + B²)).
 *
 * <p>A is an absolute value, as in the book's figure: scores that point the wrong way are turned
 * round, so the area is never below 1/2.
 *
 * @param positiveMean μ₊, the mean score of class 1
 * @param positiveDeviation σ₊, the maximum likelihood estimate (divisor n)
 * @param negativeMean μ₋, the mean score of class 0
 * @param negativeDeviation σ₋, the maximum likelihood estimate (divisor n)
 */
public record BinormalRoc(
    double positiveMean, double positiveDeviation, double negativeMean, double negativeDeviation)
    implements Roc {
  /** The book's grid: z = -3, -2.99, ..., 3 between the two ends. */
  private static final int STEPS = 600;

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /**
   * Checks the deviations.
   *
   * @param positiveMean μ₊
   * @param positiveDeviation σ₊
   * @param negativeMean μ₋
   * @param negativeDeviation σ₋
   * @throws IllegalArgumentException if a number is not finite or a deviation not positive
   */
  public BinormalRoc {
    if (!Double.isFinite(positiveMean) || !Double.isFinite(negativeMean)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "binormal ROC: the mean scores are %s and %s; take finite scores",
              positiveMean,
              negativeMean));
    }
    if (!(positiveDeviation > 0 && negativeDeviation > 0)) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "binormal ROC: the scores of class 1 have deviation %s, those of class 0 %s; where all",
                  positiveDeviation,
                  negativeDeviation)
              + " are equal there is no normal distribution, take the empirical curve");
    }
  }

  static BinormalRoc of(Tensor actual, Tensor scores) {
    int[] y = Observed.binary("binormal ROC", actual, true);
    double[] s = Observed.numbers("binormal ROC", "scores", scores);
    Observed.sameLength("binormal ROC", y.length, s.length);
    double largest = 0;
    for (double score : s) {
      largest = Math.max(largest, Math.abs(score));
    }
    // In these units sums and squares neither overflow nor vanish, and nothing is rounded.
    int exponent = Math.getExponent(largest);
    double[] mean = new double[2];
    double[] squares = new double[2];
    int[] n = new int[2];
    double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int i = 0; i < s.length; i++) {
      int k = y[i];
      least[k] = Math.min(least[k], s[i]);
      most[k] = Math.max(most[k], s[i]);
      s[i] = Math.scalb(s[i], -exponent);
      mean[k] += s[i];
      n[k]++;
    }
    mean[0] /= n[0];
    mean[1] /= n[1];
    for (int i = 0; i < s.length; i++) {
      squares[y[i]] += (s[i] - mean[y[i]]) * (s[i] - mean[y[i]]);
    }
    double[] deviation = new double[2];
    for (int k = 0; k < 2; k++) {
      // Of scores that are constant but for rounding only rounding would be left.
      boolean constant = Inputs.isConstant(least[k], most[k], scores.dtype());
      deviation[k] = constant ? 0 : Math.scalb(Math.sqrt(squares[k] / n[k]), exponent);
      mean[k] = Math.scalb(mean[k], exponent);
    }
    return new BinormalRoc(mean[1], deviation[1], mean[0], deviation[0]);
  }

  /**
   * How far the classes are apart.
   *
   * @return A = |μ₊ - μ₋| / σ₊
   */
  public double a() {
    return Math.abs(positiveMean - negativeMean) / positiveDeviation;
  }

  /**
   * How much wider class 0 is.
   *
   * @return B = σ₋ / σ₊
   */
  public double b() {
    return negativeDeviation / positiveDeviation;
  }

  /**
   * One point of the curve.
   *
   * @param falsePositiveRate between 0 and 1
   * @return the true positive rate Φ(A + B Φ⁻¹(FPR))
   * @throws IllegalArgumentException if the rate is not between 0 and 1
   */
  public double truePositiveRate(double falsePositiveRate) {
    if (!(falsePositiveRate >= 0 && falsePositiveRate <= 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "binormal ROC: %s is no false positive rate", falsePositiveRate));
    }
    return phi(a() + b() * NORMAL.inverseCumulativeProbability(falsePositiveRate));
  }

  @Override
  public Tensor falsePositiveRates() {
    return Tensor.generate(i -> phi(z(i)), STEPS + 3);
  }

  @Override
  public Tensor truePositiveRates() {
    double a = a();
    double b = b();
    return Tensor.generate(i -> phi(a + b * z(i)), STEPS + 3);
  }

  @Override
  public double auc() {
    return phi(a() / Math.sqrt(1 + b() * b()));
  }

  private static double z(int i) {
    return i == 0
        ? Double.NEGATIVE_INFINITY
        : i == STEPS + 2 ? Double.POSITIVE_INFINITY : (i - 1 - STEPS / 2) / 100.0;
  }

  private static double phi(double z) {
    return NORMAL.cumulativeProbability(z);
  }
}
