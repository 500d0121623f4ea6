package io.github.medl.learning.preparation;

import io.github.medl.learning.Learner;
import io.github.medl.learning.Predictor;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Preparations in a row, each fitted to what the one before makes of the training data. With a
 * model at its end a pipeline is a {@link Learner} itself: whoever cross-validates it fits
 * everything to the training rows of a fold, so that no row that judges has been seen.
 *
 * <pre>{@code
 * Learner<PipelineModel<LinearModel>> learner =
 *     Pipeline.of(Standardise.sample(), Polynomial.raw(2)).then(LinearRegression.byQr());
 * }</pre>
 */
public final class Pipeline implements Preparation {
  private final List<Preparation> steps;

  private Pipeline(List<Preparation> steps) {
    this.steps = steps;
  }

  /**
   * Of steps in order.
   *
   * @param steps the preparations, the first first; none leave x as it is
   * @return the pipeline
   */
  public static Pipeline of(Preparation... steps) {
    return new Pipeline(List.of(steps));
  }

  @Override
  public Transformation fit(Tensor x) {
    return fitAll(x).transformation;
  }

  /**
   * With a model at its end.
   *
   * @param learner fitted to what the last step makes of the training data
   * @param <M> the model
   * @return a learner of x as it is; where {@code learner} makes a classifier so does this
   */
  public <M extends Predictor> Learner<PipelineModel<M>> then(Learner<M> learner) {
    return (x, y) -> {
      Fitted fitted = fitAll(x);
      return PipelineModel.of(fitted.transformation, learner.fit(fitted.training, y));
    };
  }

  /** The fitted steps, and what they make of the training data. */
  private record Fitted(Transformation transformation, Tensor training) {}

  private Fitted fitAll(Tensor x) {
    List<Transformation> fitted = new ArrayList<>();
    Tensor now = x;
    for (Preparation step : steps) {
      Transformation next = step.fit(now);
      now = next.apply(now);
      fitted.add(next);
    }
    List<Transformation> all = List.copyOf(fitted);
    return new Fitted(
        z -> {
          Tensor prepared = z;
          for (Transformation next : all) {
            prepared = next.apply(prepared);
          }
          return prepared;
        },
        now);
  }
}
