package io.github.medl.tensor;

import io.github.medl.engine.Accumulation;
import io.github.medl.engine.Accumulation.Term;
import io.github.medl.engine.Panel;
import io.github.medl.engine.Products;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Kernel gradients of small images: their sums run over the positions of an image, which are then
 * too few for a matrix product to be at its speed. So some images are laid one after the other, in
 * the strips of x as in δ, and the sums run over the positions of all of them.
 *
 * <p>Strips of another row of the kernel are those of the middle one moved by whole rows. What then
 * comes from the image before or behind meets zeros: δ is there once for each row of the kernel,
 * without the rows for which that one is in the padding.
 */
final class LaidKernels64 {
  /** The length of sums that is aimed at: as much again would be no quicker. */
  private static final int LONG = 200;

  /** Bytes that strips and δ of images laid one after the other may take. */
  private static final int SCRATCH = 1 << 20;

  /** Channels of the result below which a product gains nothing by it. */
  private static final int FEW = 16;

  private LaidKernels64() {}

  /** How many images are laid one after the other, at most; 1 where that is of no use. */
  static int images(ConvolutionSizes s) {
    boolean isShift =
        s.down().stride() == 1
            && s.across().stride() == 1
            && s.outRows() == s.rows()
            && s.outColumns() == s.columns();
    if (!isShift
        || ConvolutionStrips.isJoined(s)
        || s.plane() >= LONG
        || s.out() < FEW
        || !Products.areInPlace()) {
      return 1;
    }
    long rows = (long) s.kernelColumns() * s.in() + (long) s.kernelRows() * s.out();
    int fit = (int) (SCRATCH / Double.BYTES / (rows * s.plane()));
    return Math.max(1, Math.min(fit, (LONG - 1) / s.plane() + 1));
  }

  /** Adds what images from, ..., to - 1 contribute to the gradient of a group, (out, p, q, c). */
  static void add(
      ConvolutionSizes s,
      double[] x,
      double[] delta,
      int group,
      int from,
      int to,
      double[] sums,
      int start) {
    int parts = (to - from - 1) / images(s) + 1;
    int each = (to - from - 1) / parts + 1;
    for (int image = from; image < to; image += each) {
      addPart(s, x, delta, group, image, Math.min(each, to - image), sums, start);
    }
  }

  private static void addPart(
      ConvolutionSizes s,
      double[] x,
      double[] delta,
      int group,
      int image,
      int images,
      double[] sums,
      int start) {
    int each = s.kernelColumns() * s.in();
    int length = images * s.plane();
    double[] strips = ScratchKernels64.array(ScratchKernels64.STRIPS, each * length);
    layStrips(s, x, group, image, images, strips);
    double[] laid =
        ScratchKernels64.array(ScratchKernels64.ROWS, s.kernelRows() * s.out() * length);
    layDelta(s, delta, group, image, images, laid);
    List<Term> terms = new ArrayList<>();
    for (int p = 0; p < s.kernelRows(); p++) {
      int shift = s.down().at(0, p) * s.columns();
      int first = Math.max(0, -shift);
      int k = length - Math.abs(shift);
      if (k > 0) {
        terms.add(new Term(s.out(), each, k, p * s.out(), first, 0, first + shift, 0, p * each));
      }
    }
    Panel left = Panel.of(0, s.kernelRows() * s.out(), length);
    Panel right = Panel.of(0, each, length);
    Panel to = Panel.of(start, s.out(), s.patch());
    Products.add(new Accumulation(left, right, to, true, terms), laid, strips, sums);
  }

  /** Rows (q, c), in each of them all rows of all images. */
  private static void layStrips(
      ConvolutionSizes s, double[] x, int group, int image, int images, double[] strips) {
    int plane = s.plane();
    int columns = s.columns();
    int apart = s.groups() * s.in() * plane;
    int to = 0;
    for (int q = 0; q < s.kernelColumns(); q++) {
      int start = to;
      for (int c = 0; c < s.in(); c++) {
        int at = ((image * s.groups() + group) * s.in() + c) * plane + s.across().at(0, q);
        for (int n = 0; n < images; n++, at += apart, to += plane) {
          StripKernels64.copy(x, at, strips, to, plane);
        }
      }
      int first = Math.min(columns, s.across().first(q));
      int end = Math.max(first, s.across().end(q, columns, columns));
      StripKernels64.clear(strips, start, (to - start) / columns, columns, 0, first);
      StripKernels64.clear(strips, start, (to - start) / columns, columns, end, columns);
    }
  }

  /** Rows (p, o), in each of them all rows of all images; zeros where p is in the padding. */
  private static void layDelta(
      ConvolutionSizes s, double[] delta, int group, int image, int images, double[] laid) {
    int plane = s.plane();
    int apart = s.groups() * s.out() * plane;
    int to = 0;
    for (int p = 0; p < s.kernelRows(); p++) {
      int first = Math.min(s.rows(), s.down().first(p)) * s.columns();
      int end = Math.max(first, s.down().end(p, s.rows(), s.rows()) * s.columns());
      for (int o = 0; o < s.out(); o++) {
        int at = ((image * s.groups() + group) * s.out() + o) * plane;
        for (int n = 0; n < images; n++, at += apart, to += plane) {
          Arrays.fill(laid, to, to + first, 0);
          System.arraycopy(delta, at + first, laid, to + first, end - first);
          Arrays.fill(laid, to + end, to + plane, 0);
        }
      }
    }
  }
}
