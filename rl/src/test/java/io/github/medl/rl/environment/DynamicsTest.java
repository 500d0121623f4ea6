package io.github.medl.rl.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dynamics against trajectories of an independent implementation. */
class DynamicsTest {
  private static final SplittableStream NONE = RandomStream.seed(0);

  static Stream<Case> trajectories() {
    return Fixtures.read("/rl/trajectories.json", "trajectory").stream();
  }

  /** A simulation of the fixtures' kind: its state is set, moved and read. */
  private interface Simulation {
    void begin(double[] state);

    double step(double action);

    double[] state();

    boolean isTerminated();

    double rule(double[] state);
  }

  private static Simulation simulation(String name) {
    return switch (name) {
      case "CartPole" ->
          new Discrete(new CartPole(0)) {
            @Override
            public void begin(double[] s) {
              ((CartPole) environment).begin(s[0], s[1], s[2], s[3]);
            }

            @Override
            public double rule(double[] s) {
              return 0.1 * s[0] + 0.4 * s[1] + 4 * s[2] + s[3] > 0 ? 1 : 0;
            }
          };
      case "MountainCar" ->
          new Discrete(new MountainCar(0)) {
            @Override
            public void begin(double[] s) {
              ((MountainCar) environment).begin(s[0], s[1]);
            }

            @Override
            public double rule(double[] s) {
              return s[1] >= 0 ? 2 : 0;
            }
          };
      default -> new Swing();
    };
  }

  private abstract static class Discrete implements Simulation {
    final DiscreteEnvironment environment;

    Discrete(DiscreteEnvironment environment) {
      this.environment = environment;
    }

    @Override
    public double step(double action) {
      return environment.step((int) action, NONE);
    }

    @Override
    public double[] state() {
      return environment.observation();
    }

    @Override
    public boolean isTerminated() {
      return environment.isTerminated();
    }
  }

  private static final class Swing implements Simulation {
    private final Pendulum pendulum = new Pendulum(0);

    @Override
    public void begin(double[] s) {
      pendulum.begin(s[0], s[1]);
    }

    @Override
    public double step(double action) {
      return pendulum.step(action);
    }

    @Override
    public double[] state() {
      return new double[] {pendulum.angle(), pendulum.observation()[2]};
    }

    @Override
    public boolean isTerminated() {
      return pendulum.isTerminated();
    }

    @Override
    public double rule(double[] state) {
      throw new UnsupportedOperationException();
    }
  }

  @ParameterizedTest
  @MethodSource("trajectories")
  void trajectoriesAreTheReferences(Case trajectory) {
    JsonNode expected = trajectory.output();
    Simulation simulation = simulation(trajectory.text("environment"));
    int steps = expected.get("steps").asInt();
    int[] rows =
        trajectory.has("rows")
            ? trajectory.integers("rows")
            : IntStream.rangeClosed(0, steps).toArray();
    double tolerance = Math.max(1e-12, 1e-14 * expected.get("amplification").asDouble());
    Tensor states = Fixtures.tensor(expected.get("states"));

    simulation.begin(Fixtures.numbers(trajectory.arg("start")));
    int row = 0;
    double total = 0;
    int terminatedAt = 0;
    for (int t = 0; t <= steps; t++) {
      double[] state = simulation.state();
      if (row < rows.length && rows[row] == t) {
        for (int i = 0; i < state.length; i++) {
          assertThat(state[i])
              .as("step %s, coordinate %s", t, i)
              .isCloseTo(states.get(row, i), within(tolerance));
        }
        row++;
      }
      if (t < steps) {
        double action =
            trajectory.has("actions")
                ? trajectory.arg("actions").get(t).asDouble()
                : simulation.rule(state);
        double reward = simulation.step(action);
        if (expected.has("rewards")) {
          assertThat(reward).isCloseTo(expected.get("rewards").get(t).asDouble(), within(1e-12));
        }
        total += reward;
        if (simulation.isTerminated() && terminatedAt == 0) {
          terminatedAt = t + 1;
        }
        if (simulation.isTerminated() && trajectory.flag("after_end")) {
          simulation.begin(simulation.state()); // physics only
        }
      }
    }
    assertThat(row).isEqualTo(rows.length);
    assertThat(terminatedAt).isEqualTo(expected.get("terminated_at").asInt());
    assertThat(total).isCloseTo(expected.get("total_reward").asDouble(), within(1e-10));
  }

  @Test
  void aLinearRuleHoldsThePoleForAllTime() {
    CartPole cart = new CartPole();
    SplittableStream stream = RandomStream.seed(11);
    double[] s = new double[4];
    for (int episode = 0; episode < 100; episode++) {
      cart.reset(stream);
      double total = 0;
      while (!cart.isOver()) {
        cart.observe(s, 0);
        total += cart.step(0.1 * s[0] + 0.4 * s[1] + 4 * s[2] + s[3] > 0 ? 1 : 0, stream);
      }
      assertThat(total).isEqualTo(500);
      assertThat(cart.isTruncated()).isTrue();
      assertThat(cart.isTerminated()).isFalse();
    }
  }

  @Test
  void startsAreThoseOfTheRules() {
    SplittableStream stream = RandomStream.seed(3);
    CartPole cart = new CartPole();
    MountainCar car = new MountainCar();
    Pendulum pendulum = new Pendulum();
    for (int i = 0; i < 1000; i++) {
      cart.reset(stream);
      assertThat(Arrays.stream(cart.observation())).allMatch(x -> x >= -0.05 && x < 0.05);
      car.reset(stream);
      assertThat(car.observation()[0]).isBetween(-0.6, -0.4);
      assertThat(car.observation()[1]).isZero();
      pendulum.reset(stream);
      assertThat(pendulum.angle()).isBetween(-Math.PI, Math.PI);
      assertThat(pendulum.observation()[2]).isBetween(-1.0, 1.0);
    }
  }

  @Test
  void stepsOutsideOfAnEpisodeAndUnknownActionsAreRefused() {
    CartPole cart = new CartPole(1);
    assertThatThrownBy(() -> cart.step(0, NONE)).hasMessageContaining("has not begun");
    cart.begin(0, 0, 0, 0);
    assertThatThrownBy(() -> cart.step(2, NONE))
        .hasMessage("there is no action 2; actions are 0 to 1");
    cart.step(1, NONE);
    assertThat(cart.isTruncated()).isTrue();
    assertThatThrownBy(() -> cart.step(0, NONE)).hasMessageContaining("is over");
    Pendulum pendulum = new Pendulum();
    pendulum.begin(0, 0);
    assertThatThrownBy(() -> pendulum.step(new double[] {Double.NaN}, NONE))
        .hasMessageContaining("one number");
  }

  @Test
  void anEndInTheLastStepIsAnEndAndNoCut() {
    CartPole cart = new CartPole(1);
    cart.begin(2.39, 10, 0, 0);
    cart.step(1, NONE);
    assertThat(cart.isTerminated()).isTrue();
    assertThat(cart.isTruncated()).isFalse();
  }

  @Test
  void environmentsSideBySideDoNotDependOnEachOther() {
    EnvironmentVector<Integer> three =
        new EnvironmentVector<>(3, CartPole::new, RandomStream.seed(5));
    EnvironmentVector<Integer> same =
        new EnvironmentVector<>(3, CartPole::new, RandomStream.seed(5));
    for (int t = 0; t < 200; t++) {
      three.step(List.of(1, t % 2, 0));
      same.step(List.of(0, t % 2, 1)); // the others act differently
      assertThat(three.observations()[4]).isEqualTo(same.observations()[4]);
      assertThat(three.rewards()).containsOnly(1);
    }
  }

  @Test
  void whatWasSeenBeforeAResetIsKept() {
    EnvironmentVector<Integer> one =
        new EnvironmentVector<>(1, () -> new CartPole(7), RandomStream.seed(5));
    for (int t = 1; t <= 21; t++) {
      one.step(List.of(t % 2));
      assertThat(one.truncated()[0]).isEqualTo(t % 7 == 0);
      assertThat(one.terminated()[0]).isFalse();
      if (t % 7 == 0) {
        assertThat(one.observations()).isNotEqualTo(one.nextObservations());
        assertThat(Arrays.stream(one.observations())).allMatch(x -> Math.abs(x) <= 0.05);
      } else {
        assertThat(one.observations()).isEqualTo(one.nextObservations());
      }
    }
    assertThatThrownBy(() -> one.step(List.of(1, 1))).hasMessage("2 actions for 1 environments");
  }
}
