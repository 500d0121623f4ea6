package io.github.medl.autodiff;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.tensor.Tensor;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Outside the call that watched it a tensor is a number like any other. */
class StateTest {
  private Tensor state = Tensor.zeros(50);

  /** A step of a recurrent network that remembers its state for the next step. */
  private Tensor step(Tensor w) {
    state = state.mul(w).add(1).tanh();
    return state.square().sum();
  }

  @Test
  void stateThatLeavesTheFunctionIsNotTraced() {
    Tensor w = Tensor.full(0.5, 50);
    for (UnaryOperator<Tensor> verb :
        List.<UnaryOperator<Tensor>>of(
            x -> Autodiff.gradient(this::step, x),
            x -> Autodiff.jvp(this::step, x, x).tangent(),
            x -> Autodiff.vjp(this::step, x, Tensor.scalar(1)).adjoint(),
            x -> Autodiff.jacobian(this::step, x),
            x -> Autodiff.hvp(this::step, x, x))) {
      verb.apply(w);
      assertThat(state.traced()).isNull();
      assertThat(state.add(1).traced()).isNull();
    }
  }

  @Test
  void carryingAStateFromStepToStepCostsTheSameAtEveryStep() {
    var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Tensor w = Tensor.full(0.5, 50);
    long[] bytes = new long[2000];
    for (int t = 0; t < bytes.length; t++) {
      long before = thread.getCurrentThreadAllocatedBytes();
      Autodiff.gradient(this::step, w);
      bytes[t] = thread.getCurrentThreadAllocatedBytes() - before;
    }
    double early = Arrays.stream(bytes, 200, 600).average().getAsDouble();
    double late = Arrays.stream(bytes, 1600, 2000).average().getAsDouble();
    assertThat(late / early).isCloseTo(1, within(0.1));
  }

  @Test
  void gradientByStepsIsThatOfEachStepAlone() {
    Tensor w = Tensor.full(0.5, 50);
    Tensor first = state.mul(w).add(1).tanh();
    Autodiff.gradient(this::step, w);
    Tensor second = Autodiff.gradient(this::step, w);
    assertThat(second)
        .isEqualTo(Autodiff.gradient(x -> first.mul(x).add(1).tanh().square().sum(), w));
  }

  @Test
  void whatLeavesAnInnerFunctionIsStillSeenByTheOuterOne() {
    // d/dx of [d/dy (x y)^2 at y = 1, plus x y left behind by it]: 4 x + 1.
    Tensor[] left = new Tensor[1];
    UnaryOperator<Tensor> f =
        x -> {
          Tensor inner =
              Autodiff.gradient(
                  y -> {
                    left[0] = x.mul(y);
                    return left[0].square();
                  },
                  Tensor.scalar(1));
          return inner.add(left[0]);
        };
    assertThat(Autodiff.gradient(f, Tensor.scalar(3))).isCloseTo(Tensor.scalar(13), 0);
    assertThat(Autodiff.jvp(f, Tensor.scalar(3), Tensor.scalar(1)).tangent())
        .isCloseTo(Tensor.scalar(13), 0);
    assertThat(left[0].traced()).isNull();
  }
}
