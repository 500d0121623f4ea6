package io.github.medl.gan.measures;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;

/**
 * What a classifier makes of generated observations: how sure it is of each, and how evenly they
 * fall on the classes. A generator that repeats one perfect picture is sure and not even.
 *
 * @param confidence the mean of the largest probability
 * @param entropy of the shares, in nats; ln K if they are even
 * @param shares the share of each class among the most likely ones, of shape (K)
 */
public record ClassSpread(double confidence, double entropy, Tensor shares) {
  /**
   * The spread.
   *
   * @param probabilities of the classes, a row for each observation, (n, K)
   * @return what they say
   * @throws ShapeException if there is no row or no class
   */
  public static ClassSpread of(Tensor probabilities) {
    if (probabilities.rank() != 2 || probabilities.size() == 0) {
      throw new ShapeException(
          "class spread",
          "needs the probabilities of classes in rows (n, K), got " + probabilities.shapeText());
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
        probabilities.max(1).mean().item(), entropy, Tensor.wrap(shares, shares.length));
  }
}
