package io.github.medl.networks.training.tricks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.evaluation.Measure;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.learning.evaluation.ProbabilityMeasures;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Loss;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TricksTest {
  private static final Dense LINE =
      new Dense(Tensor.of(new double[][] {{3, -1}, {4, 0}}), Tensor.vector(10, -10));
  private static final Tensor LOGITS = RandomStream.seed(1).normalTensor(6, 3);
  private static final Tensor CODES = Tensor.vector(0, 2, 1, 1, 0, 2);

  @TempDir private Path folder;

  // ---------------------------------------------------------------- weights

  @Test
  void penaltiesAreSumsOverWeightsAndNotBiases() {
    assertThat(Penalties.l2(0.1).apply(LINE).item()).isCloseTo(0.05 * 26, within(1e-14));
    assertThat(Penalties.l1(0.1).apply(LINE).item()).isCloseTo(0.8, within(1e-15));
  }

  @Test
  void theGradientOfL2IsLambdaTimesTheWeight() {
    var gradients = Networks.valueAndGradient(LINE, n -> Penalties.l2(0.1).apply(n)).gradients();
    assertThat(gradients.get("weight").allClose(LINE.weight().mul(0.1), 1e-15, 0)).isTrue();
    assertThat(gradients.get("bias")).isEqualTo(Tensor.zeros(2));
  }

  /** Ridge regression has the solution (X'X/n 2 + λ)^{-1} X'y 2/n where the loss is the mean. */
  @Test
  void trainingWithL2EndsAtRidgeRegression() {
    Tensor x = RandomStream.seed(2).normalTensor(50, 2);
    Tensor y = RandomStream.seed(3).normalTensor(50, 1).add(x.select(1, 0).reshape(50, 1));
    double lambda = 0.5;
    Trained<Dense> fit =
        Training.of(
                new Dense(Tensor.zeros(2, 1), null),
                Objective.of(Losses.squared()).plus(Penalties.l2(lambda)),
                Batches.full(new Examples(x, y)),
                () -> Optimisers.gradientDescent(0.2))
            .epochs(300)
            .run();
    Tensor a = x.matmul(x, true, false).mul(2.0 / 50).add(Tensor.eye(2).mul(lambda));
    Tensor theta = a.solve(x.matmul(y, true, false).mul(2.0 / 50));
    assertThat(fit.network().weight().allClose(theta, 0, 1e-12)).isTrue();
  }

  @Test
  void maxNormBringsLongColumnsBackAndLeavesShortOnes() {
    Tensor kept = Constraints.maxNorm(2).apply("weight", LINE.weight());
    assertThat(kept.allClose(Tensor.of(new double[][] {{1.2, -1}, {1.6, 0}}), 1e-15, 0)).isTrue();
    assertThat(Constraints.maxNorm(5).apply("weight", LINE.weight())).isSameAs(LINE.weight());
    assertThat(Constraints.maxNorm(0.1).apply("bias", LINE.bias())).isSameAs(LINE.bias());
  }

  @Test
  void decaySparesTheBias() {
    assertThat(Constraints.decay(0.5).apply("weight", LINE.weight()))
        .isEqualTo(LINE.weight().mul(0.5));
    assertThat(Constraints.decay(0.5).apply("bias", LINE.bias())).isSameAs(LINE.bias());
  }

  // ---------------------------------------------------------------- targets

  /** torch 1.13: cross_entropy(z, y, label_smoothing=0.1), reduction 'none'; z and y as below. */
  @Test
  void labelSmoothingAgreesWithTorch() {
    Tensor z = Tensor.of(new double[][] {{1, 2, 0.5}, {-1, 0, 3}});
    Tensor y = Tensor.vector(1, 0);
    double[] torch = {0.5477021174412783, 3.8992172370907623};
    assertThat(LabelSmoothing.crossEntropy(0.1).each(z, y).toDoubles())
        .containsExactly(torch, within(1e-14));
  }

  @Test
  void labelSmoothingIsCrossEntropyWithMixedTargets() {
    Tensor oneHot = Tensor.generate(k -> CODES.get(k / 3) == k % 3 ? 1 : 0, 6, 3);
    Tensor mixed = oneHot.mul(0.8).add(0.2 / 3);
    Tensor expected = Losses.crossEntropy().each(LOGITS, mixed);
    Loss smoothed = LabelSmoothing.crossEntropy(0.2);
    assertThat(smoothed.each(LOGITS, CODES).allClose(expected, 1e-14, 0)).isTrue();
    assertThat(smoothed.each(LOGITS, oneHot).allClose(expected, 1e-14, 0)).isTrue();
  }

  @Test
  void equalClassWeightsChangeNothing() {
    Loss weighted = ClassWeights.of(2, 2, 2).of(Losses.crossEntropy());
    assertThat(weighted.of(LOGITS, CODES).item())
        .isCloseTo(Losses.crossEntropy().of(LOGITS, CODES).item(), within(1e-15));
  }

  /** A class weight of 2 is as good as seeing every observation of the class twice. */
  @Test
  void aWeightOfTwoIsTwoObservations() {
    Loss weighted = ClassWeights.of(2, 1, 1).of(Losses.crossEntropy());
    Tensor twice = LOGITS.take(0, 0, 0, 1, 2, 3, 4, 4, 5);
    Tensor codes = CODES.take(0, 0, 0, 1, 2, 3, 4, 4, 5);
    assertThat(weighted.of(LOGITS, CODES).item())
        .isCloseTo(Losses.crossEntropy().of(twice, codes).item(), within(1e-14));
  }

  @Test
  void balancedWeightsHaveMeanOneAndEqualClassesInSum() {
    int[] labels = {0, 0, 0, 0, 0, 1, 2, 2};
    ClassWeights weights = ClassWeights.balanced(3, labels);
    for (int k = 0; k < 3; k++) {
      int label = k;
      double sum = Arrays.stream(labels).filter(l -> l == label).mapToDouble(weights::weight).sum();
      assertThat(sum).isCloseTo(8.0 / 3, within(1e-15));
    }
  }

  // ---------------------------------------------------------------- averages

  @Test
  void anEnsembleIsNeverWorseThanItsMembersOnAverage() {
    Tensor x = RandomStream.seed(4).normalTensor(40, 2);
    int[] labels = RandomStream.seed(5).choice(2, 40, true);
    List<Layer> members = new ArrayList<>();
    double mean = 0;
    for (int m = 0; m < 5; m++) {
      Dense member = new Dense(RandomStream.seed(m).normalTensor(2, 2).mul(2), null);
      members.add(member);
      mean +=
          Losses.crossEntropy().of(member.apply(x), Examples.labelled(x, labels).targets()).item();
    }
    Ensemble all = new Ensemble(members);
    Tensor p = all.probabilities(x);
    assertThat(p.sum(1).allClose(Tensor.full(1, 40), 1e-14, 0)).isTrue();
    double together = p.pick(labels).log().neg().mean().item();
    assertThat(together).isLessThan(mean / 5);
    Tensor alone = new Ensemble(members.subList(0, 1)).probabilities(x);
    assertThat(alone.allClose(members.get(0).apply(x).softmax(-1), 1e-14, 0)).isTrue();
  }

  @Test
  void measuresReadAnEnsembleAsTheyReadANetwork() {
    Tensor x = RandomStream.seed(4).normalTensor(40, 2);
    int[] labels = RandomStream.seed(5).choice(3, 40, true);
    List<Layer> members = new ArrayList<>();
    Tensor p = Tensor.zeros(40, 3);
    for (int m = 0; m < 3; m++) {
      members.add(new Dense(RandomStream.seed(m).normalTensor(2, 3).mul(3), null));
      p = p.add(members.get(m).apply(x).softmax(-1).div(3));
    }
    Examples examples = Examples.labelled(x, labels);
    Ensemble all = new Ensemble(members);
    double loss = p.pick(labels).log().neg().mean().item();
    assertThat(Measures.logLoss().of(all, examples)).isCloseTo(loss, within(1e-13));
    assertThat(Measure.of(Losses.crossEntropy()).of(all, examples)).isCloseTo(loss, within(1e-13));
    double brier = ProbabilityMeasures.brier(examples.targets(), p);
    assertThat(Measures.brier().of(all, examples)).isCloseTo(brier, within(1e-13));
    assertThat(all.predict(x).argmax(1)).isEqualTo(p.argmax(1));
  }

  private static Training<Dense, Examples> wandering() {
    Tensor x = RandomStream.seed(2).normalTensor(64, 2);
    Tensor y = RandomStream.seed(3).normalTensor(64, 1);
    return Training.of(
            new Dense(Tensor.zeros(2, 1), null),
            Objective.of(Losses.squared()),
            Batches.of(new Examples(x, y), 4).shuffled(RandomStream.seed(1)),
            () -> Optimisers.gradientDescent(0.1))
        .epochs(12);
  }

  @Test
  void theAverageOfEpochsIsTheMeanOfTheirNetworks() {
    List<Tensor> seen = new ArrayList<>();
    Dense average =
        wandering()
            .callback(WeightAverage.ofEpochsFrom(4))
            .eachEpoch(m -> seen.add(m.network().weight()))
            .run()
            .network();
    Tensor mean = seen.subList(4, 12).stream().reduce(Tensor.zeros(2, 1), Tensor::add).div(8);
    assertThat(average.weight().allClose(mean, 1e-13, 0)).isTrue();
  }

  @Test
  void theExponentialAverageFollowsItsRecursion() {
    List<Tensor> seen = new ArrayList<>();
    Dense average =
        wandering()
            .callback(WeightAverage.exponential(0.7))
            .eachEpoch(m -> seen.add(m.network().weight()))
            .run()
            .network();
    Tensor a = seen.get(0);
    for (Tensor theta : seen.subList(1, 12)) {
      a = a.mul(0.7).add(theta.mul(0.3));
    }
    assertThat(average.weight().allClose(a, 1e-13, 0)).isTrue();
  }

  @Test
  void theAverageOfStepsForgetsItsBeginningAndFollowsItsRecursion() {
    List<Tensor> seen = new ArrayList<>();
    Dense average =
        wandering()
            .callback(WeightAverage.exponentialOfSteps(0.6))
            .eachStep(m -> seen.add(m.network().weight()))
            .run()
            .network();
    Tensor a = seen.get(0);
    for (int k = 2; k <= seen.size(); k++) {
      double beta = Math.min(0.6, (1.0 + k) / (10 + k));
      a = a.mul(beta).add(seen.get(k - 1).mul(1 - beta));
    }
    assertThat(seen).hasSizeGreaterThan(20);
    assertThat(average.weight().allClose(a, 1e-13, 0)).isTrue();
  }

  @Test
  void anAverageOfStepsSurvivesAnInterruption() {
    Training<Dense, Examples> training =
        wandering().callback(WeightAverage.exponentialOfSteps(0.9));
    Map<String, Tensor> whole = Networks.tensors(training.run().network());
    for (int epochs : new int[] {1, 5, 12}) {
      training.epochs(epochs).checkpoints(folder).run();
    }
    assertThat(Networks.tensors(training.checkpoints(folder).run().network())).isEqualTo(whole);
  }

  @Test
  void anAverageSurvivesAnInterruption() {
    Training<Dense, Examples> training = wandering().callback(WeightAverage.ofEpochsFrom(2));
    Map<String, Tensor> whole = Networks.tensors(training.run().network());
    for (int epochs : new int[] {1, 5, 12}) {
      training.epochs(epochs).checkpoints(folder).run();
    }
    assertThat(Networks.tensors(training.checkpoints(folder).run().network())).isEqualTo(whole);
  }

  // ---------------------------------------------------------------- rates

  /** Squares of curvature 1: rates beyond 2 blow up, so the sweep must end soon after. */
  @Test
  void aSweepEndsWhereTheCostBlowsUpAndSuggestsWellBefore() {
    Examples two =
        new Examples(Tensor.of(new double[][] {{1}, {1}}), Tensor.of(new double[][] {{5}, {3}}));
    LearningRateFinder.Sweep sweep =
        LearningRateFinder.sweep(
            new Dense(Tensor.zeros(1, 1), null),
            (Dense n, Examples b, Pass pass) ->
                Losses.squared().of(n.apply(b.inputs(), pass), b.targets()).mul(0.5),
            Batches.of(two, 1),
            Optimisers::gradientDescent,
            1e-3,
            1e3,
            121,
            RandomStream.seed(1));
    int n = sweep.rates().length;
    assertThat(n).isLessThan(121);
    assertThat(sweep.costs()).hasSize(n);
    assertThat(sweep.rates()[n - 1]).isBetween(2.0, 20.0);
    assertThat(sweep.suggestion()).isBetween(0.02, 0.3);
    assertThat(sweep.costs()[0]).isEqualTo(12.5);
    assertThat(sweep.smoothed()[0]).isCloseTo(12.5, within(1e-13));
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> Penalties.l1(-1)).hasMessageContaining("lambda");
    assertThatThrownBy(() -> Constraints.maxNorm(0)).hasMessageContaining("norm");
    assertThatThrownBy(() -> Constraints.decay(1)).hasMessageContaining("decay");
    assertThatThrownBy(() -> LabelSmoothing.crossEntropy(2)).hasMessageContaining("epsilon");
    assertThatThrownBy(() -> ClassWeights.of(-1)).hasMessageContaining("weight");
    assertThatThrownBy(() -> ClassWeights.balanced(2, 0, 2)).hasMessageContaining("label[1] is 2");
    assertThatThrownBy(() -> ClassWeights.of(1, 1).of(Losses.crossEntropy()).of(LOGITS, CODES))
        .hasMessageContaining("target[1] is 2");
    assertThatThrownBy(() -> new Ensemble(List.of())).hasMessageContaining("at least one");
    assertThatThrownBy(() -> WeightAverage.exponential(1)).hasMessageContaining("beta");
    assertThatThrownBy(() -> WeightAverage.exponentialOfSteps(-1)).hasMessageContaining("beta");
  }
}
