package io.github.medl.learning.information;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Laws on K values, one a row, and what they say of each other, in nats. They are kept as
 * logarithms, so that laws given by logits lose nothing far out: no number overflows, and a
 * probability that is too small for a double still has its logarithm. 0 log 0 is 0. All is
 * differentiable.
 *
 * <pre>{@code
 * Information p = Information.ofLogits(scores);          // (n, K)
 * p.klTo(Information.ofProbabilities(histogram));        // (n)
 * }</pre>
 */
public final class Information {
  private static final double LOG_2 = Math.log(2);
  private static final double ROUNDING = 1e-6;

  private final Tensor logs;
  private final Tensor probabilities;

  private Information(Tensor logs, Tensor probabilities) {
    this.logs = logs;
    this.probabilities = probabilities;
  }

  /**
   * Laws by their probabilities.
   *
   * @param p (..., K), each row at least 0 and of sum 1
   * @return the laws
   * @throws IllegalArgumentException if a row is no law
   * @throws ShapeException if p is a scalar, or there are no values
   */
  public static Information ofProbabilities(Tensor p) {
    axis("probabilities", p);
    double[] values = p.toDoubles();
    int k = p.dim(-1);
    double rounding = ROUNDING + (p.dtype() == DType.FLOAT32 ? k * Math.ulp(.5f) : 0);
    for (int row = 0; row < values.length / k; row++) {
      double sum = 0;
      for (int i = row * k; i < (row + 1) * k; i++) {
        if (!(values[i] >= 0)) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT, "row %d: a probability is at least 0, not %s", row, values[i]));
        }
        sum += values[i];
      }
      if (!(Math.abs(sum - 1) <= rounding)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "row %d: probabilities sum to 1, these to %s; divide counts by their sum",
                row,
                sum));
      }
    }
    return new Information(p.log(), p);
  }

  /**
   * Laws by their logits: p = softmax(l).
   *
   * @param logits l, (..., K); -∞ for what is impossible
   * @return the laws
   * @throws IllegalArgumentException if the softmax of a row is no law
   * @throws ShapeException if the logits are a scalar, or there are no values
   */
  public static Information ofLogits(Tensor logits) {
    axis("logits", logits);
    Tensor logs = logits.logSoftmax(-1);
    if (logits.size() > 0 && Double.isNaN(logs.detach().max().item())) {
      throw new IllegalArgumentException(
          "logits are numbers, or -∞ for what is impossible; these hold NaN, or a row whose largest"
              + " are infinite");
    }
    return new Information(logs, logs.exp());
  }

  /**
   * The mutual information of two variables, I(X; Y) = KL(p_XY ‖ p_X p_Y) = Σ p(x, y) log(p(x, y) /
   * (p(x) p(y))).
   *
   * @param joint their joint law, (..., K, L), each table at least 0 and of sum 1
   * @return one number a table, at least 0; 0 if the variables are independent
   * @throws IllegalArgumentException if a table is no law
   * @throws ShapeException if it has fewer than two axes
   */
  public static Tensor mutual(Tensor joint) {
    if (joint.rank() < 2) {
      throw new ShapeException(
          "mutual information", "a joint law has two axes, this has shape " + joint.shapeText());
    }
    Information together = ofProbabilities(cells(joint));
    // Marginals of a sum of 1 but for rounding; their product has twice the rounding.
    Tensor apart = cells(joint.sumKeeping(-1).mul(joint.sumKeeping(-2)));
    return together.klTo(new Information(apart.log(), apart));
  }

  /** The last two axes as one. */
  private static Tensor cells(Tensor joint) {
    int[] shape = joint.shape();
    int[] flat = Arrays.copyOf(shape, shape.length - 1);
    flat[flat.length - 1] = shape[shape.length - 2] * shape[shape.length - 1];
    return joint.reshape(flat);
  }

  private static void axis(String what, Tensor x) {
    if (x.rank() == 0) {
      throw new ShapeException("information", what + " have a last axis, this is a scalar");
    }
    if (x.dim(-1) == 0) {
      throw new ShapeException("information", what + " of no values: " + x.shapeText());
    }
  }

  /**
   * The probabilities.
   *
   * @return p, (..., K)
   */
  public Tensor probabilities() {
    return probabilities;
  }

  /**
   * The entropy H(p) = -Σ p log p.
   *
   * @return one number a row, from 0 to log K
   */
  public Tensor entropy() {
    return expected(logs).neg();
  }

  /**
   * The cross-entropy -Σ p log q, which is H(p) + KL(p ‖ q).
   *
   * @param q other laws on the same values
   * @return one number a row; infinite where q calls impossible what p does not
   * @throws ShapeException if the shapes do not fit
   */
  public Tensor crossEntropy(Information q) {
    checkFit(q);
    return expected(q.logs).neg();
  }

  /**
   * The divergence of Kullback and Leibler, KL(p ‖ q) = Σ p log(p/q).
   *
   * @param q other laws on the same values
   * @return one number a row, at least 0; infinite where q calls impossible what p does not
   * @throws ShapeException if the shapes do not fit
   */
  public Tensor klTo(Information q) {
    checkFit(q);
    return expected(present(logs).sub(present(q.logs))).relu(); // of equal laws rounding is left
  }

  /**
   * The divergence of Jensen and Shannon, (KL(p ‖ m) + KL(q ‖ m)) / 2 with m = (p + q) / 2.
   *
   * @param q other laws on the same values
   * @return one number a row, from 0 to log 2
   * @throws ShapeException if the shapes do not fit
   */
  public Tensor jensenShannon(Information q) {
    checkFit(q);
    Tensor middle = Tensor.stack(0, List.of(logs, q.logs)).logSumExp(0).sub(LOG_2);
    Tensor ours = expected(present(logs).sub(present(middle)));
    Tensor theirs = q.expected(q.present(q.logs).sub(q.present(middle)));
    return ours.add(theirs).mul(0.5).relu(); // of equal laws rounding is left
  }

  /**
   * The total variation ½ Σ |p - q|: the most by which the probabilities of an event differ.
   *
   * @param q other laws on the same values
   * @return one number a row, from 0 to 1
   * @throws ShapeException if the shapes do not fit
   */
  public Tensor totalVariation(Information q) {
    checkFit(q);
    return probabilities.sub(q.probabilities).abs().sum(-1).mul(0.5);
  }

  /** One value would be taken for all of them. */
  private void checkFit(Information q) {
    if (probabilities.dim(-1) != q.probabilities.dim(-1)) {
      throw new ShapeException(
          "information",
          String.format(
              Locale.ROOT,
              "laws on as many values are expected along the last axis, got %s and %s",
              probabilities.shapeText(),
              q.probabilities.shapeText()));
    }
  }

  /** Σ p x over the values that p allows. */
  private Tensor expected(Tensor x) {
    return probabilities.mul(present(x)).sum(-1);
  }

  /** x where p is not 0; 0 elsewhere, so that no infinity meets a 0. */
  private Tensor present(Tensor x) {
    return x.where(probabilities.greater(0), Tensor.scalar(0).cast(x.dtype()));
  }
}
