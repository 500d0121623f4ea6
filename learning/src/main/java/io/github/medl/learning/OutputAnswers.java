package io.github.medl.learning;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** The answers that are read off an output: logits of classes, or one number a row. */
record OutputAnswers(Tensor prediction) implements Answers {
  OutputAnswers {
    if (prediction.rank() == 0) {
      throw new ShapeException(
          "answers", "an output has a row for each observation; it is a scalar");
    }
  }

  private boolean isOneNumber() {
    return prediction.size() == prediction.dim(0);
  }

  @Override
  public int[] classes(String asking) {
    return scores(asking).argmax(1);
  }

  @Override
  public Tensor scores(String asking) {
    if (prediction.rank() != 2 || isOneNumber()) {
      throw new ShapeException(
          asking,
          String.format(
              Locale.ROOT,
              "it needs a score for each class, an output of shape (n, K) with K > 1; it has %s%s",
              prediction.shapeText(),
              isOneNumber() ? "; binaryAccuracy judges one score a row" : ""));
    }
    return known(asking);
  }

  @Override
  public Tensor scoreOfClassOne(String asking) {
    if (isOneNumber()) {
      return known(asking).flatten();
    }
    Tensor scores = scores(asking);
    if (scores.dim(1) != 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: it compares two classes, but the output has %d; take accuracy or macro F1",
              asking,
              scores.dim(1)));
    }
    return scores.select(1, 1).sub(scores.select(1, 0));
  }

  @Override
  public Tensor probabilities(String asking) {
    return isOneNumber() ? known(asking).flatten().sigmoid() : scores(asking).softmax(1);
  }

  /** The output, without NaN: the largest score of a row that holds one would be any. */
  private Tensor known(String asking) {
    double[] values = prediction.toDoubles();
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: the output for observation %d is NaN; a network that diverged knows nothing",
                asking,
                i / (values.length / prediction.dim(0))));
      }
    }
    return prediction;
  }
}
