package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions in which every channel of the image is a group of its own: with one number for each
 * product, patches would cost as much as the sums, so these run along the rows.
 */
final class DepthwiseKernels64 {
  private DepthwiseKernels64() {}

  /** z = F(x, w) + bias, a plane of the result at a time; a bias of null is none. */
  static void forward(
      ConvolutionSizes s, double[] x, double[] w, double @Nullable [] bias, double[] z) {
    int channels = s.groups() * s.out();
    Parallel.forBlocks(
        s.images() * channels,
        plane -> {
          int o = plane % channels;
          int from = (plane / channels * s.groups() + o / s.out()) * s.plane();
          int to = plane * s.outPlane();
          Arrays.fill(z, to, to + s.outPlane(), bias == null ? 0 : bias[o]);
          for (int p = 0; p < s.kernelRows(); p++) {
            for (int q = 0; q < s.kernelColumns(); q++) {
              double factor = w[(o * s.kernelRows() + p) * s.kernelColumns() + q];
              add(s, x, from, p, q, factor, z, to);
            }
          }
        });
  }

  /** z += factor times what lies under place (p, q) of the kernel. */
  private static void add(
      ConvolutionSizes s, double[] x, int from, int p, int q, double factor, double[] z, int to) {
    int first = s.across().first(q);
    int end = s.across().end(q, s.columns(), s.outColumns());
    int stride = s.across().stride();
    int last = s.down().end(p, s.rows(), s.outRows());
    for (int i = s.down().first(p); i < last && first < end; i++) {
      int row = to + i * s.outColumns();
      int at = from + s.down().at(i, p) * s.columns() + s.across().at(first, q);
      if (stride == 1) {
        for (int j = 0; j < end - first; j++) {
          z[row + first + j] += factor * x[at + j];
        }
      } else {
        for (int j = first; j < end; j++, at += stride) {
          z[row + j] += factor * x[at];
        }
      }
    }
  }

  /** x = X(δ, w), a plane of the image at a time; x is zeros before. */
  static void input(ConvolutionSizes s, double[] delta, double[] w, double[] x) {
    Parallel.forBlocks(
        s.images() * s.groups(),
        plane -> {
          int to = plane * s.plane();
          for (int m = 0; m < s.out(); m++) {
            int o = plane % s.groups() * s.out() + m;
            int from = (plane * s.out() + m) * s.outPlane();
            for (int p = 0; p < s.kernelRows(); p++) {
              for (int q = 0; q < s.kernelColumns(); q++) {
                double factor = w[(o * s.kernelRows() + p) * s.kernelColumns() + q];
                spread(s, delta, from, p, q, factor, x, to);
              }
            }
          }
        });
  }

  /** What lies under place (p, q) += factor times δ. */
  private static void spread(
      ConvolutionSizes s,
      double[] delta,
      int from,
      int p,
      int q,
      double factor,
      double[] x,
      int to) {
    int first = s.across().first(q);
    int end = s.across().end(q, s.columns(), s.outColumns());
    int stride = s.across().stride();
    int last = s.down().end(p, s.rows(), s.outRows());
    for (int i = s.down().first(p); i < last && first < end; i++) {
      int row = from + i * s.outColumns();
      int at = to + s.down().at(i, p) * s.columns() + s.across().at(first, q);
      if (stride == 1) {
        for (int j = 0; j < end - first; j++) {
          x[at + j] += factor * delta[row + first + j];
        }
      } else {
        for (int j = first; j < end; j++, at += stride) {
          x[at] += factor * delta[row + j];
        }
      }
    }
  }

  /** w = W(x, δ), a channel of the result at a time, over the images in their order. */
  static void kernel(ConvolutionSizes s, double[] x, double[] delta, double[] w) {
    int channels = s.groups() * s.out();
    Parallel.forBlocks(
        channels,
        o -> {
          for (int p = 0; p < s.kernelRows(); p++) {
            for (int q = 0; q < s.kernelColumns(); q++) {
              double sum = 0;
              for (int n = 0; n < s.images(); n++) {
                int from = (n * s.groups() + o / s.out()) * s.plane();
                sum += dot(s, x, from, p, q, delta, (n * channels + o) * s.outPlane());
              }
              w[(o * s.kernelRows() + p) * s.kernelColumns() + q] = sum;
            }
          }
        });
  }

  private static double dot(
      ConvolutionSizes s, double[] x, int from, int p, int q, double[] delta, int start) {
    int first = s.across().first(q);
    int end = s.across().end(q, s.columns(), s.outColumns());
    int stride = s.across().stride();
    int last = s.down().end(p, s.rows(), s.outRows());
    double sum = 0;
    for (int i = s.down().first(p); i < last && first < end; i++) {
      int row = start + i * s.outColumns();
      int at = from + s.down().at(i, p) * s.columns() + s.across().at(first, q);
      double ofRow = 0;
      for (int j = first; j < end; j++, at += stride) {
        ofRow += x[at] * delta[row + j];
      }
      sum += ofRow;
    }
    return sum;
  }
}
