package io.github.medl.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.tensor.Tensor;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DifferentiationTest {
  private static final ToDoubleFunction<double[]> F = t -> Math.exp(t[0]) * Math.sin(t[1]);
  private static final double[] AT = {0.5, 1};
  private static final double[] EXACT = {Math.exp(0.5) * Math.sin(1), Math.exp(0.5) * Math.cos(1)};

  @ParameterizedTest
  @EnumSource
  void theBestStepLeavesTheErrorOfTheory(FiniteDifferences method) {
    double error = method.errors(F, AT, EXACT, new double[] {method.bestStep()})[0];
    double order = method.order();
    assertThat(error).isLessThan(10 * Math.pow(Math.ulp(1.0), order / (order + 1)));
  }

  /** Where truncation rules, ten times the step has 10^order times the error. */
  @ParameterizedTest
  @EnumSource
  void theErrorFallsWithItsOrder(FiniteDifferences method) {
    double[] errors = method.errors(F, AT, EXACT, new double[] {1e-2, 1e-3});
    assertThat(Math.log10(errors[0] / errors[1])).isCloseTo(method.order(), within(0.02));
  }

  @ParameterizedTest
  @EnumSource
  void tooSmallAStepDrownsInRounding(FiniteDifferences method) {
    double[] errors = method.errors(F, AT, EXACT, new double[] {1e-15, method.bestStep()});
    assertThat(errors[0]).isGreaterThan(1000 * errors[1]);
  }

  /**
   * A scalar of n inputs: reverse mode costs the same for every n, forward mode n times as much.
   */
  @Test
  void reverseModeDoesNotCountInputs() {
    UnaryOperator<Tensor> f = x -> x.sin().mul(x).exp().sum();
    OperationCount few = OperationCount.reverseMode(f, Tensor.linspace(0, 1, 4));
    OperationCount many = OperationCount.reverseMode(f, Tensor.linspace(0, 1, 64));
    assertThat(many.operations()).isEqualTo(few.operations());
    OperationCount fewForward = OperationCount.forwardMode(f, Tensor.linspace(0, 1, 4));
    OperationCount manyForward = OperationCount.forwardMode(f, Tensor.linspace(0, 1, 64));
    assertThat(manyForward.operations()).isEqualTo(16 * fewForward.operations());
    assertThat(many.elements())
        .isLessThan(5 * OperationCount.of(f, Tensor.linspace(0, 1, 64)).elements());
  }

  /** A vector of m outputs of one number: the other way round. */
  @Test
  void forwardModeDoesNotCountOutputs() {
    Tensor x = Tensor.vector(0.3);
    for (int m : new int[] {1, 10, 50}) {
      Tensor frequencies = Tensor.arange(m).add(1);
      UnaryOperator<Tensor> f = z -> frequencies.mul(z).sin();
      OperationCount one = OperationCount.forwardMode(f, x);
      assertThat(OperationCount.reverseMode(f, x).operations()).isGreaterThanOrEqualTo(m * 2);
      assertThat(one.operations()).isLessThan(10);
    }
  }

  @Test
  void theOperationsOfAFunctionAreCounted() {
    assertThat(OperationCount.of(x -> x.sin().mul(x).sum(), Tensor.ones(5)))
        .isEqualTo(new OperationCount(3, 11));
  }
}
