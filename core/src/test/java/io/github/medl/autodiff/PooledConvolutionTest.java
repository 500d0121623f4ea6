package io.github.medl.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.parallel.Parallel;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Convolution, rectification and pooling in one operation are the three, to the last bit. */
class PooledConvolutionTest {
  private static final Sliding FRAMED = Sliding.UNIT.padded(2);

  private static List<Tensor> operands(DType dtype, int[] x, int[] w) {
    RandomStream stream = RandomStream.seed(12);
    return List.of(
        stream.normalTensor(x).cast(dtype),
        stream.normalTensor(w).mul(.2).cast(dtype),
        stream.normalTensor(w[0]).cast(dtype));
  }

  private static Function<List<Tensor>, Tensor> one(Sliding sliding, Window window) {
    return x -> x.get(0).convReluMaxPool(x.get(1), x.get(2), sliding, window);
  }

  private static Function<List<Tensor>, Tensor> three(Sliding sliding, Window window) {
    return x -> x.get(0).conv(x.get(1), x.get(2), sliding).relu().maxPool(window);
  }

  /** Value, gradients, and gradients of the squared gradients. */
  private static List<Tensor> allOf(Function<List<Tensor>, Tensor> f, List<Tensor> operands) {
    List<Tensor> all = new ArrayList<>();
    all.add(f.apply(operands));
    Function<List<Tensor>, Tensor> cost = x -> f.apply(x).mul(f.apply(x).add(.5)).sum();
    all.addAll(Autodiff.gradient(cost, operands));
    all.addAll(
        Autodiff.gradient(
            x -> {
              List<Tensor> g = Autodiff.gradient(cost, x);
              return g.get(0).square().sum().add(g.get(1).square().sum());
            },
            operands));
    return all;
  }

  @Test
  void oneOperationGivesTheBitsOfThree() {
    for (DType dtype : DType.real()) {
      check(dtype, new int[] {9, 1, 28, 28}, new int[] {6, 1, 5, 5}, FRAMED, Window.of(2));
      check(dtype, new int[] {9, 6, 14, 14}, new int[] {16, 6, 5, 5}, Sliding.UNIT, Window.of(2));
      check(
          dtype,
          new int[] {3, 4, 13, 12},
          new int[] {6, 2, 3, 2},
          Sliding.by(2, 1).padded(1, 0, 2, 1).inGroups(2),
          Window.of(3).stride(2).padded(1).ceiling());
      check(dtype, new int[] {1, 16, 40, 40}, new int[] {3, 16, 3, 3}, FRAMED, Window.of(2));
    }
  }

  private static void check(DType dtype, int[] x, int[] w, Sliding sliding, Window window) {
    List<Tensor> operands = operands(dtype, x, w);
    assertThat(allOf(one(sliding, window), operands))
        .isEqualTo(allOf(three(sliding, window), operands));
  }

  @Test
  void whatIsNoNumberIsPooledAsBefore() {
    List<Tensor> operands = operands(DType.FLOAT64, new int[] {2, 1, 8, 8}, new int[] {2, 1, 3, 3});
    double[] x = operands.get(0).toDoubles();
    x[20] = Double.NaN;
    x[90] = Double.NEGATIVE_INFINITY;
    List<Tensor> spoilt = List.of(Tensor.of(x, 2, 1, 8, 8), operands.get(1), operands.get(2));
    assertThat(one(Sliding.UNIT, Window.of(2)).apply(spoilt))
        .isEqualTo(three(Sliding.UNIT, Window.of(2)).apply(spoilt));
  }

  @Test
  void theNumberOfThreadsDoesNotMatter() {
    List<Tensor> operands =
        operands(DType.FLOAT32, new int[] {17, 3, 20, 20}, new int[] {8, 3, 5, 5});
    Function<List<Tensor>, Tensor> f = one(FRAMED, Window.of(2));
    List<Tensor> alone = Parallel.withThreads(1, () -> allOf(f, operands));
    for (int threads : new int[] {2, 4}) {
      assertThat(Parallel.withThreads(threads, () -> allOf(f, operands))).isEqualTo(alone);
    }
  }

  @Test
  void refusalsNameWhatDoesNotFit() {
    List<Tensor> x = operands(DType.FLOAT64, new int[] {1, 1, 4, 4}, new int[] {2, 1, 3, 3});
    assertThatThrownBy(() -> one(Sliding.UNIT, Window.of(3)).apply(x))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("maxPool: a window over 3 rows does not fit into 2");
    assertThatThrownBy(
            () -> x.get(0).convReluMaxPool(x.get(1), Tensor.zeros(3), Sliding.UNIT, Window.of(2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("the bias must be (2,)");
  }
}
