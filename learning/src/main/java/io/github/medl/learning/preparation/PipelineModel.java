package io.github.medl.learning.preparation;

import io.github.medl.learning.Answers;
import io.github.medl.learning.Classifier;
import io.github.medl.learning.Predictor;
import io.github.medl.learning.ProbabilisticClassifier;
import io.github.medl.tensor.Tensor;

/**
 * A model with the preparation that was fitted with it; takes observations as they are. It is a
 * {@link Classifier} or {@link ProbabilisticClassifier} if the model is.
 *
 * @param <M> the model
 */
public sealed class PipelineModel<M extends Predictor> implements Predictor {
  private final Transformation preparation;
  private final M model;

  private PipelineModel(Transformation preparation, M model) {
    this.preparation = preparation;
    this.model = model;
  }

  /** What the model can say, the whole can. */
  static <M extends Predictor> PipelineModel<M> of(Transformation preparation, M model) {
    if (model instanceof ProbabilisticClassifier) {
      return new OfProbabilities<>(preparation, model);
    }
    return model instanceof Classifier
        ? new OfScores<>(preparation, model)
        : new PipelineModel<>(preparation, model);
  }

  /**
   * The model.
   *
   * @return fitted to prepared observations, so to be asked about {@link #prepare prepared} ones
   */
  public final M model() {
    return model;
  }

  /**
   * The preparation.
   *
   * @return all steps in one, as fitted
   */
  public final Transformation preparation() {
    return preparation;
  }

  /**
   * What the model gets to see.
   *
   * @param x observations, of shape (n, p)
   * @return of shape (n, q)
   * @throws io.github.medl.tensor.ShapeException if p is not that of the data of the fit
   */
  public final Tensor prepare(Tensor x) {
    return preparation.apply(x);
  }

  @Override
  public final Tensor predict(Tensor x) {
    return model.predict(prepare(x));
  }

  @Override
  public final Answers answers(Tensor x) {
    return model.answers(prepare(x));
  }

  private static final class OfScores<M extends Predictor> extends PipelineModel<M>
      implements Classifier {
    OfScores(Transformation preparation, M model) {
      super(preparation, model);
    }

    @Override
    public Tensor scores(Tensor x) {
      return ((Classifier) model()).scores(prepare(x));
    }
  }

  private static final class OfProbabilities<M extends Predictor> extends PipelineModel<M>
      implements ProbabilisticClassifier {
    OfProbabilities(Transformation preparation, M model) {
      super(preparation, model);
    }

    @Override
    public Tensor probabilities(Tensor x) {
      return ((ProbabilisticClassifier) model()).probabilities(prepare(x));
    }

    @Override
    public Tensor scores(Tensor x) {
      return ((Classifier) model()).scores(prepare(x));
    }
  }
}
