package io.github.medl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.parallel.AtOnce;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every native kernel against the pure-Java one, on the same inputs. */
class EngineAgreementTest {
  private final Random random = new Random(11);

  @BeforeAll
  static void nativesAreThere() {
    try {
      OpenBlas.load();
    } catch (LinkageError e) {
      Assumptions.abort("no OpenBLAS for this platform");
    }
  }

  @Test
  void nativeProductsAgreeWithJavaForAllTransposesAndOffsets() {
    int[][] sizes = {
      {1, 1, 1},
      {1, 9, 4},
      {9, 1, 4},
      {7, 5, 1},
      {16, 16, 16},
      {33, 65, 17},
      {130, 100, 90},
      {257, 129, 65},
      {31, 700, 90},
      {700, 31, 90},
      {16, 512, 128},
      {10, 400, 784},
      {100, 100, 2000}
    };
    for (int[] size : sizes) {
      for (int transposes = 0; transposes < 4; transposes++) {
        compare(size[0], size[1], size[2], (transposes & 1) != 0, (transposes & 2) != 0);
      }
    }
  }

  private void compare(int m, int n, int k, boolean ta, boolean tb) {
    double[] a = random.doubles(m * k + 5, -1, 1).toArray();
    double[] b = random.doubles(k * n + 7, -1, 1).toArray();
    float[] af = EngineProbe.floats(a);
    float[] bf = EngineProbe.floats(b);
    double[] expected = filled(m * n + 4);
    JavaKernels64.multiply(Product.of(m, n, k).transposed(ta, tb).at(5, 7, 3), a, b, expected);
    double[] copied = filled(m * n + 4);
    CopyingKernels64.multiply(Product.of(m, n, k).transposed(ta, tb).at(5, 7, 3), a, b, copied);
    close(copied, expected, 1e-14 * k);
    float[] expectedFloat = new float[m * n + 4];
    JavaKernels32.multiply(
        Product.of(m, n, k).transposed(ta, tb).at(5, 7, 3), af, bf, expectedFloat);
    float[] copiedFloat = new float[m * n + 4];
    CopyingKernels32.multiply(
        Product.of(m, n, k).transposed(ta, tb).at(5, 7, 3), af, bf, copiedFloat);
    close(copiedFloat, expectedFloat, 1e-6f * k);
    if (Runtime.version().feature() >= 22) {
      double[] direct = filled(m * n + 4);
      ForeignKernels64.multiply(Product.of(m, n, k).transposed(ta, tb).at(5, 7, 3), a, b, direct);
      assertThat(direct).isEqualTo(copied);
      float[] directFloat = new float[m * n + 4];
      ForeignKernels32.multiply(
          Product.of(m, n, k).transposed(ta, tb).at(5, 7, 3), af, bf, directFloat);
      assertThat(directFloat).isEqualTo(copiedFloat);
    }
  }

  @Test
  void notANumberReachesTheResultOnEveryPath() {
    int n = 40;
    double[] a = random.doubles(n * n).toArray();
    double[] b = new double[n * n];
    a[3 * n + 5] = Double.NaN;
    double[] java = new double[n * n];
    double[] copied = filled(n * n);
    JavaKernels64.multiply(Product.of(n, n, n), a, b, java);
    CopyingKernels64.multiply(Product.of(n, n, n), a, b, copied);
    for (int i = 0; i < n * n; i++) {
      assertThat(Double.isNaN(java[i])).isEqualTo(i / n == 3);
      assertThat(Double.isNaN(copied[i])).isEqualTo(i / n == 3);
    }
  }

  @Test
  void severalThreadsMayMultiplyAtOnce() throws Exception {
    int n = 150;
    double[] a = random.doubles(n * n).toArray();
    double[] expected = new double[n * n];
    CopyingKernels64.multiply(Product.of(n, n, n).transposed(false, true), a, a, expected);
    AtOnce.call(
        64,
        () -> {
          double[] c = new double[n * n];
          CopyingKernels64.multiply(Product.of(n, n, n).transposed(false, true), a, a, c);
          assertThat(c).isEqualTo(expected);
        });
  }

  @Test
  void nativeFactorisationsAgreeWithJavaSignsIncluded() {
    Factorisations java = new JavaFactorisations();
    Factorisations lapack = new LapackFactorisations();
    for (int[] shape : new int[][] {{1, 1}, {6, 4}, {4, 6}, {50, 50}, {90, 40}, {40, 90}}) {
      int m = shape[0];
      int n = shape[1];
      double[] a = random.doubles(m * n, -1, 1).toArray();
      Factorisations.Qr qr = Signs.fix(java.qr(a, m, n), m, n);
      Factorisations.Qr lapackQr = Signs.fix(lapack.qr(a, m, n), m, n);
      close(lapackQr.q(), qr.q(), 1e-10);
      close(lapackQr.r(), qr.r(), 1e-10);
      Factorisations.Svd svd = Signs.fix(java.svd(a, m, n), m, n);
      Factorisations.Svd lapackSvd = Signs.fix(lapack.svd(a, m, n), m, n);
      close(lapackSvd.s(), svd.s(), 1e-10);
      close(lapackSvd.u(), svd.u(), 1e-8);
      close(lapackSvd.vt(), svd.vt(), 1e-8);
    }
    int n = 60;
    double[] g = random.doubles(n * n, -1, 1).toArray();
    double[] a = DecompositionsTest.product(g, false, g, true, n, n, n);
    Factorisations.Eigh eigh = Signs.fix(java.eigh(a, n), n);
    Factorisations.Eigh lapackEigh = Signs.fix(lapack.eigh(a, n), n);
    close(lapackEigh.values(), eigh.values(), 1e-10);
    close(lapackEigh.vectors(), eigh.vectors(), 1e-7);
    close(lapack.cholesky(a, n), java.cholesky(a, n), 1e-8);
    close(lapack.solve(g, a, n, n), java.solve(g, a, n, n), 1e-7);
  }

  private static double[] filled(int length) {
    double[] c = new double[length];
    Arrays.fill(c, 1e300);
    return c;
  }

  private static void close(double[] actual, double[] expected, double tolerance) {
    DecompositionsTest.close(actual, expected, tolerance);
  }

  private static void close(float[] actual, float[] expected, float tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).as("element %d", i).isCloseTo(expected[i], within(tolerance));
    }
  }
}
