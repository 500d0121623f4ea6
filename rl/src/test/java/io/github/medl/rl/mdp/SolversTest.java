package io.github.medl.rl.mdp;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.medl.autodiff.GradientCheck;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The solvers against each other, closed forms and an independent implementation. */
class SolversTest {
  private static Case only(String op) {
    return Fixtures.read("/rl/mdp.json", op).get(0);
  }

  private static FiniteMdp mdp(Case fixture) {
    return FiniteMdp.of(fixture.input("P"), fixture.input("R"));
  }

  private static double discount(Case fixture) {
    return fixture.number("discount");
  }

  private static FiniteMdp random(long seed) {
    RandomStream stream = RandomStream.seed(seed);
    Tensor p = stream.uniformTensor(3, 6, 6);
    return FiniteMdp.of(p.div(p.sumKeeping(2)), stream.normalTensor(6, 3));
  }

  @Test
  void valueIterationEndsAfterTheSameSweepsAtTheSameSolution() {
    for (Case each : Fixtures.read("/rl/mdp.json", "mdp_solve")) {
      FiniteMdp mdp = mdp(each);
      double tolerance = each.number("tol");
      Solution solution = ValueIteration.solve(mdp, discount(each), tolerance);
      assertThat(solution.rounds()).isEqualTo(each.output("sweeps").asInt());
      Solution exact = PolicyIteration.solve(mdp, discount(each));
      assertThat(exact.values()).isCloseTo(Fixtures.tensor(each.output("V")), 1e-9);
      assertThat(exact.actionValues()).isCloseTo(Fixtures.tensor(each.output("Q")), 1e-9);
      assertThat(exact.policy()).isEqualTo(Fixtures.integers(each.output("policy")));
      assertThat(solution.policy()).isEqualTo(exact.policy());
    }
  }

  @Test
  void aPolicyIsWorthWhatTheLinearSolveSays() {
    Case each = only("policy_evaluation");
    FiniteMdp mdp = mdp(each).startingIn(each.input("mu"));
    Tensor pi = each.input("pi");
    PolicyEvaluation of = PolicyEvaluation.of(mdp, pi, discount(each));
    assertThat(of.values()).isCloseTo(Fixtures.tensor(each.output("V")), 1e-10);
    assertThat(of.actionValues()).isCloseTo(Fixtures.tensor(each.output("Q")), 1e-10);
    assertThat(of.occupancy()).isCloseTo(Fixtures.tensor(each.output("distribution")), 1e-10);
    assertThat(of.occupancy().sum().item()).isCloseTo(1, within(1e-12));
  }

  @Test
  void boundsOfValueIterationAreTheReferences() {
    Case each = only("value_iteration_bounds");
    JsonNode expected = each.output();
    FiniteMdp mdp = mdp(each);
    ValueIteration iteration = ValueIteration.of(mdp, discount(each));
    for (int k = 0; k < each.integer("k"); k++) {
      iteration.sweep();
    }
    Solution now = iteration.solution();
    assertThat(now.values()).isCloseTo(Fixtures.tensor(expected.get("V")), 1e-10);
    assertThat(iteration.change()).isCloseTo(expected.get("change").asDouble(), within(1e-10));
    assertThat(iteration.errorBound())
        .isCloseTo(expected.get("error_bound").asDouble(), within(1e-10));
    assertThat(iteration.lower()).isCloseTo(Fixtures.tensor(expected.get("lower")), 1e-10);
    assertThat(iteration.upper()).isCloseTo(Fixtures.tensor(expected.get("upper")), 1e-10);
    assertThat(now.policy()).isEqualTo(Fixtures.integers(expected.get("greedy")));
    Tensor best = PolicyIteration.solve(mdp, discount(each)).values();
    assertThat(best.sub(now.values()).abs().max().item())
        .isCloseTo(expected.get("error").asDouble(), within(1e-9));
    Tensor greedy = PolicyEvaluation.of(mdp, now.policy(), discount(each)).values();
    assertThat(best.sub(greedy).max().item())
        .isCloseTo(expected.get("loss").asDouble(), within(1e-9));
  }

  @Test
  void boundsHoldOnTheWayAlsoWhereEpisodesEnd() {
    FiniteMdp endless = random(1);
    FiniteMdp ending =
        FiniteMdp.of(
            2,
            2,
            List.of(
                new Transition(0, 0, 0.5, 1, 1, false),
                new Transition(0, 0, 0.5, 0, 3, true),
                new Transition(0, 1, 1, 0, -1, false),
                new Transition(1, 0, 1, 0, -2, true),
                new Transition(1, 1, 1, 1, -3, true)));
    for (FiniteMdp mdp : List.of(endless, ending)) {
      Tensor best = PolicyIteration.solve(mdp, 0.9).values();
      ValueIteration iteration = ValueIteration.of(mdp, 0.9);
      for (int k = 0; k < 30; k++) {
        iteration.sweep();
        Tensor now = iteration.solution().values();
        assertThat(best.sub(now).abs().max().item())
            .isLessThanOrEqualTo(iteration.errorBound() + 1e-12);
        assertThat(best.sub(iteration.lower()).min().item()).isGreaterThan(-1e-12);
        assertThat(iteration.upper().sub(best).min().item()).isGreaterThan(-1e-12);
        Tensor greedy = PolicyEvaluation.of(mdp, iteration.solution().policy(), 0.9).values();
        assertThat(best.sub(greedy).max().item())
            .isLessThanOrEqualTo(iteration.lossBound() + 1e-12);
      }
    }
  }

  @Test
  void gaussSeidelNeedsFewerSweepsForTheSame() {
    FiniteMdp mdp = random(2);
    Solution jacobi = ValueIteration.solve(mdp, 0.95, 1e-12);
    ValueIteration inPlace = ValueIteration.gaussSeidel(mdp, 0.95);
    Solution seidel = inPlace.until(1e-12);
    assertThat(seidel.values()).isCloseTo(jacobi.values(), 1e-9);
    assertThat(seidel.rounds()).isLessThan(jacobi.rounds());
    assertThatThrownBy(inPlace::lower).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void policyIterationGoesThroughTheSamePolicies() {
    Case each = only("policy_iteration");
    int[] start = each.integers("start");
    List<PolicyIteration.Round> rounds = PolicyIteration.rounds(mdp(each), discount(each), start);
    JsonNode policies = each.output("policies");
    assertThat(rounds).hasSize(policies.size());
    Tensor values = Fixtures.tensor(each.output("V"));
    for (int k = 0; k < rounds.size(); k++) {
      assertThat(rounds.get(k).policy()).isEqualTo(Fixtures.integers(policies.get(k)));
      assertThat(rounds.get(k).values()).isCloseTo(values.select(0, k), 1e-10);
    }
  }

  @Test
  void modifiedPolicyIterationIsTheReferenceAndValueIterationWithOneApplication() {
    Case each = only("modified_policy_iteration");
    FiniteMdp mdp = mdp(each);
    int m = each.integer("m");
    int rounds = each.integer("rounds");
    assertThat(ModifiedPolicyIteration.run(mdp, discount(each), m, rounds).values())
        .isCloseTo(Fixtures.tensor(each.output()), 1e-10);
    ValueIteration iteration = ValueIteration.of(mdp, 0.9);
    for (int k = 0; k < 4; k++) {
      iteration.sweep();
    }
    assertThat(ModifiedPolicyIteration.run(mdp, 0.9, 1, 4).values())
        .isCloseTo(iteration.solution().values(), 1e-12);
  }

  @Test
  void backwardInductionIsTheReference() {
    Case each = only("finite_horizon");
    FiniteHorizon plan = FiniteHorizon.of(mdp(each), each.integer("N"), discount(each));
    assertThat(plan.first()).isCloseTo(Fixtures.tensor(each.output("V")), 1e-10);
    assertThat(plan.policies().get(plan.policies().size() - 1))
        .isEqualTo(Fixtures.integers(each.output("first")));
  }

  @Test
  void thePolicyGradientIsTheReferenceBothWays() {
    Case each = only("exact_policy_gradient");
    FiniteMdp mdp = mdp(each).startingIn(each.input("mu"));
    Tensor theta = each.input("theta");
    double tau = each.number("tau");
    double gamma = discount(each);
    assertThat(PolicyGradient.objective(mdp, gamma, theta, 0).item())
        .isCloseTo(each.output("J").asDouble(), within(1e-10));
    assertThat(PolicyGradient.objective(mdp, gamma, theta, tau).item())
        .isCloseTo(each.output("J_tau").asDouble(), within(1e-10));
    Tensor gradient = PolicyGradient.gradient(mdp, gamma, theta, 0);
    assertThat(gradient).isCloseTo(Fixtures.tensor(each.gradient("J")), 1e-10);
    assertThat(PolicyGradient.gradient(mdp, gamma, theta, tau))
        .isCloseTo(Fixtures.tensor(each.gradient("J_tau")), 1e-10);
    assertThat(PolicyGradient.theorem(mdp, gamma, theta)).isCloseTo(gradient, 1e-12);
    assertThat(
            GradientCheck.of(t -> PolicyGradient.objective(mdp, gamma, t, tau), theta).passes(1e-7))
        .isTrue();
  }

  @Test
  void bestValuesAreTheLeastThatNoActionBeats() {
    // the linear programme's certificate: V* is feasible, and tight in each state for one action
    FiniteMdp mdp = random(4);
    Solution best = PolicyIteration.solve(mdp, 0.8);
    Tensor slack = best.values().reshape(6, 1).sub(best.actionValues());
    assertThat(slack.min().item()).isGreaterThan(-1e-12);
    assertThat(slack.min(1)).isCloseTo(Tensor.zeros(6), 1e-12);
  }

  @Test
  void whatIsNoProcessIsRefusedInWords() {
    assertThatThrownBy(() -> FiniteMdp.of(1, 1, List.of(new Transition(0, 0, 0.9, 0, 0, false))))
        .hasMessage("the probabilities of state 0, action 0 sum to 0.9, not to 1");
    assertThatThrownBy(() -> FiniteMdp.of(2, 1, List.of(new Transition(0, 0, 1, 0, 0, false))))
        .hasMessageContaining("state 1, action 0 sum to 0.0");
    assertThatThrownBy(() -> FiniteMdp.of(1, 1, List.of(new Transition(0, 0, 1, 1, 0, false))))
        .hasMessageContaining("does not fit: states 0 to 0");
    assertThatThrownBy(
            () -> FiniteMdp.of(1, 1, List.of(new Transition(0, 0, 1, 0, Double.NaN, false))))
        .hasMessageContaining("finite rewards");
    assertThatThrownBy(() -> FiniteMdp.of(Tensor.zeros(2, 3, 3), Tensor.zeros(2, 3)))
        .hasMessageContaining("expected (A, S, S) and (S, A)");
    assertThatThrownBy(() -> random(1).startingIn(Tensor.vector(1, 1, 0, 0, 0, 0)))
        .hasMessageContaining("6 probabilities that sum to 1");
    assertThatThrownBy(() -> PolicyEvaluation.of(loop(), new int[] {0}, 1))
        .hasMessageContaining("from state 0 it never ends, and is paid for ever");
    assertThatThrownBy(() -> ValueIteration.of(loop(), 1.5)).hasMessageContaining("in [0, 1]");
  }

  private static FiniteMdp loop() {
    return FiniteMdp.of(1, 1, List.of(new Transition(0, 0, 1, 0, 1, false)));
  }

  @Test
  void whoNeverEndsAndIsNeverPaidHasNothing() {
    // 0 reaches the end half of the time, else 1, where it stays
    FiniteMdp mdp =
        FiniteMdp.of(
            2,
            1,
            List.of(
                new Transition(0, 0, 0.5, 0, 1, true),
                new Transition(0, 0, 0.5, 1, 0, false),
                new Transition(1, 0, 1, 1, 0, false)));
    PolicyEvaluation of = PolicyEvaluation.of(mdp, new int[2], 1);
    assertThat(of.values()).isCloseTo(Tensor.vector(0.5, 0), 1e-15);
    assertThat(of.occupancy()).isCloseTo(Tensor.vector(1, 0.5), 1e-15);
  }

  @Test
  void sharesOfAnEpsilonGreedyPolicyGoToTies() {
    Tensor pi = Policies.epsilonGreedy(Tensor.of(new double[][] {{1, 3, 3}, {2, 0, 1}}), 0.3);
    assertThat(pi).isCloseTo(Tensor.of(new double[][] {{.1, .45, .45}, {.8, .1, .1}}), 1e-15);
  }
}
