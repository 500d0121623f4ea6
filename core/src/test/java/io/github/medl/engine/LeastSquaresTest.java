package io.github.medl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
  private final Random random = new Random(5);

  @Test
  void residualIsOrthogonalToTheColumnsAndItsSquaresAreReported() {
    for (int[] shape : new int[][] {{1, 1}, {9, 4}, {4, 9}, {200, 40}, {40, 200}, {9000, 12}}) {
      int m = shape[0];
      int n = shape[1];
      double[] a = values(m * n);
      double[] b = values(m * 2);
      RowCompressor.Solution fit = Decompositions.lstsq(a, m, n, b, 2, -1);
      assertThat(fit.rank()).isEqualTo(Math.min(m, n));
      double[] residual = product(a, fit.x(), m, n);
      double[] squares = new double[2];
      for (int i = 0; i < residual.length; i++) {
        residual[i] -= b[i];
        squares[i % 2] += residual[i] * residual[i];
      }
      double[] normal = DecompositionsTest.product(a, true, residual, false, n, 2, m);
      DecompositionsTest.close(normal, new double[n * 2], 1e-9 * m);
      DecompositionsTest.close(fit.residuals(), squares, 1e-9 * m);
      DecompositionsTest.close(fit.singularValues(), Decompositions.svd(a, m, n).s(), 1e-11 * m);
    }
  }

  @Test
  void rankDeficientSolutionHasMinimumNorm() {
    int m = 120;
    int n = 30;
    int rank = 11;
    double[] left = values(m * rank);
    double[] right = values(rank * n);
    double[] a = DecompositionsTest.product(left, false, right, false, m, n, rank);
    double[] b = values(m);
    RowCompressor.Solution fit = Decompositions.lstsq(a, m, n, b, 1, -1);
    assertThat(fit.rank()).isEqualTo(rank);
    // Minimum norm: x lies in the row space, so projecting it onto the rows changes nothing.
    Factorisations.Qr rows = Decompositions.qr(JavaKernels64.transpose(right, 0, rank, n), n, rank);
    double[] coordinates = DecompositionsTest.product(rows.q(), true, fit.x(), false, rank, 1, n);
    DecompositionsTest.close(
        DecompositionsTest.product(rows.q(), false, coordinates, false, n, 1, rank),
        fit.x(),
        1e-11);
    double[] residual = product(a, fit.x(), m, n);
    double squares = 0;
    for (int i = 0; i < m; i++) {
      residual[i] -= b[i];
      squares += residual[i] * residual[i];
    }
    DecompositionsTest.close(
        DecompositionsTest.product(a, true, residual, false, n, 1, m), new double[n], 1e-9);
    assertThat(fit.residuals()[0]).isCloseTo(squares, within(1e-9));
  }

  @Test
  void theZeroMatrixHasRankZeroAndTheZeroSolution() {
    RowCompressor.Solution fit =
        Decompositions.lstsq(new double[6], 3, 2, new double[] {1, 2, 3}, 1, -1);
    assertThat(fit.rank()).isZero();
    assertThat(fit.x()).containsExactly(0, 0);
    assertThat(fit.residuals()[0]).isCloseTo(14, within(1e-12));
  }

  @Test
  void emptyProblemsHaveEmptyOrZeroSolutions() {
    assertThat(Decompositions.lstsq(new double[0], 0, 2, new double[0], 1, -1).x())
        .containsExactly(0, 0);
    assertThat(
            Decompositions.lstsq(new double[0], 3, 0, new double[] {1, 2, 2}, 1, -1).residuals()[0])
        .isCloseTo(9, within(1e-12));
  }

  @Test
  void rcondCutsSmallSingularValues() {
    double[] a = {1, 0, 0, 1e-3};
    assertThat(Decompositions.lstsq(a, 2, 2, new double[] {1, 1}, 1, 1e-2).rank()).isEqualTo(1);
    assertThat(Decompositions.lstsq(a, 2, 2, new double[] {1, 1}, 1, 1e-4).rank()).isEqualTo(2);
  }

  @Test
  void triangularFactorOfRowsInPiecesHasTheSameGramMatrix() {
    int n = 20;
    for (int[] pieces : new int[][] {{3, 4}, {50, 1, 0, 30}, {20}, {5000, 4097}}) {
      RowCompressor compressor = new RowCompressor(n);
      double[] gram = new double[n * n];
      int total = 0;
      for (int rows : pieces) {
        double[] piece = values(rows * n);
        compressor.append(piece, rows);
        double[] part = DecompositionsTest.product(piece, true, piece, false, n, n, rows);
        for (int i = 0; i < gram.length; i++) {
          gram[i] += part[i];
        }
        total += rows;
      }
      double[] r = compressor.r();
      assertThat(compressor.rows()).isEqualTo(total);
      DecompositionsTest.close(
          DecompositionsTest.product(r, true, r, false, n, n, r.length / n), gram, 1e-12 * total);
    }
  }

  @Test
  void oneVersusOneFromFactorsOfEachClassEqualsTheDirectSolution() {
    int n = 15;
    int rows = 300;
    double[][] classes = {values(rows * n), values(rows * n), values(rows * n)};
    RowCompressor[] factors = new RowCompressor[3];
    for (int i = 0; i < 3; i++) {
      // Columns 3 and 4 equal: the rank is 14.
      for (int row = 0; row < rows; row++) {
        classes[i][row * n + 4] = classes[i][row * n + 3];
      }
      factors[i] = new RowCompressor(n + 1);
      factors[i].append(withTarget(classes[i], rows, n, 1), rows);
    }
    for (int i = 0; i < 3; i++) {
      for (int j = i + 1; j < 3; j++) {
        // Class j has the target -1: in its factor only the last column changes its sign.
        RowCompressor pair = new RowCompressor(n + 1);
        pair.append(factors[i]);
        pair.append(factors[j].scaledColumn(n, -1));
        RowCompressor.Solution combined = pair.lstsq(1, -1);
        double[] a = Arrays.copyOf(classes[i], 2 * rows * n);
        System.arraycopy(classes[j], 0, a, rows * n, rows * n);
        double[] b = new double[2 * rows];
        Arrays.fill(b, 0, rows, 1);
        Arrays.fill(b, rows, 2 * rows, -1);
        RowCompressor.Solution direct = Decompositions.lstsq(a, 2 * rows, n, b, 1, -1);
        assertThat(combined.rank()).isEqualTo(direct.rank()).isEqualTo(n - 1);
        DecompositionsTest.close(combined.x(), direct.x(), 1e-12);
        DecompositionsTest.close(combined.singularValues(), direct.singularValues(), 1e-11);
        DecompositionsTest.close(combined.residuals(), direct.residuals(), 1e-9);
      }
    }
  }

  @Test
  void rowsOfAnotherLengthAreRefused() {
    RowCompressor compressor = new RowCompressor(3);
    assertThatThrownBy(() -> compressor.append(new double[4], 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 x 3");
    assertThatThrownBy(() -> compressor.append(new RowCompressor(2)))
        .hasMessageContaining("length 2, expected 3");
    assertThatThrownBy(() -> compressor.lstsq(4, -1)).hasMessageContaining("4 right-hand sides");
  }

  private static double[] withTarget(double[] a, int rows, int n, double target) {
    double[] extended = new double[rows * (n + 1)];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(a, i * n, extended, i * (n + 1), n);
      extended[i * (n + 1) + n] = target;
    }
    return extended;
  }

  private static double[] product(double[] a, double[] x, int m, int n) {
    return DecompositionsTest.product(a, false, x, false, m, n == 0 ? 0 : x.length / n, n);
  }

  private double[] values(int length) {
    return random.doubles(length, -1, 1).toArray();
  }
}
