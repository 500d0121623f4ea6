package io.github.medl.tensor;

import io.github.medl.engine.Product;
import io.github.medl.engine.Products;
import io.github.medl.parallel.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * The three bilinear maps of a convolution as matrix products of kernels and patches, tile by tile.
 * A tile takes what its sizes say, see {@link ConvolutionTile}: never the patches of a whole batch.
 */
final class ConvolutionKernels64 {
  /** Numbers that the partial sums of kernel gradients may take in all. */
  private static final int PARTIAL_SUMS = 1 << 22;

  /** Into how many shares the images are cut for them at most. */
  private static final int SHARES = 8;

  /** Numbers of a row from which on it is copied as a whole. */
  private static final int LONG_ROW = 64;

  private ConvolutionKernels64() {}

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
    ConvolutionTile.Grid grid = ConvolutionTile.Grid.of(s);
    Parallel.forBlocks(
        s.groups() * grid.count(),
        i -> {
          int group = i / grid.count();
          ConvolutionTile tile = grid.tile(i % grid.count(), s);
          double[] results = product(s, x, w, group, tile);
          putResults(s, results, group, tile, bias, z);
        });
  }

  /** The kernels of a group times the patches of a tile, (out, image, position), in scratch. */
  static double[] product(
      ConvolutionSizes s, double[] x, double[] w, int group, ConvolutionTile tile) {
    int width = tile.width(s);
    double[] patches = patches(s, width);
    double[] results = results(s, width);
    PatchKernels64.gather(s, x, group, tile, s.line(), false, patches, 0);
    int kernel = group * s.out() * s.patch();
    Product product = Product.of(s.out(), width, s.patch()).at(kernel, 0, 0);
    Products.multiply(product, w, patches, results);
    return results;
  }

  private static double[] patches(ConvolutionSizes s, int width) {
    return ScratchKernels64.array(ScratchKernels64.PATCHES, s.patch() * width);
  }

  private static double[] results(ConvolutionSizes s, int width) {
    return ScratchKernels64.array(ScratchKernels64.RESULTS, s.out() * width);
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

  static void addTo(double[] z, int from, int n, double number) {
    for (int k = from; k < from + n; k++) {
      z[k] += number;
    }
  }

  /** From (out, image, position) to (image, out, position), with the bias. */
  private static void putResults(
      ConvolutionSizes s,
      double[] results,
      int group,
      ConvolutionTile t,
      double @Nullable [] bias,
      double[] z) {
    int line = s.line();
    int width = s.outColumns();
    int from = 0;
    for (int o = 0; o < s.out(); o++) {
      int channel = group * s.out() + o;
      double b = bias == null ? 0 : bias[channel];
      for (int n = 0; n < t.images(); n++) {
        int to = at(s, channel, t.image() + n, t.row());
        if (line == width) {
          putRow(results, from, t.rows() * width, b, z, to);
          from += t.rows() * width;
          continue;
        }
        for (int i = 0; i < t.rows(); i++, from += line, to += width) {
          putRow(results, from, width, b, z, to);
        }
      }
    }
  }

  private static void putRow(double[] results, int from, int n, double b, double[] z, int to) {
    if (n >= LONG_ROW || b == 0) { // a copy, and then a loop over one array, are vectors
      System.arraycopy(results, from, z, to, n);
      if (b != 0) {
        addTo(z, to, n, b);
      }
      return;
    }
    for (int k = 0; k < n; k++) {
      z[to + k] = results[from + k] + b;
    }
  }

  /** Where a row of a channel of a result begins. */
  private static int at(ConvolutionSizes s, int channel, int image, int row) {
    return ((image * s.groups() * s.out() + channel) * s.outRows() + row) * s.outColumns();
  }

  /** The adjoints of a tile as (out, image, position). */
  private static void takeResults(
      ConvolutionSizes s, double[] delta, int group, ConvolutionTile t, double[] results) {
    int line = s.line();
    int width = s.outColumns();
    int to = 0;
    for (int o = 0; o < s.out(); o++) {
      for (int n = 0; n < t.images(); n++) {
        int from = at(s, group * s.out() + o, t.image() + n, t.row());
        if (line == width) {
          System.arraycopy(delta, from, results, to, t.rows() * width);
          to += t.rows() * width;
          continue;
        }
        for (int i = 0; i < t.rows(); i++, from += width, to += line) {
          System.arraycopy(delta, from, results, to, width);
          for (int j = width; j < line; j++) {
            results[to + j] = 0;
          }
        }
      }
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
    ConvolutionTile.Grid grid = ConvolutionTile.Grid.of(s);
    boolean isFinite = isFinite(w); // so that 0 times a weight is 0
    Parallel.forBlocks( // tiles of one image overlap in x: one after the other
        s.groups() * grid.acrossImages(),
        i -> {
          int group = i / grid.acrossImages();
          int kernel = group * s.out() * s.patch();
          double[] results = results(s, grid.width(s));
          double[] patches = patches(s, grid.width(s));
          for (int k = 0; k < grid.acrossRows(); k++) {
            int number = i % grid.acrossImages() * grid.acrossRows() + k;
            ConvolutionTile tile = grid.tile(number, s);
            takeResults(s, delta, group, tile, results);
            Product product =
                Product.of(s.patch(), tile.width(s), s.out())
                    .transposed(true, false)
                    .at(kernel, 0, 0);
            Products.multiply(product, w, results, patches);
            PatchKernels64.scatter(s, patches, 0, group, tile, s.line(), isFinite, x);
          }
        });
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
    ConvolutionTile.Grid grid = ConvolutionTile.Grid.of(s);
    int tiles = grid.count();
    int shares = Math.max(1, Math.min(Math.min(SHARES, tiles), PARTIAL_SUMS / w.length));
    double[] sums = shares == 1 ? w : new double[shares * w.length];
    Parallel.forBlocks(
        shares * s.groups(),
        i -> {
          int share = i / s.groups();
          int from = (int) ((long) tiles * share / shares);
          int to = (int) ((long) tiles * (share + 1) / shares);
          addKernel(s, grid, i % s.groups(), from, to, x, delta, sums, share * w.length);
        });
    for (int share = 0; shares > 1 && share < shares; share++) { // in this order
      add(sums, share * w.length, w.length, w, 0);
    }
  }

  private static void addKernel(
      ConvolutionSizes s,
      ConvolutionTile.Grid grid,
      int group,
      int from,
      int to,
      double[] x,
      double[] delta,
      double[] sums,
      int start) {
    int size = s.out() * s.patch();
    double[] results = results(s, grid.width(s));
    double[] patches = patches(s, grid.width(s));
    double[] part = new double[size];
    double[] sum = new double[size];
    boolean isExact = s.line() == s.outColumns();
    for (int k = from; k < to; k++) {
      ConvolutionTile tile = grid.tile(k, s);
      takeResults(s, delta, group, tile, results);
      PatchKernels64.gather(s, x, group, tile, s.line(), false, patches, 0);
      Product product = Product.of(s.out(), s.patch(), tile.width(s)).transposed(false, true);
      Products.multiply(product, results, patches, part);
      if (!isExact && !isFinite(part)) { // 0 times a pixel of no meaning may have been no 0
        PatchKernels64.gather(s, x, group, tile, s.line(), true, patches, 0);
        Products.multiply(product, results, patches, part);
      }
      add(part, sum);
    }
    System.arraycopy(sum, 0, sums, start + group * size, size);
  }

  /** One index for both, so that the loop becomes vectors. */
  private static void add(double[] part, double[] sum) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += part[k];
    }
  }

  private static boolean isFinite(double[] x) {
    double zero = 0;
    for (double v : x) {
      zero += 0 * v;
    }
    return zero == 0;
  }

  private static void add(double[] x, int from, int n, double[] y, int to) {
    for (int k = 0; k < n; k++) {
      y[to + k] += x[from + k];
    }
  }
}
