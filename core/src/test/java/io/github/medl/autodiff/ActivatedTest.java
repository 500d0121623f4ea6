package io.github.medl.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.parallel.Parallel;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.LeakyRelu;
import io.github.medl.tensor.Pointwise;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** σ(X W + b) in one operation is σ after X W + b, to the last bit. */
class ActivatedTest {
  private static List<Tensor> operands(DType dtype, int rows, int in, int out) {
    RandomStream stream = RandomStream.seed(5);
    return List.of(
        stream.normalTensor(rows, in).cast(dtype),
        stream.normalTensor(in, out).mul(.2).cast(dtype),
        stream.normalTensor(out).cast(dtype));
  }

  private static List<Tensor> valueAndGradients(
      Function<List<Tensor>, Tensor> f, List<Tensor> operands) {
    List<Tensor> all = new ArrayList<>();
    all.add(f.apply(operands));
    all.addAll(Autodiff.gradient(x -> f.apply(x).mul(f.apply(x).add(.5)).sum(), operands));
    return all;
  }

  private static Stream<Pointwise> functions() {
    Stream<Pointwise> leaky = Stream.of(new LeakyRelu(0.2), new LeakyRelu(-0.5));
    return Stream.concat(Stream.of(Unary.values()), leaky);
  }

  @ParameterizedTest
  @MethodSource("functions")
  void oneOperationGivesTheBitsOfTwo(Pointwise function) {
    Function<List<Tensor>, Tensor> one = x -> x.get(0).affine(x.get(1), x.get(2), function);
    Function<List<Tensor>, Tensor> two = x -> function.apply(x.get(0).affine(x.get(1), x.get(2)));
    for (DType dtype : DType.real()) {
      for (int[] size : new int[][] {{3, 4, 2}, {200, 7, 10}, {150, 30, 257}, {4, 5, 3000}}) {
        List<Tensor> operands = operands(dtype, size[0], size[1], size[2]);
        assertThat(valueAndGradients(one, operands)).isEqualTo(valueAndGradients(two, operands));
      }
    }
  }

  /**
   * The plain formula beside it; no sum here is exactly 0, where the two slopes would be shared.
   */
  @Test
  void leakyReluIsTheLargerOfTwoLines() {
    for (DType dtype : DType.real()) {
      List<Tensor> operands = operands(dtype, 40, 7, 30);
      assertThat(
              valueAndGradients(
                  x -> x.get(0).affine(x.get(1), x.get(2), new LeakyRelu(0.2)), operands))
          .isEqualTo(
              valueAndGradients(
                  x -> {
                    Tensor z = x.get(0).affine(x.get(1), x.get(2));
                    return z.maximum(z.mul(0.2));
                  },
                  operands));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RELU", "TANH", "GELU"})
  void theNumberOfThreadsDoesNotMatter(Unary function) {
    List<Tensor> operands = operands(DType.FLOAT32, 300, 12, 311);
    Function<List<Tensor>, Tensor> f = x -> x.get(0).affine(x.get(1), x.get(2), function);
    List<Tensor> alone = Parallel.withThreads(1, () -> valueAndGradients(f, operands));
    for (int threads : new int[] {2, 4}) {
      assertThat(Parallel.withThreads(threads, () -> valueAndGradients(f, operands)))
          .isEqualTo(alone);
    }
  }
}
