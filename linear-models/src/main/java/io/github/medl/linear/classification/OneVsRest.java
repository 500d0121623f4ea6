package io.github.medl.linear.classification;

import io.github.medl.learning.Classifier;
import io.github.medl.learning.Inputs;
import io.github.medl.learning.Learner;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A classifier of K classes from K binary ones (section 2.4): each tells one class from all others,
 * and the one that is surest of its class wins.
 *
 * <pre>{@code
 * Classifier model = new OneVsRest(LogisticRegression.irls()).fit(x, y);
 * }</pre>
 *
 * @param binary fits a classifier of two classes; the score of class 1 counts
 */
public record OneVsRest(Learner<? extends Classifier> binary) implements Learner<OneVsRestModel> {
  /**
   * Fits K binary classifiers: in the k-th, class k is 1 and the rest 0.
   *
   * @param x observations, of shape (n, p)
   * @param y class codes 0 to K - 1, of shape (n)
   * @return the fitted model
   * @throws io.github.medl.learning.UnfittableException if a class is missing, or the binary fit
   *     refuses
   * @throws io.github.medl.tensor.ShapeException if the shapes do not go together
   */
  @Override
  public OneVsRestModel fit(Tensor x, Tensor y) {
    Inputs.matrix("one-vs-rest", x);
    Inputs.response("one-vs-rest", x, y);
    int[] classes = Inputs.classes("one-vs-rest", y);
    int k = IntStream.of(classes).max().orElse(0) + 1;
    List<Classifier> models = new ArrayList<>();
    for (int c = 0; c < k; c++) {
      int code = c;
      Tensor own = Tensor.generate(i -> classes[i] == code ? 1 : 0, classes.length);
      models.add(binary.fit(x, own));
    }
    return new OneVsRestModel(models);
  }
}
