package io.github.medl.tensor;

import io.github.medl.engine.Accumulation;
import io.github.medl.engine.Accumulation.Term;
import io.github.medl.engine.Panel;
import io.github.medl.engine.Product;
import io.github.medl.engine.Products;
import io.github.medl.parallel.Parallel;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The three bilinear maps of a convolution as sums of matrix products, one for each row of the
 * kernel, of kernels and {@link ConvolutionStrips}, tile by tile. A tile takes what its sizes say,
 * see {@link ConvolutionTile}: never the strips of a whole batch.
 */
final class ConvolutionKernels64 {
  /** Numbers that the partial sums of kernel gradients may take in all. */
  private static final int PARTIAL_SUMS = 1 << 22;

  /** Into how many shares the images are cut for them at most. */
  private static final int SHARES = 8;

  /** Channels of the image below which its adjoint may be spread. */
  private static final int FEW = 16;

  private ConvolutionKernels64() {}

  static ConvolutionTile.Grid grid(ConvolutionSizes s) {
    return ConvolutionTile.Grid.of(s, Double.BYTES);
  }

  // ---------------------------------------------------------------- z = w applied to x

  /** z = F(x, w) + bias; a bias of null is none. */
  static void forward(
      ConvolutionSizes s, double[] x, double[] w, double @Nullable [] bias, double[] z) {
    if (s.images() == 0) {
      return;
    }
    if (s.isPointwise()) {
      pointwise(s, x, w, bias, z);
      return;
    }
    if (s.isDepthwise()) {
      DepthwiseKernels64.forward(s, x, w, bias, z);
      return;
    }
    ConvolutionTile.Grid grid = grid(s);
    WeightKernels64 weights = WeightKernels64.of(s, w);
    Parallel.forBlocks(
        s.groups() * grid.count(),
        i -> {
          int group = i / grid.count();
          ConvolutionTile tile = grid.tile(i % grid.count(), s);
          Panel to = tile.panel(s, group);
          fill(z, to, s.out(), group, bias);
          addProducts(s, x, weights, group, tile, z, to);
        });
  }

  /** The bias in every position of its channel. */
  static void fill(double[] z, Panel p, int out, int group, double @Nullable [] bias) {
    for (int row = 0, at = p.start(); row < p.rows(); row++, at += p.rowLength()) {
      Arrays.fill(z, at, at + p.columns(), bias == null ? 0 : bias[group * out + row % out]);
    }
  }

  /** Adds the kernels of a group applied to a tile; the panel has a row for (image, out). */
  static void addProducts(
      ConvolutionSizes s,
      double[] x,
      WeightKernels64 w,
      int group,
      ConvolutionTile tile,
      double[] z,
      Panel to) {
    ConvolutionStrips strips = ConvolutionStrips.of(s, tile, !w.isFinite());
    double[] numbers = ScratchKernels64.array(ScratchKernels64.STRIPS, strips.size());
    StripKernels64.gather(strips, x, group, numbers);
    int each = strips.rows();
    List<Term> terms =
        strips.terms(
            (n, p, column, position, positions) ->
                new Term(
                    s.out(),
                    positions,
                    each,
                    0,
                    p * each,
                    n * each,
                    column,
                    n * s.out(),
                    position));
    Panel kernels = Panel.of(group * s.out() * s.patch(), s.out(), s.patch());
    Panel image = Panel.of(0, tile.images() * each, strips.width());
    Products.add(new Accumulation(kernels, image, to, false, terms), w.numbers(), numbers, z);
  }

  private static void pointwise(
      ConvolutionSizes s, double[] x, double[] w, double @Nullable [] bias, double[] z) {
    int plane = s.plane();
    Parallel.forBlocks(
        s.images() * s.groups(),
        i -> {
          int group = i % s.groups();
          int to = i * s.out() * plane;
          Product product =
              Product.of(s.out(), plane, s.in())
                  .at(group * s.out() * s.in(), i * s.in() * plane, to);
          Products.multiply(product, w, x, z);
          if (bias != null) {
            for (int o = 0; o < s.out(); o++) {
              addTo(z, to + o * plane, plane, bias[group * s.out() + o]);
            }
          }
        });
  }

  private static void addTo(double[] z, int from, int n, double number) {
    for (int k = from; k < from + n; k++) {
      z[k] += number;
    }
  }

  // ---------------------------------------------------------------- its adjoints

  /** x = X(δ, w); x is zeros before. */
  static void input(ConvolutionSizes s, double[] delta, double[] w, double[] x) {
    if (s.images() == 0) {
      return;
    }
    if (s.isPointwise()) {
      int plane = s.plane();
      Parallel.forBlocks(
          s.images() * s.groups(),
          i -> {
            int kernel = i % s.groups() * s.out() * s.in();
            Product product =
                Product.of(s.in(), plane, s.out())
                    .transposed(true, false)
                    .at(kernel, i * s.out() * plane, i * s.in() * plane);
            Products.multiply(product, w, delta, x);
          });
      return;
    }
    if (s.isDepthwise()) {
      DepthwiseKernels64.input(s, delta, w, x);
      return;
    }
    // Where there is no δ, 0 times a weight has to be 0.
    boolean isSafe = WeightKernels64.allFinite(w, 0, w.length);
    if (s.isTurnable() && !hasFewChannels(s) && isSafe) {
      turned(s.turned(), delta, WeightKernels64.turned(s, w), x);
    } else {
      spread(s, delta, WeightKernels64.transposed(s, w), x);
    }
  }

  /**
   * Whether δ has so many more channels than the image that to copy its strips takes longer than to
   * add those of the image; sooner where the strips of δ are laid out again for each row of a
   * kernel.
   */
  private static boolean hasFewChannels(ConvolutionSizes s) {
    int times = Products.areInPlace() ? 8 : 2;
    return s.in() < FEW && s.out() >= FEW && s.out() >= times * s.in();
  }

  private static void turned(ConvolutionSizes s, double[] delta, WeightKernels64 w, double[] x) {
    ConvolutionTile.Grid grid = grid(s);
    Parallel.forBlocks(
        s.groups() * grid.count(),
        i -> {
          int group = i / grid.count();
          ConvolutionTile tile = grid.tile(i % grid.count(), s);
          addProducts(s, delta, w, group, tile, x, tile.panel(s, group));
        });
  }

  /** Strips of x from δ, which are added to x. */
  private static void spread(ConvolutionSizes s, double[] delta, WeightKernels64 w, double[] x) {
    ConvolutionTile.Grid grid = grid(s);
    Parallel.forBlocks( // tiles of one image overlap in x: one after the other
        s.groups() * grid.acrossImages(),
        i -> {
          int group = i / grid.acrossImages();
          for (int k = 0; k < grid.acrossRows(); k++) {
            int number = i % grid.acrossImages() * grid.acrossRows() + k;
            spread(s, delta, w, group, grid.tile(number, s), x);
          }
        });
  }

  private static void spread(
      ConvolutionSizes s,
      double[] delta,
      WeightKernels64 w,
      int group,
      ConvolutionTile tile,
      double[] x) {
    ConvolutionStrips strips = ConvolutionStrips.of(s, tile, false);
    double[] numbers = ScratchKernels64.array(ScratchKernels64.STRIPS, strips.size());
    Arrays.fill(numbers, 0, strips.size(), 0);
    int each = strips.rows();
    int out = s.out();
    List<Term> terms =
        strips.terms(
            (n, p, column, position, positions) ->
                new Term(each, positions, out, 0, p * out, n * out, position, n * each, column));
    int length = s.patch() / each * out;
    Panel kernels = Panel.of(group * each * length, each, length);
    Panel image = Panel.of(0, tile.images() * each, strips.width());
    Products.add(
        new Accumulation(kernels, tile.panel(s, group), image, false, terms),
        w.numbers(),
        delta,
        numbers);
    StripKernels64.scatter(strips, numbers, group, x);
  }

  /** w = W(x, δ); w is zeros before. */
  static void kernel(ConvolutionSizes s, double[] x, double[] delta, double[] w) {
    if (s.images() == 0) {
      return;
    }
    if (s.isDepthwise()) {
      DepthwiseKernels64.kernel(s, x, delta, w);
      return;
    }
    ConvolutionTile.Grid grid =
        LaidKernels64.images(s) > 1 ? ConvolutionTile.Grid.ofImages(s) : grid(s);
    int tiles = grid.count();
    int shares = Math.max(1, Math.min(Math.min(SHARES, tiles), PARTIAL_SUMS / w.length));
    double[] sums = new double[shares * w.length];
    Parallel.forBlocks(
        shares * s.groups(),
        i -> {
          int share = i / s.groups();
          int group = i % s.groups();
          int from = (int) ((long) tiles * share / shares);
          int to = (int) ((long) tiles * (share + 1) / shares);
          int start = share * w.length + group * s.out() * s.patch();
          addKernels(s, grid, from, to, group, false, x, delta, sums, start);
          if (!WeightKernels64.allFinite(
              sums, start, s.out() * s.patch())) { // padding times infinity is no number
            Arrays.fill(sums, start, start + s.out() * s.patch(), 0);
            addKernels(s, grid, from, to, group, true, x, delta, sums, start);
          }
        });
    for (int share = 1; share < shares; share++) { // in this order
      for (int k = 0; k < w.length; k++) {
        sums[k] += sums[share * w.length + k];
      }
    }
    WeightKernels64.inOrder(s, sums, w);
  }

  private static void addKernels(
      ConvolutionSizes s,
      ConvolutionTile.Grid grid,
      int from,
      int to,
      int group,
      boolean isFramed,
      double[] x,
      double[] delta,
      double[] sums,
      int start) {
    if (LaidKernels64.images(s) > 1 && !isFramed) {
      LaidKernels64.add(s, x, delta, group, from, to, sums, start);
      return;
    }
    for (int k = from; k < to; k++) {
      addKernel(s, x, delta, group, grid.tile(k, s), isFramed, sums, start);
    }
  }

  /** Adds what a tile contributes to the gradient of a group, (out, p, q, c). */
  private static void addKernel(
      ConvolutionSizes s,
      double[] x,
      double[] delta,
      int group,
      ConvolutionTile tile,
      boolean isFramed,
      double[] sums,
      int start) {
    ConvolutionStrips strips = ConvolutionStrips.of(s, tile, isFramed);
    double[] numbers = ScratchKernels64.array(ScratchKernels64.STRIPS, strips.size());
    StripKernels64.gather(strips, x, group, numbers);
    int each = strips.rows();
    List<Term> terms =
        strips.terms(
            (n, p, column, position, positions) ->
                new Term(
                    s.out(),
                    each,
                    positions,
                    n * s.out(),
                    position,
                    n * each,
                    column,
                    0,
                    p * each));
    Panel image = Panel.of(0, tile.images() * each, strips.width());
    Panel to = Panel.of(start, s.out(), s.patch());
    Products.add(
        new Accumulation(tile.panel(s, group), image, to, true, terms), delta, numbers, sums);
  }
}
