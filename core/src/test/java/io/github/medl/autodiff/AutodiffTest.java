package io.github.medl.autodiff;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs: derivatives of any order, of any nesting, against closed forms. */
class AutodiffTest {
  /** (1 - x)^2 + 100 (y - x^2)^2. */
  private static Tensor rosenbrock(Tensor z) {
    Tensor x = z.select(0, 0);
    Tensor y = z.select(0, 1);
    return x.neg().add(1).square().add(y.sub(x.square()).square().mul(100));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "-1.2, 1", "0, 0", "2.5, -3", "-0.7, 0.4"})
  void derivativesOfRosenbrockFollowFromItsFormula(double x, double y) {
    Tensor z = Tensor.vector(x, y);
    Tensor gradient = Tensor.vector(-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x));
    Tensor hessian =
        Tensor.of(new double[][] {{2 - 400 * (y - 3 * x * x), -400 * x}, {-400 * x, 200}});
    Tensor v = Tensor.vector(0.3, -2);
    assertThat(Autodiff.gradient(AutodiffTest::rosenbrock, z)).isRelativelyCloseTo(gradient, 1e-13);
    assertThat(Autodiff.hessian(AutodiffTest::rosenbrock, z)).isRelativelyCloseTo(hessian, 1e-13);
    assertThat(Autodiff.hvp(AutodiffTest::rosenbrock, z, v))
        .isRelativelyCloseTo(hessian.matmul(v), 1e-13);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1.7, -0.4, 0, 0.25, 0.9, 2})
  void sixthDerivativeOfTanhIsItsPolynomial(double at) {
    UnaryOperator<Tensor> f = Tensor::tanh;
    for (int order = 0; order < 6; order++) {
      UnaryOperator<Tensor> g = f;
      f = x -> Autodiff.gradient(g, x);
    }
    double t = Math.tanh(at);
    // From t' = 1 - t^2, six times.
    double expected = -16 * t * (1 - t * t) * (17 - 60 * t * t + 45 * Math.pow(t, 4));
    assertThat(f.apply(Tensor.scalar(at))).isRelativelyCloseTo(Tensor.scalar(expected), 1e-11);
  }

  @Test
  void everyDerivativeOfExpIsExp() {
    UnaryOperator<Tensor> f = Tensor::exp;
    for (int order = 0; order < 8; order++) {
      UnaryOperator<Tensor> g = f;
      f =
          order % 2 == 0
              ? x -> Autodiff.gradient(g, x)
              : x -> Autodiff.jvp(g, x, Tensor.scalar(1)).tangent();
    }
    assertThat(f.apply(Tensor.scalar(0.7))).isCloseTo(Tensor.scalar(Math.exp(0.7)), 1e-13);
  }

  @Test
  void perturbationsOfNestedDerivativesAreNotConfused() {
    // d/dx [x d/dy (x + y)] = 1, and not 2, at y = 1.
    for (double at : new double[] {1, 3}) {
      Tensor y = Tensor.scalar(1);
      Tensor one = Tensor.scalar(1);
      UnaryOperator<Tensor> reverse = x -> x.mul(Autodiff.gradient(x::add, y));
      UnaryOperator<Tensor> forward = x -> x.mul(Autodiff.jvp(x::add, y, one).tangent());
      Tensor x = Tensor.scalar(at);
      assertThat(Autodiff.gradient(reverse, x)).isCloseTo(one, 0);
      assertThat(Autodiff.gradient(forward, x)).isCloseTo(one, 0);
      assertThat(Autodiff.jvp(reverse, x, one).tangent()).isCloseTo(one, 0);
      assertThat(Autodiff.jvp(forward, x, one).tangent()).isCloseTo(one, 0);
    }
  }

  @Test
  void innerVerbSeesVariablesOfTheOuterOne() {
    // d/dx [x^2 d/dy (x^3 y^2)] at y = x: inner 2 x^3 y = 2 x^4 with y = x taken as x; 12 x^5.
    UnaryOperator<Tensor> f =
        x -> x.square().mul(Autodiff.gradient(y -> x.pow(3).mul(y.square()), x));
    assertThat(Autodiff.gradient(f, Tensor.scalar(1.5)))
        .isRelativelyCloseTo(Tensor.scalar(12 * Math.pow(1.5, 5)), 1e-13);
  }

  @Test
  void threeLevelsNest() {
    // d/dx d/dy d/dz (x y z)^2 = 8 x y z.
    Tensor at = Tensor.scalar(1);
    UnaryOperator<Tensor> f =
        x ->
            Autodiff.gradient(
                y -> Autodiff.gradient(z -> x.mul(y).mul(z).square(), Tensor.scalar(3)),
                Tensor.scalar(2));
    assertThat(Autodiff.gradient(f, at)).isRelativelyCloseTo(Tensor.scalar(8 * 6), 1e-13);
  }

  @Test
  void gradientOfAConstantFunctionIsZeroInTheShapeAndFormatOfItsInput() {
    Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
    Tensor gradient = Autodiff.gradient(z -> Tensor.scalar(5), x);
    assertThat(gradient).hasDType(DType.FLOAT32).isCloseTo(Tensor.zeros(2, 2), 0);
    assertThat(Autodiff.jvp(z -> Tensor.ones(3), x, x).tangent()).isCloseTo(Tensor.zeros(3), 0);
    assertThat(Autodiff.jacobian(z -> Tensor.ones(3), x)).isCloseTo(Tensor.zeros(3, 2, 2), 0);
    assertThat(Autodiff.hessian(z -> z.cast(DType.FLOAT64).sum(), x))
        .isCloseTo(Tensor.zeros(2, 2, 2, 2), 0);
  }

  @Test
  void gradientOfTheIdentityIsOne() {
    assertThat(Autodiff.gradient(x -> x, Tensor.scalar(3))).isCloseTo(Tensor.scalar(1), 0);
    assertThat(Autodiff.jacobian(x -> x, Tensor.vector(1, 2))).isCloseTo(Tensor.eye(2), 0);
  }

  @Test
  void unusedInputsHaveZeroGradients() {
    List<Tensor> xs = List.of(Tensor.vector(1, 2), Tensor.ones(3, 1), Tensor.scalar(4));
    var both = Autodiff.valueAndGradient(x -> x.get(0).square().sum(), xs);
    assertThat(both.value()).isCloseTo(Tensor.scalar(5), 0);
    assertThat(both.gradients().get(0)).isCloseTo(Tensor.vector(2, 4), 0);
    assertThat(both.gradients().get(1)).isCloseTo(Tensor.zeros(3, 1), 0);
    assertThat(both.gradients().get(2)).isCloseTo(Tensor.scalar(0), 0);
  }

  @Test
  void variableUsedTwiceAddsUp() {
    Tensor x = Tensor.vector(1, -2, 3);
    assertThat(Autodiff.gradient(z -> z.mul(z).sum(), x)).isCloseTo(x.mul(2), 0);
    assertThat(Autodiff.gradient(z -> z.div(z).sum(), x)).isCloseTo(Tensor.zeros(3), 1e-15);
  }

  @Test
  void detachedValuesAreConstants() {
    Tensor x = Tensor.scalar(3);
    assertThat(Autodiff.gradient(z -> z.mul(z.detach()), x)).isCloseTo(Tensor.scalar(3), 0);
  }

  @Test
  void jacobianIsTheSameByRowsAndByColumns() {
    UnaryOperator<Tensor> wide = z -> z.sin().cumsum(0).slice(0, 1, 3).mul(z.select(0, 0));
    UnaryOperator<Tensor> tall = z -> Tensor.concat(0, List.of(z.exp(), z.square().flatten(), z));
    Tensor x = Tensor.vector(0.3, -1, 0.8, 2);
    for (UnaryOperator<Tensor> f : List.of(wide, tall)) {
      Tensor y = f.apply(x);
      List<Tensor> rows = new ArrayList<>();
      for (int i = 0; i < y.size(); i++) {
        rows.add(Autodiff.vjp(f, x, unit(i, y.size())).adjoint());
      }
      List<Tensor> columns = new ArrayList<>();
      for (int j = 0; j < x.size(); j++) {
        columns.add(Autodiff.jvp(f, x, unit(j, x.size())).tangent());
      }
      Tensor jacobian = Autodiff.jacobian(f, x);
      assertThat(jacobian).isCloseTo(Tensor.stack(0, rows), 1e-14);
      assertThat(jacobian).isCloseTo(Tensor.stack(1, columns), 1e-14);
    }
  }

  private static Tensor unit(int i, int n) {
    return Tensor.generate(k -> k == i ? 1 : 0, n);
  }

  @Test
  void hundredThousandOperationsInARowDoNotOverflowTheStack() {
    int n = 100_000;
    UnaryOperator<Tensor> chain =
        x -> {
          Tensor y = x;
          for (int i = 0; i < n; i++) {
            y = y.add(x);
          }
          return y.sum();
        };
    Tensor x = Tensor.vector(1, 2);
    assertThat(Autodiff.gradient(chain, x)).isCloseTo(Tensor.full(n + 1, 2), 0);
    assertThat(Autodiff.jvp(chain, x, x).tangent()).isCloseTo(Tensor.scalar(3.0 * (n + 1)), 0);
  }

  @Test
  void derivativesOfDerivativesOfLongChainsDoNotOverflowTheStack() {
    // x (1 + 1/n)^n: linear, so the second derivative vanishes.
    int n = 20_000;
    UnaryOperator<Tensor> chain =
        x -> {
          Tensor y = x.square();
          for (int i = 0; i < n; i++) {
            y = y.mul(1 + 1.0 / n);
          }
          return y;
        };
    double e = Math.pow(1 + 1.0 / n, n);
    assertThat(Autodiff.hessian(chain, Tensor.scalar(0.5)))
        .isRelativelyCloseTo(Tensor.scalar(2 * e), 1e-10);
  }

  @Test
  void tensorsThatTheUserHoldsNeverChange() {
    double[] numbers = {1, -2, 3, -4};
    Tensor x = Tensor.of(numbers, 2, 2);
    Tensor y = x.matmul(x).tanh();
    Tensor copy = Tensor.of(y.toDoubles(), 2, 2);
    Tensor gradient = Autodiff.gradient(z -> z.matmul(z).tanh().add(y).square().sum(), x);
    Tensor gradientCopy = Tensor.of(gradient.toDoubles(), 2, 2);
    Autodiff.hessian(z -> z.matmul(z).add(y).mul(gradient).sum(), x);
    assertThat(x).isEqualTo(Tensor.of(numbers, 2, 2));
    assertThat(y).isEqualTo(copy);
    assertThat(gradient).isEqualTo(gradientCopy);
    assertThat(numbers).containsExactly(1, -2, 3, -4);
    x.toDoubles()[0] = 99;
    x.shape()[0] = 99;
    assertThat(x).isEqualTo(Tensor.of(numbers, 2, 2));
  }

  @Test
  void wrongShapesAreNamed() {
    Tensor x = Tensor.vector(1, 2, 3);
    assertThatThrownBy(() -> Autodiff.gradient(Tensor::exp, x))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(3,)")
        .hasMessageContaining("jacobian or vjp");
    assertThatThrownBy(() -> Autodiff.jvp(Tensor::exp, x, Tensor.vector(1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(3,)")
        .hasMessageContaining("(2,)");
    assertThatThrownBy(() -> Autodiff.vjp(Tensor::exp, x, Tensor.scalar(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(3,)")
        .hasMessageContaining("()");
    assertThatThrownBy(() -> Autodiff.hvp(z -> z.square().sum(), x, Tensor.vector(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(1,)");
  }

  @Test
  void functionThatGivesNothingIsNamed() {
    Tensor x = Tensor.vector(1, 2);
    for (Runnable call :
        List.<Runnable>of(
            () -> Autodiff.gradient(z -> null, x),
            () -> Autodiff.gradient(zs -> null, List.of(x)),
            () -> Autodiff.hessian(z -> null, x),
            () -> Autodiff.jacobian(z -> null, x),
            () -> Autodiff.vjp(z -> null, x, x),
            () -> Autodiff.jvp(z -> null, x, x),
            () -> GradientCheck.of(z -> null, x))) {
      assertThatThrownBy(call::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the function gave null");
    }
  }
}
