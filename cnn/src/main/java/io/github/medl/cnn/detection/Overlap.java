package io.github.medl.cnn.detection;

import io.github.medl.numeric.PowerOfTwo;
import io.github.medl.tensor.Tensor;
import java.util.stream.DoubleStream;

/**
 * Intersection over union of one pair of boxes at a time, in plain numbers: what asks for few of
 * all pairs must not hold a matrix of them.
 *
 * @param a coordinates of boxes, four each
 * @param b coordinates of others
 */
record Overlap(double[] a, double[] b) {
  /** Of two sets of boxes, in units with which areas neither overflow nor vanish. */
  static Overlap of(Tensor a, Tensor b) {
    double[] first = a.toDoubles();
    double[] second = b.toDoubles();
    double largest =
        DoubleStream.concat(DoubleStream.of(first), DoubleStream.of(second))
            .map(Math::abs)
            .max()
            .orElse(1);
    double unit = PowerOfTwo.unit(largest, 31);
    return new Overlap(
        DoubleStream.of(first).map(x -> x * unit).toArray(),
        DoubleStream.of(second).map(x -> x * unit).toArray());
  }

  /** Of box i of the first and box k of the second; 0 for two empty ones. */
  double between(int i, int k) {
    double overlap = side(i, k, 0) * side(i, k, 1);
    double union = area(a, i) + area(b, k) - overlap;
    return union == 0 ? 0 : overlap / union;
  }

  private double side(int i, int k, int coordinate) {
    double from = Math.max(a[4 * i + coordinate], b[4 * k + coordinate]);
    double to = Math.min(a[4 * i + 2 + coordinate], b[4 * k + 2 + coordinate]);
    return Math.max(0, to - from);
  }

  private static double area(double[] boxes, int i) {
    return (boxes[4 * i + 2] - boxes[4 * i]) * (boxes[4 * i + 3] - boxes[4 * i + 1]);
  }
}
