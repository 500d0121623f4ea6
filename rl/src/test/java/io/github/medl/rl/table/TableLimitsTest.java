package io.github.medl.rl.table;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.random.RandomStream;
import io.github.medl.rl.deep.Categorical;
import io.github.medl.rl.deep.Gaussian;
import io.github.medl.rl.deep.PrioritisedMemory;
import io.github.medl.rl.deep.RecentReturns;
import io.github.medl.rl.deep.ReplayMemory;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Learners refuse what is no discount, state, action or number, and say when they diverge. */
class TableLimitsTest {
  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final RandomStream STREAM = RandomStream.seed(1);

  private static Arguments refused(ThrowingCallable call, String words) {
    return Arguments.of(call, words);
  }

  private static void learn(int state, int action, double reward) {
    TdControl.qLearning(2, 2, .9, StepSize.constant(.1))
        .learn(new Experience(state, action, reward, 1, 0, false, false), .1);
  }

  private static void predict(int state, double reward) {
    Prediction.td(2, .9, .1).learn(state, reward, 0, false, false);
  }

  private static void remember(double reward, int width) {
    new ReplayMemory(3, 2).add(new double[width], 0, reward, new double[2], 0);
  }

  static Stream<Arguments> refusals() {
    double[] low = {0, 0};
    double[] high = {1, 1};
    StepSize step = StepSize.constant(.1);
    return Stream.of(
        refused(() -> new ActionValues(-1, 2), "got -1 and 2"),
        refused(() -> new ActionValues(100_000, 100_000), "less than 2^31 pairs"),
        refused(() -> new ActionValues(3, 2).get(0, 3), "no state 0 with an action 3"),
        refused(() -> new ActionValues(3, 2).get(1, -1), "no state 1 with an action -1"),
        refused(() -> new ActionValues(3, 2).get(3, 0), "no state 3"),
        refused(() -> learn(0, 2, 1), "no state 0 with an action 2"),
        refused(() -> learn(5, 0, 1), "no state 5"),
        refused(() -> learn(0, 0, NAN), "Q(0, 0) has become NaN"),
        refused(() -> TdControl.qLearning(2, 2, 2, step), "the discount must be in [0, 1]"),
        refused(() -> TdControl.sarsa(2, 2, NAN, step), "the discount must be in [0, 1]"),
        refused(() -> StepsControl.sarsa(2, 2, -1, step, 2), "the discount must be in [0, 1]"),
        refused(() -> Prediction.td(2, 1.5, .1), "the discount must be in [0, 1]"),
        refused(() -> Prediction.td(2, .9, NAN), "the step size must not be negative"),
        refused(() -> Prediction.tdLambda(2, .9, .1, 2, Traces.DUTCH), "lambda must lie in [0, 1]"),
        refused(() -> StepSize.constant(-1), "it is -1.0"),
        refused(() -> StepSize.ofVisits(NAN), "it is NaN"),
        refused(() -> predict(5, 1), "from state 5"),
        refused(() -> predict(0, NAN), "reward NaN"),
        refused(
            () ->
                Prediction.monteCarlo(
                    2, .9, List.of(new Prediction.Episode(new int[1], new double[2])), true),
            "2 rewards has only 1 states"),
        refused(
            () -> new TileCoding(2, 3, low, high).tilesOf(new double[] {NAN, 0}, new int[2]),
            "coordinate 0 is NaN"),
        refused(
            () -> new TileCoding(2, 3, low, new double[] {INFINITY, 1}), "positive, finite sides"),
        refused(() -> new TileCoding(100_000, 100_000, low, high), "more than a table holds"),
        refused(() -> new Categorical().draw(new double[] {NAN, 0}, STREAM), "logit of action 0"),
        refused(() -> new Categorical().mode(new double[] {0, INFINITY}), "logit of action 1"),
        refused(
            () -> new Categorical().logProbabilities(Tensor.zeros(1, 2), List.of(-1)),
            "action[0] is -1"),
        refused(() -> new Gaussian().draw(new double[] {NAN, 0}, STREAM), "is NaN"),
        refused(() -> new RecentReturns(0, 1), "window"),
        refused(() -> remember(1e150, 2), "single precision"),
        refused(() -> remember(1, 1), "expected 2 numbers"),
        refused(() -> new ReplayMemory(2_000_000_000, 4), "2^31 numbers"),
        refused(() -> new PrioritisedMemory(4, 1, NAN, .5), "preference"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refusals")
  void whatTeachesNothingIsRefusedInWords(ThrowingCallable call, String words) {
    assertThatThrownBy(call).hasMessageContaining(words);
  }

  /** An action that is not allowed has the logit minus infinity. */
  @Test
  void anImpossibleActionAddsNothingToTheEntropy() {
    Tensor masked = Tensor.of(new double[][] {{0, Double.NEGATIVE_INFINITY, 1}});
    Tensor allowed = Tensor.of(new double[][] {{0, 1}});
    Categorical policy = new Categorical();
    assertThat(policy.entropies(masked)).isCloseTo(policy.entropies(allowed), 1e-15);
    Tensor slope = Autodiff.gradient(x -> policy.entropies(x).sum(), masked);
    Tensor expected = Autodiff.gradient(x -> policy.entropies(x).sum(), allowed);
    assertThat(slope.take(1, 0, 2)).isCloseTo(expected, 1e-15);
    assertThat(slope.get(0, 1)).isZero();
    for (int i = 0; i < 100; i++) {
      assertThat(policy.draw(masked.toDoubles(), STREAM)).isNotEqualTo(1);
    }
  }
}
