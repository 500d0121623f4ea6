package io.github.medl.learning.evaluation;

import io.github.medl.learning.Predictor;
import io.github.medl.tensor.Tensor;

/**
 * A judgement of a fitted model by observations that it has not seen. {@link Measures} has the
 * usual ones.
 *
 * @param name what it is called in tables
 * @param greaterIsBetter whether a model should have much of it (accuracy) or little (an error)
 * @param rule how it is computed
 */
public record Measure(String name, boolean greaterIsBetter, Rule rule) {
  /** How a measure is computed. */
  @FunctionalInterface
  public interface Rule {
    /**
     * The measure.
     *
     * @param model a fitted model
     * @param x observations, of shape (n, p)
     * @param y their responses or class codes, of shape (n)
     * @return a number
     */
    double of(Predictor model, Tensor x, Tensor y);
  }

  /**
   * A measure of which a good model has much.
   *
   * @param name what it is called in tables
   * @param rule how it is computed
   * @return the measure
   */
  public static Measure gain(String name, Rule rule) {
    return new Measure(name, true, rule);
  }

  /**
   * A measure of which a good model has little.
   *
   * @param name what it is called in tables
   * @param rule how it is computed
   * @return the measure
   */
  public static Measure loss(String name, Rule rule) {
    return new Measure(name, false, rule);
  }

  /**
   * Judges a model.
   *
   * @param model a fitted model
   * @param x observations, of shape (n, p)
   * @param y their responses or class codes, of shape (n)
   * @return the measure
   * @throws IllegalArgumentException if the measure asks for more than the model can say, as the
   *     log loss does of a model without probabilities, or is not defined for these observations
   */
  public double of(Predictor model, Tensor x, Tensor y) {
    return rule.of(model, x, y);
  }

  /**
   * Whether one value of this measure is better than another.
   *
   * @param one a value
   * @param other a value; NaN is worse than any number
   * @return true if {@code one} is strictly better
   */
  public boolean better(double one, double other) {
    if (Double.isNaN(one) || Double.isNaN(other)) {
      return !Double.isNaN(one);
    }
    return greaterIsBetter ? one > other : one < other;
  }
}
