package io.github.medl.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The check that students call on functions of their own. */
class GradientCheckTest {
  private static final Tensor X = Tensor.of(new double[] {0.3, -1.2, 2, 0.7}, 2, 2);

  @Test
  void rightGradientsPass() {
    assertThat(GradientCheck.of(x -> x.sin().mul(x.exp()), X).passes(1e-8)).isTrue();
    assertThat(GradientCheck.of(x -> x.matmul(x), X).passes(1e-8)).isTrue();
    assertThat(GradientCheck.of(x -> x.square().sum(), Tensor.scalar(3)).passes(1e-8)).isTrue();
    assertThat(GradientCheck.of(x -> x.sum(), Tensor.zeros(0)).passes(0)).isTrue();
  }

  @Test
  void severalTensorsAreCheckedAtOnce() {
    Tensor b = Tensor.vector(0.5, -2);
    assertThat(GradientCheck.of((w, v) -> w.matmul(v).tanh(), X, b).passes(1e-8)).isTrue();
    assertThat(
            GradientCheck.of(
                    z -> z.get(0).matmul(z.get(1)).add(z.get(2)).sin(),
                    List.of(X, X.neg(), Tensor.scalar(0.2)))
                .passes(1e-8))
        .isTrue();
    GradientCheck wrong = GradientCheck.of((w, v) -> w.matmul(v.detach().mul(v)), X, b);
    assertThat(wrong.passes(1e-3)).isFalse();
    assertThat(wrong.input()).isEqualTo(1);
    assertThat(wrong.toString()).contains("of input 1, of shape (2,)");
    assertThatThrownBy(() -> GradientCheck.of(z -> z.get(0), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void numbersThatLeaveTheTapeAreCaught() {
    // item() and toDoubles() give plain numbers: nothing flows through them.
    assertThat(GradientCheck.of(x -> Tensor.scalar(x.sum().item()), X).passes(1e-3)).isFalse();
    assertThat(Autodiff.gradient(x -> Tensor.of(x.toDoubles()).sum(), X))
        .isEqualTo(Tensor.zeros(2, 2));
  }

  @Test
  void largeArgumentsGetALargerStep() {
    assertThat(GradientCheck.of(x -> x.square(), Tensor.vector(1e6, -1e5)).passes(1e-8)).isTrue();
  }

  @Test
  void wrongGradientIsCaughtAndLocated() {
    // detach() hides one factor from differentiation: half the derivative of x^2 is missing.
    UnaryOperator<Tensor> wrong =
        x -> x.mul(x.detach()).mul(Tensor.of(new double[] {0, 0, 1, 0}, 2, 2)).sum();
    GradientCheck check = GradientCheck.of(wrong, X);
    assertThat(check.passes(1e-2)).isFalse();
    assertThat(check.worst()).isEqualTo(2);
    assertThat(check.automatic().get(1, 0) * 2).isCloseTo(check.numeric().get(1, 0), within(1e-8));
    assertThat(check.toString()).contains("element 2", "(2, 2)", "automatic", "numeric");
  }

  private static Offset<Double> within(double tolerance) {
    return Offset.offset(tolerance);
  }

  @Test
  void oneWrongElementOfAJacobianIsSeen() {
    UnaryOperator<Tensor> wrong =
        x -> x.add(Tensor.of(new double[] {0, 1e-3, 0, 0}, 2, 2).mul(x.detach()));
    assertThat(GradientCheck.of(wrong, X).passes(1e-5)).isFalse();
  }

  @Test
  void notANumberNeverPasses() {
    assertThat(GradientCheck.of(Tensor::log, Tensor.vector(-1)).passes(1e9)).isFalse();
  }

  @Test
  void singlePrecisionIsRefused() {
    assertThatThrownBy(() -> GradientCheck.of(Tensor::exp, Tensor.of(new float[] {1})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("FLOAT64");
  }
}
