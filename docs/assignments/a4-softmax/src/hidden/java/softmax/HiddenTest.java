package softmax;

import static io.github.medl.grading.Oracles.forbids;
import static io.github.medl.grading.Oracles.gradientOf;
import static io.github.medl.grading.Oracles.leavesInputsAlone;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.grading.Answer;
import io.github.medl.grading.Hint;
import io.github.medl.grading.Part;
import io.github.medl.grading.Points;
import io.github.medl.grading.Seed;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class HiddenTest {
  @Part("a")
  @Points(1)
  @Hint("subtract the highest score before you take exponentials")
  @Test
  void softmaxNeverOverflows() {
    for (double[] z : new double[][] {{1000, 0}, {-1000, -1001, -1002}, {5}, {-800, 800, 0}}) {
      Tensor expected = Tensor.of(z).softmax(0);
      Answer.to(z).is(Softmax.of(z)).near(expected, 1e-12);
    }
  }

  @Part("a")
  @Points(1)
  @Hint("the scores belong to the caller")
  @Test
  void softmaxLeavesTheScoresAlone() {
    double[] z = {0.5, 3, -1};
    Tensor expected = Tensor.of(z).softmax(0);
    leavesInputsAlone((Object) z)
        .during(() -> Answer.to(z.clone()).is(Softmax.of(z)).near(expected, 1e-12));
  }

  @Part("b")
  @Points(2)
  @Hint("section 3.3: any number of observations, features and classes, by hand")
  @Test
  void gradientOfAnyShape() {
    forbids(Autodiff.class).in(Regression.class, Softmax.class);
    RandomStream random = Seed.own();
    for (int n : new int[] {1, 5, 30}) {
      double[][] x = random.normalTensor(n, 3).toRows();
      int[] y = new int[n];
      for (int i = 0; i < n; i++) {
        y[i] = random.nextInt(4);
      }
      gradientOf(w -> Reference.cost(x, y, w))
          .is(w -> Tensor.of(Regression.gradient(x, y, w.toRows())))
          .at(random.normalTensor(3, 4), Tensor.zeros(3, 4));
    }
  }

  @Part("c")
  @Points(1)
  @Hint("equal scores: the first")
  @Test
  void ofEqualScoresTheFirst() {
    double[][] x = {{0, 0}, {1, 0}, {-1, 0}, {1, -1}};
    double[][] w = {{1, 2, 2}, {1, 0, 0}};
    Answer.to(x, w).is(Regression.predict(x, w)).near(new int[] {0, 1, 0, 1}, 0);
  }
}
