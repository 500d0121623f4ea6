package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.parallel.Parallel;
import io.github.medl.random.RandomStream;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Normalisation in one operation beside the operations that it is made of. */
class NormalisationTest {
  private static final double EPSILON = 1e-5;
  private final RandomStream stream = RandomStream.seed(17);

  private static Tensor plain(List<Tensor> z, int[] averaged, int... column) {
    Tensor x = z.get(0);
    Tensor centred = x.sub(x.meanKeeping(averaged));
    Tensor variance = centred.square().meanKeeping(averaged);
    Tensor hat = centred.div(variance.add(EPSILON).sqrt());
    return hat.mul(z.get(1).reshape(column)).add(z.get(2).reshape(column));
  }

  private List<Tensor> inputs(int features, int... shape) {
    return List.of(
        stream.normalTensor(shape).mul(3).add(2),
        stream.normalTensor(features),
        stream.normalTensor(features));
  }

  private void agree(
      List<Tensor> x, Function<List<Tensor>, Tensor> fused, Function<List<Tensor>, Tensor> plain) {
    Tensor weights = stream.normalTensor(x.get(0).shape());
    for (DType dtype : DType.real()) {
      double tolerance = dtype == DType.FLOAT64 ? 1e-11 : 2e-4;
      List<Tensor> z = x.stream().map(t -> t.cast(dtype)).toList();
      Tensor w = weights.cast(dtype);
      assertThat(fused.apply(z).allClose(plain.apply(z), tolerance, tolerance)).isTrue();
      List<Tensor> gradients = Autodiff.gradient(t -> fused.apply(t).mul(w).sum(), z);
      List<Tensor> expected = Autodiff.gradient(t -> plain.apply(t).mul(w).sum(), z);
      for (int k = 0; k < z.size(); k++) {
        assertThat(gradients.get(k).allClose(expected.get(k), tolerance, tolerance)).isTrue();
      }
    }
  }

  @Test
  void layerNormIsItsFormula() {
    for (int[] shape : new int[][] {{3, 5}, {64, 200}, {4, 9, 33}, {1, 1000}}) {
      int n = shape[shape.length - 1];
      agree(
          inputs(n, shape),
          z -> z.get(0).layerNorm(z.get(1), z.get(2), EPSILON),
          z -> plain(z, new int[] {-1}, -1));
    }
  }

  @Test
  void batchNormIsItsFormula() {
    for (int[] shape : new int[][] {{128, 5}, {300, 200}, {16, 8, 7, 7}, {2, 3, 40_000}}) {
      int[] averaged = shape.length == 2 ? new int[] {0} : new int[] {0, 2, 3};
      int[] axes = shape.length == 3 ? new int[] {0, 2} : averaged;
      int[] column = shape.length == 2 ? new int[] {-1} : new int[] {-1, 1, 1};
      int[] beside = shape.length == 3 ? new int[] {-1, 1} : column;
      agree(
          inputs(shape[1], shape),
          z -> z.get(0).batchNorm(z.get(1), z.get(2), EPSILON).y(),
          z -> plain(z, axes, beside));
    }
  }

  @Test
  void statisticsAreThoseOfTheFeaturesAndPlainNumbers() {
    List<Tensor> z = inputs(3, 50, 3, 4);
    var result = z.get(0).batchNorm(z.get(1), z.get(2), EPSILON);
    assertThat(result.mean().allClose(z.get(0).mean(0, 2), 1e-13, 1e-13)).isTrue();
    assertThat(result.variance().allClose(z.get(0).variance(0, 2), 1e-13, 1e-13)).isTrue();
    Tensor none =
        Autodiff.gradient(
            x -> {
              var inner = x.batchNorm(z.get(1), z.get(2), EPSILON);
              return inner.mean().add(inner.variance()).sum();
            },
            z.get(0));
    assertThat(none.abs().sum().item()).isZero();
  }

  @Test
  void aLargeMeanCostsNoDigitsOfTheVariance() {
    Tensor x = stream.normalTensor(8, 256);
    Tensor one = Tensor.ones(256);
    Tensor zero = Tensor.zeros(256);
    Tensor expected = x.layerNorm(one, zero, 0);
    assertThat(x.add(1e6).layerNorm(one, zero, 0).allClose(expected, 1e-8, 1e-8)).isTrue();
  }

  @Test
  void numberOfThreadsChangesNothing() {
    for (DType dtype : DType.real()) {
      List<Tensor> rows = inputs(200, 700, 200).stream().map(t -> t.cast(dtype)).toList();
      List<Tensor> images = inputs(16, 24, 16, 20, 20).stream().map(t -> t.cast(dtype)).toList();
      assertThat(Parallel.withThreads(4, () -> gradients(rows, images)))
          .isEqualTo(Parallel.withThreads(1, () -> gradients(rows, images)));
    }
  }

  private static List<List<Tensor>> gradients(List<Tensor> rows, List<Tensor> images) {
    return List.of(
        Autodiff.gradient(
            z -> z.get(0).layerNorm(z.get(1), z.get(2), EPSILON).square().sum(), rows),
        Autodiff.gradient(
            z -> z.get(0).batchNorm(z.get(1), z.get(2), EPSILON).y().square().sum(), rows),
        Autodiff.gradient(
            z -> z.get(0).batchNorm(z.get(1), z.get(2), EPSILON).y().square().sum(), images));
  }

  @Test
  void otherShapesAreRefusedInWords() {
    Tensor x = Tensor.zeros(2, 3);
    assertThatThrownBy(() -> x.layerNorm(Tensor.ones(2), Tensor.zeros(3), 1))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("layerNorm", "(3,)", "(2,)");
    assertThatThrownBy(() -> x.batchNorm(Tensor.ones(3), Tensor.zeros(1, 3), 1))
        .isInstanceOf(ShapeException.class)
        .hasMessageContainingAll("batchNorm", "(1, 3)");
    assertThatThrownBy(() -> Tensor.ones(3).batchNorm(Tensor.ones(3), Tensor.ones(3), 1))
        .isInstanceOf(ShapeException.class);
  }
}
