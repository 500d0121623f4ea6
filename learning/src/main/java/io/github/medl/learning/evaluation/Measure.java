package io.github.medl.learning.evaluation;

import io.github.medl.learning.Answers;
import io.github.medl.learning.Predictor;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Loss;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * A judgement of a model, linear or network, by observations that it has not seen. {@link Measures}
 * has the usual ones.
 *
 * <pre>{@code
 * double right = Measures.accuracy().of(network, test);
 * }</pre>
 *
 * @param name what it is called in tables and histories
 * @param greaterIsBetter whether a model should have much of it (accuracy) or little (an error)
 * @param rule how it is computed
 */
public record Measure(String name, boolean greaterIsBetter, Rule rule) {
  /** Sums over observations go in blocks of this length, so that they are those of batches. */
  private static final int BLOCK = 1000;

  /** How a measure is computed. */
  @FunctionalInterface
  public interface Rule {
    /**
     * The measure.
     *
     * @param said what a model says of n observations
     * @param actual their responses or class codes; the first axis counts observations
     * @return a number
     */
    double of(Answers said, Tensor actual);
  }

  /** What is measured at each observation. */
  @FunctionalInterface
  public interface Each {
    /**
     * A number for each observation.
     *
     * @param said what a model says of n observations
     * @param actual their responses or class codes; the first axis counts observations
     * @return n numbers
     */
    double[] of(Answers said, Tensor actual);
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
   * The mean of a loss, under the name {@code loss}.
   *
   * @param loss a loss of what the model says as it says it: for a network its output; targets come
   *     in the number format of that
   * @return the measure
   */
  public static Measure of(Loss loss) {
    return loss(
        "loss",
        mean(
            (said, actual) -> {
              Tensor prediction = said.prediction();
              return loss.each(prediction, actual.cast(prediction.dtype())).toDoubles();
            }));
  }

  /**
   * The rule that takes the mean over the observations, added in double precision.
   *
   * @param each what is measured at an observation
   * @return the rule
   */
  public static Rule mean(Each each) {
    return (said, actual) -> {
      double[] values = each.of(said, actual);
      double sum = 0;
      for (int from = 0; from < values.length; from += BLOCK) {
        double part = 0;
        for (int i = from; i < Math.min(from + BLOCK, values.length); i++) {
          part += values[i];
        }
        sum += part;
      }
      return sum / values.length;
    };
  }

  /**
   * The same measure under another name.
   *
   * @param other the name
   * @return the measure
   */
  public Measure named(String other) {
    return new Measure(other, greaterIsBetter, rule);
  }

  /**
   * Judges a model.
   *
   * @param model a fitted model, or a network
   * @param x observations; the first axis counts them
   * @param y their responses or class codes
   * @return the measure
   * @throws ShapeException if there is not a response for each observation, or the measure is not
   *     made for such answers or responses
   * @throws IllegalArgumentException if there are no observations, or the measure asks for more
   *     than the model can say, as the log loss does of a model without probabilities, or is not
   *     defined for these observations
   */
  public double of(Predictor model, Tensor x, Tensor y) {
    if (x.rank() == 0 || y.rank() == 0 || x.dim(0) != y.dim(0)) {
      throw new ShapeException(
          name,
          String.format(
              Locale.ROOT,
              "there must be a response for each observation; x has shape %s and y %s",
              x.shapeText(),
              y.shapeText()));
    }
    return of(model.answers(x), y);
  }

  /**
   * Judges a model by examples.
   *
   * @param model a fitted model, or a network
   * @param examples observations with their responses or class codes
   * @return the measure
   * @throws IllegalArgumentException as {@link #of(Predictor, Tensor, Tensor)}
   */
  public double of(Predictor model, Examples examples) {
    return of(model, examples.inputs(), examples.targets());
  }

  /**
   * Judges what was said.
   *
   * @param said what a model says of n observations
   * @param actual their responses or class codes
   * @return the measure
   * @throws IllegalArgumentException as {@link #of(Predictor, Tensor, Tensor)}
   */
  public double of(Answers said, Tensor actual) {
    if (actual.size() == 0) {
      throw new IllegalArgumentException(
          name + ": there are no observations, so there is nothing to judge");
    }
    return rule.of(said, actual);
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
