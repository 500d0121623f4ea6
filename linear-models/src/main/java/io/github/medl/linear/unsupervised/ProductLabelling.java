package io.github.medl.linear.unsupervised;

import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/** For many columns: the nearest centre has the least |c|² - 2 x'c, and x'c is a product. */
final class ProductLabelling extends Labelling {
  private final double[] squaredNorms;

  ProductLabelling(Points points, int k) {
    super(points, k);
    this.squaredNorms = new double[k];
  }

  @Override
  void move(double[] centres) {
    double[] origin = new double[points.p()];
    Arrays.setAll(squaredNorms, j -> points.squaredDistance(origin, 0, centres, j * points.p()));
  }

  @Override
  void label(double[] centres, int from, int to) {
    Tensor c = Tensor.wrap(centres, k, points.p());
    double[] products = Storage.doubles(points.matrix().rowsTimes(from, to, c, true));
    for (int i = 0; i < to - from; i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < k; j++) {
        double score = squaredNorms[j] - 2 * products[i * k + j];
        if (score < least) {
          least = score;
          labels[from + i] = j;
        }
      }
    }
  }

  @Override
  void forget(int i) {}
}
