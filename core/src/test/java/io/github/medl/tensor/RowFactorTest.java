package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.LinearAlgebra.Lstsq;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowFactorTest {
  private static final int M = 40;
  private static final Tensor A = Tensor.generate(i -> Math.sin(1.7 * i * i + i), M, 3);
  private static final Tensor B = Tensor.generate(i -> Math.cos(2.3 * i * i), M, 2);
  private static final Tensor ROWS = Tensor.concat(1, List.of(A, B));

  private static RowFactor of(Tensor... blocks) {
    RowFactor factor = new RowFactor(5);
    for (Tensor block : blocks) {
      factor.append(block);
    }
    return factor;
  }

  @Test
  void itsSquareIsThatOfTheRows() {
    Tensor r = of(ROWS.slice(0, 0, 7), ROWS.slice(0, 7, M)).r();
    assertThat(r.matmul(r, true, false).allClose(ROWS.matmul(ROWS, true, false), 1e-12, 1e-12))
        .isTrue();
    assertThat(r.diagonal().min().item()).isPositive();
  }

  @Test
  void leastSquaresNeedNoMoreOfTheRows() {
    Lstsq direct = A.lstsq(B);
    Lstsq found = of(ROWS.slice(0, 0, 11), ROWS.slice(0, 11, M)).lstsq(2);
    assertThat(found.x().allClose(direct.x(), 1e-12, 1e-12)).isTrue();
    assertThat(found.rank()).isEqualTo(3);
    assertThat(found.singularValues().allClose(direct.singularValues(), 1e-12, 0)).isTrue();
    Tensor left = A.matmul(direct.x()).sub(B).square().sum(0);
    assertThat(found.residualSums().allClose(left, 1e-12, 0)).isTrue();
    assertThat(direct.residualSums().allClose(left, 1e-12, 0)).isTrue();
  }

  @Test
  void factorsOfPartsGiveThatOfTheWhole() {
    RowFactor joined = of(ROWS.slice(0, 0, 20));
    joined.append(of(ROWS.slice(0, 20, M)));
    assertThat(joined.rows()).isEqualTo(M);
    assertThat(joined.r().allClose(of(ROWS).r(), 1e-12, 1e-12)).isTrue();
  }

  @Test
  void singularValuesBelowTheCutCountAsNothing() {
    RowFactor factor = new RowFactor(3);
    factor.append(Tensor.of(new double[][] {{1, 0, 1}, {0, 1e-3, 1}}));
    assertThat(factor.lstsq(1, 1e-2).rank()).isEqualTo(1);
    assertThat(factor.lstsq(1, 1e-4).rank()).isEqualTo(2);
  }

  @Test
  void rowsOfAnotherLengthAndTracedOnesAreRefused() {
    RowFactor factor = new RowFactor(5);
    assertThatThrownBy(() -> factor.append(A))
        .isInstanceOf(ShapeException.class)
        .hasMessage("row factor: expected rows of length 5, got shape (40, 3)");
    assertThatThrownBy(
            () ->
                Autodiff.gradient(
                    x -> {
                      factor.append(x);
                      return x.sum();
                    },
                    ROWS))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("row factor has no derivative here");
  }

  @Test
  void rowsOfAProductAreThoseOfTheProductOfTheRows() {
    Tensor w = Tensor.generate(i -> Math.sin(i), 4, 3);
    for (DType format : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
      Tensor a = A.cast(format);
      Tensor b = w.cast(format);
      assertThat(a.rowsTimes(5, 9, b, true)).isEqualTo(a.slice(0, 5, 9).matmul(b, false, true));
      assertThat(a.rowsTimes(5, 5, b, true).shape()).containsExactly(0, 4);
    }
    assertThatThrownBy(() -> A.rowsTimes(39, 41, w, true))
        .isInstanceOf(ShapeException.class)
        .hasMessage(
            "rowsTimes: rows 39 to 41 of shape (40, 3) times (4, 3): expected two matrices and"
                + " rows of the first");
  }
}
