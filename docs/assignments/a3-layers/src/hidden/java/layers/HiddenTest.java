package layers;

import static io.github.medl.grading.Oracles.forbids;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.grading.Answer;
import io.github.medl.grading.Hint;
import io.github.medl.grading.Part;
import io.github.medl.grading.Points;
import io.github.medl.grading.Seed;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class HiddenTest {
  @Part("a")
  @Points(1)
  @Hint("several outputs, one observation, many observations")
  @Test
  void forwardAndCostOfAnyShape() {
    RandomStream random = Seed.own();
    for (int n : new int[] {1, 2, 17}) {
      Example example = Example.of(random, n, 3, 5, 2);
      List<Tensor> w = example.w().all();
      Answer.to(example.words())
          .is(TwoLayers.forward(example.x(), example.w()))
          .near(example.expectedForward(w), 1e-12);
      Answer.to(example.words())
          .is(TwoLayers.cost(example.x(), example.y(), example.w()))
          .near(example.expectedCost(w), 1e-12);
    }
  }

  @Part("b")
  @Points(3)
  @Hint("section 5.4: by hand, for any number of observations, units and outputs")
  @Test
  void backwardOfAnyShape() {
    forbids(Autodiff.class).in(TwoLayers.class, Learning.class);
    RandomStream random = Seed.own();
    for (int n : new int[] {1, 2, 17}) {
      Example example = Example.of(random, n, 3, 5, 2);
      Weights yours = TwoLayers.backward(example.x(), example.y(), example.w());
      for (int i = 0; i < 4; i++) {
        Answer.to(example.words())
            .is(yours.all().get(i))
            .near(example.expectedGradients().get(i), 1e-9);
      }
    }
  }

  @Part("c")
  @Points(1)
  @Hint("section 4.2: the derivatives of all weights at one point, then all move")
  @Test
  void manySteps() {
    Example example = Example.of(Seed.own(), 8, 3, 5, 2);
    Weights yours = Learning.train(Example::tape, example.x(), example.y(), example.w(), 0.02, 40);
    for (int i = 0; i < 4; i++) {
      Answer.to(example.words())
          .is(yours.all().get(i))
          .near(example.expectedTraining(0.02, 40).get(i), 1e-9);
    }
  }
}
