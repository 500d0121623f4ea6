package io.github.medl.learning.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class InformationTest {
  private static final Information COIN = Information.ofProbabilities(Tensor.vector(0.5, 0.5));

  private static Information law(double... p) {
    return Information.ofProbabilities(Tensor.vector(p));
  }

  @Test
  void entropyOfEqualChancesIsTheLogarithmOfTheirNumber() {
    assertThat(law(0.25, 0.25, 0.25, 0.25).entropy().item()).isCloseTo(Math.log(4), within(1e-15));
    assertThat(law(1, 0, 0).entropy().item()).isZero();
  }

  @Test
  void crossEntropyIsEntropyAndDivergence() {
    Information p = Information.ofLogits(RandomStream.seed(1).normalTensor(6, 5));
    Information q = Information.ofLogits(RandomStream.seed(2).normalTensor(6, 5));
    double[] sum = p.entropy().add(p.klTo(q)).toDoubles();
    assertThat(p.crossEntropy(q).toDoubles()).containsExactly(sum, within(1e-14));
    assertThat(Arrays.stream(p.klTo(q).toDoubles())).allMatch(kl -> kl > 0);
    assertThat(p.klTo(p).toDoubles()).containsOnly(0.0);
  }

  @Test
  void divergenceByHand() {
    // 0.5 log(0.5/0.9) + 0.5 log(0.5/0.1) = log(5/3)
    assertThat(COIN.klTo(law(0.9, 0.1)).item()).isCloseTo(Math.log(5.0 / 3), within(1e-15));
    assertThat(law(1, 0).klTo(COIN).item()).isCloseTo(Math.log(2), within(1e-15));
    assertThat(COIN.klTo(law(1, 0)).item()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void jensenShannonIsSymmetricAndAtMostLogTwo() {
    Information p = law(0.2, 0.8, 0);
    Information q = law(0, 0.3, 0.7);
    assertThat(p.jensenShannon(q).item()).isCloseTo(q.jensenShannon(p).item(), within(1e-16));
    assertThat(law(1, 0).jensenShannon(law(0, 1)).item()).isCloseTo(Math.log(2), within(1e-15));
    assertThat(p.jensenShannon(p).item()).isCloseTo(0, within(1e-16));
  }

  @Test
  void totalVariationIsTheLargestDifferenceOfEvents() {
    assertThat(law(0.2, 0.8, 0).totalVariation(law(0, 0.3, 0.7)).item())
        .isCloseTo(0.7, within(1e-15));
  }

  /** Pinsker: the total variation is at most the root of half the divergence. */
  @Test
  void totalVariationIsBoundedByTheDivergence() {
    Information p = Information.ofLogits(RandomStream.seed(3).normalTensor(50, 4));
    Information q = Information.ofLogits(RandomStream.seed(4).normalTensor(50, 4));
    double[] bound = p.klTo(q).mul(0.5).sqrt().toDoubles();
    double[] variation = p.totalVariation(q).toDoubles();
    for (int i = 0; i < bound.length; i++) {
      assertThat(variation[i]).isLessThanOrEqualTo(bound[i]);
    }
  }

  @Test
  void logitsFarOutLoseNothing() {
    Information p = Information.ofLogits(Tensor.vector(0, 2000));
    Information q = Information.ofLogits(Tensor.vector(2000, 0));
    assertThat(p.klTo(q).item()).isEqualTo(2000);
    assertThat(p.crossEntropy(q).item()).isEqualTo(2000);
    assertThat(p.jensenShannon(q).item()).isCloseTo(Math.log(2), within(1e-15));
    assertThat(p.entropy().item()).isZero();
  }

  /** The derivative of KL(p ‖ softmax(l)) by l is softmax(l) - p. */
  @Test
  void gradientOfTheDivergenceIsTheDifferenceOfProbabilities() {
    Tensor logits = Tensor.vector(0.3, -1, 2);
    Information p = law(0.5, 0.5, 0);
    Tensor gradient =
        Autodiff.valueAndGradient(l -> p.klTo(Information.ofLogits(l)), logits).gradient();
    double[] difference = logits.softmax(-1).sub(p.probabilities()).toDoubles();
    assertThat(gradient.toDoubles()).containsExactly(difference, within(1e-15));
  }

  /**
   * I(X; Y) = H(X) + H(Y) - H(X, Y), which is 0 for independent variables and log K for equal ones.
   */
  @Test
  void mutualInformationIsWhatOneVariableSaysOfTheOther() {
    Tensor joint = Tensor.of(new double[][] {{0.3, 0.1, 0}, {0.1, 0.2, 0.3}});
    double entropies =
        Information.ofProbabilities(joint.sum(1)).entropy().item()
            + Information.ofProbabilities(joint.sum(0)).entropy().item()
            - Information.ofProbabilities(joint.flatten()).entropy().item();
    assertThat(Information.mutual(joint).item()).isCloseTo(entropies, within(1e-15));
    Tensor apart = Tensor.vector(0.2, 0.8).outer(Tensor.vector(0.5, 0.5, 0));
    assertThat(Information.mutual(apart).item()).isCloseTo(0, within(1e-15));
    Tensor equal = Tensor.eye(4).div(4);
    assertThat(Information.mutual(equal).item()).isCloseTo(Math.log(4), within(1e-15));
    assertThat(Information.mutual(Tensor.stack(0, List.of(joint, joint))).shape())
        .containsExactly(2);
    assertThatThrownBy(() -> Information.mutual(Tensor.vector(1)))
        .hasMessageContaining("a joint law has two axes");
  }

  @Test
  void whatIsNoLawIsRefusedInWords() {
    assertThatThrownBy(() -> law(0.5, 0.6)).hasMessageContaining("sum to 1");
    assertThatThrownBy(() -> law(1.5, -0.5)).hasMessageContaining("at least 0");
    assertThatThrownBy(() -> law(Double.NaN, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> Information.ofLogits(Tensor.scalar(1))).hasMessageContaining("scalar");
  }

  /** A law on one value beside laws on three would be taken for all of them. */
  @Test
  void lawsOnOtherValuesAreRefusedInWords() {
    Information three = Information.ofProbabilities(Tensor.vector(0.2, 0.3, 0.5));
    Information one = Information.ofProbabilities(Tensor.vector(1));
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> three.klTo(one),
            () -> one.klTo(three),
            () -> three.crossEntropy(one),
            () -> three.jensenShannon(one),
            () -> three.totalVariation(one))) {
      assertThatThrownBy(call)
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("laws on as many values");
    }
    assertThatThrownBy(() -> Information.ofProbabilities(Tensor.zeros(2, 0)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("no values");
  }

  @Test
  void noDivergenceIsNegative() {
    for (int seed = 0; seed < 300; seed++) {
      Tensor logits = RandomStream.seed(seed).normalTensor(6);
      Tensor near = RandomStream.seed(seed + 1000).normalTensor(6).mul(1e-12).add(logits);
      Information p = Information.ofLogits(logits);
      Information q = Information.ofLogits(near);
      assertThat(p.klTo(q).item()).isNotNegative();
      assertThat(p.jensenShannon(q).item()).isNotNegative();
      Tensor apart = p.probabilities().reshape(6, 1).mul(q.probabilities().reshape(1, 6));
      assertThat(Information.mutual(apart).item()).isBetween(0.0, 1e-14);
    }
  }

  @Test
  void tablesThatSumToOneButForRoundingHaveMutualInformation() {
    assertThat(Information.mutual(Tensor.full((1 + 9e-7) / 4, 2, 2)).item()).isLessThan(1e-6);
  }

  @Test
  void logitsThatMakeNoLawAreRefusedInWords() {
    double infinite = Double.POSITIVE_INFINITY;
    for (Tensor logits :
        List.of(
            Tensor.vector(Double.NaN, 0),
            Tensor.vector(-infinite, -infinite),
            Tensor.vector(infinite, infinite))) {
      assertThatThrownBy(() -> Information.ofLogits(logits))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("logits are numbers");
    }
    Information sure = Information.ofLogits(Tensor.vector(-infinite, 3));
    assertThat(sure.entropy().item()).isZero();
  }
}
