package io.github.medl.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OptimiserMemoryTest {
  private static final Tensor START = Tensor.vector(1, -2, 3);

  static Stream<Supplier<Optimiser>> methods() {
    Schedule rate = Schedule.exponential(0.1, 0.97);
    return Stream.of(
        () -> Optimisers.gradientDescent(rate),
        () -> Optimisers.momentum(rate, 0.9),
        () -> Optimisers.heavyBall(rate, 0.9),
        () -> Optimisers.nesterov(rate, 0.9),
        () -> Optimisers.adagrad(rate, 1e-10),
        () -> Optimisers.rmsprop(rate, 0.9, 1e-8),
        () -> Optimisers.adadelta(rate, 0.95, 1e-6),
        () -> Optimisers.adam(rate, 0.9, 0.999, 1e-8),
        () -> Optimisers.adamw(rate, 0.9, 0.999, 1e-8, 0.01),
        () -> Optimisers.amsgrad(rate, 0.9, 0.999, 1e-8),
        () -> Optimisers.adamax(rate, 0.9, 0.999, 1e-8),
        () -> Optimisers.nadam(rate, 0.9, 0.999, 1e-8, 0.004),
        () -> Optimisers.rprop());
  }

  /** Two parameters of different sizes, in one of the formats. */
  private static List<Parameter> parameters(DType dtype) {
    return List.of(
        Parameter.of("a", START.cast(dtype)), Parameter.of("b", Tensor.vector(0.5).cast(dtype)));
  }

  private static void run(Optimiser optimiser, List<Parameter> parameters, int from, int to) {
    for (int t = from; t < to; t++) {
      double push = Math.sin(t);
      List<Tensor> gradients =
          parameters.stream().map(p -> p.snapshot().mul(0.3).add(push)).toList();
      optimiser.step(parameters, gradients);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aRunThatGoesOnFromItsMemoryGivesTheSameBits(Supplier<Optimiser> method) {
    for (DType dtype : DType.real()) {
      List<Parameter> whole = parameters(dtype);
      run(method.get(), whole, 0, 25);

      List<Parameter> first = parameters(dtype);
      Optimiser before = method.get();
      run(before, first, 0, 10);
      OptimiserMemory memory = before.memory();
      List<Parameter> second =
          first.stream().map(p -> Parameter.of(p.name(), p.snapshot())).toList();
      run(before, first, 10, 15); // what happens afterwards does not reach the memory
      Optimiser after = method.get();
      after.restore(memory);
      run(after, second, 10, 25);

      for (int k = 0; k < whole.size(); k++) {
        assertThat(second.get(k).tensor()).isEqualTo(whole.get(k).tensor());
      }
      assertThat(after.steps()).isEqualTo(25);
    }
  }

  @Test
  void aMemoryBeforeTheFirstStepIsABeginning() {
    Optimiser adam = Optimisers.adam(0.1);
    double[] theta = {1};
    adam.step(theta, new double[] {1});
    adam.restore(Optimisers.adam(0.1).memory());
    assertThat(adam.steps()).isZero();
    adam.step(new double[] {1, 2}, new double[] {1, 1});
  }

  @Test
  void theMemoryOfAnotherMethodIsRefusedAndChangesNothing() {
    Optimiser momentum = Optimisers.momentum(0.1, 0.9);
    Optimiser adam = Optimisers.adam(0.1);
    Optimiser descent = Optimisers.gradientDescent(0.1);
    for (Optimiser optimiser : List.of(momentum, adam, descent)) {
      optimiser.step(new double[] {1}, new double[] {1});
    }
    assertThatThrownBy(() -> adam.restore(momentum.memory()))
        .hasMessageContaining("Adam remembers 2 arrays")
        .hasMessageContaining("has 1")
        .hasMessageContaining("another method");
    assertThatThrownBy(() -> adam.restore(descent.memory())).hasMessageContaining("another method");
    assertThatThrownBy(() -> descent.restore(adam.memory())).hasMessageContaining("another method");
    assertThat(adam.steps()).isEqualTo(1);
    assertThat(adam.memory().slots()).hasSize(1);
  }

  @Test
  void theMemoryOfOtherParametersIsRefusedAtTheNextStep() {
    Optimiser adam = Optimisers.adam(0.1);
    adam.step(new double[] {1}, new double[] {1});
    Optimiser other = Optimisers.adam(0.1);
    other.restore(adam.memory());
    assertThatThrownBy(() -> other.step(new double[] {1, 2}, new double[] {1, 1}))
        .hasMessageContaining("not the parameters");
  }

  @Test
  void unequalArraysAreRefused() {
    assertThatThrownBy(
            () ->
                new OptimiserMemory(
                    1, List.of(List.of(Tensor.vector(1, 2), Tensor.vector(1, 2, 3)))))
        .hasMessageContaining("parameter 0");
  }
}
