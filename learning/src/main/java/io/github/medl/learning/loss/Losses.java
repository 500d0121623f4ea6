package io.github.medl.learning.loss;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The loss functions of the book: of an error (section 2.3), of a probability (sections 3.2 and
 * 3.3).
 *
 * <p>Losses of probabilities take the score z before the sigmoid or softmax, the logit: log σ(z)
 * loses nothing where σ(z) itself has long been rounded to 0 or 1.
 */
public final class Losses {
  private Losses() {}

  /**
   * The squared error, (ŷ - y)².
   *
   * @return a loss of predictions and targets of one shape; several outputs are averaged
   */
  public static Loss squared() {
    return ofError(Tensor::square);
  }

  /**
   * The absolute error, |ŷ - y|; its minimiser is a median where that of the squares is a mean.
   *
   * @return a loss of predictions and targets of one shape; several outputs are averaged
   */
  public static Loss absolute() {
    return ofError(Tensor::abs);
  }

  /**
   * Huber's loss: e²/2 for an error |e| &lt; δ, δ(|e| - δ/2) beyond, so outliers pull no harder.
   *
   * @param delta δ, where the parabola becomes a line
   * @return a loss of predictions and targets of one shape; several outputs are averaged
   * @throws IllegalArgumentException if δ is not positive
   */
  public static Loss huber(double delta) {
    if (!(delta > 0)) {
      throw new IllegalArgumentException("huber: delta must be positive, it is " + delta);
    }
    // With c = min(|e|, δ) both branches are c (|e| - c/2).
    return ofError(
        e -> {
          Tensor size = e.abs();
          Tensor c = size.minimum(delta);
          return c.mul(size.sub(c.mul(.5)));
        });
  }

  /**
   * Binary cross-entropy, -y log σ(z) - (1 - y) log(1 - σ(z)) = log(1 + eᶻ) - y z.
   *
   * @return a loss of logits z and of targets in [0, 1] of the same shape; several outputs are
   *     averaged
   */
  public static Loss binaryCrossEntropy() {
    return (z, y) -> {
      sameShape("binaryCrossEntropy", z, y);
      return overOutputs(z.softplus().sub(y.mul(z)));
    };
  }

  /**
   * Categorical cross-entropy, -Σₖ yₖ log softmax(z)ₖ.
   *
   * @return a loss of logits z of shape (n, K) and of targets: class codes 0 to K - 1 of shape (n),
   *     or probabilities of shape (n, K)
   */
  public static Loss crossEntropy() {
    return (z, y) -> {
      if (z.rank() != 2 || y.rank() < 1 || y.rank() > 2 || y.dim(0) != z.dim(0)) {
        throw new ShapeException(
            "crossEntropy",
            String.format(
                Locale.ROOT,
                "logits must have shape (n, K) and targets (n) or (n, K); they have %s" + " and %s",
                z.shapeText(),
                y.shapeText()));
      }
      if (y.rank() == 1) {
        return z.softmaxCrossEntropy(codes(y, z.dim(1)));
      }
      sameShape("crossEntropy", z, y);
      return z.logSoftmax(1).mul(y).sum(1).neg();
    };
  }

  /**
   * The Kullback-Leibler divergence of the model's distribution softmax(z) from y, Σₖ yₖ log(yₖ /
   * softmax(z)ₖ), with 0 log 0 = 0: cross-entropy less the entropy of y.
   *
   * @return a loss of logits z and of probabilities y, both of shape (n, K)
   */
  public static Loss klDivergence() {
    Loss crossEntropy = crossEntropy();
    return (z, y) -> {
      sameShape("klDivergence", z, y);
      Tensor positive = y.greater(0);
      Tensor negentropy = y.mul(y.where(positive, y.fullLike(1)).log()).sum(1);
      return crossEntropy.each(z, y).add(negentropy);
    };
  }

  private static Loss ofError(UnaryOperator<Tensor> ofError) {
    return (prediction, target) -> {
      sameShape("loss", prediction, target);
      return overOutputs(ofError.apply(prediction.sub(target)));
    };
  }

  /** The mean over all axes but the first. */
  private static Tensor overOutputs(Tensor losses) {
    return losses.rank() < 2 ? losses : losses.mean(IntStream.range(1, losses.rank()).toArray());
  }

  private static int[] codes(Tensor y, int classes) {
    double[] values = y.toDoubles();
    int[] codes = new int[values.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (int) values[i];
      if (codes[i] != values[i] || codes[i] < 0 || codes[i] >= classes) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "crossEntropy: target %d is %s, not a class 0 to %d",
                i,
                values[i],
                classes - 1));
      }
    }
    return codes;
  }

  private static void sameShape(String loss, Tensor prediction, Tensor target) {
    if (!prediction.sameShape(target)) {
      throw new ShapeException(
          loss,
          String.format(
              Locale.ROOT,
              "predictions have shape %s, targets %s; they must be equal",
              prediction.shapeText(),
              target.shapeText()));
    }
  }
}
