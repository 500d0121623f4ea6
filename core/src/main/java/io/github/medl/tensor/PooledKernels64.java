package io.github.medl.tensor;

import io.github.medl.engine.Panel;
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
    ConvolutionTile.Grid grid = ConvolutionKernels64.grid(s);
    if (s.isPointwise() || s.isDepthwise() || grid.acrossRows() > 1) { // no whole planes in tiles
      double[] z = new double[s.images() * s.groups() * s.out() * s.outPlane()];
      ConvolutionKernels64.forward(s, x, w, bias, z);
      Parallel.forRanges(z.length, Parallel.BLOCK, (from, to) -> rectify(z, from, to));
      PoolingKernels64.max(pooling, z, y, places);
      return;
    }
    WeightKernels64 weights = WeightKernels64.of(s, w);
    Parallel.forBlocks(
        s.groups() * grid.count(),
        i -> {
          int group = i / grid.count();
          ConvolutionTile tile = grid.tile(i % grid.count(), s);
          Panel maps = Panel.of(0, tile.images() * s.out(), s.outPlane());
          double[] z =
              ScratchKernels64.array(ScratchKernels64.RESULTS, maps.rows() * maps.columns());
          ConvolutionKernels64.fill(z, maps, s.out(), group, bias);
          ConvolutionKernels64.addProducts(s, x, weights, group, tile, z, maps);
          poolMaps(s, z, group, tile, pooling, y, places);
        });
  }

  /** Rectifies and pools the planes of a tile, (image, out, position). */
  private static void poolMaps(
      ConvolutionSizes s,
      double[] z,
      int group,
      ConvolutionTile t,
      PoolingSizes pooling,
      double[] y,
      int[] places) {
    int first = (t.image() * s.groups() + group) * s.out();
    rectify(z, 0, t.images() * s.out() * s.outPlane());
    for (int k = 0; k < t.images() * s.out(); k++) {
      int from = k * s.outPlane();
      int to = (first + k) * pooling.outPlane();
      PoolingKernels64.maxOfPlane(
          pooling, z, from, y, places, to, (first + k) * s.outPlane() - from);
    }
  }

  private static void rectify(double[] z, int from, int end) {
    for (int k = from; k < end; k++) {
      z[k] = Math.max(z[k], (double) 0);
    }
  }
}
