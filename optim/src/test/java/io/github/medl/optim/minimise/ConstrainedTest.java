package io.github.medl.optim.minimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstrainedTest {
  private static final Objective DISTANCE =
      Objective.of(t -> t.sub(io.github.medl.tensor.Tensor.vector(2, 3)).square().sum());

  /** The nearest point of a box to (2, 3) is its projection. */
  @Test
  void projectedGradientEndsAtTheNearestPoint() {
    Minimum end =
        Minimisers.projectedGradient(Projection.box(new double[] {-1, -1}, new double[] {1, 5}))
            .minimise(DISTANCE, new double[] {-1, -1});
    assertThat(end.isConverged()).isTrue();
    assertThat(end.theta().toDoubles()).containsExactly(new double[] {1, 3}, within(1e-8));
    Minimum ball =
        Minimisers.projectedGradient(Projection.ball(1)).minimise(DISTANCE, new double[] {5, 0});
    double norm = Math.sqrt(13);
    assertThat(ball.theta().toDoubles())
        .containsExactly(new double[] {2 / norm, 3 / norm}, within(1e-7));
  }

  /** Of 1e20 - 1000 is left 1e20; but the cost falls, and its minimum is the lower bound. */
  @ParameterizedTest
  @ValueSource(doubles = {1e12, 1e20, 1e100})
  void aGradientThatRoundingSwallowsIsNoMinimum(double start) {
    Minimiser method =
        Minimisers.projectedGradient(
            Projection.box(new double[] {-3, -3}, new double[] {2 * start, 2 * start}));
    Objective slope = Objective.of(t -> t.mul(1e-3).sum());
    Minimum end = method.minimise(slope, new double[] {start, start});
    assertThat(end.isConverged()).isTrue();
    assertThat(end.theta().toDoubles()).containsExactly(-3, -3);
    Minimum stopped = method.minimise(slope, new double[] {start, start}, Stopping.after(0));
    assertThat(stopped.gradientNorm()).isCloseTo(1e-3 * Math.sqrt(2), within(1e-9));
  }

  @Test
  void aGradientThatRoundingSwallowsIsNoneWhereABoundStopsIt() {
    Minimum end =
        Minimisers.projectedGradient(Projection.box(new double[] {1e20}, new double[] {2e20}))
            .minimise(Objective.of(t -> t.mul(1e3).sum()), new double[] {1e20});
    assertThat(end.isConverged()).isTrue();
    assertThat(end.gradientNorm()).isZero();
    assertThat(end.iterations()).isZero();
  }

  @Test
  void projectionsAreIdempotentAndNearest() {
    Projection half = Projection.halfSpace(new double[] {3, 4}, 5);
    double[] theta = {3, 4};
    half.project(theta);
    assertThat(theta).containsExactly(new double[] {0.6, 0.8}, within(1e-15));
    double[] large = {3, 4};
    Projection.halfSpace(new double[] {3e200, 4e200}, 5e200).project(large);
    assertThat(large).containsExactly(theta, within(1e-15));
    double[] again = theta.clone();
    half.project(again);
    assertThat(again).containsExactly(theta, within(1e-15));
  }

  /**
   * More, Garbow and Hillstrom's Rosenbrock, cut off at theta_1 = 0.5: the minimum is on the edge.
   */
  @Test
  void theEdgeOfRosenbrocksValley() {
    double inf = Double.POSITIVE_INFINITY;
    Minimum end =
        Minimisers.projectedGradient(
                Projection.box(new double[] {-inf, -inf}, new double[] {0.5, inf}))
            .minimise(
                Rosenbrock.FORMULAS,
                new double[] {-0.5, 0},
                Stopping.STANDARD.withGradient(1e-6).withIterations(100_000));
    assertThat(end.theta().toDoubles()).containsExactly(new double[] {0.5, 0.25}, within(1e-6));
    assertThat(end.value()).isCloseTo(0.25, within(1e-6));
  }

  /** x + y = 1: the nearest point to (2, 3) is (0, 1); Courant's error falls like 1 / mu. */
  @Test
  void penaltyLeadsToTheLagrangePoint() {
    Constraint line = Constraint.zero(Objective.of(t -> t.sum().sub(1)));
    Minimum end =
        Minimisers.penalty(Minimisers.newton(), 1e-6, line).minimise(DISTANCE, new double[] {4, 4});
    assertThat(end.isConverged()).as("%s", end).isTrue();
    assertThat(end.theta().toDoubles()).containsExactly(new double[] {0, 1}, within(1e-6));
    double[] mu = end.trace().stepLength();
    for (int t = 1; t < end.trace().size(); t++) {
      double[] theta = end.trace().point(t);
      // The exact minimum of (x-2)^2 + (y-3)^2 + mu/2 (x+y-1)^2 has x + y - 1 = 4 / (1 + mu).
      assertThat(theta[0] + theta[1] - 1).isCloseTo(4 / (1 + mu[t]), within(1e-8));
    }
  }

  @Test
  void anInequalityThatHoldsAnywayCostsNothing() {
    Constraint slack = Constraint.notPositive(Objective.of(t -> t.sum().sub(100)));
    Minimum end =
        Minimisers.penalty(Minimisers.bfgs(), 1e-6, slack).minimise(DISTANCE, new double[] {0, 0});
    assertThat(end.theta().toDoubles()).containsExactly(new double[] {2, 3}, within(1e-7));
    assertThat(end.trace().size()).isEqualTo(2);
  }

  @Test
  void contradictionsAreSaid() {
    Constraint one = Constraint.zero(Objective.of(t -> t.sum().sub(1)));
    Constraint two = Constraint.zero(Objective.of(t -> t.sum().sub(2)));
    Minimum end =
        Minimisers.penalty(Minimisers.newton(), 1e-6, one, two)
            .minimise(DISTANCE, new double[] {0, 0}, Stopping.STANDARD.withStep(1e-9));
    assertThat(end.isConverged()).isFalse();
  }

  static Stream<Minimiser> inner() {
    return Stream.of(
        Minimisers.newton(), Minimisers.bfgs(), Minimisers.lbfgs(), Minimisers.trustRegion());
  }

  @ParameterizedTest
  @MethodSource("inner")
  void whatCannotHoldIsCalledInfeasible(Minimiser inner) {
    Constraint zero = Constraint.zero(Objective.of(t -> t.sum()));
    Constraint one = Constraint.zero(Objective.of(t -> t.sum().sub(1)));
    for (double scale : new double[] {1e-3, 1, 1e3}) {
      Objective cost = Objective.of(t -> t.sub(5).square().sum().mul(scale));
      Minimum end = Minimisers.penalty(inner, 1e-6, zero, one).minimise(cost, new double[] {3});
      assertThat(end.status()).as("%s", end).isEqualTo(Status.INFEASIBLE);
    }
    Constraint never = Constraint.zero(Objective.of(t -> t.square().sum().add(1)));
    Minimum end =
        Minimisers.penalty(inner, 1e-6, never)
            .minimise(Objective.of(t -> t.sub(5).square().sum()), new double[] {3});
    assertThat(end.status()).as("%s", end).isEqualTo(Status.INFEASIBLE);
  }

  /** As long as the penalty is small beside C, the constraint stays broken, but not for ever. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1, 1e3, 1e6})
  void aCostThatIsLargeBesideThePenaltyIsNoInfeasibility(double scale) {
    Constraint atMostOne = Constraint.notPositive(Objective.of(t -> t.sum().sub(1)));
    Minimum end =
        Minimisers.penalty(Minimisers.dampedNewton(), 1e-4, atMostOne)
            .minimise(
                Objective.of(t -> t.sub(2).square().sum().mul(scale)),
                new double[] {0},
                Stopping.STANDARD.withGradient(1e-8 * Math.max(1, scale)));
    assertThat(end.isConverged()).as("%s", end).isTrue();
    assertThat(end.theta().item()).isCloseTo(1, within(2e-4));
  }

  /** The ends of a steep valley cost the same: to jump between them is not to descend. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e6, 1e13, 1e150})
  void projectedGradientDescendsInASteepValley(double scale) {
    Objective valley = Objective.of(t -> scale * t[0] * t[0], (t, g) -> g[0] = 2 * scale * t[0]);
    Minimum end =
        Minimisers.projectedGradient(Projection.box(new double[] {-1}, new double[] {1}))
            .minimise(valley, new double[] {1}, Stopping.STANDARD.withGradient(1e-12));
    assertThat(end.status().isConverged()).as("%s", end).isTrue();
    assertThat(end.theta().item()).isCloseTo(0, within(1e-12));
  }
}
