package logistic;

import static io.github.medl.grading.Oracles.forbids;
import static io.github.medl.grading.Oracles.gradientOf;
import static io.github.medl.grading.Oracles.leavesInputsAlone;
import static io.github.medl.grading.Oracles.points;

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
  @Points(2)
  @Hint("e^800 is infinite in double precision: which form of σ avoids it where?")
  @Test
  void probabilityNeverOverflows() {
    for (double z : new double[] {-800, -40, -1, 0, 1, 40, 800}) {
      double p = Logistic.probability(new double[] {z}, new double[] {0, 1});
      Answer.to(z).is(p).near(Tensor.scalar(z).sigmoid(), 1e-15);
      if (z == -40) { // small, but not nothing: as a share of itself
        Answer.to(z).is(p / Math.exp(z)).near(1, 1e-12);
      }
    }
  }

  @Part("b")
  @Points(1)
  @Hint("section 3.2, Figure 3.5: all features, all observations, by hand")
  @Test
  void gradientOnTheData() {
    forbids(Autodiff.class).in(Logistic.class);
    double[][] x = Cancer.x();
    int[] y = Cancer.y();
    leavesInputsAlone(x, y)
        .during(
            () ->
                gradientOf(theta -> Cancer.cost(x, y, theta))
                    .is(theta -> Tensor.of(Logistic.gradient(x, y, theta.toDoubles())))
                    .at(points(3, 4, Seed.own())));
  }

  @Part("b")
  @Points(1)
  @Hint("Figure 3.5: θ moves against the gradient, from 0, as often as asked")
  @Test
  void fitDescends() {
    double[][] x = Cancer.x();
    int[] y = Cancer.y();
    Tensor theta = Tensor.zeros(4);
    for (int t = 0; t < 50; t++) {
      theta = theta.sub(Autodiff.gradient(v -> Cancer.cost(x, y, v), theta).mul(0.5));
    }
    Answer.to("the data, α = 0.5, 50 steps").is(Logistic.fit(x, y, 0.5, 50)).near(theta, 1e-9);
  }

  @Part("c")
  @Points(2)
  @Hint("section 2.2, Figure 2.4: ties count half, and the order of the observations does not")
  @Test
  void areaWithTies() {
    RandomStream random = Seed.own();
    for (int round = 0; round < 10; round++) {
      double[] scores = new double[60];
      int[] y = new int[60];
      double won = 0;
      int pairs = 0;
      for (int i = 0; i < 60; i++) {
        y[i] = i < 2 ? i : random.nextInt(2);
        scores[i] = random.nextInt(8) + y[i];
      }
      for (int i = 0; i < 60; i++) {
        for (int j = 0; j < 60; j++) {
          if (y[i] > y[j]) {
            won += (1 + Math.signum(scores[i] - scores[j])) / 2;
            pairs++;
          }
        }
      }
      Answer.to(scores, y).is(Roc.area(scores, y)).near(won / pairs, 1e-12);
    }
  }
}
