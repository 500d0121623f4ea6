package io.github.medl.tensor;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** NaN goes on, infinities have their limits, zeros their signs; in both formats. */
class NonFiniteTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  @ParameterizedTest
  @CsvSource({
    // at            -inf,      -0,    0,     inf
    "neg,            Infinity,  0,    -0.0,  -Infinity",
    "exp,            0,         1,     1,     Infinity",
    "log,            NaN,      -Infinity, -Infinity, Infinity",
    "expm1,         -1,        -0.0,   0,     Infinity",
    "log1p,          NaN,      -0.0,   0,     Infinity",
    "sqrt,           NaN,      -0.0,   0,     Infinity",
    "square,         Infinity,  0,     0,     Infinity",
    "sin,            NaN,      -0.0,   0,     NaN",
    "cos,            NaN,       1,     1,     NaN",
    "tan,            NaN,      -0.0,   0,     NaN",
    "tanh,          -1,        -0.0,   0,     1",
    "sigmoid,        0,         0.5,   0.5,   1",
    "softplus,       0,         0.6931471805599453, 0.6931471805599453, Infinity",
    "relu,           0,         0,     0,     Infinity",
    "logSigmoid,    -Infinity, -0.6931471805599453, -0.6931471805599453, -0.0",
    "silu,          -0.0,      -0.0,   0,     Infinity",
    "gelu,          -0.0,      -0.0,   0,     Infinity",
    "geluTanh,      -0.0,      -0.0,   0,     Infinity",
    "erf,           -1,        -0.0,   0,     1",
    "abs,            Infinity,  0,     0,     Infinity",
    "sign,          -1,         0,     0,     1"
  })
  void functionsOfOneNumber(
      String name, double minusInfinity, double minusZero, double zero, double infinity)
      throws ReflectiveOperationException {
    Method method = Elementwise.class.getMethod(name);
    Tensor x = Tensor.vector(-INF, -0.0, 0.0, INF, NAN);
    double[] expected = {minusInfinity, minusZero, zero, infinity, NAN};
    assertThat(((Tensor) method.invoke(x)).toDoubles()).isEqualTo(expected);
    float[] rounded = Tensor.of(expected).toFloats();
    assertThat(((Tensor) method.invoke(x.cast(DType.FLOAT32))).toFloats()).isEqualTo(rounded);
  }

  @Test
  void leakyReluOfWhatIsNotFinite() {
    Tensor x = Tensor.vector(-INF, -0.0, 0.0, INF, NAN);
    assertThat(x.leakyRelu(0.5).toDoubles()).isEqualTo(new double[] {-INF, -0.0, 0, INF, NAN});
    assertThat(x.leakyRelu(0).toDoubles()).isEqualTo(new double[] {0, 0, 0, INF, NAN});
    assertThat(x.leakyRelu(-1).toDoubles()).isEqualTo(new double[] {INF, 0, 0, INF, NAN});
  }

  @Test
  void everyFunctionOfOneNumberIsTested() {
    long tested =
        Arrays.stream(NonFiniteTest.class.getDeclaredMethods())
            .filter(m -> m.getName().equals("functionsOfOneNumber"))
            .flatMap(m -> Arrays.stream(m.getAnnotation(CsvSource.class).value()))
            .count();
    assertThat(tested).isEqualTo(Unary.values().length);
  }

  @ParameterizedTest
  @EnumSource(value = DType.class, names = "FLOAT.*", mode = EnumSource.Mode.MATCH_ALL)
  void arithmetic(DType dtype) {
    Tensor a = Tensor.vector(1, -1, 0, INF, INF, NAN, 1, 0).cast(dtype);
    Tensor b = Tensor.vector(0, 0, 0, INF, -INF, 1, NAN, INF).cast(dtype);
    exact(a.add(b), 1, -1, 0, INF, NAN, NAN, NAN, INF);
    exact(a.sub(b), 1, -1, 0, NAN, INF, NAN, NAN, -INF);
    exact(a.mul(b), 0, -0.0, 0, INF, -INF, NAN, NAN, NAN);
    exact(a.div(b), INF, -INF, NAN, NAN, NAN, NAN, NAN, 0);
    exact(a.maximum(b), 1, 0, 0, INF, INF, NAN, NAN, INF);
    exact(a.minimum(b), 0, -1, 0, INF, -INF, NAN, NAN, 0);
    exact(a.greater(b), 1, 0, 0, 0, 1, 0, 0, 0);
    exact(a.greaterEqual(b), 1, 0, 1, 1, 1, 0, 0, 0);
    exact(a.less(b), 0, 1, 0, 0, 0, 0, 0, 1);
    exact(a.lessEqual(b), 0, 1, 1, 1, 0, 0, 0, 1);
    exact(a.equalTo(b), 0, 0, 1, 1, 0, 0, 0, 0);
    exact(a.notEqualTo(b), 1, 1, 0, 0, 1, 1, 1, 1);
    exact(a.clip(-0.5, 2), 1, -0.5, 0, 2, 2, NAN, 1, 0);
  }

  @ParameterizedTest
  @EnumSource(value = DType.class, names = "FLOAT.*", mode = EnumSource.Mode.MATCH_ALL)
  void powers(DType dtype) {
    Tensor a = Tensor.vector(0, 0, -8, -2, INF, 2, NAN, NAN).cast(dtype);
    Tensor b = Tensor.vector(0, -1, 1 / 3.0, 3, -1, -INF, 0, 1).cast(dtype);
    exact(a.pow(b), 1, INF, NAN, -8, 0, 0, 1, NAN);
  }

  private static void exact(Tensor actual, double... expected) {
    assertThat(actual.toDoubles()).isEqualTo(expected);
  }

  @Test
  void whereChoosesWithoutComputing() {
    Tensor condition = Tensor.vector(1, 0, NAN, -2);
    exact(Tensor.vector(1, 2, 3, 4).where(condition, Tensor.scalar(NAN)), 1, NAN, 3, 4);
  }

  @ParameterizedTest
  @EnumSource(value = DType.class, names = "FLOAT.*", mode = EnumSource.Mode.MATCH_ALL)
  void notANumberSpoilsItsRowOnly(DType dtype) {
    Tensor x = Tensor.of(new double[][] {{1, NAN, 3}, {1, 2, 3}}).cast(dtype);
    exact(x.sum(1), NAN, 6);
    exact(x.mean(1), NAN, 2);
    exact(x.max(1), NAN, 3);
    exact(x.min(1), NAN, 1);
    exact(x.max(0), 1, NAN, 3);
    exact(x.cumsum(1).flatten(), 1, NAN, NAN, 1, 3, 6);
    assertThat(x.argmax(1)).containsExactly(1, 2);
    assertThat(x.argmin(1)).containsExactly(1, 0);
    assertThat(x.argmax()).isEqualTo(1);
    assertThat(x.variance(1).get(0)).isNaN();
    assertThat(x.norm(1).get(0)).isNaN();
    assertThat(x.logSumExp(1).get(0)).isNaN();
    assertThat(x.softmax(1).get(0, 0)).isNaN();
    assertThat(x.softmax(1).slice(0, 1, 2).sum().item()).isCloseTo(1, within(1e-6));
  }

  private static Offset<Double> within(double tolerance) {
    return Offset.offset(tolerance);
  }

  @Test
  void firstOfSeveralNaNIsTheLargestAndTheSmallest() {
    Tensor x = Tensor.vector(3, NAN, 5, NAN);
    assertThat(x.argmax()).isEqualTo(1);
    assertThat(x.argmin()).isEqualTo(1);
  }

  @Test
  void infinitiesInSumsAndExponentials() {
    exact(Tensor.vector(INF, -INF).sum().flatten(), NAN);
    exact(Tensor.vector(-INF, -INF).logSumExp().flatten(), -INF);
    exact(Tensor.vector(INF, 1).logSumExp().flatten(), INF);
    exact(Tensor.vector(-INF, 0).softmax(0), 0, 1);
    exact(Tensor.vector(-INF, 0).logSoftmax(0), -INF, 0);
    exact(Tensor.vector(INF, 3).norm().flatten(), INF);
    exact(Tensor.vector(INF, NAN).norm().flatten(), NAN);
  }

  @Test
  void nothingOverflowsOnTheWay() {
    assertThat(Tensor.vector(1000, 1000).logSumExp())
        .isCloseTo(Tensor.scalar(1000 + Math.log(2)), 1e-12);
    assertThat(Tensor.vector(1e4, 0).softmax(0)).isCloseTo(Tensor.vector(1, 0), 0);
    assertThat(Tensor.vector(3e200, 4e200).norm()).isCloseTo(Tensor.scalar(5e200), 1e186);
    assertThat(Tensor.vector(3e-200, 4e-200).norm()).isCloseTo(Tensor.scalar(5e-200), 1e-214);
    assertThat(Tensor.vector(800, -800).softplus()).isCloseTo(Tensor.vector(800, 0), 0);
  }

  @Test
  void smallArgumentsKeepTheirDigits() {
    assertThat(Tensor.scalar(1e-20).expm1()).isCloseTo(Tensor.scalar(1e-20), 1e-35);
    assertThat(Tensor.scalar(1e-20).log1p()).isCloseTo(Tensor.scalar(1e-20), 1e-35);
    // x Phi(x) far to the left, by the asymptotic series of Phi.
    assertThat(Tensor.scalar(-10).gelu().item() / -7.619853024160527e-23)
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void sumsOfNothing() {
    exact(Tensor.zeros(0).sum().flatten(), 0);
    exact(Tensor.zeros(2, 0).sum(1), 0, 0);
    exact(Tensor.zeros(0).mean().flatten(), NAN);
    exact(Tensor.zeros(0).logSumExp().flatten(), -INF);
    exact(Tensor.zeros(0).norm().flatten(), 0);
    exact(Tensor.vector(5).sampleVariance().flatten(), NAN);
    assertThat(Tensor.zeros(0, 3).max(1)).hasShape(0);
    assertThat(Tensor.zeros(2, 0).matmul(Tensor.zeros(0, 3))).isCloseTo(Tensor.zeros(2, 3), 0);
    for (Runnable extreme :
        List.<Runnable>of(
            () -> Tensor.zeros(0).max(),
            () -> Tensor.zeros(2, 0).min(1),
            () -> Tensor.zeros(0).argmax(),
            () -> Tensor.zeros(2, 0).argmin(1))) {
      assertThatThrownBy(extreme::run)
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("empty");
    }
  }

  @Test
  void matricesThatCannotBeFactoredAreRefused() {
    Tensor spoilt = Tensor.of(new double[][] {{1, NAN}, {INF, 2}});
    for (Runnable factor :
        List.<Runnable>of(
            () -> spoilt.solve(Tensor.ones(2)),
            () -> spoilt.transpose().cholesky(),
            spoilt::qr,
            spoilt::svd,
            () -> spoilt.transpose().eigh(),
            spoilt::pinv)) {
      assertThatThrownBy(factor::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("finite");
    }
    assertThatThrownBy(() -> Tensor.ones(2, 2).solve(Tensor.ones(2)))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("singular");
    assertThatThrownBy(() -> Tensor.ones(2, 2).neg().cholesky())
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("not positive definite");
  }
}
