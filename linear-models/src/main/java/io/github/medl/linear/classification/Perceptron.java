package io.github.medl.linear.classification;

import io.github.medl.learning.Learner;
import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The perceptron (Rosenblatt, 1958): from b = 0, w = 0 the rows pass in their order, and each that
 * is on the wrong side of b + w'x = 0 moves it, b = b ± 1 and w = w ± x. If the classes can be
 * separated, that ends with no mistakes (Novikoff, 1962); if not, it never ends, and the weights of
 * the epoch with the fewest mistakes on the whole data are taken (Gallant's pocket, 1990).
 *
 * @param epochs at most so often do the rows pass
 */
public record Perceptron(int epochs) implements Learner<PerceptronModel> {
  /**
   * Checks the number.
   *
   * @param epochs at most so often do the rows pass
   * @throws IllegalArgumentException if there is no epoch
   */
  public Perceptron {
    if (epochs < 1) {
      throw new IllegalArgumentException("perceptron: at least one epoch, got " + epochs);
    }
  }

  /**
   * Fits the model.
   *
   * @param x observations, of shape (n, p), of like scales
   * @param y classes 0 and 1, of shape (n)
   * @return the fitted model
   * @throws UnfittableException if a number is not finite or y has not two classes
   * @throws io.github.medl.tensor.ShapeException if the shapes do not go together
   */
  @Override
  public PerceptronModel fit(Tensor x, Tensor y) {
    BinaryData data = BinaryData.of("perceptron", x, y);
    double[] weights = new double[data.width()];
    double[] best = weights.clone();
    int fewest = mistakes(data, weights);
    List<Integer> history = new ArrayList<>();
    for (int epoch = 1; epoch <= epochs && fewest > 0; epoch++) {
      pass(data, weights);
      int wrong = mistakes(data, weights);
      history.add(wrong);
      if (wrong < fewest) {
        fewest = wrong;
        best = weights.clone();
      }
    }
    return new PerceptronModel(Tensor.wrap(best, best.length), fewest == 0, List.copyOf(history));
  }

  private static void pass(BinaryData data, double[] weights) {
    for (int i = 0; i < data.n(); i++) {
      double sign = data.signs()[i];
      int row = i * data.width();
      double score = 0;
      for (int j = 0; j < weights.length; j++) {
        score += weights[j] * data.rows()[row + j];
      }
      if (sign * score <= 0) {
        for (int j = 0; j < weights.length; j++) {
          weights[j] += sign * data.rows()[row + j];
        }
      }
    }
  }

  private static int mistakes(BinaryData data, double[] weights) {
    int wrong = 0;
    for (double margin : data.margins(weights)) {
      wrong += margin > 0 ? 0 : 1;
    }
    return wrong;
  }
}
