package logistic;

import static io.github.medl.grading.Oracles.gradientOf;

import io.github.medl.grading.Answer;
import io.github.medl.grading.Hint;
import io.github.medl.grading.Part;
import io.github.medl.grading.Points;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class LogisticTest {
  private static final double[][] X = {{1, 2}, {-1, 0.5}, {0, -3}};
  private static final int[] Y = {1, 0, 1};

  @Part("a")
  @Points(1)
  @Hint("section 3.2: σ of the linear predictor, with the intercept")
  @Test
  void probabilityIsTheSigmoid() {
    double[] theta = {0.5, -1, 2};
    for (double[] x : X) {
      Tensor z = Tensor.scalar(theta[0] + theta[1] * x[0] + theta[2] * x[1]);
      Answer.to(x, theta).is(Logistic.probability(x, theta)).near(z.sigmoid(), 1e-12);
    }
  }

  @Part("b")
  @Points(1)
  @Hint("section 3.2: the mean, not the sum")
  @Test
  void costIsTheMeanCrossEntropy() {
    Tensor theta = Tensor.vector(0.5, -1, 0.25);
    Answer.to(X, Y, theta)
        .named("the cost")
        .is(Logistic.cost(X, Y, theta.toDoubles()))
        .near(Cancer.cost(X, Y, theta), 1e-12);
  }

  @Part("b")
  @Points(1)
  @Hint("section 3.2, Figure 3.5: the gradient is (1/n) Xᵀ(p − y), with ones for the intercept")
  @Test
  void gradientAgreesWithTheTape() {
    gradientOf(theta -> Cancer.cost(X, Y, theta))
        .is(theta -> Tensor.of(Logistic.gradient(X, Y, theta.toDoubles())))
        .at(Tensor.vector(0, 0, 0), Tensor.vector(0.5, -1, 0.25));
  }

  @Part("c")
  @Points(1)
  @Hint("section 2.2: count pairs of a positive and a negative")
  @Test
  void areaOfFourScores() {
    double[] scores = {0.1, 0.4, 0.35, 0.8};
    int[] y = {0, 0, 1, 1};
    Answer.to(scores, y).named("the area").is(Roc.area(scores, y)).near(0.75, 1e-12);
  }
}
