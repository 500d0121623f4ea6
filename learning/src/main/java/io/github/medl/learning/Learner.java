package io.github.medl.learning;

import io.github.medl.tensor.Tensor;

/**
 * A way to fit a model, with all its settings made. Whatever compares or tunes models, as
 * cross-validation does, asks for a learner, not for a model: it must fit again and again, and
 * never on the data that it judges by.
 *
 * @param <M> the model that comes out
 */
@FunctionalInterface
public interface Learner<M extends Predictor> {
  /**
   * Fits the model.
   *
   * @param x observations, of shape (n, p)
   * @param y their responses or class codes, of shape (n)
   * @return the fitted model
   * @throws UnfittableException if these data do not determine the model; it says why
   */
  M fit(Tensor x, Tensor y);
}
