package io.github.medl.learning.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.Learner;
import io.github.medl.learning.Predictor;
import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.learning.preparation.Pipeline;
import io.github.medl.learning.preparation.Polynomial;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
  private static final RandomStream RANDOM = RandomStream.seed(8);
  private static final Tensor X = RANDOM.normalTensor(24, 1);
  private static final Tensor Y = X.flatten().mul(2).add(1).add(RANDOM.normalTensor(24));

  @Test
  void leavingOneOutOfTheMeanScalesResiduals() {
    // without row i the mean is (n ȳ - yᵢ)/(n - 1), so its residual is n/(n - 1) (yᵢ - ȳ)
    CrossValidation loo =
        CrossValidation.of(Learners.MEAN, X, Y, Folds.leaveOneOut(24), Measures.meanSquaredError());
    double factor = 24.0 / 23;
    assertThat(loo.mean()).isCloseTo(factor * factor * Y.variance().item(), within(1e-13));
    assertThat(loo.scores().size()).isEqualTo(24);
  }

  @Test
  void leavingOneOutOfLeastSquaresIsPRESS() {
    // the residual without row i is eᵢ/(1 - hᵢᵢ), with the hat matrix H = X (XᵀX)⁻¹ Xᵀ
    Tensor a = Learners.design(X, 2);
    Tensor hat = a.matmul(a.transpose().matmul(a).inverse()).matmul(a.transpose());
    Tensor residuals = Y.sub(hat.matmul(Y)).div(hat.diagonal().neg().add(1));
    List<Fold> folds = Folds.leaveOneOut(24);
    for (Learner<? extends Predictor> learner :
        List.of(
            Learners.powers(2),
            Pipeline.of(Polynomial.raw(2)).then(Learners.AFFINE),
            Pipeline.of(Polynomial.orthogonal(2)).then(Learners.AFFINE))) {
      Tensor out = CrossValidation.predictions(learner, X, Y, folds);
      assertThat(Y.sub(out).allClose(residuals, 1e-10, 1e-10)).isTrue();
      assertThat(CrossValidation.of(learner, X, Y, folds, Measures.meanSquaredError()).mean())
          .isCloseTo(residuals.square().mean().item(), within(1e-11));
    }
  }

  @Test
  void whatIsLearntComesFromTrainingRowsOnly() {
    Learner<Predictor> memory = // knows all it saw by heart, and says 0 to what it did not see
        (x, y) ->
            z ->
                Tensor.generate(
                    i -> {
                      for (int j = 0; j < x.dim(0); j++) {
                        if (x.get(j, 0) == z.get(i, 0)) {
                          return y.get(j);
                        }
                      }
                      return 0;
                    },
                    z.dim(0));
    Tensor out = CrossValidation.predictions(memory, X, Y, Folds.random(24, 4, RANDOM));
    assertThat(out).isEqualTo(Tensor.zeros(24));
  }

  @Test
  void meanAndErrorsAreThoseOfTheFolds() {
    CrossValidation v = new CrossValidation(Measures.meanSquaredError(), Tensor.vector(1, 2, 3, 6));
    assertThat(v.mean()).isEqualTo(3);
    assertThat(v.standardDeviation()).isCloseTo(Math.sqrt(14.0 / 3), within(1e-15));
    assertThat(v.standardError()).isCloseTo(Math.sqrt(14.0 / 3) / 2, within(1e-15));
    assertThat(v).hasToString("MSE 3.0000 ± 1.0801 (4 folds)");
  }

  @Test
  void aRefusalSaysInWhichFold() {
    Learner<Predictor> picky =
        (x, y) -> {
          if (y.min().item() > Y.min().item()) {
            throw new UnfittableException("the least is missing");
          }
          return Learners.MEAN.fit(x, y);
        };
    int fold = Y.argmin() / 8;
    assertThatThrownBy(
            () ->
                CrossValidation.of(
                    picky, X, Y, Folds.consecutive(24, 3), Measures.meanSquaredError()))
        .isInstanceOf(UnfittableException.class)
        .hasMessage("fold " + fold + ", fitted to 16 rows: the least is missing");
  }

  @Test
  void refusalsSayWhatIsWrong() {
    List<Fold> folds = Folds.consecutive(30, 3);
    assertThatThrownBy(
            () -> CrossValidation.of(Learners.MEAN, X, Y, folds, Measures.meanSquaredError()))
        .hasMessageContaining("x has 24 rows; draw the folds for 24");
    assertThatThrownBy(
            () -> CrossValidation.of(Learners.MEAN, X, Y, List.of(), Measures.accuracy()))
        .hasMessageContaining("no folds");
    List<Fold> some = Folds.consecutive(24, 3).subList(0, 2);
    assertThatThrownBy(() -> CrossValidation.predictions(Learners.MEAN, X, Y, some))
        .hasMessageContaining("row 16 is in 0 validation sets");
    Tensor gap = Tensor.generate(i -> i == 5 ? Double.NaN : Y.get(i), 24);
    assertThatThrownBy(() -> CrossValidation.predictions(Learners.MEAN, X, gap, some))
        .hasMessageContaining("y[5] is NaN");
  }
}
