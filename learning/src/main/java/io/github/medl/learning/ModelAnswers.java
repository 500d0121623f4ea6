package io.github.medl.learning;

import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** The answers of a fitted model to some observations. */
record ModelAnswers(Predictor model, Tensor x) implements Answers {
  @Override
  public Tensor prediction() {
    return model.predict(x);
  }

  @Override
  public int[] classes(String asking) {
    return ClassCodes.of(asking, "predicted", prediction());
  }

  @Override
  public Tensor scores(String asking) {
    if (model instanceof Classifier classifier) {
      return classifier.scores(x);
    }
    throw new IllegalArgumentException(
        String.format(Locale.ROOT, "%s: it needs scores, but %s predicts without", asking, name()));
  }

  @Override
  public Tensor scoreOfClassOne(String asking) {
    Tensor scores = scores(asking);
    if (scores.dim(1) != 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: it compares two classes, but the model knows %d; take accuracy or macro F1",
              asking,
              scores.dim(1)));
    }
    // Of two classes what counts is the difference; probabilities sum to 1, so one says it all.
    return model instanceof ProbabilisticClassifier
        ? scores.select(1, 1)
        : scores.select(1, 1).sub(scores.select(1, 0));
  }

  @Override
  public Tensor probabilities(String asking) {
    if (model instanceof ProbabilisticClassifier probabilistic) {
      return probabilistic.probabilities(x);
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT, "%s: it needs probabilities, but %s predicts without", asking, name()));
  }

  private String name() {
    String name = model.getClass().getSimpleName();
    return name.isEmpty() ? "this model" : name;
  }
}
