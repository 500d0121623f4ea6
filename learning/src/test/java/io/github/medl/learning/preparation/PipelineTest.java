package io.github.medl.learning.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.Classifier;
import io.github.medl.learning.Learner;
import io.github.medl.learning.Predictor;
import io.github.medl.learning.ProbabilisticClassifier;
import io.github.medl.learning.evaluation.Measure;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.learning.validation.CrossValidation;
import io.github.medl.learning.validation.Fold;
import io.github.medl.learning.validation.Folds;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final RandomStream RANDOM = RandomStream.seed(9);
  private static final Tensor X = RANDOM.normalTensor(30, 2).mul(3).add(5);
  private static final Tensor Y = X.sum(1);
  private static final Learner<Predictor> SUM = (x, y) -> z -> z.sum(1);

  @Test
  void crossValidationFitsThePreparationToTheTrainingRowsOfTheFold() {
    List<Tensor> means = new ArrayList<>();
    Preparation spied =
        x -> {
          ColumnScaling scaling = Standardise.sample().fit(x);
          means.add(scaling.centre());
          return scaling;
        };
    List<Fold> folds = Folds.random(30, 5, RandomStream.seed(1));
    CrossValidation.of(Pipeline.of(spied).then(SUM), X, Y, folds, Measures.meanSquaredError());
    assertThat(means).hasSize(5);
    for (int k = 0; k < 5; k++) {
      assertThat(means.get(k)).isEqualTo(X.take(0, folds.get(k).train()).mean(0));
      assertThat(means.get(k)).isNotEqualTo(X.mean(0));
    }
  }

  @Test
  void theJudgesAreMovedByTheMeansOfTheTrainingRows() {
    List<Fold> folds = Folds.consecutive(30, 3);
    List<Double> seen = new ArrayList<>();
    Measure spy =
        Measure.loss(
            "mean of the judges",
            (said, y) -> {
              seen.add(said.prediction().mean().item());
              return 0;
            });
    CrossValidation.of(Pipeline.of(Standardise.sample()).then(SUM), X, Y, folds, spy);
    for (int k = 0; k < 3; k++) {
      Tensor train = X.take(0, folds.get(k).train());
      Tensor z =
          X.take(0, folds.get(k).validation())
              .sub(train.mean(0))
              .div(train.sampleVariance(0).sqrt());
      assertThat(seen.get(k)).isCloseTo(z.sum(1).mean().item(), within(1e-13));
      assertThat(Math.abs(seen.get(k))).isGreaterThan(1e-3); // as it is if they moved themselves
    }
  }

  @Test
  void eachStepSeesWhatTheOneBeforeMade() {
    Pipeline pipeline = Pipeline.of(Standardise.sample(), MinMax.unit());
    Tensor out = pipeline.fit(X).apply(X);
    assertThat(out.min(0)).isEqualTo(Tensor.zeros(2));
    assertThat(out.max(0)).isEqualTo(Tensor.ones(2));
    assertThat(Pipeline.of().fit(X).apply(X)).isEqualTo(X);
    assertThat(Pipeline.of(pipeline, Standardise.sample()).fit(X).apply(X))
        .matches(z -> z.allClose(Standardise.sample().fit(X).apply(X), 1e-12, 1e-12));
  }

  @Test
  void whatTheModelCanSayTheWholeCan() {
    Learner<ProbabilisticClassifier> sigmoid =
        (x, y) ->
            z -> {
              Tensor p = z.slice(1, 0, 1).sigmoid();
              return Tensor.concat(1, List.of(p.neg().add(1), p));
            };
    Learner<Classifier> scoring = (x, y) -> z -> z;
    Pipeline standard = Pipeline.of(Standardise.sample());
    PipelineModel<ProbabilisticClassifier> model = standard.then(sigmoid).fit(X, Y);
    assertThat(model).isInstanceOf(ProbabilisticClassifier.class);
    assertThat(((ProbabilisticClassifier) model).probabilities(X))
        .isEqualTo(model.model().probabilities(model.prepare(X)));
    assertThat(standard.then(scoring).fit(X, Y))
        .isInstanceOf(Classifier.class)
        .isNotInstanceOf(ProbabilisticClassifier.class);
    assertThat(standard.then(SUM).fit(X, Y)).isNotInstanceOf(Classifier.class);
    Tensor labels = X.select(1, 0).greater(5);
    assertThat(Measures.auc().of(model, X, labels)).isEqualTo(1);
    assertThat(Measures.logLoss().of(model, X, labels)).isBetween(0., 1.);
  }
}
