package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;
import org.jspecify.annotations.Nullable;

/**
 * The largest number of each window of max(F(x, w) + bias, 0): what stands between the product and
 * the pooling is never more than a plane, which stays in the fastest cache.
 */
@SuppressWarnings("cast") // the cast matters in the float version
final class PooledKernels64 {
  private PooledKernels64() {}

  /** y and where in F(x, w) its numbers stand; a bias of null is none. */
  static void forward(
      ConvolutionSizes s,
      double[] x,
      double[] w,
      double @Nullable [] bias,
      PoolingSizes pooling,
      double[] y,
      int[] places) {
    if (s.images() == 0) {
      return;
    }
    ConvolutionTile.Grid grid = ConvolutionTile.Grid.of(s);
    if (s.isPointwise() || s.isDepthwise() || grid.acrossRows() > 1) { // no whole planes in tiles
      double[] z = new double[s.images() * s.groups() * s.out() * s.outPlane()];
      ConvolutionKernels64.forward(s, x, w, bias, z);
      Parallel.forRanges(z.length, Parallel.BLOCK, (from, to) -> rectify(z, from, to, z, from, 0));
      PoolingKernels64.max(pooling, z, y, places);
      return;
    }
    Parallel.forBlocks(
        s.groups() * grid.count(),
        i -> {
          int group = i / grid.count();
          ConvolutionTile tile = grid.tile(i % grid.count(), s);
          double[] results = ConvolutionKernels64.product(s, x, w, group, tile);
          poolResults(s, results, group, tile, bias, pooling, y, places);
        });
  }

  /** From (out, image, position) with {@code line} columns to pooled planes. */
  private static void poolResults(
      ConvolutionSizes s,
      double[] results,
      int group,
      ConvolutionTile t,
      double @Nullable [] bias,
      PoolingSizes pooling,
      double[] y,
      int[] places) {
    double[] plane = ScratchKernels64.array(ScratchKernels64.ROWS, s.outPlane());
    int line = s.line();
    int width = s.outColumns();
    int from = 0;
    for (int o = 0; o < s.out(); o++) {
      int channel = group * s.out() + o;
      double b = bias == null ? 0 : bias[channel];
      for (int n = 0; n < t.images(); n++, from += s.outRows() * line) {
        if (line == width) {
          rectify(results, from, from + s.outPlane(), plane, 0, b);
        } else {
          for (int i = 0; i < s.outRows(); i++) {
            rectify(results, from + i * line, from + i * line + width, plane, i * width, b);
          }
        }
        int number = (t.image() + n) * s.groups() * s.out() + channel;
        PoolingKernels64.maxOfPlane(
            pooling, plane, 0, y, places, number * pooling.outPlane(), number * s.outPlane());
      }
    }
  }

  /** y = max(z + b, 0). */
  private static void rectify(double[] z, int from, int end, double[] y, int to, double b) {
    for (int k = 0; k < end - from; k++) {
      y[to + k] = Math.max(z[from + k] + b, (double) 0);
    }
  }
}
