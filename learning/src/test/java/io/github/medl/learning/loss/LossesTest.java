package io.github.medl.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.autodiff.GradientCheck;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LossesTest {
  private static final Offset<Double> CLOSE = within(1e-13);

  private final Tensor scores = RandomStream.seed(1).normalTensor(6, 3).mul(3.0);
  private final Tensor codes = Tensor.vector(0, 2, 1, 1, 0, 2);

  @Test
  void lossesOfErrorsFollowTheirFormulas() {
    Tensor prediction = Tensor.vector(0, .25, -.5, 2, -3);
    Tensor zero = Tensor.zeros(5);
    assertThat(Losses.squared().each(prediction, zero).toDoubles())
        .containsExactly(0, .0625, .25, 4, 9);
    assertThat(Losses.absolute().each(prediction, zero).toDoubles())
        .containsExactly(0, .25, .5, 2, 3);
    assertThat(Losses.huber(1).each(prediction, zero).toDoubles())
        .containsExactly(0, .03125, .125, 1.5, 2.5);
  }

  @Test
  void severalOutputsAreAveragedAndSoAreObservations() {
    Tensor prediction = Tensor.of(new double[][] {{1, 3}, {0, 2}});
    assertThat(Losses.squared().each(prediction, Tensor.zeros(2, 2)).toDoubles())
        .containsExactly(5, 2);
    assertThat(Losses.squared().of(prediction, Tensor.zeros(2, 2)).item()).isEqualTo(3.5);
  }

  @Test
  void binaryCrossEntropyIsThatOfTwoClasses() {
    Tensor z = Tensor.vector(-2, .5, 3);
    Tensor y = Tensor.vector(1, 0, 1);
    Tensor both = Tensor.of(new double[][] {{0, -2}, {0, .5}, {0, 3}});
    assertThat(Losses.binaryCrossEntropy().of(z, y).item())
        .isCloseTo(Losses.crossEntropy().of(both, y).item(), CLOSE);
  }

  @Test
  void crossEntropyOfLogitsStaysFiniteWhereProbabilitiesRoundToZero() {
    assertThat(Losses.binaryCrossEntropy().of(Tensor.vector(-800), Tensor.vector(1)).item())
        .isEqualTo(800);
    Tensor z = Tensor.of(new double[][] {{-800, 0}});
    assertThat(Losses.crossEntropy().of(z, Tensor.vector(0)).item()).isEqualTo(800);
  }

  @Test
  void codesAreDistributionsWithAllMassOnOneClass() {
    double[][] oneHot = new double[6][3];
    for (int i = 0; i < 6; i++) {
      oneHot[i][(int) codes.get(i)] = 1;
    }
    Tensor y = Tensor.of(oneHot);
    double cost = Losses.crossEntropy().of(scores, codes).item();
    assertThat(Losses.crossEntropy().of(scores, y).item()).isCloseTo(cost, CLOSE);
    assertThat(Losses.klDivergence().of(scores, y).item()).isCloseTo(cost, CLOSE);
  }

  @Test
  void divergenceFromItselfIsZero() {
    assertThat(Losses.klDivergence().of(scores, scores.softmax(1)).item()).isCloseTo(0, CLOSE);
  }

  @Test
  void gradientOfCrossEntropyIsProbabilityMinusTarget() {
    Tensor y = RandomStream.seed(2).normalTensor(6, 3).softmax(1);
    Tensor expected = scores.softmax(1).sub(y).div(6);
    for (Loss loss : List.of(Losses.crossEntropy(), Losses.klDivergence())) {
      Tensor gradient = Autodiff.gradient(z -> loss.of(z, y), scores);
      assertThat(gradient.sub(expected).abs().max().item()).isLessThan(1e-15);
    }
  }

  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    Tensor prediction = Tensor.vector(.3, -1.7, 2.2);
    Tensor y = Tensor.vector(.1, 1, 0);
    for (Loss loss :
        List.of(
            Losses.squared(), Losses.absolute(), Losses.huber(.5), Losses.binaryCrossEntropy())) {
      assertThat(GradientCheck.of(p -> loss.of(p, y), prediction).error()).isLessThan(1e-8);
    }
  }

  @Test
  void badInputIsNamed() {
    assertThatThrownBy(() -> Losses.squared().of(Tensor.zeros(3), Tensor.zeros(3, 1)))
        .hasMessageContaining("predictions have shape (3,), targets (3, 1)");
    assertThatThrownBy(() -> Losses.crossEntropy().of(scores, Tensor.vector(0, 2, 1, 1, 3, 2)))
        .hasMessageContaining("target[4] is 3.0, but the codes are 0 to 2");
    assertThatThrownBy(() -> Losses.crossEntropy().of(scores, Tensor.zeros(5)))
        .hasMessageContaining("(6, 3) and (5,)");
    assertThatThrownBy(() -> Losses.huber(0)).hasMessageContaining("delta must be positive");
  }
}
