package io.github.medl.rl.environment;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.mdp.Bellman;
import io.github.medl.rl.mdp.FiniteHorizon;
import io.github.medl.rl.mdp.FiniteMdp;
import io.github.medl.rl.mdp.Policies;
import io.github.medl.rl.mdp.PolicyEvaluation;
import io.github.medl.rl.mdp.Solution;
import io.github.medl.rl.mdp.Transition;
import io.github.medl.rl.mdp.ValueIteration;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The named processes against their published tables and exact solutions. */
class TablesTest {
  static Stream<Case> solutions() {
    return Fixtures.read("/rl/mdp.json", "environment_solution").stream();
  }

  @Test
  void theTableOfTheLakeIsThePublicOneRowForRow() {
    JsonNode rows = Fixtures.read("/rl/mdp.json", "environment_table").get(0).output();
    List<Transition> ours = FrozenLake.small(true).mdp().transitions();
    assertThat(ours).hasSize(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(i);
      assertThat(ours.get(i))
          .isEqualTo(
              new Transition(
                  row.get(0).asInt(),
                  row.get(1).asInt(),
                  row.get(2).asDouble(),
                  row.get(3).asInt(),
                  row.get(4).asDouble(),
                  row.get(5).asBoolean()));
    }
  }

  @ParameterizedTest
  @MethodSource("solutions")
  void bestValuesAndAllBestActionsAreTheReferences(Case solution) {
    JsonNode expected = solution.output();
    FiniteMdp mdp = Named.mdp(solution);
    Solution best = ValueIteration.solve(mdp, solution.number("discount"), 1e-13);
    assertThat(mdp.start().dot(best.values()).item())
        .isCloseTo(expected.get("start_value").asDouble(), within(1e-9));
    if (expected.has("V_checksum")) {
      // the reference has an end state of its own, of value 0
      assertThat(best.values().sum().item())
          .isCloseTo(expected.get("V_checksum").asDouble(), within(1e-6));
      return;
    }
    assertThat(best.values()).isCloseTo(Fixtures.tensor(expected.get("V")), 1e-9);
    List<int[]> actions = Bellman.best(best.actionValues());
    for (int s = 0; s < actions.size(); s++) {
      assertThat(actions.get(s))
          .as("state %s", s)
          .isEqualTo(Fixtures.integers(expected.get("optimal_actions").get(s)));
    }
  }

  @Test
  void theUniformPolicyIsWorthWhatIsPublished() {
    for (Case each : Fixtures.read("/rl/mdp.json", "policy_evaluation_named")) {
      FiniteMdp mdp = Named.mdp(each);
      double discount = each.number("discount");
      assertThat(PolicyEvaluation.of(mdp, Policies.uniform(mdp), discount).values())
          .isCloseTo(Fixtures.tensor(each.output()), 1e-9);
    }
  }

  @Test
  void timeLimitsLowerTheChanceOfSuccess() {
    for (Case each : Fixtures.read("/rl/mdp.json", "success_within_limit")) {
      int steps = each.integer("steps");
      assertThat(FiniteHorizon.of(Named.mdp(each), steps, 1).first().get(0))
          .isCloseTo(each.output().asDouble(), within(1e-12));
    }
  }

  @Test
  void engagementIsThatOfTheEarlierBook() {
    JsonNode file = Fixtures.file("/rl/mdp_engagement_sister_book.json");
    for (Map.Entry<String, JsonNode> entry : file.get("policy_by_kappa").properties()) {
      FiniteMdp mdp = Engagement.of(Double.parseDouble(entry.getKey()), Engagement.Pays.LEFT).mdp();
      assertThat(ValueIteration.solve(mdp, 0.75, 1e-12).policy())
          .isEqualTo(Fixtures.integers(entry.getValue()));
    }
    FiniteMdp one = Engagement.of(1, Engagement.Pays.LEFT).mdp();
    assertThat(ValueIteration.solve(one, 0.75, 1e-13).values())
        .isCloseTo(Fixtures.tensor(file.get("V_kappa1")), 1e-10);
  }

  @Test
  void wallsOfTheTownAreBetweenTheSquaresWhereTheyAreDrawn() {
    // |R: | : :G|, | : | : : |, | : : : : |, | | : | : |, |Y| : |B: |
    String[] drawn = {"R: | : :G", " : | : : ", " : : : : ", " | : | : ", "Y| : |B: "};
    for (int row = 0; row < 5; row++) {
      for (int column = 0; column < 4; column++) {
        assertThat(Taxi.isWallEast(row, column))
            .isEqualTo(drawn[row].charAt(2 * column + 1) == '|');
      }
    }
  }

  @Test
  void taxisStartInThreeHundredStatesAlikeAndEndByTheFlag() {
    Taxi taxi = new Taxi();
    double[] start = taxi.mdp().start().toDoubles();
    assertThat(Arrays.stream(start).filter(p -> p > 0).toArray())
        .hasSize(300)
        .containsOnly(1.0 / 300);
    taxi.begin(Taxi.state(0, 0, 4, 0));
    assertThat(taxi.step(5, RandomStream.seed(1))).isEqualTo(20);
    assertThat(taxi.isTerminated()).isTrue();
    assertThat(taxi.state()).isEqualTo(Taxi.state(0, 0, 0, 0));
    taxi.begin(Taxi.state(0, 0, 4, 1));
    assertThat(taxi.step(5, RandomStream.seed(1))).isEqualTo(-1);
    assertThat(taxi.isTerminated()).isFalse();
    taxi.begin(Taxi.state(2, 2, 4, 1));
    assertThat(taxi.step(5, RandomStream.seed(1))).isEqualTo(-10);
  }

  @Test
  void actingInATableFollowsItsProbabilities() {
    GridEnvironment lake = FrozenLake.small(true);
    SplittableStream stream = RandomStream.seed(8);
    int[] reached = new int[16];
    int n = 30_000;
    for (int i = 0; i < n; i++) {
      lake.begin(6);
      lake.step(0, stream);
      reached[lake.state()]++;
      assertThat(lake.isTerminated()).isEqualTo(lake.state() == 5);
    }
    double error = 4 * Math.sqrt(1.0 / 3 * 2 / 3 / n);
    for (int s : new int[] {2, 5, 10}) {
      assertThat(reached[s] / (double) n).isCloseTo(1.0 / 3, within(error));
    }
  }

  @Test
  void theCliffLeadsBackToTheStartWithoutAnEnd() {
    GridEnvironment cliff = CliffWalking.of(false);
    SplittableStream stream = RandomStream.seed(8);
    cliff.reset(stream);
    assertThat(cliff.state()).isEqualTo(36);
    assertThat(cliff.step(1, stream)).isEqualTo(-100);
    assertThat(cliff.state()).isEqualTo(36);
    assertThat(cliff.isOver()).isFalse();
    assertThat(cliff.step(0, stream)).isEqualTo(-1);
    for (int i = 0; i < 11; i++) {
      cliff.step(1, stream);
    }
    assertThat(cliff.step(2, stream)).isEqualTo(-1);
    assertThat(cliff.isTerminated()).isTrue();
  }

  @Test
  void mapsThatAreNoneAreRefused() {
    assertThatThrownBy(() -> FrozenLake.of(0, true, "SF", "F"))
        .hasMessageContaining("one length: 'SF' and 'F'");
    assertThatThrownBy(() -> FrozenLake.of(0, true, "FF", "FG")).hasMessageContaining("one S");
    assertThatThrownBy(() -> FrozenLake.of(0, true, "SX", "FG")).hasMessageContaining("one S");
    assertThatThrownBy(() -> GridWorld.of("T").mdp()).hasMessageContaining("no cell to start in");
    assertThatThrownBy(() -> GridWorld.of("#.").exit(0, 0, 1))
        .hasMessageContaining("no state is at row 0, column 0");
    assertThatThrownBy(() -> GridWorld.of("..").slip(0.6)).hasMessageContaining("[0, 1/2]");
  }
}
