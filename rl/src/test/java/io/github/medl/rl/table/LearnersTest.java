package io.github.medl.rl.table;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.environment.CliffWalking;
import io.github.medl.rl.environment.FrozenLake;
import io.github.medl.rl.environment.TableEnvironment;
import io.github.medl.rl.mdp.Bellman;
import io.github.medl.rl.mdp.FiniteMdp;
import io.github.medl.rl.mdp.Policies;
import io.github.medl.rl.mdp.PolicyEvaluation;
import io.github.medl.rl.mdp.Transition;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Learning by tables: step by step against an independent implementation, and where it leads. */
class LearnersTest {
  /** A stream that is a list of coins. */
  private record Coins(int[] coins, int[] next) implements RandomStream {
    @Override
    public double uniform() {
      throw new UnsupportedOperationException();
    }

    @Override
    public double normal() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int nextInt(int bound) {
      return coins[next[0]++];
    }
  }

  @Test
  void updatesOfControlAreTheReferences() {
    for (Case each : Fixtures.read("/rl/learning.json", "td_control")) {
      int states = each.integer("S");
      int actions = each.integer("A");
      double discount = each.number("discount");
      StepSize alpha = StepSize.constant(each.number("alpha"));
      TdControl learner =
          switch (each.text("method")) {
            case "q" -> TdControl.qLearning(states, actions, discount, alpha);
            case "sarsa" -> TdControl.sarsa(states, actions, discount, alpha);
            case "expected_sarsa" -> TdControl.expectedSarsa(states, actions, discount, alpha);
            default ->
                TdControl.doubleQ(
                    states,
                    actions,
                    discount,
                    alpha,
                    new Coins(Fixtures.integers(coins(each)), new int[1]));
          };
      double epsilon = each.has("epsilon") ? each.number("epsilon") : 0;
      for (JsonNode step : each.arg("steps")) {
        learner.learn(experience(step), epsilon);
      }
      JsonNode expected = each.output();
      if (learner instanceof DoubleQLearning twice) {
        assertThat(twice.first()).isCloseTo(Fixtures.tensor(expected.get("Q1")), 1e-12);
        assertThat(twice.second()).isCloseTo(Fixtures.tensor(expected.get("Q2")), 1e-12);
        assertThat(twice.actionValues()).isCloseTo(twice.first().add(twice.second()).div(2), 1e-12);
      } else {
        assertThat(learner.actionValues()).isCloseTo(Fixtures.tensor(expected.get("Q")), 1e-12);
      }
    }
  }

  private static JsonNode coins(Case each) {
    return each.has("coin") ? each.arg("coin") : each.arg("coins");
  }

  private static Experience experience(JsonNode step) {
    return new Experience(
        step.get(0).asInt(),
        step.get(1).asInt(),
        step.get(2).asDouble(),
        step.get(3).asInt(),
        step.get(4).asInt(),
        step.get(5).asBoolean(),
        false);
  }

  @Test
  void updatesWithTracesAreTheReferences() {
    for (Case each : Fixtures.read("/rl/learning.json", "td_lambda")) {
      Prediction prediction =
          Prediction.tdLambda(
              each.integer("S"),
              each.number("discount"),
              each.number("alpha"),
              each.number("lambda"),
              switch (each.text("traces")) {
                case "accumulating" -> Traces.ACCUMULATING;
                case "replacing" -> Traces.REPLACING;
                default -> Traces.DUTCH;
              });
      for (JsonNode step : each.arg("steps")) {
        prediction.learn(
            step.get(0).asInt(),
            step.get(1).asDouble(),
            step.get(2).asInt(),
            step.get(3).asBoolean(),
            false);
      }
      assertThat(prediction.values()).isCloseTo(Fixtures.tensor(each.output()), 1e-12);
    }
  }

  /** Five states in a row, ends at both sides, of which the right one pays 1. */
  private static FiniteMdp walk() {
    List<Transition> rows = new ArrayList<>();
    for (int s = 0; s < 5; s++) {
      for (int a = 0; a < 2; a++) {
        int next = s + 2 * a - 1;
        boolean ends = next < 0 || next > 4;
        rows.add(new Transition(s, a, 1, ends ? s : next, next > 4 ? 1 : 0, ends));
      }
    }
    return FiniteMdp.of(5, 2, rows).startingIn(2);
  }

  @Test
  void predictionsOfARandomWalkTendToItsHarmonicValues() {
    TableEnvironment walk = new TableEnvironment(walk(), 0);
    Tensor exact = PolicyEvaluation.of(walk.mdp(), Policies.uniform(walk.mdp()), 1).values();
    assertThat(exact).isCloseTo(Tensor.arange(5).add(1).div(6), 1e-12);
    for (Traces traces : Traces.values()) {
      Prediction prediction = Prediction.tdLambda(5, 1, 0.01, 0.7, traces);
      List<Prediction.Episode> episodes = new ArrayList<>();
      SplittableStream stream = RandomStream.seed(1);
      for (int i = 0; i < 4000; i++) {
        List<Integer> states = new ArrayList<>();
        walk.reset(stream);
        double reward = 0;
        while (!walk.isOver()) {
          int s = walk.state();
          states.add(s);
          reward = walk.step(stream.nextInt(2), stream);
          prediction.learn(s, reward, walk.state(), walk.isTerminated(), false);
        }
        double[] rewards = new double[states.size()];
        rewards[rewards.length - 1] = reward;
        episodes.add(new Prediction.Episode(states.stream().mapToInt(s -> s).toArray(), rewards));
      }
      assertThat(prediction.values()).isCloseTo(exact, 0.1);
      assertThat(Prediction.monteCarlo(5, 1, episodes, true)).isCloseTo(exact, 0.05);
      assertThat(Prediction.monteCarlo(5, 1, episodes, false)).isCloseTo(exact, 0.05);
    }
  }

  @Test
  void tracesOfAllKindsAreOneStepAtLambdaZero() {
    List<Tensor> values = new ArrayList<>();
    for (Traces traces : Traces.values()) {
      Prediction prediction = Prediction.tdLambda(3, 0.9, 0.3, 0, traces);
      SplittableStream stream = RandomStream.seed(4);
      int s = 0;
      for (int t = 0; t < 50; t++) {
        int next = stream.nextInt(3);
        prediction.learn(s, stream.normal(), next, t % 7 == 0, false);
        s = next;
      }
      values.add(prediction.values());
    }
    assertThat(values.get(1)).isCloseTo(values.get(0), 1e-14);
    assertThat(values.get(2)).isCloseTo(values.get(0), 1e-14);
  }

  @Test
  void sarsaOfOneStepIsSarsaAndOfManyIsMonteCarlo() {
    GridRun one = new GridRun(StepsControl.sarsa(48, 4, 1, StepSize.constant(0.5), 1));
    GridRun sarsa = new GridRun(TdControl.sarsa(48, 4, 1, StepSize.constant(0.5)));
    assertThat(one.learned()).isCloseTo(sarsa.learned(), 0);
    StepsControl carlo = StepsControl.monteCarlo(3, 1, 0.5, StepSize.ofVisits(1));
    carlo.learn(new Experience(0, 0, 1, 1, 0, false, false), 0);
    carlo.learn(new Experience(1, 0, 2, 2, 0, false, false), 0);
    assertThat(carlo.actionValues()).isCloseTo(Tensor.zeros(3, 1), 0);
    carlo.learn(new Experience(2, 0, 4, 0, 0, true, false), 0);
    assertThat(carlo.actionValues().flatten()).isCloseTo(Tensor.vector(3, 4, 4), 1e-15);
    StepsControl two = StepsControl.sarsa(3, 1, 0.5, StepSize.constant(1), 2);
    two.learn(new Experience(0, 0, 1, 1, 0, false, false), 0);
    two.learn(new Experience(1, 0, 2, 2, 0, false, false), 0);
    assertThat(two.actionValues().flatten()).isCloseTo(Tensor.vector(2, 0, 0), 1e-15);
    two.learn(new Experience(2, 0, 4, 0, 0, false, true), 0); // cut: followed by Q(0, 0) = 2
    assertThat(two.actionValues().flatten()).isCloseTo(Tensor.vector(2, 4.5, 5), 1e-15);
  }

  private record GridRun(Learner learner) {
    Tensor learned() {
      TableTraining training =
          new TableTraining(CliffWalking.of(false), learner, RandomStream.seed(2));
      for (int i = 0; i < 50; i++) {
        training.episode(0.1);
      }
      return learner.actionValues();
    }
  }

  @Test
  void qLearningFindsTheShortestWayAlongTheCliff() {
    Learner learner = TdControl.qLearning(48, 4, 1, StepSize.constant(0.5));
    TableTraining training =
        new TableTraining(CliffWalking.of(false), learner, RandomStream.seed(3));
    for (int i = 0; i < 500; i++) {
      training.episode(0.1);
    }
    int[] policy = Bellman.greedy(learner.actionValues());
    assertThat(TableTraining.play(CliffWalking.of(false), policy, 100, RandomStream.seed(1)))
        .isEqualTo(-13);
    assertThat(TableTraining.play(CliffWalking.of(false), new int[48], 100, RandomStream.seed(1)))
        .isNaN();
  }

  @Test
  void doubleQLearningSolvesTheLakeWithoutIce() {
    TdControl learner = TdControl.doubleQ(16, 4, 0.9, StepSize.constant(0.5), RandomStream.seed(7));
    TableTraining training =
        new TableTraining(FrozenLake.small(false), learner, RandomStream.seed(3));
    for (int i = 0; i < 3000; i++) {
      training.episode(0.5);
    }
    int[] policy = Bellman.greedy(learner.actionValues());
    assertThat(TableTraining.play(FrozenLake.small(false), policy, 100, RandomStream.seed(1)))
        .isEqualTo(1);
    assertThat(learner.actionValues().max(1).get(0)).isCloseTo(0.59049, within(0.01));
  }

  @Test
  void rewardsOfACutEpisodeAreFollowedByWhatWouldHaveBeen() {
    TdControl learner = TdControl.qLearning(2, 1, 0.5, StepSize.constant(1));
    learner.learn(new Experience(1, 0, 8, 1, 0, true, false), 0);
    learner.learn(new Experience(0, 0, 1, 1, 0, false, true), 0);
    assertThat(learner.actionValues().flatten()).isCloseTo(Tensor.vector(5, 8), 0);
    learner.learn(new Experience(0, 0, 1, 1, 0, true, false), 0);
    assertThat(learner.actionValues().flatten()).isCloseTo(Tensor.vector(1, 8), 0);
  }

  @Test
  void stepSizesFallWithVisitsOrTime() {
    assertThat(StepSize.ofVisits(1).at(4, 100)).isEqualTo(0.25);
    assertThat(StepSize.ofTime(0.5).at(4, 100)).isEqualTo(0.1);
    assertThat(StepSize.constant(0.3).at(4, 100)).isEqualTo(0.3);
    assertThatThrownBy(() -> StepsControl.sarsa(1, 1, 1, StepSize.constant(1), 0))
        .hasMessageContaining("n >= 1");
  }
}
