package io.github.medl.autodiff;

import static io.github.medl.testing.TensorAssert.assertThat;

import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Where a derivative does not exist, what the table of derivatives says it is. */
class KinkTest {
  private static final double NAN = Double.NaN;

  private static Tensor derivative(UnaryOperator<Tensor> f, double... x) {
    return Autodiff.gradient(z -> f.apply(z).sum(), Tensor.vector(x));
  }

  private static void atTie(BinaryOperator<Tensor> f, double a, double b, double da, double db) {
    List<Tensor> gradient =
        Autodiff.gradient(
            x -> f.apply(x.get(0), x.get(1)), List.of(Tensor.scalar(a), Tensor.scalar(b)));
    assertThat(gradient.get(0)).isCloseTo(Tensor.scalar(da), 0);
    assertThat(gradient.get(1)).isCloseTo(Tensor.scalar(db), 0);
  }

  @Test
  void reluAndAbsAreFlatAtZero() {
    assertThat(derivative(Tensor::relu, 0, -0.0, 1, -1)).isCloseTo(Tensor.vector(0, 0, 1, 0), 0);
    assertThat(derivative(Tensor::abs, 0, -0.0, 2, -2)).isCloseTo(Tensor.vector(0, 0, 1, -1), 0);
    assertThat(derivative(Tensor::sign, 0, 2)).isCloseTo(Tensor.vector(0, 0), 0);
  }

  @Test
  void leakyReluHasItsLeftSlopeAtZero() {
    for (double slope : new double[] {0, 0.2, -0.5}) {
      assertThat(derivative(x -> x.leakyRelu(slope), 0, -0.0, 1, -1))
          .isCloseTo(Tensor.vector(slope, slope, 1, slope), 0);
    }
    double least = Double.MIN_VALUE;
    assertThat(derivative(x -> x.leakyRelu(0.2), least, -least, 1e308, -1e308))
        .isCloseTo(Tensor.vector(1, 0.2, 1, 0.2), 0);
    Tensor single = Tensor.of(new float[] {Float.MIN_VALUE, 0, 3e38f, -3e38f, Float.NaN});
    assertThat(Autodiff.gradient(x -> x.leakyRelu(0.2).sum(), single))
        .isCloseTo(Tensor.of(new float[] {1, .2f, 1, .2f, Float.NaN}), 0);
  }

  @Test
  void clipLetsThroughOnItsBounds() {
    assertThat(derivative(x -> x.clip(-1, 1), -1.5, -1, 0, 1, 1.5))
        .isCloseTo(Tensor.vector(0, 1, 1, 1, 0), 0);
  }

  @Test
  void tiesShareEqually() {
    atTie(Tensor::maximum, 2, 2, 0.5, 0.5);
    atTie(Tensor::minimum, 2, 2, 0.5, 0.5);
    atTie(Tensor::maximum, 0.0, -0.0, 0.5, 0.5);
    assertThat(derivative(x -> x.max(), 3, 1, 3, 3))
        .isCloseTo(Tensor.vector(1 / 3.0, 0, 1 / 3.0, 1 / 3.0), 0);
    assertThat(derivative(x -> x.min(), 1, 1, 3)).isCloseTo(Tensor.vector(0.5, 0.5, 0), 0);
  }

  @Test
  void sharesOfTiesAreConstants() {
    Tensor x = Tensor.vector(2, 2, 1);
    assertThat(Autodiff.hessian(z -> z.max().square(), x))
        .isCloseTo(Tensor.of(new double[][] {{.5, .5, 0}, {.5, .5, 0}, {0, 0, 0}}), 0);
  }

  @Test
  void normIsFlatAtTheOrigin() {
    assertThat(derivative(x -> x.norm(), 0, 0)).isCloseTo(Tensor.zeros(2), 0);
    assertThat(Autodiff.hessian(x -> x.norm(), Tensor.zeros(2))).isCloseTo(Tensor.zeros(2, 2), 0);
    // Also where it is one row of many, as in a gradient penalty.
    Tensor rows = Tensor.of(new double[][] {{0, 0}, {3, 4}});
    assertThat(Autodiff.gradient(x -> x.norm(1).sub(1).square().sum(), rows))
        .isCloseTo(Tensor.of(new double[][] {{0, 0}, {4.8, 6.4}}), 1e-14);
  }

  @Test
  void squareOfTheNormIsSmoothAtTheOrigin() {
    List<UnaryOperator<Tensor>> squares =
        List.of(x -> x.norm().square(), x -> x.norm().pow(2), x -> multiplied(x.norm()));
    for (UnaryOperator<Tensor> f : squares) {
      assertThat(Autodiff.gradient(f, Tensor.zeros(2))).isCloseTo(Tensor.zeros(2), 0);
      assertThat(Autodiff.hessian(f, Tensor.zeros(2))).isCloseTo(Tensor.eye(2).mul(2), 0);
      assertThat(Autodiff.hessian(f, Tensor.vector(3, 4))).isCloseTo(Tensor.eye(2).mul(2), 0);
      assertThat(Autodiff.hvp(f, Tensor.zeros(2), Tensor.vector(1, -2)))
          .isCloseTo(Tensor.vector(2, -4), 0);
    }
    Tensor rows = Tensor.of(new double[][] {{0, 0}, {3, 4}});
    assertThat(Autodiff.hessian(x -> x.norm(1).square().sum(), rows).reshape(4, 4))
        .isCloseTo(Tensor.eye(4).mul(2), 0);
  }

  private static Tensor multiplied(Tensor x) {
    return x.mul(x);
  }

  @Test
  void powersOfZero() {
    atTie(Tensor::pow, 0, 0, 0, 0);
    atTie(Tensor::pow, 0, 1, 1, 0);
    atTie(Tensor::pow, 0, 2, 0, 0);
    atTie(Tensor::pow, 0, 0.5, Double.POSITIVE_INFINITY, 0);
    atTie(Tensor::pow, 0, -1, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);
    atTie(Tensor::pow, -2, 3, 12, NAN);
    assertThat(derivative(x -> x.pow(2), 0, -3)).isCloseTo(Tensor.vector(0, -6), 0);
  }

  @Test
  void secondDerivativesOfPowersAtZero() {
    Tensor x = Tensor.vector(0, 0);
    for (int power = 0; power < 5; power++) {
      int p = power;
      double expected = p == 2 ? 2 : 0;
      assertThat(Autodiff.hessian(z -> z.pow(p).sum(), x))
          .isCloseTo(Tensor.eye(2).mul(expected), 0);
    }
    // d/da d/db a^b = a^(b-1) (1 + b log a), which at b = 0 is 1/a and not 0.
    Tensor ab = Tensor.vector(2, 0);
    assertThat(Autodiff.hessian(z -> z.select(0, 0).pow(z.select(0, 1)), ab))
        .isCloseTo(Tensor.of(new double[][] {{0, 0.5}, {0.5, Math.log(2) * Math.log(2)}}), 1e-15);
  }

  @Test
  void squareRootIsSteepAtZero() {
    assertThat(derivative(Tensor::sqrt, 0, 4))
        .isCloseTo(Tensor.vector(Double.POSITIVE_INFINITY, 0.25), 0);
  }

  @Test
  void notANumberGoesOnButNotThroughAChoice() {
    assertThat(derivative(Tensor::exp, NAN, 0)).isCloseTo(Tensor.vector(NAN, 1), 0);
    assertThat(derivative(Tensor::abs, NAN)).isCloseTo(Tensor.vector(NAN), 0);
    assertThat(derivative(Tensor::relu, NAN)).isCloseTo(Tensor.vector(0), 0);
    assertThat(derivative(x -> x.clip(0, 1), NAN)).isCloseTo(Tensor.vector(0), 0);
    atTie(Tensor::maximum, NAN, 1, 0, 0);
    atTie(Tensor::minimum, 1, NAN, 0, 0);
    assertThat(derivative(x -> x.max(), NAN, 1)).isCloseTo(Tensor.vector(NAN, NAN), 0);
  }

  @Test
  void derivativesDoNotOverflowFarOut() {
    assertThat(derivative(Tensor::sigmoid, 1000, -1000)).isCloseTo(Tensor.zeros(2), 0);
    assertThat(derivative(Tensor::softplus, 1000, -1000)).isCloseTo(Tensor.vector(1, 0), 0);
    assertThat(derivative(Tensor::tanh, 1000, -1000)).isCloseTo(Tensor.zeros(2), 0);
    assertThat(derivative(x -> x.logSumExp(), 1000, 1000)).isCloseTo(Tensor.vector(.5, .5), 0);
    assertThat(derivative(x -> x.logSoftmax(0).select(0, 0), 1000, 0))
        .isCloseTo(Tensor.zeros(2), 0);
    assertThat(derivative(x -> x.norm(), 3e200, 4e200)).isCloseTo(Tensor.vector(.6, .8), 1e-15);
  }

  @Test
  void branchWithoutDerivativeSpoilsTheGradientAlthoughItIsNotChosen() {
    // The adjoint of the other branch is 0, and 0 times the derivative of a root at -1 is NaN.
    assertThat(derivative(t -> t.sqrt().where(t.greater(0), t), -1, 4))
        .isCloseTo(Tensor.vector(NAN, 0.25), 0);
  }

  @Test
  void branchTakenOfHarmlessNumbersDoesNot() {
    UnaryOperator<Tensor> safe =
        t -> {
          Tensor positive = t.greater(0);
          return t.where(positive, t.constant(1)).sqrt().where(positive, t);
        };
    assertThat(derivative(safe, -1, 4)).isCloseTo(Tensor.vector(1, 0.25), 0);
    assertThat(Autodiff.hessian(t -> safe.apply(t).sum(), Tensor.vector(-1, 4)))
        .isCloseTo(Tensor.of(new double[][] {{0, 0}, {0, -1 / 32.0}}), 0);
  }

  @Test
  void maskedBranchesLetNoNaNThrough() {
    // log is taken where x > 0 only; the other branch must not spoil the gradient.
    UnaryOperator<Tensor> f =
        x -> {
          Tensor positive = x.greater(0);
          return x.where(positive, x.constant(1)).log().where(positive, x.constant(0));
        };
    assertThat(derivative(f, -1, 0, 2)).isCloseTo(Tensor.vector(0, 0, 0.5), 0);
  }
}
