package io.github.medl.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.optim.minimise.Constraint;
import io.github.medl.optim.minimise.FiniteSum;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Objective;
import io.github.medl.optim.minimise.Projection;
import io.github.medl.optim.search.Setting;
import io.github.medl.optim.search.Space;
import io.github.medl.optim.trials.Trials;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Numbers at the ends of what is possible are right, or refused in words. */
class LimitsTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private final Objective square = Objective.of(theta -> theta.square().sum());

  private static void assertRefused(ThrowingCallable call, String words) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(words);
  }

  @Test
  void aRateWarmsUpHoweverLong() {
    double first = Schedule.constant(1).withWarmUp(Integer.MAX_VALUE).at(0);
    assertThat(first).isEqualTo(0x1p-31);
  }

  @Test
  void whatIsInfiniteIsNoHyperParameter() {
    Schedule rate = Schedule.constant(1);
    assertRefused(() -> Schedule.inverseTime(1, INFINITE), "decay must be finite");
    assertRefused(() -> Optimisers.adam(rate, .9, .99, INFINITE), "epsilon must be finite");
    assertRefused(() -> Optimisers.adadelta(rate, .9, INFINITE), "epsilon must be finite");
    assertRefused(
        () -> Optimisers.adamw(rate, .9, .99, 1e-8, INFINITE), "weight decay must be finite");
    assertRefused(() -> Minimisers.secant(INFINITE), "finite and not 0, got Infinity");
    assertRefused(() -> Minimisers.secant(0), "finite and not 0, got 0.0");
    assertRefused(
        () -> Minimisers.penalty(Minimisers.bfgs(), Double.NaN, Constraint.zero(square)),
        "from 0 on, got NaN");
  }

  private static List<Optimiser> dividingByRoots() {
    return List.of(
        Optimisers.adagrad(.1),
        Optimisers.rmsprop(.1),
        Optimisers.adadelta(),
        Optimisers.adam(.1),
        Optimisers.adamw(.1),
        Optimisers.amsgrad(.1),
        Optimisers.nadam(.1));
  }

  @Test
  void aSquareThatIsInfiniteDoesNotStopAParameterInSilence() {
    for (Optimiser optimiser : dividingByRoots()) {
      assertThatExceptionOfType(StandstillException.class)
          .isThrownBy(() -> optimiser.step(new float[] {1, 1}, new float[] {1, 3e19f}))
          .withMessageStartingWith("step 1: parameter theta stands still at element 1")
          .withMessageContaining("too large for FLOAT32: scale the cost down, clip");
    }
    for (Optimiser optimiser : dividingByRoots()) {
      double[] theta = {1};
      assertThatExceptionOfType(StandstillException.class)
          .isThrownBy(
              () -> {
                for (int t = 0; t < 70; t++) {
                  optimiser.step(theta, new double[] {t == 20 ? 1e160 : 1});
                }
              })
          .withMessageStartingWith("step 65: parameter theta stands still at element 0")
          .withMessageContaining("FLOAT64");
    }
    Tensor theta = Tensor.of(new float[] {1}, 1);
    assertThatExceptionOfType(StandstillException.class)
        .isThrownBy(
            () ->
                Optimisers.adam(.1)
                    .step(
                        List.of(Parameter.of("weight", theta)),
                        List.of(Tensor.of(new float[] {-1e30f}, 1))))
        .withMessageContaining("parameter weight stands still");
  }

  /** Below the limit, under clipping, and in methods without squares all goes its way. */
  @Test
  void largeGradientsWhoseSquaresAreNumbersMoveAsOthersDo() {
    for (Optimiser optimiser : dividingByRoots()) {
      float[] theta = {1};
      optimiser.step(theta, new float[] {1e18f});
      assertThat(theta[0]).isLessThan(1);
      optimiser.reset();
      optimiser.clip(Clipping.byNorm(1));
      double[] other = {1};
      optimiser.step(other, new double[] {1e200});
      assertThat(other[0]).isLessThan(1);
    }
    float[] theta = {1};
    Optimisers.adamax(.1).step(theta, new float[] {1e38f});
    assertThat(theta[0]).isCloseTo(.9f, within(1e-6f));
  }

  @Test
  void aMemoryOfWhatIsNoMemoryIsRefused() {
    assertRefused(() -> new OptimiserMemory(Long.MAX_VALUE, List.of()), "nobody takes");
    List<Tensor> codes = List.of(Codes.of(1), Codes.of(1));
    assertRefused(() -> new OptimiserMemory(1, List.of(codes)), "parameter 0 are codes");
    assertRefused(() -> Parameter.of("w", Codes.of(1)), "w: codes (INT32) cannot be learned");
  }

  @Test
  void aMethodThatRemembersNothingTakesEmptyListsForNothing() {
    Optimiser optimiser = Optimisers.gradientDescent(1);
    optimiser.restore(new OptimiserMemory(3, List.of(List.of())));
    double[] theta = {1};
    optimiser.step(theta, new double[] {1});
    assertThat(theta[0]).isZero();
    assertThat(optimiser.steps()).isEqualTo(4);
  }

  /** Of m = 0, v = 1 and g = 1 after so many steps the step is 1 - β₁ + β₁ (1 - β₁). */
  @Test
  void aMemoryOfBillionsOfStepsIsGoneOnFromAtOnce() {
    for (long steps : new long[] {1_000_000, 1_000_000_000_000L, 1L << 53}) {
      Optimiser optimiser = Optimisers.nadam(1);
      List<Tensor> kept = List.of(Tensor.vector(0), Tensor.vector(1));
      optimiser.restore(new OptimiserMemory(steps, List.of(kept)));
      double[] theta = {1};
      optimiser.step(theta, new double[] {1});
      assertThat(theta[0]).isCloseTo(1 - 0.1 - 0.9 * 0.1, within(1e-7));
    }
  }

  @Test
  void aWideIntervalIsLogarithmicToItsEnds() {
    double[] values =
        Space.empty().logarithmic("a", 1e-300, 1e300).grid(3).stream()
            .mapToDouble(setting -> setting.value("a"))
            .toArray();
    assertThat(values[0] / 1e-300).isCloseTo(1, within(1e-12));
    assertThat(values[1]).isCloseTo(1, within(1e-12));
    assertThat(values[2] / 1e300).isCloseTo(1, within(1e-12));
    assertRefused(() -> Space.empty().logarithmic("a", 1, INFINITE), "both finite");
  }

  @Test
  void countsThatNobodyWantsAreRefused() {
    Space cube = Space.empty().uniform("a", 0, 1).uniform("b", 0, 1).uniform("c", 0, 1);
    assertRefused(() -> cube.grid(2000), "grid: 8000000000 settings");
    assertRefused(() -> cube.grid(Integer.MAX_VALUE), "nobody tries more than 10000000");
    assertRefused(
        () -> cube.random(Integer.MAX_VALUE, RandomStream.seed(1)), "2147483647 settings");
    assertRefused(() -> Trials.of(Integer.MAX_VALUE, 1, (n, s) -> n), "above 100000000");
    assertRefused(
        () -> Optimisers.byElement(Schedule.constant(1), 1 << 30, (t, g, m, n, a) -> t),
        "nor above 1000, got 1073741824");
  }

  @Test
  void aValueThatIsNoCountIsNotRoundedToOne() {
    for (double value : new double[] {Double.NaN, 3e9, -3e9, INFINITE}) {
      assertRefused(() -> new Setting(Map.of("n", value)).count("n"), "'n' is no number of units");
    }
    assertThat(new Setting(Map.of("n", 2147483647.4)).count("n")).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void whatDoesNotFitTheParametersIsSaid() {
    Projection half = Projection.halfSpace(new double[] {1, 1}, 1);
    assertRefused(() -> half.project(new double[] {3}), "a normal of 2 numbers for 1 parameters");
    assertRefused(() -> Projection.halfSpace(new double[] {1}, Double.NaN), "b is NaN");
    FiniteSum one = FiniteSum.mean(List.of(square));
    assertRefused(
        () ->
            Minimisers.stochastic(() -> Optimisers.gradientDescent(.1), () -> 5)
                .minimise(one, new double[] {1}),
        "term 5 was chosen, there are 0 to 0");
  }
}
