package io.github.medl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProductsTest {
  private static final int[] SIZES = {0, 1, 2, 3, 5, 8, 31, 64, 97};

  private final Random random = new Random(1);

  @Test
  void productIsTheSumOfProductsForAllSizesTransposesAndOffsets() {
    for (int m : SIZES) {
      for (int n : SIZES) {
        for (int k : SIZES) {
          compareWithDefinition(m, n, k, (m & 1) == 0, (n & 1) == 0);
          compareWithDefinition(m, n, k, (m & 1) == 1, (n & 1) == 0);
        }
      }
    }
    compareWithDefinition(200, 150, 301, false, false);
    compareWithDefinition(200, 150, 301, true, false);
    compareWithDefinition(200, 150, 301, false, true);
    compareWithDefinition(200, 150, 301, true, true);
  }

  private void compareWithDefinition(int m, int n, int k, boolean ta, boolean tb) {
    double[] a = values(m * k + 3);
    double[] b = values(k * n + 2);
    double[] c = new double[m * n + 4];
    float[] cf = new float[m * n + 4];
    Arrays.fill(c, Double.NaN);
    Arrays.fill(cf, Float.NaN);
    Products.multiply(Product.of(m, n, k).transposed(ta, tb).at(3, 2, 1), a, b, c);
    Products.multiply(Product.of(m, n, k).transposed(ta, tb).at(3, 2, 1), floats(a), floats(b), cf);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double sum = 0;
        for (int p = 0; p < k; p++) {
          sum += a[3 + (ta ? p * m + i : i * k + p)] * b[2 + (tb ? j * k + p : p * n + j)];
        }
        assertThat(c[1 + i * n + j])
            .as("%d x %d x %d", m, n, k)
            .isCloseTo(sum, within(1e-12 * (k + 1)));
        assertThat((double) cf[1 + i * n + j]).isCloseTo(sum, within(1e-6 * (k + 1)));
      }
    }
    assertThat(c[0]).isNaN();
    assertThat(c[m * n + 1]).isNaN();
    assertThat(cf[0]).isNaN();
    assertThat(cf[m * n + 1]).isNaN();
  }

  /** Narrow products have loops of their own, which add in the same order as the others. */
  @Test
  void aFewColumnsOfAProductHaveTheBitsThatTheyHaveAmongMany() {
    int[][] sizes = {
      {9, 600, 2}, {40, 101, 1}, {41, 90, 1}, {40, 90, 2}, {41, 67, 3}, {150, 900, 2}
    };
    for (int[] size : sizes) {
      int m = size[0];
      int k = size[1];
      for (boolean transposeA : new boolean[] {false, true}) {
        double[] a = values(m * k + 3);
        double[] b = values(k * 8);
        double[] all = new double[m * 8];
        float[] allFloat = new float[m * 8];
        Product wide = Product.of(m, 8, k).transposed(transposeA, false).at(3, 0, 0);
        JavaKernels64.multiply(wide, a, b, all);
        JavaKernels32.multiply(wide, floats(a), floats(b), allFloat);
        compareWithColumns(wide, a, b, size[2], all, allFloat);
      }
    }
  }

  private void compareWithColumns(
      Product wide, double[] a, double[] b, int n, double[] all, float[] allFloat) {
    int m = wide.m();
    int k = wide.k();
    Product narrow = Product.of(m, n, k).transposed(wide.transposeA(), n > 1).at(3, 0, 1);
    double[] few = new double[n * k];
    for (int i = 0; i < n * k; i++) {
      few[i] = b[n > 1 ? i % k * 8 + i / k : i * 8]; // Bᵀ, or B of one column
    }
    double[] c = new double[1 + m * n];
    float[] cf = new float[1 + m * n];
    JavaKernels64.multiply(narrow, a, few, c);
    JavaKernels32.multiply(narrow, floats(a), floats(few), cf);
    for (int i = 0; i < m * n; i++) {
      assertThat(c[1 + i]).as("%s, element %d", narrow, i).isEqualTo(all[i / n * 8 + i % n]);
      assertThat(cf[1 + i]).as("%s, element %d", narrow, i).isEqualTo(allFloat[i / n * 8 + i % n]);
    }
  }

  /**
   * Small ones and single rows for Java, middling ones in groups, and large ones that are cut into
   * blocks.
   */
  @Test
  void aBatchHasTheBitsOfItsProductsOneByOne() {
    for (int[] size :
        new int[][] {{3, 2, 4}, {1, 50, 7}, {20, 9, 30}, {64, 64, 32}, {130, 110, 90}}) {
      int m = size[0];
      int n = size[1];
      int k = size[2];
      for (int transposes = 0; transposes < 4; transposes++) {
        Product each =
            Product.of(m, n, k)
                .transposed((transposes & 1) != 0, (transposes & 2) != 0)
                .at(0, 0, 2);
        int[] left = {5, 5 + m * k, 5, 5 + 2 * m * k, 5 + m * k, 5, 5, 5 + 2 * m * k};
        int[] right = {1, 1, 1 + k * n, 1 + k * n, 1, 1 + k * n, 1, 1};
        double[] a = values(5 + 3 * m * k);
        double[] b = values(1 + 2 * k * n);
        double[] together = new double[2 + 8 * m * n];
        double[] alone = new double[2 + 8 * m * n];
        float[] togetherFloat = new float[2 + 8 * m * n];
        float[] aloneFloat = new float[2 + 8 * m * n];
        Batch batch = new Batch(each, left, right);
        Products.multiply(batch, a, b, together);
        Products.multiply(batch, floats(a), floats(b), togetherFloat);
        for (int i = 0; i < 8; i++) {
          Product one = each.at(left[i], right[i], 2 + i * m * n);
          Products.multiply(one, a, b, alone);
          Products.multiply(one, floats(a), floats(b), aloneFloat);
        }
        assertThat(together).isEqualTo(alone);
        assertThat(togetherFloat).isEqualTo(aloneFloat);
      }
    }
  }

  @Test
  void anEmptyBatchIsNoWork() {
    double[] c = {7};
    Products.multiply(
        new Batch(Product.of(40, 40, 40), new int[0], new int[0]), new double[0], new double[0], c);
    assertThat(c).containsExactly(7);
  }

  @Test
  void aBatchThatDoesNotFitIsRefused() {
    Batch batch = new Batch(Product.of(2, 2, 2), new int[] {0, 1}, new int[] {0, 0});
    assertThatThrownBy(() -> Products.multiply(batch, new double[4], new double[4], new double[8]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Products.multiply(batch, new double[5], new double[4], new double[7]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aMatrixThatDoesNotFitIsRefused() {
    assertThatThrownBy(
            () ->
                Products.multiply(Product.of(2, 2, 3), new double[5], new double[6], new double[4]))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  private double[] values(int length) {
    return random.doubles(length, -1, 1).toArray();
  }

  private static float[] floats(double[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) x[i];
    }
    return y;
  }
}
