package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.random.RandomStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Sums in single precision against exact ones; sums in double against the order promised. */
class SumsTest {
  private static float[] tenths(int n) {
    float[] v = new float[n];
    Arrays.fill(v, .1f);
    return v;
  }

  @Test
  void theMeanOfManyTenthsIsATenth() {
    assertThat(Tensor.wrap(tenths(180_000), 60_000, 3).mean(0).toFloats()).containsOnly(.1f);
    assertThat(Tensor.wrap(tenths(180_000), 3, 60_000).mean(1).toFloats()).containsOnly(.1f);
    assertThat(Tensor.wrap(tenths(180_000), 180_000).mean().get()).isEqualTo(.1f);
  }

  @Test
  void theGradientOfABiasAddsAMillionRows() {
    Tensor rows = Tensor.zeros(1_000_000, 2).cast(DType.FLOAT32);
    Tensor bias = Tensor.zeros(2).cast(DType.FLOAT32);
    Tensor gradient = Autodiff.gradient(b -> rows.add(b).mean(), bias);
    assertThat(gradient.toFloats()).containsExactly(.5f, .5f);
  }

  @Test
  void runningSumsDoNotDrift() {
    float[] sums = Tensor.wrap(tenths(1_000_000), 1_000_000).cumsum(0).toFloats();
    assertThat(sums[999_999]).isEqualTo(100_000f);
    float[] columns = Tensor.wrap(tenths(2_000_000), 1_000_000, 2).cumsum(0).toFloats();
    assertThat(columns[1_999_999]).isEqualTo(100_000f);
  }

  @Test
  void runningSumsOfManyRowsAreThoseOfEachRowAlone() {
    for (DType format : new DType[] {DType.FLOAT64, DType.FLOAT32}) {
      Tensor x = RandomStream.seed(3).normalTensor(7, 100).cast(format);
      Tensor forth = x.cumsum(1);
      Tensor back = new Reduce.Cumsum(1, true).apply(x);
      for (int row = 0; row < 7; row++) {
        Tensor alone = x.slice(0, row, row + 1).reshape(100);
        assertThat(forth.slice(0, row, row + 1).reshape(100)).isEqualTo(alone.cumsum(0));
        assertThat(back.slice(0, row, row + 1).reshape(100))
            .isEqualTo(new Reduce.Cumsum(0, true).apply(alone));
      }
      assertThat(back.slice(1, 0, 1).reshape(7).sub(x.sum(1)).abs().max().get())
          .isCloseTo(0, within(1e-5));
    }
  }

  @Test
  void theVarianceOfLargeNumbersIsThatOfTheirDifferences() {
    Tensor x = Tensor.generate(i -> i / 2 % 2 == 0 ? 299 : 301, 200_000, 2).cast(DType.FLOAT32);
    assertThat(x.variance(0).toFloats()).containsOnly(1f);
  }

  @TestFactory
  Stream<DynamicTest> aSumIsRightToHalfAUnitAlongAnyAxis() {
    int[][] shapes = {
      {1},
      {7},
      {129},
      {511},
      {512},
      {1000},
      {70_001},
      {3, 5},
      {64, 64},
      {129, 127},
      {130, 129},
      {257, 300},
      {20_000, 5},
      {5, 20_001},
      {100_003, 2},
      {3, 40_000},
      {2, 70_000},
      {40, 30, 50},
      {2, 3001, 17},
      {7, 128, 129},
      {300, 9, 31},
      {4, 6, 5, 7},
      {9, 8, 65, 67}
    };
    return Arrays.stream(shapes)
        .map(shape -> DynamicTest.dynamicTest(Shapes.text(shape), () -> checkAllAxes(shape)));
  }

  private static void checkAllAxes(int[] shape) {
    RandomStream random = RandomStream.seed(7);
    Tensor z = random.normalTensor(shape);
    // Sizes from 1e-4 to 1e4, both signs.
    Tensor x = z.mul(random.normalTensor(shape).mul(3).exp()).cast(DType.FLOAT32);
    for (int subset = 1; subset < 1 << shape.length; subset++) {
      int chosen = subset;
      int[] axes = IntStream.range(0, shape.length).filter(i -> (chosen >> i & 1) == 1).toArray();
      boolean adjacent = axes[axes.length - 1] - axes[0] == axes.length - 1;
      int[] kept = shape.clone();
      for (int axis : axes) {
        kept[axis] = 1;
      }
      float[] sums = x.sum(axes).toFloats();
      assertThat(x.sumTo(kept).toFloats()).isEqualTo(sums);
      BigDecimal[] exact = new BigDecimal[sums.length];
      double[] sizes = new double[sums.length];
      Arrays.fill(exact, BigDecimal.ZERO);
      float[] elements = x.toFloats();
      for (int i = 0; i < elements.length; i++) {
        int to = place(i, shape, kept);
        exact[to] = exact[to].add(new BigDecimal(elements[i]));
        sizes[to] += Math.abs(elements[i]);
      }
      for (int i = 0; i < sums.length; i++) {
        double error = new BigDecimal(sums[i]).subtract(exact[i]).abs().doubleValue();
        // Sums over axes apart are rounded once more between.
        double units = adjacent ? 0.5 * Math.ulp(sums[i]) : Math.ulp(1f) * sizes[i];
        assertThat(error)
            .as("axes %s, sum %s", Arrays.toString(axes), sums[i])
            .isLessThanOrEqualTo(units * (1 + 1e-6) + 1e-14 * sizes[i]);
      }
    }
  }

  /** Where an element goes when the axes of length 1 in {@code kept} are summed. */
  private static int place(int position, int[] shape, int[] kept) {
    int to = 0;
    int stride = 1;
    int rest = position;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      to += kept[axis] == 1 ? 0 : rest % shape[axis] * stride;
      rest /= shape[axis];
      stride *= kept[axis];
    }
    return to;
  }

  @Test
  void doublesAreAddedFromTheTopOfEachColumn() {
    for (int[] shape : new int[][] {{50, 3}, {129, 40}, {300, 700}, {40, 5000}, {70_000, 2}}) {
      Tensor x = RandomStream.seed(3).normalTensor(shape);
      double[] sums = new double[shape[1]];
      double[] elements = x.toDoubles();
      for (int i = 0; i < elements.length; i++) {
        sums[i % shape[1]] += elements[i];
      }
      assertThat(x.sum(0).toDoubles()).isEqualTo(sums);
    }
  }

  @Test
  void rowsOfDoublesAreAddedByHalves() {
    for (int n : new int[] {5, 8, 500, 513, 65_535, 65_536, 70_001, 300_017}) {
      double[] x = RandomStream.seed(n).normalTensor(n).toDoubles();
      assertThat(Tensor.of(x, 1, n).sum(1).get(0)).isEqualTo(byHalves(x, 0, n));
      assertThat(Tensor.of(x, n).sum().get()).isEqualTo(byHalves(x, 0, n));
    }
  }

  private static double byHalves(double[] x, int from, int n) {
    if (n > 512) {
      int half = n / 2 / 8 * 8;
      return byHalves(x, from, half) + byHalves(x, from + half, n - half);
    }
    double[] s = new double[8];
    int whole = n / 8 * 8;
    for (int i = 0; i < whole; i++) {
      s[i % 8] += x[from + i];
    }
    double sum = ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
    for (int i = whole; i < n; i++) {
      sum += x[from + i];
    }
    return sum;
  }

  @Test
  void lengthsNeitherOverflowNorVanish() {
    assertThat(Tensor.vector(3e200, 4e200).norm().div(5e200).get()).isCloseTo(1, within(1e-15));
    assertThat(Tensor.vector(3e-200, 4e-200).norm().div(5e-200).get()).isCloseTo(1, within(1e-15));
    assertThat(Tensor.of(new float[] {3e30f, 4e30f}).norm().get()).isEqualTo(5e30f);
    assertThat(Tensor.of(new float[] {3e-40f, 4e-40f}).norm().get())
        .isCloseTo(5e-40, within(2e-45));
    float inf = Float.POSITIVE_INFINITY;
    assertThat(Tensor.of(new float[] {inf, 1}).norm().get()).isEqualTo(inf);
    assertThat(Tensor.of(new float[] {0, 0}).norm().get()).isEqualTo(0);
  }
}
