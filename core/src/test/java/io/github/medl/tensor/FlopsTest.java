package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.autodiff.Node;
import io.github.medl.autodiff.Tape;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class FlopsTest {
  private static long flops(UnaryOperator<Tensor> f, Tensor x) {
    Tape tape = new Tape();
    f.apply(tape.variable(x));
    long sum = 0;
    for (Node node : tape.nodes()) {
      if (!node.isVariable()) {
        Tensor[] inputs = new Tensor[node.arity()];
        Arrays.setAll(inputs, node::input);
        sum += node.primitive().flops(inputs, node.value());
      }
    }
    return sum;
  }

  @Test
  void aProductTakesAMultiplicationAndAnAdditionForEachTerm() {
    assertThat(flops(a -> a.matmul(Tensor.ones(4, 5)), Tensor.ones(3, 4))).isEqualTo(2 * 3 * 4 * 5);
    assertThat(flops(a -> a.matmul(Tensor.ones(4, 5), true, false), Tensor.ones(4, 3)))
        .isEqualTo(2 * 3 * 4 * 5);
    assertThat(flops(a -> a.matmul(Tensor.ones(4, 5)), Tensor.ones(7, 3, 4)))
        .isEqualTo(2 * 7 * 3 * 4 * 5);
  }

  @Test
  void elementwiseFunctionsCountTheirResults() {
    assertThat(flops(Tensor::tanh, Tensor.ones(3, 4))).isEqualTo(12);
    assertThat(flops(a -> a.add(Tensor.ones(2, 3, 4)), Tensor.ones(4))).isEqualTo(24);
  }

  @Test
  void sumsCountTheirTermsAndSoftmaxThreeANumber() {
    assertThat(flops(a -> a.sum(0), Tensor.ones(3, 4))).isEqualTo(12);
    assertThat(flops(a -> a.sumTo(4), Tensor.ones(3, 4))).isEqualTo(12);
    assertThat(flops(a -> a.softmax(1), Tensor.ones(3, 4))).isEqualTo(36);
  }

  @Test
  void movingNumbersCostsNothing() {
    assertThat(
            flops(
                a -> a.reshape(4, 3).transpose().slice(0, 1, 3).take(1, 0, 0).cast(DType.FLOAT32),
                Tensor.ones(3, 4)))
        .isZero();
  }

  @Test
  void aConvolutionTakesAMultiplicationAndAnAdditionForEachPlaceOfTheKernel() {
    Tensor w = Tensor.ones(6, 3, 5, 5);
    long products = 2L * 6 * 8 * 8 * 3 * 5 * 5;
    assertThat(flops(x -> x.conv(w, Sliding.UNIT.padded(2)), Tensor.ones(1, 3, 8, 8)))
        .isEqualTo(products);
    Tensor b = Tensor.ones(6);
    assertThat(flops(x -> x.conv(w, b, Sliding.UNIT.padded(2)), Tensor.ones(1, 3, 8, 8)))
        .isEqualTo(products + 6 * 8 * 8);
    assertThat(flops(x -> x.maxPool(Window.of(2)), Tensor.ones(1, 3, 8, 8)))
        .isEqualTo(3 * 4 * 4 * 4);
  }
}
