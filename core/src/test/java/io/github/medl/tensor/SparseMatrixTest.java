package io.github.medl.tensor;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.parallel.Parallel;
import io.github.medl.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SparseMatrixTest {
  private static final int[] ROW = {2, 0, 2, 1};
  private static final int[] COLUMN = {1, 0, 1, 2};

  @Test
  void valuesOfOnePlaceAreAdded() {
    SparseMatrix m = SparseMatrix.of(3, 3, ROW, COLUMN, Tensor.vector(1, 2, 3, 4));
    assertThat(m.pattern().columnIndices()).containsExactly(0, 2, 1);
    assertThat(m.pattern().rowStarts()).containsExactly(0, 1, 2, 3);
    assertThat(m.values().toDoubles()).containsExactly(2, 4, 4);
    assertThat(m.rowSums().toDoubles()).containsExactly(2, 4, 4);
  }

  @Test
  void aDenseMatrixComesBack() {
    Tensor dense = Tensor.of(new double[][] {{0, 1, 0}, {0, 0, 0}, {2, 0, 3}});
    SparseMatrix m = SparseMatrix.of(dense);
    assertThat(m.pattern().size()).isEqualTo(3);
    assertThat(m.toDense()).isEqualTo(dense);
    assertThat(m.takeRows(2, 1, 2).toDense()).isEqualTo(dense.take(0, 2, 1, 2));
  }

  @Test
  void productsAreThoseOfTheDenseMatrix() {
    RandomStream stream = RandomStream.seed(1);
    Tensor dense = stream.normalTensor(30, 20).mul(stream.uniformTensor(30, 20).less(0.2));
    SparseMatrix m = SparseMatrix.of(dense);
    Tensor x = stream.normalTensor(20, 5);
    Tensor z = stream.normalTensor(30, 5);
    assertThat(m.matmul(x)).isCloseTo(dense.matmul(x), 1e-13);
    assertThat(m.transposedMatmul(z)).isCloseTo(dense.matmul(z, true, false), 1e-13);
  }

  @Test
  void aLargeProductHasTheSameBitsOnAnyNumberOfThreads() {
    int n = 5000;
    int entries = 100_000;
    RandomStream stream = RandomStream.seed(2);
    int[] rowOf = new int[entries];
    int[] columnOf = new int[entries];
    Arrays.setAll(rowOf, k -> stream.nextInt(n));
    Arrays.setAll(columnOf, k -> stream.nextInt(n));
    SparsePattern p = SparsePattern.of(n, n, rowOf, columnOf);
    for (DType dtype : DType.real()) {
      Tensor values = stream.normalTensor(dtype, p.size(), 2);
      Tensor x = stream.normalTensor(dtype, n, 14);
      for (boolean transposed : new boolean[] {false, true}) {
        Tensor one = Parallel.withThreads(1, () -> p.product(values, x, transposed));
        for (int threads : new int[] {2, 4}) {
          Tensor many = Parallel.withThreads(threads, () -> p.product(values, x, transposed));
          assertThat(many).isEqualTo(one);
        }
      }
      Tensor one = Parallel.withThreads(1, () -> p.sampled(x, x, 2));
      assertThat(Parallel.withThreads(4, () -> p.sampled(x, x, 2))).isEqualTo(one);
    }
  }

  @Test
  void whatDoesNotFitIsRefusedInWords() {
    SparseMatrix m = SparseMatrix.of(3, 4, ROW, COLUMN, Tensor.ones(4));
    assertThatThrownBy(() -> m.matmul(Tensor.ones(3, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("(3, 4) with values (3,) times (3, 2)")
        .hasMessageContaining("a matrix (4, f)");
    assertThatThrownBy(() -> m.withValues(Tensor.ones(5))).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> SparsePattern.of(2, 4, ROW, COLUMN))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("entry 0 stands at (2, 1), outside of (2, 4)");
    assertThatThrownBy(() -> SparsePattern.of(3, 4, ROW, new int[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4 rows and 3 columns");
  }
}
