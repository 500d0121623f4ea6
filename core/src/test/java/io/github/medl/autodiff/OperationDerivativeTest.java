package io.github.medl.autodiff;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.Operation.Kind;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** First and second derivatives of every operation, in both modes. */
class OperationDerivativeTest {
  private static final double STEP = Math.cbrt(Math.ulp(1.0));

  /** Up to this many elements the whole Jacobian is compared, above a random projection. */
  private static final int SMALL = 40;

  @TestFactory
  Stream<DynamicTest> jacobianEqualsDifferenceQuotients() {
    return OperationTable.each(
        row -> row.kind() == Kind.SMOOTH,
        row -> {
          for (Tensor[] x : row.samples()) {
            for (int k = 0; k < x.length; k++) { // by each operand while the others are constant
              checkFirst(alone(row, x, k), x[k], Operation.shapes(x) + ", operand " + k);
            }
            checkFirst(
                z -> row.applyPacked(z, x), Operation.pack(x), Operation.shapes(x) + ", jointly");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> gradientOfGradientEqualsDifferenceQuotients() {
    return OperationTable.each(
        row -> row.kind() == Kind.SMOOTH,
        row -> {
          for (Tensor[] x : row.samples()) {
            UnaryOperator<Tensor> gradient =
                z -> Autodiff.gradient(v -> scalar(row.applyPacked(v, x)), z);
            checkFirst(gradient, Operation.pack(x), Operation.shapes(x));
          }
        });
  }

  /** A nonlinear function of y, so that the second derivative also sees the first. */
  private static Tensor scalar(Tensor y) {
    return Operation.weighted(y.add(y.square().mul(0.25)));
  }

  private static UnaryOperator<Tensor> alone(Operation row, Tensor[] x, int k) {
    return z -> {
      Tensor[] inputs = x.clone();
      inputs[k] = z;
      return row.apply(inputs);
    };
  }

  private static void checkFirst(UnaryOperator<Tensor> f, Tensor x, String what) {
    int n = x.size();
    if (n <= SMALL && f.apply(x).size() <= SMALL) {
      Tensor jacobian = Autodiff.jacobian(f, x);
      assertThat(jacobian).as(what).isRelativelyCloseTo(differences(f, x), 1e-7);
      return;
    }
    Tensor direction = Tensor.generate(i -> Math.sin(2.3 * i + 0.5), x.shape());
    double h = STEP;
    Tensor up = f.apply(x.add(direction.mul(h)));
    Tensor down = f.apply(x.sub(direction.mul(h)));
    assertThat(Autodiff.jvp(f, x, direction).tangent())
        .as(what)
        .isRelativelyCloseTo(up.sub(down).div(2 * h), 1e-6);
  }

  /** Of the shape of f(x) followed by the shape of x, as {@link Autodiff#jacobian}. */
  private static Tensor differences(UnaryOperator<Tensor> f, Tensor x) {
    int[] shape = Autodiff.jacobian(f, x).shape();
    if (x.size() == 0) {
      return Tensor.zeros(shape);
    }
    List<Tensor> columns = new ArrayList<>();
    for (int j = 0; j < x.size(); j++) {
      int at = j;
      double h = STEP * Math.max(1, Math.abs(x.flatten().get(j)));
      Tensor e = Tensor.generate(i -> i == at ? h : 0, x.shape());
      Tensor up = f.apply(x.add(e));
      Tensor down = f.apply(x.sub(e));
      columns.add(up.sub(down).div(2 * h).flatten());
    }
    return Tensor.stack(1, columns).reshape(shape);
  }

  @TestFactory
  Stream<DynamicTest> forwardAndReverseModeAreTransposed() {
    return OperationTable.each(
        row -> row.kind() != Kind.VALUE,
        row -> {
          for (Tensor[] x : row.samples()) {
            for (int k = 0; k < x.length; k++) {
              checkTransposed(alone(row, x, k), x[k], Operation.shapes(x) + ", operand " + k);
            }
            checkTransposed(z -> row.applyPacked(z, x), Operation.pack(x), Operation.shapes(x));
          }
        });
  }

  /** The inner products of y_bar with J dx and of J' y_bar with dx are the same number. */
  private static void checkTransposed(UnaryOperator<Tensor> f, Tensor x, String what) {
    Tensor dx = Tensor.generate(i -> Math.cos(1.9 * i), x.shape());
    var forward = Autodiff.jvp(f, x, dx);
    Tensor bar =
        Tensor.generate(i -> Math.sin(1.3 * i + 2), forward.value().shape())
            .cast(forward.value().dtype());
    var reverse = Autodiff.vjp(f, x, bar);
    Tensor left = bar.mul(forward.tangent()).sum();
    Tensor right = reverse.adjoint().mul(dx).sum();
    assertThat(forward.tangent()).as(what).hasShape(forward.value().shape());
    assertThat(reverse.adjoint()).as(what).hasShape(x.shape()).hasDType(x.dtype());
    assertThat(reverse.value()).as(what).isCloseTo(forward.value(), 0);
    double allowed = forward.value().dtype() == x.dtype() ? 1e-10 : 1e-5;
    assertThat(left).as(what).isRelativelyCloseTo(right, allowed);
  }

  @TestFactory
  Stream<DynamicTest> forwardOverReverseEqualsReverseOverReverse() {
    return OperationTable.each(
        row -> row.kind() == Kind.SMOOTH,
        row -> {
          for (Tensor[] x : row.samples()) {
            UnaryOperator<Tensor> f = z -> scalar(row.applyPacked(z, x));
            Tensor z = Operation.pack(x);
            Tensor v = Tensor.generate(i -> Math.cos(0.7 * i), z.shape());
            assertThat(Autodiff.hvp(f, z, v))
                .as(Operation.shapes(x))
                .isRelativelyCloseTo(
                    Autodiff.gradient(u -> Autodiff.gradient(f, u).mul(v).sum(), z), 1e-9);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> linearOperationIsItsOwnDerivative() {
    return OperationTable.each(
        row -> row.kind() == Kind.LINEAR,
        row -> {
          for (Tensor[] x : row.samples()) {
            Tensor dx = Tensor.generate(i -> Math.cos(1.9 * i), x[0].shape());
            assertThat(Autodiff.jvp(z -> row.apply(z), x[0], dx).tangent())
                .isCloseTo(row.apply(dx), 0);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> stepFunctionsHaveZeroDerivative() {
    return OperationTable.each(
        row -> row.kind() == Kind.CONSTANT,
        row -> {
          for (Tensor[] x : row.samples()) {
            Tensor z = Operation.pack(x);
            Tensor gradient = Autodiff.gradient(v -> Operation.weighted(row.applyPacked(v, x)), z);
            assertThat(gradient).isCloseTo(Tensor.zeros(z.shape()), 0);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> operationsWithoutDerivativeRefuseToBeTraced() {
    return OperationTable.each(
        row -> row.kind() == Kind.VALUE,
        row -> {
          Tensor x = row.samples().get(0)[0];
          String name = row.method().substring(0, row.method().indexOf('('));
          assertThatThrownBy(() -> Autodiff.gradient(z -> row.apply(z).sum(), x))
              .isInstanceOf(UnsupportedOperationException.class)
              .hasMessageContaining(name)
              .hasMessageContaining("detach()");
        });
  }
}
