package logistic;

import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.TabularData;
import io.github.medl.learning.preparation.Standardise;
import io.github.medl.tensor.Tensor;

/** Three features of the breast cancer data, standardised; and the cost on tensors. */
final class Cancer {
  private static final TabularData DATA =
      Datasets.breastCancer().select("radius_mean", "texture_mean", "smoothness_mean");

  private Cancer() {}

  static double[][] x() {
    return Standardise.population().fit(DATA.x()).apply(DATA.x()).toRows();
  }

  static int[] y() {
    return DATA.labels();
  }

  /** The mean of log(1 + e^z) − y z, which is the cross-entropy. */
  static Tensor cost(double[][] x, int[] y, Tensor theta) {
    Tensor z = Tensor.of(x).matmul(theta.slice(0, 1, theta.size())).add(theta.select(0, 0));
    Tensor target = Tensor.generate(i -> y[i], y.length);
    return z.softplus().sub(z.mul(target)).mean();
  }
}
