package layers;

import io.github.medl.grading.Answer;
import io.github.medl.grading.Hint;
import io.github.medl.grading.Part;
import io.github.medl.grading.Points;
import io.github.medl.random.RandomStream;
import org.junit.jupiter.api.Test;

class LayersTest {
  private final Example small = Example.of(RandomStream.seed(1), 3, 2, 4, 1);

  @Part("a")
  @Points(1)
  @Hint("section 5.2: an affine map, tanh, an affine map")
  @Test
  void forwardOfThreeObservations() {
    Answer.to(small.words())
        .named("ŷ")
        .is(TwoLayers.forward(small.x(), small.w()))
        .near(small.expectedForward(small.w().all()), 1e-12);
  }

  @Part("a")
  @Points(1)
  @Hint("the sum of squares over outputs, the mean over observations")
  @Test
  void costOfThreeObservations() {
    Answer.to(small.words())
        .named("the cost")
        .is(TwoLayers.cost(small.x(), small.y(), small.w()))
        .near(small.expectedCost(small.w().all()), 1e-12);
  }

  @Part("b")
  @Points(1)
  @Hint("section 5.4, Figure 5.9: begin at the output, 2(ŷ − y)/n")
  @Test
  void derivativesOfTheOutputLayer() {
    Weights yours = TwoLayers.backward(small.x(), small.y(), small.w());
    Answer.to(small.words())
        .named("∂C/∂W2")
        .is(yours.w2())
        .near(small.expectedGradients().get(2), 1e-9);
    Answer.to(small.words())
        .named("∂C/∂b2")
        .is(yours.b2())
        .near(small.expectedGradients().get(3), 1e-9);
  }

  @Part("b")
  @Points(1)
  @Hint("section 5.4, Figure 5.9: through tanh, whose derivative is 1 − tanh²")
  @Test
  void derivativesOfTheHiddenLayer() {
    Weights yours = TwoLayers.backward(small.x(), small.y(), small.w());
    Answer.to(small.words())
        .named("∂C/∂W1")
        .is(yours.w1())
        .near(small.expectedGradients().get(0), 1e-9);
    Answer.to(small.words())
        .named("∂C/∂b1")
        .is(yours.b1())
        .near(small.expectedGradients().get(1), 1e-9);
  }

  @Part("c")
  @Points(1)
  @Hint("section 4.2: every weight moves against its derivative")
  @Test
  void oneStep() {
    Weights yours = Learning.train(Example::tape, small.x(), small.y(), small.w(), 0.1, 1);
    for (int i = 0; i < 4; i++) {
      Answer.to(small.words() + ", α = 0.1, one step")
          .is(yours.all().get(i))
          .near(small.expectedTraining(0.1, 1).get(i), 1e-9);
    }
  }
}
