package io.github.medl.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.Differentiable;
import io.github.medl.autodiff.Node;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** An operation of a user's own passes the library's tests if it is right, and else does not. */
class OperationContractTest {
  /** x cubed, with a rule that a test gives. */
  private record Cube(UnaryOperator<Tensor> value, Function<Node, Tensor> derivative)
      implements Differentiable {
    @Override
    public Tensor forward(Tensor[] x) {
      return value.apply(x[0]);
    }

    @Override
    public Tensor[] pullBack(Node at, Tensor[] bar) {
      return new Tensor[] {bar[0].mul(derivative.apply(at))};
    }
  }

  private static Operation row(UnaryOperator<Tensor> value, Function<Node, Tensor> derivative) {
    return Operation.of(
        "cube",
        x -> new Cube(value, derivative).apply(x),
        x -> Tensor.generate(i -> Math.pow(x[0].toDoubles()[i], 3), x[0].shape()),
        List.of(
            new Tensor[] {Tensor.vector(0.3, -1.2, 2)},
            new Tensor[] {Tensor.scalar(0.7)},
            new Tensor[] {Tensor.zeros(0, 2)},
            new Tensor[] {Tensor.generate(i -> Math.sin(i + 1), 10, 9)}));
  }

  private static Tensor cube(Tensor x) {
    return x.square().mul(x);
  }

  private static Tensor right(Node at) {
    return at.input(0).square().mul(3);
  }

  private static void fails(Operation wrong) {
    assertThatThrownBy(() -> OperationContract.verify(wrong))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("cube");
  }

  @Test
  void rightOperationPasses() {
    assertThatCode(() -> OperationContract.verify(row(OperationContractTest::cube, t -> right(t))))
        .doesNotThrowAnyException();
  }

  @Test
  void wrongValueFails() {
    fails(row(x -> x.square().mul(x).add(1e-9), t -> right(t)));
  }

  @Test
  void wrongDerivativeFails() {
    fails(row(OperationContractTest::cube, at -> at.input(0).square().mul(2.999)));
  }

  @Test
  void wrongDerivativeOfTheDerivativeFails() {
    fails(row(OperationContractTest::cube, at -> right(at).detach()));
  }

  @Test
  void changedOperandFails() {
    fails(
        row(
            x -> {
              Tensor y = cube(x);
              if (x.size() > 1 && x.dtype() == DType.FLOAT64) {
                Storage.doubles(x)[1] += 1;
              }
              return y;
            },
            t -> right(t)));
  }

  @Test
  void otherFormatInSinglePrecisionFails() {
    fails(row(x -> cube(x).cast(DType.FLOAT64), t -> right(t)));
  }
}
