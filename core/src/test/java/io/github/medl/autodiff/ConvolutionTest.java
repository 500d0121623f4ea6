package io.github.medl.autodiff;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.parallel.Parallel;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Along;
import io.github.medl.tensor.Convolution.Extent;
import io.github.medl.tensor.Convolve;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What convolutions are, without an oracle. */
class ConvolutionTest {
  private final RandomStream stream = RandomStream.seed(6);

  private Tensor random(int... shape) {
    return stream.normalTensor(shape);
  }

  private static int draw(RandomStream stream, int from, int to) {
    return from + (int) (stream.uniform() * (to - from + 1));
  }

  private Along along() {
    return new Along(
        draw(stream, 1, 3), draw(stream, 0, 2), draw(stream, 0, 2), draw(stream, 1, 3));
  }

  @Test
  void theThreeMapsAreAdjoint() {
    for (int trial = 0; trial < 60; trial++) {
      int groups = draw(stream, 1, 3);
      Sliding sliding = new Sliding(along(), along(), groups);
      int in = groups * draw(stream, 1, 3);
      int out = groups * draw(stream, 1, 3);
      Tensor w = random(out, in / groups, draw(stream, 1, 3), draw(stream, 1, 3));
      Tensor x = random(draw(stream, 1, 3), in, draw(stream, 7, 12), draw(stream, 7, 12));
      Tensor z = x.conv(w, sliding);
      Tensor u = random(z.shape());
      double value = z.mul(u).sum().item();
      Tensor byX = new Convolve.ConvTransposed(sliding, x.dim(2), x.dim(3)).apply(u, w);
      Tensor byW = new Convolve.ConvKernel(sliding, w.dim(2), w.dim(3)).apply(x, u);
      double scale = z.abs().mul(u.abs()).sum().item();
      String what = x.shapeText() + " " + w.shapeText() + " " + sliding;
      assertThat(byX.mul(x).sum()).as(what).isCloseTo(Tensor.scalar(value), 1e-12 * scale);
      assertThat(byW.mul(w).sum()).as(what).isCloseTo(Tensor.scalar(value), 1e-12 * scale);
    }
  }

  @Test
  void aConvolutionIsAProductWithAToeplitzMatrix() {
    Tensor w = random(3, 3);
    Tensor toeplitz =
        Autodiff.jacobian(x -> x.convolve(w, Extent.VALID), Tensor.zeros(6, 7)).reshape(20, 42);
    Tensor x = random(6, 7);
    assertThat(toeplitz.matmul(x.flatten()).reshape(4, 5))
        .isCloseTo(x.convolve(w, Extent.VALID), 1e-13);
    assertThat(toeplitz.notEqualTo(0).sum()).isCloseTo(Tensor.scalar(180), 0);
    for (int i = 0; i < 4; i++) { // blocks and their entries depend on differences only
      for (int j = 0; j < 5; j++) {
        for (int u = i; u < i + 3; u++) {
          for (int v = j; v < j + 3; v++) {
            assertThat(toeplitz.get(5 * i + j, 7 * u + v))
                .isEqualTo(w.get(2 - (u - i), 2 - (v - j)));
          }
        }
      }
    }
    Tensor u = random(4, 5);
    Tensor kernel = w.flippedKernel().reshape(1, 1, 3, 3);
    assertThat(u.reshape(1, 1, 4, 5).convTransposed(kernel, Sliding.UNIT).flatten())
        .isCloseTo(toeplitz.matmul(u.flatten(), true, false), 1e-13);
  }

  @Test
  void theStarIsCommutativeAndAssociative() {
    Tensor a = random(5, 4);
    Tensor b = random(2, 3);
    Tensor c = random(3, 3);
    assertThat(a.convolve(b, Extent.FULL)).isCloseTo(b.convolve(a, Extent.FULL), 1e-13);
    assertThat(a.convolve(b, Extent.FULL).convolve(c, Extent.FULL))
        .isCloseTo(a.convolve(b.convolve(c, Extent.FULL), Extent.FULL), 1e-12);
    assertThat(a.convolve(Tensor.ones(1, 1), Extent.FULL)).isCloseTo(a, 0);
  }

  @Test
  void polynomialsAreMultipliedByConvolution() {
    Tensor product = Tensor.vector(1, 2, 3).convolve(Tensor.vector(4, 5), Extent.FULL);
    assertThat(product).isCloseTo(Tensor.vector(4, 13, 22, 15), 0);
  }

  @Test
  void aShiftOfTheImageShiftsTheMapByAStepAStride() {
    Tensor w = random(2, 3, 3, 3);
    Tensor wide = random(1, 3, 9, 12);
    Tensor left = wide.slice(3, 0, 10).conv(w, Sliding.by(2));
    Tensor right = wide.slice(3, 2, 12).conv(w, Sliding.by(2));
    assertThat(left.slice(3, 1, 4)).isCloseTo(right.slice(3, 0, 3), 1e-13);
  }

  @Test
  void groupsAreConvolutionsSideBySide() {
    Tensor x = random(2, 6, 7, 7);
    Tensor w = random(9, 2, 3, 3);
    Sliding sliding = Sliding.by(2).padded(1);
    List<Tensor> parts = new ArrayList<>();
    for (int g = 0; g < 3; g++) {
      parts.add(x.slice(1, 2 * g, 2 * g + 2).conv(w.slice(0, 3 * g, 3 * g + 3), sliding));
    }
    assertThat(x.conv(w, sliding.inGroups(3))).isCloseTo(Tensor.concat(1, parts), 1e-12);
  }

  @Test
  void channelsAddUp() {
    Tensor x = random(1, 3, 9, 9);
    Tensor w = random(2, 3, 3, 3);
    Tensor sum = Tensor.zeros(1, 2, 7, 7);
    for (int c = 0; c < 3; c++) {
      sum = sum.add(x.slice(1, c, c + 1).conv(w.slice(1, c, c + 1), Sliding.UNIT));
    }
    assertThat(x.conv(w, Sliding.UNIT)).isCloseTo(sum, 1e-13);
  }

  @Test
  void aKernelAsLargeAsTheImageIsADenseLayer() {
    Tensor x = random(4, 3, 5, 6);
    Tensor w = random(7, 3, 5, 6);
    assertThat(x.conv(w, Sliding.UNIT).reshape(4, 7))
        .isCloseTo(x.reshape(4, 90).matmul(w.reshape(7, 90), false, true), 1e-12);
  }

  @Test
  void aKernelOfOnePixelIsAProductAtEveryPixel() {
    Tensor x = random(2, 3, 4, 5);
    Tensor w = random(6, 3, 1, 1);
    assertThat(x.conv(w, Sliding.UNIT).reshape(2, 6, 20))
        .isCloseTo(w.reshape(6, 3).matmul(x.reshape(2, 3, 20)), 1e-13);
  }

  @Test
  void patchesTimesKernelsAreAConvolution() {
    Tensor x = random(2, 3, 6, 6);
    Tensor w = random(4, 3, 3, 3);
    Tensor product = w.reshape(4, 27).matmul(x.unfold(Window.of(3).stride(2).padded(1)));
    assertThat(product.reshape(2, 4, 3, 3)).isCloseTo(x.conv(w, Sliding.by(2).padded(1)), 1e-13);
  }

  @Test
  void whatNoWindowReadsHasNoDerivative() {
    Tensor x = random(1, 1, 10, 10);
    Tensor w = random(1, 1, 3, 3);
    Tensor g = Autodiff.gradient(z -> z.conv(w, Sliding.by(5, 4)).square().sum(), x);
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        boolean isRead = i % 5 < 3 && j < 8 && j % 4 < 3;
        assertThat(g.get(0, 0, i, j) != 0).as("(%d, %d)", i, j).isEqualTo(isRead);
      }
    }
  }

  @Test
  void zerosBetweenThePlacesOfAKernelAreADilation() {
    Tensor x = random(1, 2, 8, 9);
    Tensor w = random(3, 2, 3, 2);
    double[][][][] stuffed = new double[3][2][5][4];
    for (int k = 0; k < w.size(); k++) {
      int[] i = Naive.index(k, w.shape());
      stuffed[i[0]][i[1]][2 * i[2]][3 * i[3]] = w.get(i);
    }
    Tensor large = Naive.fill(new int[] {3, 2, 5, 4}, i -> stuffed[i[0]][i[1]][i[2]][i[3]]);
    assertThat(x.conv(w, Sliding.UNIT.dilated(2, 3))).isCloseTo(x.conv(large, Sliding.UNIT), 1e-13);
  }

  /** Sizes that take every way through the kernels, in one tile and in several. */
  @Test
  void theNumberOfThreadsChangesNoBit() {
    threads(new int[] {20, 3, 40, 40}, new int[] {5, 3, 5, 5}, Sliding.UNIT.padded(2));
    threads(new int[] {2, 16, 70, 70}, new int[] {8, 16, 3, 3}, Sliding.UNIT); // rows of an image
    threads(new int[] {40, 18, 7, 8}, new int[] {33, 18, 3, 3}, Sliding.UNIT.padded(1)); // images
    threads(new int[] {9, 24, 14, 14}, new int[] {32, 24, 1, 1}, Sliding.UNIT);
    threads(new int[] {9, 12, 30, 30}, new int[] {24, 1, 3, 3}, Sliding.by(2).inGroups(12));
    threads(new int[] {9, 12, 30, 30}, new int[] {24, 6, 3, 3}, Sliding.by(1, 2).inGroups(2));
  }

  private void threads(int[] x, int[] w, Sliding sliding) {
    for (DType dtype : DType.real()) {
      Tensor image = random(x).cast(dtype);
      Tensor kernel = random(w).cast(dtype);
      Supplier<List<Tensor>> work =
          () -> {
            var found =
                Autodiff.valueAndGradient(
                    z -> {
                      Tensor y = z.get(0).conv(z.get(1), sliding);
                      Tensor pooled = y.maxPool(Window.of(3).stride(2).padded(1));
                      return pooled.add(y.averagePool(Window.of(3).stride(2).padded(1))).sum();
                    },
                    List.of(image, kernel));
            List<Tensor> all = new ArrayList<>(found.gradients());
            all.add(image.conv(kernel, sliding));
            return all;
          };
      List<Tensor> one = Parallel.withThreads(1, work);
      for (int threads : new int[] {2, 4}) {
        assertThat(Parallel.withThreads(threads, work)).isEqualTo(one);
      }
      if (dtype == DType.FLOAT32) {
        Tensor wide = image.cast(DType.FLOAT64).conv(kernel.cast(DType.FLOAT64), sliding);
        double largest = wide.abs().max().item();
        assertThat(one.get(2).cast(DType.FLOAT64)).isCloseTo(wide, 1e-5 * largest);
      }
    }
  }

  /** Of few channels and of many, which are computed in other ways. */
  @Test
  void paddingIsZerosAlsoBesideInfinity() {
    for (int in : new int[] {1, 6}) {
      Tensor x = Tensor.ones(1, in, 3, 3);
      double[] weights = new double[in * 9];
      weights[0] = Double.POSITIVE_INFINITY; // above at the left
      Tensor w = Tensor.of(weights, 1, in, 3, 3);
      Sliding framed = Sliding.UNIT.padded(1);
      Tensor z = x.conv(w, framed);
      Tensor back = new Convolve.ConvTransposed(framed, 3, 3).apply(Tensor.ones(1, 1, 3, 3), w);
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          Double seen = i > 0 && j > 0 ? Double.POSITIVE_INFINITY : Double.NaN; // 0 times infinity
          assertThat(z.get(0, 0, i, j)).isEqualTo(seen);
          double reached = i < 2 && j < 2 ? Double.POSITIVE_INFINITY : 0;
          assertThat(back.get(0, 0, i, j)).isEqualTo(reached);
        }
      }
      double[] delta = new double[9];
      delta[1] = Double.POSITIVE_INFINITY; // in the middle of the first row
      Tensor g = new Convolve.ConvKernel(framed, 3, 3).apply(x, Tensor.of(delta, 1, 1, 3, 3));
      for (int p = 0; p < 3; p++) {
        Double expected = p == 0 ? Double.NaN : Double.POSITIVE_INFINITY;
        assertThat(g.get(0, 0, p, 1)).isEqualTo(expected);
      }
    }
  }

  /** Images whose positions are summed over in one go are not beside each other. */
  @Test
  void infinityInAnImageIsSeenByItsOwnPlacesOnly() {
    double[] numbers = new double[2 * 6 * 9];
    Arrays.fill(numbers, 1);
    numbers[6 * 9 + 1] = Double.POSITIVE_INFINITY; // in the middle above, of the second image
    Tensor x = Tensor.of(numbers, 2, 6, 3, 3);
    Convolve.ConvKernel kernel = new Convolve.ConvKernel(Sliding.UNIT.padded(1), 3, 3);
    for (int images = 2; images <= 32; images += 15) {
      Tensor all = Tensor.concat(0, List.of(x, Tensor.ones(images - 1, 6, 3, 3)));
      Tensor g = kernel.apply(all, Tensor.ones(images + 1, 16, 3, 3));
      for (int p = 0; p < 3; p++) {
        for (int q = 0; q < 3; q++) {
          int seen = (p == 1 ? 3 : 2) * (q == 1 ? 3 : 2) * (images + 1);
          Double first = p == 2 ? (Double) (double) seen : Double.POSITIVE_INFINITY;
          assertThat(g.get(15, 0, p, q)).as("%d %d", p, q).isEqualTo(first);
          assertThat(g.get(15, 5, p, q)).as("%d %d", p, q).isEqualTo((Double) (double) seen);
        }
      }
    }
  }

  /** Enough for OpenBLAS, in one tile and in several, with every kind of step. */
  @Test
  void largeConvolutionsAreTheirDefinition() {
    like(s(3, 20, 9, 11), s(17, 20, 3, 3), Sliding.UNIT.padded(1));
    like(s(2, 16, 12, 9), s(9, 16, 5, 3), Sliding.UNIT);
    like(s(2, 24, 13, 14), s(20, 12, 3, 3), new Sliding(along(2, 1), along(2, 0), 2));
    like(s(2, 24, 13, 14), s(20, 24, 3, 4), new Sliding(along(3, 1), along(1, 2), 1));
    like(s(1, 40, 41, 60), s(9, 40, 3, 3), Sliding.UNIT.padded(1).dilated(2));
    like(s(1, 40, 41, 60), s(9, 40, 3, 3), Sliding.by(2).padded(1));
    like(s(2, 3, 20, 20), s(40, 3, 3, 3), Sliding.UNIT.padded(1));
    like(s(3, 6, 12, 11), s(50, 6, 3, 3), Sliding.UNIT.padded(1)); // many more channels
    like(s(3, 12, 12, 11), s(100, 6, 3, 3), Sliding.UNIT.inGroups(2));
    like(s(60, 12, 7, 6), s(19, 12, 3, 5), Sliding.UNIT.padded(1, 1, 2, 2)); // laid in a row
    like(s(41, 20, 6, 7), s(32, 10, 4, 3), new Sliding(along(1, 2), along(1, 1), 2));
    like(s(33, 20, 5, 4), s(16, 20, 3, 3), Sliding.UNIT.padded(4).dilated(4));
  }

  private static int[] s(int... shape) {
    return shape;
  }

  private static Along along(int stride, int before) {
    return new Along(stride, before, 1, 1);
  }

  private Tensor whole(int... shape) {
    return Tensor.generate(i -> draw(stream, -3, 3), shape);
  }

  private void like(int[] image, int[] kernel, Sliding sliding) {
    Tensor x = whole(image);
    Tensor w = whole(kernel);
    Tensor z = NaiveConvolution.conv(x, w, null, sliding);
    Tensor u = whole(z.shape());
    String what = x.shapeText() + " " + w.shapeText() + " " + sliding;
    Tensor back = NaiveConvolution.transposed(u, w, sliding, 0, 0); // may be shorter than the image
    for (DType dtype : DType.real()) {
      Tensor image2 = x.cast(dtype);
      Tensor kernel2 = w.cast(dtype);
      Tensor u2 = u.cast(dtype);
      assertThat(image2.conv(kernel2, sliding).cast(DType.FLOAT64)).as(what).isCloseTo(z, 0);
      Tensor byX = new Convolve.ConvTransposed(sliding, image[2], image[3]).apply(u2, kernel2);
      Tensor part = byX.slice(2, 0, back.dim(2)).slice(3, 0, back.dim(3));
      assertThat(part.cast(DType.FLOAT64)).as(what).isCloseTo(back, 0);
      Tensor byW = new Convolve.ConvKernel(sliding, kernel[2], kernel[3]).apply(image2, u2);
      // The adjoint of a linear map; all sums are of whole numbers.
      assertThat(byW.cast(DType.FLOAT64).mul(w).sum()).as(what).isCloseTo(z.mul(u).sum(), 0);
    }
  }

  @Test
  void notANumberWinsAndPaddingLoses() {
    Tensor x = Tensor.of(new double[] {-5, -2, Double.NaN, -1}, 1, 1, 2, 2);
    Tensor y = x.maxPool(Window.of(2).padded(1));
    assertThat(y).isCloseTo(x, 0);
    assertThat(x.globalMaxPool().item()).isNaN();
    assertThat(Tensor.full(Double.NEGATIVE_INFINITY, 1, 1, 2, 2).globalMaxPool().item())
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }
}
