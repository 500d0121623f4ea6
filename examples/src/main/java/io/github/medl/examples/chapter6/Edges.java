package io.github.medl.examples.chapter6;

import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Picture;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.tensor.Convolution.Extent;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * Vertical edges as the authors' course finds them.
 *
 * @param grey the picture
 * @param response the response to the kernel, not flipped, where the kernel lies within the picture
 * @param quantile of the responses, below which nine tenths of them are (type 7)
 */
record Edges(Tensor grey, Tensor response, double quantile) {
  static final Tensor KERNEL = Tensor.of(new double[][] {{0, -1, 1}, {0, -1, 1}, {0, -1, 1}});

  static Edges of(Tensor grey) {
    return by(KERNEL, grey);
  }

  /** With another kernel of 3 x 3, which is not flipped either. */
  static Edges by(Tensor kernel, Tensor grey) {
    return of(grey, grey.convolve(kernel.flippedKernel(), Extent.VALID));
  }

  static Edges of(Tensor grey, Tensor response) {
    return new Edges(grey, response, quantile(response.toDoubles(), .9));
  }

  private static double quantile(double[] values, double p) {
    Arrays.sort(values);
    double place = p * (values.length - 1);
    int below = (int) place;
    double next = values[Math.min(below + 1, values.length - 1)];
    return values[below] + (place - below) * (next - values[below]);
  }

  /** How many responses are above a bound. */
  long count(double bound) {
    return (long) response.greater(bound).sum().item();
  }

  Picture picture(String title, double width) {
    return Picture.of(
        title,
        3,
        ImagePanel.of(grey.toRows()).titled("picture").width(width),
        ImagePanel.of(response.toRows(), ColourMap.DIVERGING, -.6, .6)
            .titled("response")
            .width(width),
        ImagePanel.of(response.less(quantile).toRows())
            .titled("response at or above its 90 % quantile")
            .width(width));
  }
}
