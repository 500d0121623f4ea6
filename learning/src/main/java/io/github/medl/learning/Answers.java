package io.github.medl.learning;

import io.github.medl.tensor.Tensor;

/**
 * What a model says of some observations, in the form that a measure asks for: classes, scores,
 * probabilities. A model that cannot say what is asked refuses in words; so one measure judges
 * linear models, pipelines and networks alike.
 *
 * <p>Each method takes the name of who asks, for the message.
 */
public interface Answers {
  /**
   * The answers of a fitted model.
   *
   * @param model the model
   * @param x observations
   * @return its answers, computed when they are asked for
   */
  static Answers of(Predictor model, Tensor x) {
    return new ModelAnswers(model, x);
  }

  /**
   * The answers that an output is read as, such as that of a network: K numbers a row are the
   * logits of K classes; one number a row is a number, or the logit of class 1 of two.
   *
   * @param output of shape (n), (n, 1), (n, K) or more; the first axis counts observations
   * @return the answers
   */
  static Answers ofOutput(Tensor output) {
    return new OutputAnswers(output);
  }

  /**
   * What the model said, as it said it: predictions of a model, the output of a network.
   *
   * @return a tensor whose first axis counts observations
   */
  Tensor prediction();

  /**
   * The most likely class of each observation.
   *
   * @param asking who asks
   * @return n class codes
   * @throws IllegalArgumentException if the model tells no classes, or a score is NaN
   */
  int[] classes(String asking);

  /**
   * A score for each class: the higher, the likelier.
   *
   * @param asking who asks
   * @return of shape (n, K)
   * @throws IllegalArgumentException if the model has no scores, or a score is NaN
   */
  Tensor scores(String asking);

  /**
   * A number that grows with the belief in class 1 of two.
   *
   * @param asking who asks
   * @return of shape (n)
   * @throws IllegalArgumentException if the model has no scores or knows other than two classes
   */
  Tensor scoreOfClassOne(String asking);

  /**
   * The probabilities of all classes.
   *
   * @param asking who asks
   * @return of shape (n, K), or of shape (n) for class 1 of two
   * @throws IllegalArgumentException if the model has no probabilities
   */
  Tensor probabilities(String asking);
}
