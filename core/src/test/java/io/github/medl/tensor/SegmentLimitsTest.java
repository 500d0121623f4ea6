package io.github.medl.tensor;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.Autodiff;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentLimitsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final int[] ONE = {0, 0};

  @Test
  void softmaxBySegmentTakesTheLimitsThatSoftmaxTakes() {
    for (DType dtype : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
      for (double[] row :
          new double[][] {{INFINITY, 0}, {0, INFINITY}, {-INFINITY, 0}, {INFINITY, -INFINITY}}) {
        Tensor x = Tensor.vector(row).cast(dtype);
        assertThat(x.segmentSoftmax(ONE, 1)).isEqualTo(x.softmax(0));
        Tensor gradient =
            Autodiff.gradient(v -> v.segmentSoftmax(ONE, 1).slice(0, 0, 1).sum(), x).abs();
        assertThat(gradient).isEqualTo(Tensor.zeros(2).cast(dtype));
      }
    }
    Tensor both = Tensor.vector(INFINITY, INFINITY);
    assertThat(both.segmentSoftmax(ONE, 1)).isEqualTo(both.softmax(0));
  }

  @Test
  void anInfinityIsTheBusinessOfItsOwnSegment() {
    Tensor x = Tensor.of(new double[][] {{INFINITY, 1}, {0, 1}, {2, INFINITY}, {2, 3}});
    Tensor expected = Tensor.of(new double[][] {{1, .5}, {0, .5}, {.5, 1}, {.5, 0}});
    assertThat(x.segmentSoftmax(new int[] {0, 0, 2, 2}, 3)).isCloseTo(expected, 1e-15);
  }

  @Test
  void sparseSizesThatNoArrayHasAreRefused() {
    int[] at = {0};
    assertThatThrownBy(() -> SparsePattern.of(2, Integer.MAX_VALUE, at, at))
        .hasMessageContaining("sparse pattern of (2, 2147483647)");
    SparsePattern wide = SparsePattern.of(100_000, 100_000, at, at);
    assertThatThrownBy(() -> new SparseMatrix(wide, Tensor.vector(1)).toDense())
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("(100000, 100000)");
    SparseMatrix small = SparseMatrix.of(Tensor.ones(3, 2));
    assertThatThrownBy(() -> small.takeRows(3)).hasMessageContaining("no row 3 among the 3");
    assertThatThrownBy(() -> small.takeRows(-1)).hasMessageContaining("no row -1");
  }

  /** Rows on both sides of the length from which they are added in double. */
  @Test
  void longRowsOfASparseProductAreExactInBothFormats() {
    for (int n : new int[] {2047, 2048, 2049, 70_001}) {
      int[] column = new int[n];
      Arrays.setAll(column, k -> k);
      SparsePattern row = SparsePattern.of(2, n, new int[n], column);
      Tensor values = Tensor.generate(k -> k % 7 + 1, n, 2);
      Tensor x = Tensor.generate(k -> k % 5 - 1, n, 6);
      Tensor dense =
          Tensor.concat(
              0,
              List.of(
                  values.slice(1, 0, 1).mul(x.slice(1, 0, 3)).sum(0),
                  values.slice(1, 1, 2).mul(x.slice(1, 3, 6)).sum(0),
                  Tensor.zeros(6)));
      Tensor expected = dense.reshape(2, 6);
      assertThat(row.product(values, x)).isEqualTo(expected);
      DType f = DType.FLOAT32;
      assertThat(row.product(values.cast(f), x.cast(f))).isEqualTo(expected.cast(f));
    }
  }
}
