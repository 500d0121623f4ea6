package io.github.medl.learning.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.Predictor;
import io.github.medl.learning.evaluation.Measure;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelSelectionTest {
  private static ModelSelection<Integer, Predictor> degrees(Tensor x, Tensor y) {
    return ModelSelection.over(
        List.of(0, 1, 2, 3, 4),
        Learners::powers,
        x,
        y,
        Folds.random(x.dim(0), 5, RandomStream.seed(3)),
        Measures.meanSquaredError());
  }

  @Test
  void aQuadraticIsFoundToBeOne() {
    RandomStream random = RandomStream.seed(5);
    Tensor x = random.uniformTensor(200, 1);
    Tensor y = x.flatten().sub(.5).square().mul(8).add(random.normalTensor(200).mul(.2));
    ModelSelection<Integer, Predictor> selection = degrees(x, y);
    assertThat(selection.withinOneStandardError().setting()).isEqualTo(2);
    assertThat(selection.best().setting()).isGreaterThanOrEqualTo(2);
    assertThat(selection.best().validation().mean()).isCloseTo(.04, within(.01));
    assertThat(selection.best().learner().fit(x, y).predict(x).size()).isEqualTo(200);
    assertThat(selection.toString()).startsWith("setting  MSE ± s.e.\n0").contains(" *");
  }

  @Test
  void theOneStandardErrorRuleTakesTheFirstThatIsCloseEnough() {
    assertThat(compared(Measures.meanSquaredError(), 3, 2.1, 2).withinOneStandardError().setting())
        .isEqualTo(1);
    assertThat(compared(Measures.accuracy(), -3, -2.1, -2).withinOneStandardError().setting())
        .isEqualTo(1);
    assertThat(compared(Measures.accuracy(), -3, -2.1, -2).best().setting()).isEqualTo(2);
    assertThat(compared(Measures.accuracy(), 1, 1, Double.NaN).best().setting()).isZero();
  }

  /** Candidates 0, 1, ... of the given means, each with a standard error of 1/2. */
  private static ModelSelection<Integer, Predictor> compared(Measure measure, double... means) {
    return new ModelSelection<>(
        IntStream.range(0, means.length)
            .mapToObj(
                i ->
                    new ModelSelection.Candidate<>(
                        i,
                        Learners.MEAN,
                        new CrossValidation(measure, Tensor.vector(means[i] - .5, means[i] + .5))))
            .toList());
  }

  @Test
  void thereMustBeAChoice() {
    assertThatThrownBy(() -> new ModelSelection<Integer, Predictor>(List.of()))
        .hasMessageContaining("nothing to choose from");
  }

  @Test
  void aLearningCurveClosesTheGap() {
    RandomStream random = RandomStream.seed(6);
    Tensor x = random.normalTensor(400, 1);
    Tensor y = x.flatten().add(random.normalTensor(400));
    LearningCurve curve =
        LearningCurve.of(
            Learners.powers(3),
            x,
            y,
            Folds.random(400, 5, random),
            new int[] {4, 20, 320},
            Measures.meanSquaredError(),
            random);
    // four rows and four parameters: nothing is left of the training error
    assertThat(curve.training().get(0)).isCloseTo(0, within(1e-12));
    assertThat(curve.validation().get(0)).isGreaterThan(2);
    assertThat(curve.validation().get(2) - curve.training().get(2)).isBetween(-.05, .1);
    assertThat(curve.toString()).startsWith("  rows    training  validation\n     4      0.0000");
  }

  @Test
  void withAllTrainingRowsTheCurveEndsAtTheCrossValidation() {
    RandomStream random = RandomStream.seed(6);
    Tensor x = random.normalTensor(40, 1);
    Tensor y = x.flatten().add(random.normalTensor(40));
    List<Fold> folds = Folds.random(40, 5, random);
    LearningCurve curve =
        LearningCurve.of(
            Learners.powers(1), x, y, folds, new int[] {32}, Measures.meanSquaredError(), random);
    double whole =
        CrossValidation.of(Learners.powers(1), x, y, folds, Measures.meanSquaredError()).mean();
    assertThat(curve.validation().get(0)).isCloseTo(whole, within(1e-12));
    assertThatThrownBy(
            () ->
                LearningCurve.of(
                    Learners.MEAN,
                    x,
                    y,
                    folds,
                    new int[] {33},
                    Measures.meanSquaredError(),
                    random))
        .hasMessageContaining("33 training rows are asked for, but a fold has only 32");
    assertThatThrownBy(
            () ->
                LearningCurve.of(
                    Learners.MEAN,
                    x,
                    y,
                    folds,
                    new int[] {8, 8},
                    Measures.meanSquaredError(),
                    random))
        .hasMessageContaining("ascend");
  }
}
