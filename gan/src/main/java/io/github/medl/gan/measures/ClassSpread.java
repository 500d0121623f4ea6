package io.github.medl.gan.measures;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * What a classifier makes of generated observations: how sure it is of each, and how evenly they
 * fall on the classes. A generator that repeats one perfect picture is sure and not even.
 *
 * @param confidence the mean of the largest probability
 * @param entropy of the shares, in nats; ln K if they are even
 * @param shares the share of each class among the most likely ones, of shape (K)
 */
public record ClassSpread(double confidence, double entropy, Tensor shares) {
  private static final double NEARLY = 1e-3;

  /**
   * The spread.
   *
   * @param probabilities of the classes, a row for each observation, (n, K)
   * @return what they say
   * @throws ShapeException if there is no row or no class
   * @throws IllegalArgumentException if a row does not hold probabilities
   */
  public static ClassSpread of(Tensor probabilities) {
    if (probabilities.rank() != 2 || probabilities.size() == 0) {
      throw new ShapeException(
          "class spread",
          "needs the probabilities of classes in rows (n, K), got " + probabilities.shapeText());
    }
    double[][] rows = probabilities.toRows();
    for (int i = 0; i < rows.length; i++) {
      double sum = 0;
      for (double p : rows[i]) {
        sum += p >= 0 ? p : Double.NaN;
      }
      if (!(Math.abs(sum - 1) < NEARLY)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "class spread: probabilities are at least 0 and sum to 1, those of row %d sum to %s;"
                    + " of logits take softmax first",
                i,
                sum));
      }
    }
    double[] shares = new double[probabilities.dim(1)];
    for (int likely : probabilities.argmax(1)) {
      shares[likely] += 1.0 / probabilities.dim(0);
    }
    double entropy = 0;
    for (double share : shares) {
      entropy -= share == 0 ? 0 : share * Math.log(share);
    }
    return new ClassSpread(
        probabilities.max(1).mean().item(),
        Math.max(0, entropy),
        Tensor.wrap(shares, shares.length));
  }
}
