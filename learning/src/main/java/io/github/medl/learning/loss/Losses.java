package io.github.medl.learning.loss;

import io.github.medl.tensor.Codes;
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
   * Binary cross-entropy, -y log σ(z) - (1 - y) log(1 - σ(z)), with 0 times infinity = 0.
   *
   * <p>log σ(z) is -log(1 + e⁻ᶻ), so a target 0 or 1 costs log(1 + eˢ) for s = z or -z: no
   * difference of large numbers, and all digits where the loss is tiny, in its derivatives too.
   *
   * @return a loss of logits z and of targets in [0, 1] of the same shape; several outputs are
   *     averaged. It throws IllegalArgumentException for targets outside [0, 1], which are no
   *     probabilities
   */
  public static Loss binaryCrossEntropy() {
    return (z, y) -> {
      sameShape("binaryCrossEntropy", z, y);
      Tensor targets = y.detach();
      probabilities("binaryCrossEntropy", targets);
      // With the nearer class as the target and w, how far y is from it.
      Tensor nearer = targets.greater(.5);
      Tensor s = z.mul(nearer.mul(-2).add(1).cast(z.dtype()));
      Tensor w = y.sub(nearer.cast(y.dtype())).abs();
      if (y == targets && w.equalTo(0).sum().item() == w.size()) {
        return overOutputs(s.softplus());
      }
      Tensor other = s.neg().softplus();
      Tensor share = w.mul(other.where(w.notEqualTo(0), other.fullLike(0)));
      return overOutputs(s.softplus().mul(w.neg().add(1)).add(share));
    };
  }

  /**
   * Categorical cross-entropy, -Σₖ yₖ log softmax(z)ₖ, with 0 times infinity = 0.
   *
   * @return a loss of logits z of shape (n, K) and of targets: class codes 0 to K - 1 of shape (n),
   *     or probabilities of shape (n, K). It throws IllegalArgumentException for codes that are no
   *     class, and for rows that are no distribution: with a number outside [0, 1] or a sum that is
   *     not 1 to 0.0001, as a one-hot row without its one
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
        return z.softmaxCrossEntropy(Codes.read("crossEntropy", "target", y, z.dim(1)));
      }
      sameShape("crossEntropy", z, y);
      distributions("crossEntropy", y.detach());
      Tensor log = z.logSoftmax(1);
      return log.where(y.notEqualTo(0), log.fullLike(0)).mul(y).sum(1).neg();
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

  private static void probabilities(String loss, Tensor y) {
    double[] values = y.size() == 0 || inUnitInterval(y) ? new double[0] : y.toDoubles();
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] <= 1)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "%s: target %d is %s, not a probability 0 to 1", loss, i, values[i]));
      }
    }
  }

  private static boolean inUnitInterval(Tensor y) {
    return y.min().item() >= 0 && y.max().item() <= 1;
  }

  private static void distributions(String loss, Tensor y) {
    probabilities(loss, y);
    double[] sums = y.sum(1).toDoubles();
    for (int i = 0; i < sums.length; i++) {
      if (Math.abs(sums[i] - 1) > 1e-4) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "%s: the targets of row %d add up to %s, not to 1", loss, i, sums[i]));
      }
    }
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
