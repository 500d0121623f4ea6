package io.github.medl.rl.mdp;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rewards may come in any unit, and what is no process, policy or discount is refused in words. */
class UnitsTest {
  private static final FiniteMdp MDP = drawn(1, 4, 2, 1);

  private static FiniteMdp drawn(long seed, int states, int actions, double unit) {
    RandomStream stream = RandomStream.seed(seed);
    List<Transition> rows = new ArrayList<>();
    for (int s = 0; s < states; s++) {
      for (int a = 0; a < actions; a++) {
        Tensor weights = stream.uniformTensor(states).add(1e-3);
        Tensor p = weights.div(weights.sum());
        for (int t = 0; t < states; t++) {
          rows.add(new Transition(s, a, p.get(t), t, unit * stream.normal(), false));
        }
      }
    }
    return FiniteMdp.of(states, actions, rows);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-150, 1e-12, 1e-9, 1e9, 1e12, 1e150, 1e300})
  void theBestPolicyDoesNotDependOnTheUnitOfRewards(double unit) {
    for (int seed = 0; seed < 40; seed++) {
      int[] policy = PolicyIteration.solve(drawn(seed, 6, 3, 1), 0.95).policy();
      FiniteMdp scaled = drawn(seed, 6, 3, unit);
      assertThat(PolicyIteration.solve(scaled, 0.95).policy()).isEqualTo(policy);
      assertThat(ValueIteration.solve(scaled, 0.95, 1e-10 * unit).policy()).isEqualTo(policy);
    }
  }

  /** Each action is there twice, its ways in another order, so that values differ by rounding. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e9, 1e13, 1e200})
  void policyIterationEndsWhereActionsAreEquallyGood(double unit) {
    for (int seed = 0; seed < 30; seed++) {
      List<Transition> rows = new ArrayList<>();
      for (Transition way : drawn(seed, 8, 2, unit).transitions()) {
        for (int twin = 0; twin < 2; twin++) {
          rows.add(
              new Transition(
                  way.state(),
                  2 * way.action() + twin,
                  way.probability(),
                  way.next(),
                  way.reward(),
                  false));
        }
      }
      Collections.shuffle(rows, new Random(seed));
      FiniteMdp twins = FiniteMdp.of(8, 4, rows);
      assertThat(PolicyIteration.solve(twins, 0.999).rounds()).isLessThan(20);
    }
  }

  @Test
  void atDiscountOneThereIsNoBound() {
    FiniteMdp absorbed =
        FiniteMdp.of(
            2,
            1,
            List.of(new Transition(0, 0, 1, 1, 1, false), new Transition(1, 0, 1, 1, 0, false)));
    ValueIteration iteration = ValueIteration.of(absorbed, 1);
    assertThat(iteration.until(0).values()).isEqualTo(Tensor.vector(1, 0));
    assertThat(iteration.errorBound()).isInfinite();
    assertThat(iteration.lossBound()).isInfinite();
    assertThat(iteration.lower()).isEqualTo(Tensor.full(Double.NEGATIVE_INFINITY, 2));
    assertThat(iteration.upper()).isEqualTo(Tensor.full(Double.POSITIVE_INFINITY, 2));
  }

  private static Arguments refused(ThrowingCallable call, String words) {
    return Arguments.of(call, words);
  }

  static Stream<Arguments> refusals() {
    double nan = Double.NaN;
    Tensor unknown = Tensor.of(new double[][] {{1, nan}});
    return Stream.of(
        refused(() -> FiniteMdp.of(100_000, 100_000, List.of()), "more than a table holds"),
        refused(() -> FiniteMdp.of(65_536, 65_536, List.of()), "more than a table holds"),
        refused(() -> MDP.startingIn(9), "state 9, expected one of 0 to 3"),
        refused(() -> MDP.startingIn(-1), "state -1, expected one of 0 to 3"),
        refused(() -> ValueIteration.solve(MDP, .9, nan), "it is NaN"),
        refused(() -> ValueIteration.solve(MDP, .9, -1), "it is -1.0"),
        refused(() -> ValueIteration.solve(drawn(1, 4, 2, 1e307), 1, 1e-9), "no longer finite"),
        refused(() -> PolicyEvaluation.of(MDP, Tensor.ones(4, 2), .9), "[1.0, 1.0], expected"),
        refused(() -> PolicyEvaluation.of(MDP, Tensor.full(nan, 4, 2), .9), "[NaN, NaN], expected"),
        refused(
            () -> PolicyEvaluation.of(MDP, Tensor.vector(2, -1).add(Tensor.zeros(4, 1)), .9),
            "[2.0, -1.0], expected"),
        refused(() -> PolicyEvaluation.of(MDP, new int[2], .9), "(2, 2)"),
        refused(() -> FiniteHorizon.of(MDP, -1, .9), "-1 steps"),
        refused(() -> Policies.epsilonGreedy(Tensor.ones(1, 2), 2), "it is 2.0"),
        refused(() -> Policies.epsilonGreedy(unknown, .1), "may be NaN"),
        refused(() -> Bellman.greedy(unknown), "is NaN"),
        refused(() -> Bellman.greedy(Tensor.zeros(2, 0)), "no action"),
        refused(() -> Bellman.actionValues(MDP, Tensor.zeros(2), .9), "each of 4 states, got (2,)"),
        refused(() -> PolicyGradient.objective(MDP, 1, Tensor.zeros(4, 2), 0), "at discount 1"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refusals")
  void whatIsNoProcessOrPolicyIsRefusedInWords(ThrowingCallable call, String words) {
    assertThatThrownBy(call).hasMessageContaining(words);
  }
}
