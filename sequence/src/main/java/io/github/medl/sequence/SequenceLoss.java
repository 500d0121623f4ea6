package io.github.medl.sequence;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/** Losses of sequences: means over the real places of a whole batch, not means of means of rows. */
public final class SequenceLoss {
  private SequenceLoss() {}

  /**
   * The mean of -log softmax(logits)_target over the real places, in nats.
   *
   * @param logits one score for each symbol, (n, T, K)
   * @param targets the codes of the true symbols, (n, T); padding may hold anything
   * @param lengths the lengths of the rows
   * @return a scalar
   * @throws ShapeException if the shapes do not belong together
   * @throws IllegalArgumentException if there is no real place
   */
  public static Tensor crossEntropy(Tensor logits, Tensor targets, Lengths lengths) {
    boolean fits =
        logits.rank() == 3
            && Arrays.equals(targets.shape(), new int[] {logits.dim(0), logits.dim(1)});
    if (!fits) {
      throw new ShapeException(
          "crossEntropy",
          String.format(
              Locale.ROOT,
              "expected logits (n, T, K) and targets (n, T), got %s and %s",
              logits.shapeText(),
              targets.shapeText()));
    }
    return crossEntropy(
        logits, PaddedCodes.of("targets", targets, lengths, logits.dim(2)), lengths);
  }

  /**
   * The mean of -log softmax(logits)_target over the real places, in nats.
   *
   * @param logits one score for each symbol, (n, T, K)
   * @param targets the codes of the true symbols, row after row; padding may hold any code
   * @param lengths the lengths of the rows
   * @return a scalar
   */
  static Tensor crossEntropy(Tensor logits, int[] targets, Lengths lengths) {
    int n = logits.dim(0);
    int steps = logits.dim(1);
    lengths.check("crossEntropy", n, steps);
    int real = lengths.real(n, steps);
    if (real == 0) {
      throw new IllegalArgumentException("crossEntropy: there is no real place to take a mean of");
    }
    Tensor rows = logits.reshape(n * steps, logits.dim(2));
    if (lengths.isAll()) {
      return rows.softmaxCrossEntropy(targets).mean();
    }
    int[] places = new int[real];
    int[] classes = new int[real];
    int k = 0;
    for (int row = 0; row < n; row++) {
      for (int t = 0; t < lengths.of(row, steps); t++) {
        places[k] = row * steps + t;
        classes[k++] = targets[row * steps + t];
      }
    }
    return rows.take(0, places).softmaxCrossEntropy(classes).mean();
  }
}
