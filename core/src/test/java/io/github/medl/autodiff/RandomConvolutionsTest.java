package io.github.medl.autodiff;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Along;
import io.github.medl.tensor.Convolve;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Convolutions and poolings of sizes drawn by chance against loops over their definitions. */
class RandomConvolutionsTest {
  private static final int TRIALS = 400;

  private final RandomStream stream = RandomStream.seed(606);

  private int draw(int from, int to) {
    return from + (int) (stream.uniform() * (to - from + 1));
  }

  /** Often step by step, sometimes further than a kernel reaches, with any padding. */
  private Along along() {
    return new Along(
        draw(0, 1) == 0 ? 1 : draw(1, 5), draw(0, 3), draw(0, 3), draw(0, 2) == 0 ? draw(2, 3) : 1);
  }

  /** Whole numbers, whose sums are exact in both formats: nothing is left to rounding. */
  private Tensor whole(int... shape) {
    return Tensor.generate(i -> draw(-4, 4), shape);
  }

  private static boolean fits(Along along, int length, int size) {
    return along.positions(length, size) > 0;
  }

  @Test
  void theThreeMapsAreTheirLoops() {
    int done = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      boolean isLine = draw(0, 5) == 0;
      int groups = draw(0, 2) == 0 ? draw(2, 3) : 1;
      int most = draw(0, 2) == 0 ? 9 : 3; // of many, each row of a kernel is a product
      int in = groups * draw(1, most);
      int out = groups * draw(1, 3);
      Sliding sliding = new Sliding(isLine ? Along.UNIT : along(), along(), groups);
      int rows = isLine ? 1 : draw(1, 9);
      int columns = draw(1, 9);
      int kernelRows = isLine ? 1 : draw(1, 4);
      int kernelColumns = draw(1, 4);
      Tensor x = whole(draw(0, 3), in, rows, columns);
      Tensor w = whole(out, in / groups, kernelRows, kernelColumns);
      Tensor b = whole(out);
      if (isLine) {
        x = x.reshape(x.dim(0), in, columns);
        w = w.reshape(out, in / groups, kernelColumns);
      }
      String what = x.shapeText() + " " + w.shapeText() + " " + sliding;
      if (!fits(sliding.down(), rows, kernelRows)
          || !fits(sliding.across(), columns, kernelColumns)) {
        Tensor image = x;
        Tensor kernel = w;
        assertThatThrownBy(() -> image.conv(kernel, sliding))
            .as(what)
            .isInstanceOf(ShapeException.class)
            .hasMessageContaining("does not fit");
        continue;
      }
      done++;
      Tensor z = NaiveConvolution.conv(x, w, b, sliding);
      Tensor u = whole(z.shape());
      for (DType dtype : DType.real()) {
        Tensor image = x.cast(dtype);
        Tensor kernel = w.cast(dtype);
        assertThat(image.conv(kernel, b.cast(dtype), sliding).cast(DType.FLOAT64))
            .as(what)
            .isCloseTo(z, 0);
        if (!isLine) {
          assertThat(
                  new Convolve.ConvKernel(sliding, kernelRows, kernelColumns)
                      .apply(image, u.cast(dtype))
                      .cast(DType.FLOAT64))
              .as(what)
              .isCloseTo(kernelGradient(x, u, w.shape(), sliding), 0);
          assertThat(
                  new Convolve.ConvTransposed(sliding, rows, columns)
                      .apply(u.cast(dtype), kernel)
                      .cast(DType.FLOAT64))
              .as(what)
              .isCloseTo(imageGradient(u, w, x.shape(), sliding), 0);
        }
      }
    }
    assertThat(done).isGreaterThan(TRIALS / 2);
  }

  /** What visits each product of the sum: it is given the places of x, w and z. */
  private interface Visit {
    void product(int[] x, int[] w, int[] z);
  }

  private static void visit(int[] x, int[] w, int[] z, Sliding sliding, Visit visit) {
    int perGroup = w[0] / sliding.groups();
    for (int k = 0; k < Naive.size(z); k++) {
      int[] to = Naive.index(k, z);
      for (int l = 0; l < Naive.size(w) / w[0]; l++) {
        int[] under = Naive.index(l, new int[] {w[1], w[2], w[3]});
        Along down = sliding.down();
        Along across = sliding.across();
        int row = to[2] * down.stride() + under[1] * down.dilation() - down.before();
        int column = to[3] * across.stride() + under[2] * across.dilation() - across.before();
        if (row >= 0 && row < x[2] && column >= 0 && column < x[3]) {
          visit.product(
              new int[] {to[0], to[1] / perGroup * w[1] + under[0], row, column},
              new int[] {to[1], under[0], under[1], under[2]},
              to);
        }
      }
    }
  }

  private static int at(int[] index, int[] shape) {
    return ((index[0] * shape[1] + index[1]) * shape[2] + index[2]) * shape[3] + index[3];
  }

  private static Tensor kernelGradient(Tensor x, Tensor u, int[] shape, Sliding sliding) {
    double[] sums = new double[Naive.size(shape)];
    visit(
        x.shape(),
        shape,
        u.shape(),
        sliding,
        (i, j, k) -> sums[at(j, shape)] += x.get(i) * u.get(k));
    return Tensor.of(sums, shape);
  }

  private static Tensor imageGradient(Tensor u, Tensor w, int[] shape, Sliding sliding) {
    double[] sums = new double[Naive.size(shape)];
    visit(
        shape,
        w.shape(),
        u.shape(),
        sliding,
        (i, j, k) -> sums[at(i, shape)] += w.get(j) * u.get(k));
    return Tensor.of(sums, shape);
  }

  @Test
  void poolingsAreTheirLoops() {
    int done = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      int rows = draw(1, 4);
      int columns = draw(1, 4);
      Window window =
          new Window(
              rows,
              columns,
              new Along(draw(1, 5), draw(0, rows / 2), draw(0, rows / 2), draw(1, 2)),
              new Along(draw(1, 5), draw(0, columns / 2), draw(0, columns / 2), draw(1, 2)),
              draw(0, 1) == 1);
      Tensor x = whole(draw(0, 2), draw(1, 3), draw(1, 9), draw(1, 9));
      String what = x.shapeText() + " " + window;
      Tensor expected;
      try {
        for (DType dtype : DType.real()) {
          x.cast(dtype).maxPool(window);
        }
        expected = NaiveConvolution.pool(x, (v, n) -> Arrays.stream(v).max().orElseThrow(), window);
      } catch (ShapeException e) { // too large, or a window on padding alone
        assertThat(e).as(what).hasMessageMatching("(?s).*(does not fit|on padding alone).*");
        continue;
      }
      done++;
      for (DType dtype : DType.real()) {
        assertThat(x.cast(dtype).maxPool(window).cast(DType.FLOAT64))
            .as(what)
            .isCloseTo(expected, 0);
        assertThat(x.cast(dtype).averagePool(window).cast(DType.FLOAT64))
            .as(what)
            .isCloseTo(
                NaiveConvolution.pool(x, (v, n) -> Arrays.stream(v).sum() / n, window), 1e-6);
      }
    }
    assertThat(done).isGreaterThan(TRIALS / 3);
  }

  @Test
  void anEvenKernelKeepsTheSizeWithTheOddZeroBehind() {
    for (int rows = 1; rows <= 4; rows++) {
      for (int columns = 1; columns <= 4; columns++) {
        Tensor x = whole(1, 2, 5, 6);
        Tensor w = whole(3, 2, rows, columns);
        Sliding same = Sliding.UNIT.dilated(2, 1).same(rows, columns);
        assertThat(same.down().after() - same.down().before()).isZero(); // 2 (K - 1) is even
        assertThat(same.across().after() - same.across().before()).isEqualTo((columns - 1) % 2);
        Tensor z = x.conv(w, same);
        assertThat(z.shape()).containsExactly(1, 3, 5, 6);
        assertThat(z).isCloseTo(NaiveConvolution.conv(x, w, null, same), 0);
      }
    }
  }

  @Test
  void amongTiesTheFirstHasAllCurvature() {
    Tensor x = Tensor.of(new double[] {3, 3, 3, 3, 1, 2, 2, 1}, 1, 1, 2, 4);
    Tensor hessian =
        Autodiff.hessian(
            z -> z.reshape(1, 1, 2, 4).maxPool(Window.of(2)).square().sum(), x.flatten());
    double[] diagonal = new double[8];
    diagonal[0] = 2;
    diagonal[2] = 2;
    assertThat(hessian).isCloseTo(Tensor.generate(i -> i % 9 == 0 ? diagonal[i / 9] : 0, 8, 8), 0);
  }
}
