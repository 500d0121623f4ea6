package io.github.medl.networks.training.images;

import io.github.medl.learning.examples.BatchChange;
import io.github.medl.learning.examples.Examples;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/** Changes of a batch that mix its observations, targets included. */
public final class Mixing {
  private Mixing() {}

  /**
   * Mix-up (Zhang, Cissé, Dauphin and Lopez-Paz, 2018): each observation becomes x = a x_i + (1 -
   * a) x_j with another of the batch, and so does its target, with a ~ Beta(α, α). Targets are
   * vectors of probabilities, such as one-hot rows, or numbers; class codes cannot be mixed.
   *
   * @param alpha α, in (0, 1]: near 0 most observations stay nearly what they are
   * @return the change
   * @throws IllegalArgumentException if α is not in (0, 1]
   */
  public static BatchChange<Examples> mixUp(double alpha) {
    if (!(alpha > 0 && alpha <= 1)) {
      throw new IllegalArgumentException("mixUp: alpha must lie in (0, 1], it is " + alpha);
    }
    return (batch, stream) -> {
      Tensor y = batch.targets();
      if (y.rank() < 2) {
        throw new ShapeException(
            "mixUp",
            "targets of shape "
                + y.shapeText()
                + " may be class codes; make one-hot rows, or a column of numbers, of them");
      }
      int n = batch.size();
      int[] other = stream.permutation(n);
      double[] a = new double[n];
      for (int i = 0; i < n; i++) {
        a[i] = beta(alpha, stream);
      }
      return new Examples(mixed(batch.inputs(), a, other), mixed(y, a, other));
    };
  }

  private static Tensor mixed(Tensor x, double[] a, int[] other) {
    int[] column = new int[x.rank()];
    Arrays.fill(column, 1);
    column[0] = a.length;
    Tensor share = Tensor.of(a, column).cast(x.dtype());
    return x.mul(share).add(x.take(0, other).mul(share.neg().add(1)));
  }

  /** Beta(α, α) by Jöhnk's method, in logarithms, since powers of small numbers may vanish. */
  private static double beta(double alpha, RandomStream stream) {
    while (true) {
      double x = Math.log(1 - stream.uniform()) / alpha;
      double y = Math.log(1 - stream.uniform()) / alpha;
      double larger = Math.max(x, y);
      double logOfSum = larger + Math.log(Math.exp(x - larger) + Math.exp(y - larger));
      if (logOfSum <= 0) {
        return Math.exp(x - logOfSum);
      }
    }
  }
}
