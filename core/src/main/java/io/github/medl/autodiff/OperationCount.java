package io.github.medl.autodiff;

import io.github.medl.tensor.Tensor;
import java.util.function.UnaryOperator;

/**
 * What a computation costs, counted on the tape that records it.
 *
 * <p>For y = f(x) with n inputs and m outputs, forward mode needs one sweep for each input and
 * reverse mode one for each output, each a small multiple of the cost of f.
 *
 * @param operations how many tensor operations
 * @param elements how many numbers they computed
 */
public record OperationCount(int operations, long elements) {
  /**
   * The cost of a function.
   *
   * @param f any function
   * @param x where
   * @return what depends on x, counted
   */
  public static OperationCount of(UnaryOperator<Tensor> f, Tensor x) {
    Tape tape = new Tape();
    f.apply(tape.variable(x));
    int operations = 0;
    long elements = 0;
    for (Node node : tape.nodes()) {
      if (!node.isVariable()) {
        operations++;
        elements += node.value().size();
      }
    }
    return new OperationCount(operations, elements);
  }

  /**
   * The cost of the Jacobian by forward mode, a sweep an input, values included.
   *
   * @param f any function
   * @param x where
   * @return the cost
   */
  public static OperationCount forwardMode(UnaryOperator<Tensor> f, Tensor x) {
    OperationCount total = new OperationCount(0, 0);
    for (int j = 0; j < x.size(); j++) {
      int unit = j;
      Tensor dx = Tensor.generate(k -> k == unit ? 1 : 0, x.shape()).cast(x.dtype());
      total = total.plus(of(z -> Autodiff.jvp(f, z, dx).tangent(), x));
    }
    return total;
  }

  /**
   * The cost of the Jacobian by reverse mode, a sweep an output, values included.
   *
   * @param f any function
   * @param x where
   * @return the cost
   */
  public static OperationCount reverseMode(UnaryOperator<Tensor> f, Tensor x) {
    Tensor y = f.apply(x);
    OperationCount total = new OperationCount(0, 0);
    for (int i = 0; i < y.size(); i++) {
      int unit = i;
      Tensor bar = Tensor.generate(k -> k == unit ? 1 : 0, y.shape()).cast(y.dtype());
      total = total.plus(of(z -> Autodiff.vjp(f, z, bar).adjoint(), x));
    }
    return total;
  }

  private OperationCount plus(OperationCount other) {
    return new OperationCount(operations + other.operations, elements + other.elements);
  }
}
