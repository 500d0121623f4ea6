package io.github.medl.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void exponentialDecayIsGeometric() {
    Schedule schedule = Schedule.exponential(0.5, 0.9);
    assertThat(schedule.at(0)).isEqualTo(0.5);
    for (int t = 1; t < 100; t++) {
      assertThat(schedule.at(t) / schedule.at(t - 1)).isCloseTo(0.9, within(1e-14));
    }
  }

  /** Figure 4.2: with gamma = 0.99 the steps together are no longer than alpha / (1 - gamma). */
  @Test
  void exponentialDecayHasAFiniteSum() {
    Schedule schedule = Schedule.exponential(0.005, 0.99);
    double sum = 0;
    for (int t = 0; t < 5000; t++) {
      sum += schedule.at(t);
    }
    assertThat(sum).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void stairsStayLevel() {
    Schedule schedule = Schedule.step(1, 0.5, 10);
    assertThat(schedule.at(9)).isEqualTo(1);
    assertThat(schedule.at(10)).isEqualTo(0.5);
    assertThat(schedule.at(29)).isEqualTo(0.25);
  }

  @Test
  void inverseTimeIsHarmonic() {
    Schedule schedule = Schedule.inverseTime(1, 1);
    assertThat(schedule.at(0)).isEqualTo(1);
    assertThat(schedule.at(4)).isEqualTo(0.2);
  }

  @Test
  void cosineIsSymmetricAboutItsMiddle() {
    Schedule schedule = Schedule.cosine(1, 0.2, 100);
    assertThat(schedule.at(0)).isEqualTo(1);
    assertThat(schedule.at(50)).isCloseTo(0.6, within(1e-15));
    assertThat(schedule.at(30) + schedule.at(70)).isCloseTo(1.2, within(1e-15));
    assertThat(schedule.at(100)).isEqualTo(0.2);
    assertThat(schedule.at(1000)).isEqualTo(0.2);
  }

  @Test
  void warmUpRisesLinearlyAndThenBegins() {
    Schedule schedule = Schedule.exponential(1, 0.5).withWarmUp(4);
    assertThat(schedule.at(0)).isEqualTo(0.2);
    assertThat(schedule.at(3)).isEqualTo(0.8);
    assertThat(schedule.at(4)).isEqualTo(1);
    assertThat(schedule.at(5)).isEqualTo(0.5);
  }

  @Test
  void aLineIsStraightAndThenStays() {
    Schedule schedule = Schedule.linear(1, 0.5, 10);
    assertThat(schedule.at(0)).isEqualTo(1);
    assertThat(schedule.at(4)).isCloseTo(0.8, within(1e-15));
    assertThat(schedule.at(10)).isEqualTo(0.5);
    assertThat(schedule.at(99)).isEqualTo(0.5);
  }

  @Test
  void aCycleRisesAndFallsAndComesBack() {
    Schedule schedule = Schedule.cyclic(0.1, 0.5, 8);
    assertThat(schedule.at(0)).isEqualTo(0.1);
    assertThat(schedule.at(4)).isEqualTo(0.5);
    for (int t = 0; t <= 8; t++) {
      assertThat(schedule.at(t)).isCloseTo(schedule.at(8 - t), within(1e-15));
      assertThat(schedule.at(t + 80)).isEqualTo(schedule.at(t));
    }
  }

  @Test
  void restartsRepeatTheCosine() {
    Schedule schedule = Schedule.cosineRestarts(1, 0, 10);
    assertThat(schedule.at(9)).isLessThan(0.03);
    assertThat(schedule.at(10)).isEqualTo(1);
    assertThat(schedule.at(13)).isEqualTo(Schedule.cosine(1, 0, 10).at(3));
  }

  @Test
  void oneCycleHasItsPeakAtThirtyPercentAndEndsNearZero() {
    Schedule schedule = Schedule.oneCycle(0.5, 100);
    assertThat(schedule.at(0)).isCloseTo(0.02, within(1e-15));
    assertThat(schedule.at(30)).isEqualTo(0.5);
    assertThat(schedule.at(100)).isEqualTo(2e-6);
    for (int t = 0; t < 100; t++) {
      assertThat(schedule.at(t + 1) > schedule.at(t)).isEqualTo(t < 30);
    }
  }

  @Test
  void theLargestRatesChangeAsAllOthersDo() {
    double most = Double.MAX_VALUE;
    for (int t = 0; t <= 100; t++) {
      assertThat(Schedule.linear(most, 0, 100).at(t) / most)
          .isCloseTo(Schedule.linear(1, 0, 100).at(t), within(1e-15));
      assertThat(Schedule.cosine(most, 0, 100).at(t) / most)
          .isCloseTo(Schedule.cosine(1, 0, 100).at(t), within(1e-15));
      assertThat(Schedule.cyclic(0, most, 100).at(t) / most)
          .isCloseTo(Schedule.cyclic(0, 1, 100).at(t), within(1e-15));
      assertThat(Schedule.constant(most).withWarmUp(100).at(t) / most)
          .isCloseTo(Schedule.constant(1).withWarmUp(100).at(t), within(1e-15));
    }
    assertThat(Schedule.oneCycle(most, 100).at(30)).isEqualTo(most);
  }

  @Test
  void aRateThatIsNoNumberIsToldWithItsStepAndNothingIsUpdated() {
    for (double wrong : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      Optimiser optimiser = Optimisers.adam(t -> t < 3 ? 0.1 : wrong, 0.9, 0.999, 1e-8);
      double[] theta = {1};
      for (int t = 0; t < 3; t++) {
        optimiser.step(theta, new double[] {1});
      }
      double before = theta[0];
      assertThatThrownBy(() -> optimiser.step(theta, new double[] {1}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "step 4: the schedule of learning rates gives %s at t = 3; nothing is updated",
              wrong);
      assertThat(theta).containsExactly(before);
      assertThat(optimiser.steps()).isEqualTo(3);
    }
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> Schedule.linear(1, 0, 0)).hasMessageContaining("step");
    assertThatThrownBy(() -> Schedule.cyclic(0, 1, 1)).hasMessageContaining("period");
    assertThatThrownBy(() -> Schedule.oneCycle(1, 3)).hasMessageContaining("steps");
    assertThatThrownBy(() -> Schedule.exponential(1, 1.1)).hasMessageContaining("gamma");
    assertThatThrownBy(() -> Schedule.step(1, 0.5, 0)).hasMessageContaining("stair");
    assertThatThrownBy(() -> Schedule.cosine(1, -1, 10)).hasMessageContaining("rate");
  }
}
