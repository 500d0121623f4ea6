package io.github.medl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every decomposition by the identities that define it, on both sides of the crossing points. */
class DecompositionsTest {
  private static final int[][] SHAPES = {
    {1, 1}, {2, 2}, {5, 3}, {3, 5}, {20, 20}, {1, 7}, {7, 1}, {130, 90}, {90, 130}, {150, 150}
  };

  private final Random random = new Random(7);

  @Test
  void solutionSolves() {
    for (int n : new int[] {1, 2, 5, 40, 150, 257}) {
      double[] a = values(n * n);
      double[] b = values(n * 3);
      double[] x = Decompositions.solve(a, b, n, 3);
      close(product(a, false, x, false, n, 3, n), b, 1e-10 * n);
    }
  }

  @Test
  void singularSystemIsRefusedAndPointsToLstsq() {
    assertThatThrownBy(() -> Decompositions.solve(new double[] {1, 2, 2, 4}, new double[2], 2, 1))
        .isInstanceOf(SingularMatrixException.class)
        .hasMessageContaining("singular")
        .hasMessageContaining("lstsq");
    assertThatThrownBy(() -> Decompositions.solve(new double[200 * 200], new double[200], 200, 1))
        .isInstanceOf(SingularMatrixException.class);
  }

  @Test
  void aTinyRegularMatrixIsNotSingular() {
    assertThat(Decompositions.solve(new double[] {1e-200}, new double[] {1e-200}, 1, 1))
        .containsExactly(1);
  }

  @Test
  void choleskyFactorSquaresToTheMatrix() {
    for (int n : new int[] {1, 2, 5, 40, 150}) {
      double[] g = values(n * n);
      double[] a = product(g, false, g, true, n, n, n);
      for (int i = 0; i < n; i++) {
        a[i * n + i] += 1;
      }
      double[] l = Decompositions.cholesky(a, n);
      close(product(l, false, l, true, n, n, n), a, 1e-11 * n);
      for (int i = 0; i < n; i++) {
        assertThat(l[i * n + i]).isPositive();
        for (int j = i + 1; j < n; j++) {
          assertThat(l[i * n + j]).isZero();
        }
      }
    }
  }

  @Test
  void choleskyNamesTheLeadingMinorThatFails() {
    for (int n : new int[] {3, 150}) {
      double[] a = new double[n * n];
      for (int i = 0; i < n; i++) {
        a[i * n + i] = i == 2 ? -1 : 1;
      }
      assertThatThrownBy(() -> Decompositions.cholesky(a, n))
          .isInstanceOf(NotPositiveDefiniteException.class)
          .hasMessageContaining("minor of order 3");
    }
  }

  @Test
  void triangularSolutionSolvesForEveryTriangleAndTranspose() {
    for (int n : new int[] {1, 4, 120}) {
      for (boolean lower : new boolean[] {true, false}) {
        for (boolean transpose : new boolean[] {true, false}) {
          double[] t = new double[n * n];
          for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
              boolean inside = lower ? j <= i : j >= i;
              t[i * n + j] = i == j ? 2 : inside ? (random.nextDouble() - 0.5) / n : 0;
            }
          }
          double[] b = values(n * 2);
          double[] x = Decompositions.solveTriangular(t, lower, transpose, b, n, 2);
          close(product(t, transpose, x, false, n, 2, n), b, 1e-13 * n);
        }
      }
    }
  }

  @Test
  void qrMultipliesBackWithOrthonormalColumnsAndNonNegativeDiagonal() {
    for (int[] shape : SHAPES) {
      int m = shape[0];
      int n = shape[1];
      int k = Math.min(m, n);
      double[] a = values(m * n);
      Factorisations.Qr qr = Decompositions.qr(a, m, n);
      close(product(qr.q(), false, qr.r(), false, m, n, k), a, 1e-12 * m);
      orthonormal(qr.q(), m, k);
      for (int i = 0; i < k; i++) {
        assertThat(qr.r()[i * n + i]).isNotNegative();
        for (int j = 0; j < i; j++) {
          assertThat(qr.r()[i * n + j]).isZero();
        }
      }
    }
  }

  @Test
  void singularVectorsMultiplyBackAndAreOrthonormal() {
    for (int[] shape : SHAPES) {
      int m = shape[0];
      int n = shape[1];
      int k = Math.min(m, n);
      double[] a = values(m * n);
      Factorisations.Svd svd = Decompositions.svd(a, m, n);
      orthonormal(svd.u(), m, k);
      orthonormal(transpose(svd.vt(), k, n), n, k);
      double[] us = svd.u().clone();
      for (int i = 0; i < us.length; i++) {
        us[i] *= svd.s()[i % k];
      }
      close(product(us, false, svd.vt(), false, m, n, k), a, 1e-12 * (m + n));
      for (int i = 1; i < k; i++) {
        assertThat(svd.s()[i]).isBetween(0.0, svd.s()[i - 1]);
      }
    }
  }

  @Test
  void eigenvectorsDiagonalise() {
    for (int n : new int[] {1, 2, 5, 40, 150}) {
      double[] g = values(n * n);
      double[] a = new double[n * n];
      for (int i = 0; i < n * n; i++) {
        a[i] = g[i] + g[(i % n) * n + i / n];
      }
      Factorisations.Eigh eigh = Decompositions.eigh(a, n);
      orthonormal(eigh.vectors(), n, n);
      double[] scaled = eigh.vectors().clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= eigh.values()[i % n];
      }
      close(product(scaled, false, eigh.vectors(), true, n, n, n), a, 1e-12 * n);
      for (int i = 1; i < n; i++) {
        assertThat(eigh.values()[i]).isGreaterThanOrEqualTo(eigh.values()[i - 1]);
      }
    }
  }

  /** On both sides of the crossing point: Java's loops, and the engine. */
  @Test
  void factorsOfVeryLargeAndVerySmallMatricesAreThoseOfTheMatrixTimesItsScale() {
    for (int n : new int[] {3, 40}) {
      double[] g = values(n * n);
      double[] a = product(g, false, g, true, n, n, n);
      for (int i = 0; i < n; i++) {
        a[i * n + i] += 1;
      }
      double[] b = values(n);
      for (double scale : new double[] {1e150, 1e-150, 1e160, 1e-170, 1e300, 1e-290}) {
        double[] as = times(a, scale);
        Factorisations.Eigh eigh = Decompositions.eigh(as, n);
        close(times(eigh.values(), 1 / scale), Decompositions.eigh(a, n).values(), 1e-11 * n);
        orthonormal(eigh.vectors(), n, n);
        Factorisations.Svd svd = Decompositions.svd(as, n, n);
        close(times(svd.s(), 1 / scale), Decompositions.svd(a, n, n).s(), 1e-11 * n);
        orthonormal(svd.u(), n, n);
        Factorisations.Qr qr = Decompositions.qr(as, n, n);
        close(times(qr.r(), 1 / scale), Decompositions.qr(a, n, n).r(), 1e-11 * n);
        orthonormal(qr.q(), n, n);
        double[] l = Decompositions.cholesky(as, n);
        close(times(l, 1 / Math.sqrt(scale)), Decompositions.cholesky(a, n), 1e-11 * n);
        double[] x = Decompositions.solve(a, b, n, 1);
        close(Decompositions.solve(as, times(b, scale), n, 1), x, 1e-10 * n);
        close(times(Decompositions.solve(as, b, n, 1), scale), x, 1e-10 * n);
        RowCompressor.Solution fit = Decompositions.lstsq(as, n, n, times(b, scale), 1, -1);
        assertThat(fit.rank()).isEqualTo(n);
        close(fit.x(), x, 1e-10 * n);
      }
    }
  }

  @Test
  void eigenvaluesOfAScaledMatrixAreTheScaledOnes() {
    double[] a = {2, 1, 0, 1, 3, 1, 0, 1, 4};
    double[] exact = {3 - Math.sqrt(3), 3, 3 + Math.sqrt(3)};
    for (double scale : new double[] {1, 1e160, 1e-170}) {
      close(times(Decompositions.eigh(times(a, scale), 3).values(), 1 / scale), exact, 1e-14);
    }
  }

  @Test
  void eigenvaluesOfAGradedMatrixAreExactToTheRoundingOfTheLargest() {
    double[] values = Decompositions.eigh(new double[] {1, 1e-9, 1e-9, 2e-18}, 2).values();
    close(values, new double[] {1e-18, 1}, 1e-15);
  }

  /** As in NumPy: R would refuse the reciprocal condition number. */
  @Test
  void aMatrixThatIsSingularButForRoundingHasAPivotOfItsSize() {
    double[] a = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    double[] x = Decompositions.solve(a, new double[] {1, 2, 4}, 3, 1);
    assertThat(Math.abs(x[0])).isGreaterThan(1e14);
    assertThat(Decompositions.svd(a, 3, 3).s()[2]).isLessThan(1e-14);
  }

  private static double[] times(double[] x, double factor) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = factor * x[i];
    }
    return y;
  }

  @Test
  void nonFiniteInputIsRefusedWithItsPlace() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] a = {1, 2, bad, 4};
      assertThatThrownBy(() -> Decompositions.svd(a, 2, 2))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("svd")
          .hasMessageContaining("(1, 0)")
          .hasMessageContaining(Double.toString(bad));
      assertThatThrownBy(() -> Decompositions.qr(a, 2, 2)).hasMessageContaining("(1, 0)");
      assertThatThrownBy(() -> Decompositions.eigh(a, 2)).hasMessageContaining("(1, 0)");
      assertThatThrownBy(() -> Decompositions.cholesky(a, 2)).hasMessageContaining("(1, 0)");
      assertThatThrownBy(() -> Decompositions.solve(a, new double[2], 2, 1))
          .hasMessageContaining("(1, 0)");
      assertThatThrownBy(() -> Decompositions.lstsq(a, 2, 2, new double[2], 1, -1))
          .hasMessageContaining("(1, 0)");
    }
  }

  private double[] values(int length) {
    return random.doubles(length, -1, 1).toArray();
  }

  static double[] product(double[] a, boolean ta, double[] b, boolean tb, int m, int n, int k) {
    double[] c = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        for (int p = 0; p < k; p++) {
          c[i * n + j] += a[ta ? p * m + i : i * k + p] * b[tb ? j * k + p : p * n + j];
        }
      }
    }
    return c;
  }

  private static double[] transpose(double[] x, int rows, int columns) {
    return JavaKernels64.transpose(x, 0, rows, columns);
  }

  static void orthonormal(double[] q, int m, int k) {
    double[] identity = new double[k * k];
    for (int i = 0; i < k; i++) {
      identity[i * k + i] = 1;
    }
    close(product(q, true, q, false, k, k, m), identity, 1e-12 * m);
  }

  static void close(double[] actual, double[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).as("element %d", i).isCloseTo(expected[i], within(tolerance));
    }
  }
}
