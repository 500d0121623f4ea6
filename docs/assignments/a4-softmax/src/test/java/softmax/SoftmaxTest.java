package softmax;

import static io.github.medl.grading.Oracles.gradientOf;

import io.github.medl.grading.Answer;
import io.github.medl.grading.Hint;
import io.github.medl.grading.Part;
import io.github.medl.grading.Points;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
  private static final double[][] X = {{1, 2}, {-1, 0.5}, {0, -3}, {2, 2}};
  private static final int[] Y = {0, 2, 1, 0};
  private static final Tensor W = Tensor.of(new double[][] {{0.5, -1, 0}, {0.25, 0, -0.5}});

  @Part("a")
  @Points(1)
  @Hint("section 3.3, Figure 3.6")
  @Test
  void probabilitiesOfThreeScores() {
    double[] z = {1, -2, 0.5};
    Tensor expected = Tensor.of(z).softmax(0);
    Answer.to(z).is(Softmax.of(z)).near(expected, 1e-12);
  }

  @Part("b")
  @Points(1)
  @Hint("section 3.3: the mean of −log p of the right class")
  @Test
  void costOfFourObservations() {
    Answer.to(X, Y, W)
        .named("the cost")
        .is(Regression.cost(X, Y, W.toRows()))
        .near(Reference.cost(X, Y, W), 1e-12);
  }

  @Part("b")
  @Points(2)
  @Hint("section 3.3: (1/n) Xᵀ(P − Y), where Y has a one in the column of the right class")
  @Test
  void gradientAgreesWithTheTape() {
    gradientOf(w -> Reference.cost(X, Y, w))
        .is(w -> Tensor.of(Regression.gradient(X, Y, w.toRows())))
        .at(W, Tensor.zeros(2, 3));
  }

  @Part("c")
  @Points(1)
  @Hint("the highest score; equal scores: the first")
  @Test
  void predictsTheHighestScore() {
    Answer.to(X, W).is(Regression.predict(X, W.toRows())).near(Tensor.of(X).matmul(W).argmax(1), 0);
  }
}
