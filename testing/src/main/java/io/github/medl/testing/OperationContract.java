package io.github.medl.testing;

import static io.github.medl.testing.TensorAssert.assertThat;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.Operation.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.assertj.core.api.Assertions;

/**
 * What every operation on tensors promises, as tests of one {@link Operation}: those that the
 * library's own operations pass.
 *
 * <pre>{@code
 * Tensor[] sample = {Tensor.vector(0.3, -1.2, 2)};
 * OperationContract.verify(
 *     Operation.of("cube", x -> Cube.CUBE.apply(x), x -> naiveCube(x[0]), List.of(sample)));
 * }</pre>
 *
 * <p>Tolerances are relative, to max(1, |expected|): 1e-12 for values, 1e-7 for differences
 * quotients of small Jacobians, 2e-5 for values in single precision.
 */
public final class OperationContract {
  private static final double STEP = Math.cbrt(Math.ulp(1.0));

  /** Up to this many elements the whole Jacobian is compared, above a random projection. */
  private static final int SMALL = 40;

  private OperationContract() {}

  /**
   * All that the operation's kind promises.
   *
   * @param op the operation
   * @throws AssertionError if it breaks a promise; the message names the promise's operands
   */
  public static void verify(Operation op) {
    try {
      valueEqualsReference(op);
      singlePrecisionAgreesWithDoubleAndStaysSingle(op);
      operandsNeverChange(op);
      if (op.kind() != Kind.VALUE) {
        forwardAndReverseModeAreTransposed(op);
      }
      switch (op.kind()) {
        case SMOOTH -> {
          jacobianEqualsDifferenceQuotients(op);
          gradientOfGradientEqualsDifferenceQuotients(op);
          forwardOverReverseEqualsReverseOverReverse(op);
          gradientInSinglePrecisionAgreesWithDoubleAndStaysSingle(op);
        }
        case LINEAR -> linearOperationIsItsOwnDerivative(op);
        case CONSTANT -> stepFunctionHasZeroDerivative(op);
        case VALUE -> operationWithoutDerivativeRefusesToBeTraced(op);
      }
    } catch (AssertionError e) {
      throw new AssertionError(op + ": " + e.getMessage(), e);
    }
  }

  /**
   * The value is that of the definition, to rounding.
   *
   * @param op the operation
   */
  public static void valueEqualsReference(Operation op) {
    for (Tensor[] x : op.samples()) {
      assertThat(op.apply(x).cast(DType.FLOAT64))
          .as(Operation.shapes(x))
          .isRelativelyCloseTo(op.reference().apply(x), 1e-12);
    }
  }

  /**
   * In FLOAT32 it computes the same, to rounding, and the result is FLOAT32.
   *
   * @param op the operation
   */
  public static void singlePrecisionAgreesWithDoubleAndStaysSingle(Operation op) {
    for (Tensor[] x : op.samples()) {
      Tensor[] single = all(x, t -> t.cast(DType.FLOAT32));
      Tensor[] rounded = all(single, t -> t.cast(DType.FLOAT64));
      assertThat(op.apply(single))
          .as(Operation.shapes(x))
          .hasDType(DType.FLOAT32)
          .isRelativelyCloseTo(op.apply(rounded), 2e-5);
    }
  }

  /**
   * The gradient by FLOAT32 operands is FLOAT32, and right to rounding.
   *
   * @param op a smooth operation
   */
  public static void gradientInSinglePrecisionAgreesWithDoubleAndStaysSingle(Operation op) {
    for (Tensor[] x : op.samples()) {
      UnaryOperator<Tensor> f = z -> Operation.weighted(op.applyPacked(z, x));
      Tensor single = Operation.pack(x).cast(DType.FLOAT32);
      assertThat(Autodiff.gradient(f, single))
          .as(Operation.shapes(x))
          .hasDType(DType.FLOAT32)
          .isRelativelyCloseTo(Autodiff.gradient(f, single.cast(DType.FLOAT64)), 5e-4);
    }
  }

  /**
   * Neither computing nor differentiating changes an operand or a result.
   *
   * @param op the operation
   */
  public static void operandsNeverChange(Operation op) {
    for (Tensor[] x : op.samples()) {
      Tensor[] before = all(x, OperationContract::copy);
      Tensor y = op.apply(x);
      Tensor yBefore = copy(y);
      Tensor z = Operation.pack(x);
      if (op.kind() != Kind.VALUE && z.size() < 50) {
        Autodiff.hvp(v -> Operation.weighted(op.applyPacked(v, x)), z, z);
      }
      for (int k = 0; k < x.length; k++) {
        assertThat(x[k]).as("operand " + k).isCloseTo(before[k], 0);
      }
      assertThat(y).as("result").isCloseTo(yBefore, 0);
    }
  }

  /**
   * The Jacobian by each operand, and by all together, is that of central differences.
   *
   * @param op a smooth operation
   */
  public static void jacobianEqualsDifferenceQuotients(Operation op) {
    for (Tensor[] x : op.samples()) {
      for (int k = 0; k < x.length; k++) { // by each operand while the others are constant
        checkFirst(alone(op, x, k), x[k], Operation.shapes(x) + ", operand " + k);
      }
      checkFirst(z -> op.applyPacked(z, x), Operation.pack(x), Operation.shapes(x) + ", jointly");
    }
  }

  /**
   * The derivative of the gradient is that of central differences.
   *
   * @param op a smooth operation
   */
  public static void gradientOfGradientEqualsDifferenceQuotients(Operation op) {
    for (Tensor[] x : op.samples()) {
      UnaryOperator<Tensor> gradient = z -> Autodiff.gradient(v -> scalar(op.applyPacked(v, x)), z);
      checkFirst(gradient, Operation.pack(x), Operation.shapes(x));
    }
  }

  /**
   * The inner products of y_bar with J dx and of J' y_bar with dx are the same number, and tangents
   * and adjoints have the shapes and formats of what they belong to.
   *
   * @param op an operation with a derivative
   */
  public static void forwardAndReverseModeAreTransposed(Operation op) {
    for (Tensor[] x : op.samples()) {
      for (int k = 0; k < x.length; k++) {
        checkTransposed(alone(op, x, k), x[k], Operation.shapes(x) + ", operand " + k);
      }
      checkTransposed(z -> op.applyPacked(z, x), Operation.pack(x), Operation.shapes(x));
    }
  }

  /**
   * Second derivatives are the same by forward mode over reverse mode and by reverse mode twice.
   *
   * @param op a smooth operation
   */
  public static void forwardOverReverseEqualsReverseOverReverse(Operation op) {
    for (Tensor[] x : op.samples()) {
      UnaryOperator<Tensor> f = z -> scalar(op.applyPacked(z, x));
      Tensor z = Operation.pack(x);
      Tensor v = Tensor.generate(i -> Math.cos(0.7 * i), z.shape());
      assertThat(Autodiff.hvp(f, z, v))
          .as(Operation.shapes(x))
          .isRelativelyCloseTo(
              Autodiff.gradient(u -> Autodiff.gradient(f, u).mul(v).sum(), z), 1e-9);
    }
  }

  /**
   * The tangent of a linear operation is the operation of the tangent.
   *
   * @param op a linear operation of one operand
   */
  public static void linearOperationIsItsOwnDerivative(Operation op) {
    for (Tensor[] x : op.samples()) {
      Tensor dx = Tensor.generate(i -> Math.cos(1.9 * i), x[0].shape());
      assertThat(Autodiff.jvp(z -> op.apply(z), x[0], dx).tangent()).isCloseTo(op.apply(dx), 0);
    }
  }

  /**
   * The gradient of an operation that is constant between jumps is zero.
   *
   * @param op such an operation
   */
  public static void stepFunctionHasZeroDerivative(Operation op) {
    for (Tensor[] x : op.samples()) {
      Tensor z = Operation.pack(x);
      Tensor gradient = Autodiff.gradient(v -> Operation.weighted(op.applyPacked(v, x)), z);
      assertThat(gradient).isCloseTo(Tensor.zeros(z.shape()), 0);
    }
  }

  /**
   * An operation without a derivative says so, and how to go on.
   *
   * @param op such an operation
   */
  public static void operationWithoutDerivativeRefusesToBeTraced(Operation op) {
    Tensor x = op.samples().get(0)[0];
    Assertions.assertThatThrownBy(() -> Autodiff.gradient(z -> op.apply(z).sum(), x))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining(op.method().split("\\(")[0])
        .hasMessageContaining("detach()");
  }

  /** A nonlinear function of y, so that the second derivative also sees the first. */
  private static Tensor scalar(Tensor y) {
    return Operation.weighted(y.add(y.square().mul(0.25)));
  }

  private static UnaryOperator<Tensor> alone(Operation op, Tensor[] x, int k) {
    return z -> {
      Tensor[] inputs = x.clone();
      inputs[k] = z;
      return op.apply(inputs);
    };
  }

  private static void checkFirst(UnaryOperator<Tensor> f, Tensor x, String what) {
    if (x.size() <= SMALL && f.apply(x).size() <= SMALL) {
      Tensor jacobian = Autodiff.jacobian(f, x);
      assertThat(jacobian).as(what).isRelativelyCloseTo(differences(f, x, jacobian.shape()), 1e-7);
      return;
    }
    Tensor direction = Tensor.generate(i -> Math.sin(2.3 * i + 0.5), x.shape());
    Tensor up = f.apply(x.add(direction.mul(STEP)));
    Tensor down = f.apply(x.sub(direction.mul(STEP)));
    assertThat(Autodiff.jvp(f, x, direction).tangent())
        .as(what)
        .isRelativelyCloseTo(up.sub(down).div(2 * STEP), 1e-6);
  }

  /** Of the shape of f(x) followed by the shape of x, as {@link Autodiff#jacobian}. */
  private static Tensor differences(UnaryOperator<Tensor> f, Tensor x, int[] shape) {
    if (x.size() == 0) {
      return Tensor.zeros(shape);
    }
    List<Tensor> columns = new ArrayList<>();
    for (int j = 0; j < x.size(); j++) {
      int at = j;
      double h = STEP * Math.max(1, Math.abs(x.flatten().get(j)));
      Tensor e = Tensor.generate(i -> i == at ? h : 0, x.shape());
      columns.add(f.apply(x.add(e)).sub(f.apply(x.sub(e))).div(2 * h).flatten());
    }
    return Tensor.stack(1, columns).reshape(shape);
  }

  private static void checkTransposed(UnaryOperator<Tensor> f, Tensor x, String what) {
    Tensor dx = Tensor.generate(i -> Math.cos(1.9 * i), x.shape());
    var forward = Autodiff.jvp(f, x, dx);
    Tensor bar =
        Tensor.generate(i -> Math.sin(1.3 * i + 2), forward.value().shape())
            .cast(forward.value().dtype());
    var reverse = Autodiff.vjp(f, x, bar);
    assertThat(forward.tangent()).as(what).hasShape(forward.value().shape());
    assertThat(reverse.adjoint()).as(what).hasShape(x.shape()).hasDType(x.dtype());
    assertThat(reverse.value()).as(what).isCloseTo(forward.value(), 0);
    double allowed = forward.value().dtype() == x.dtype() ? 1e-10 : 1e-5;
    assertThat(bar.mul(forward.tangent()).sum())
        .as(what)
        .isRelativelyCloseTo(reverse.adjoint().mul(dx).sum(), allowed);
  }

  private static Tensor[] all(Tensor[] x, Function<Tensor, Tensor> f) {
    return Arrays.stream(x).map(f).toArray(Tensor[]::new);
  }

  /** The same numbers in storage of its own. */
  private static Tensor copy(Tensor x) {
    double[] elements = x.toDoubles();
    return Tensor.of(elements, x.shape()).cast(x.dtype());
  }
}
