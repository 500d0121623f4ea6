package io.github.medl.gan.measures;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.LinearAlgebra;
import io.github.medl.tensor.Tensor;

/**
 * The Fréchet distance of two samples as if they were normal, ‖m₁ - m₂‖² + tr(C₁ + C₂ - 2 (C₁^½ C₂
 * C₁^½)^½) with covariances of divisor n - 1: the squared Wasserstein distance W₂² of the two
 * normals (Dowson and Landau, 1982; on features of a classifier: Heusel et al., 2017). It wants
 * many more rows than columns: with few it is too large.
 */
public final class FrechetDistance {
  private FrechetDistance() {}

  /**
   * The distance.
   *
   * @param a features in rows, (n, d)
   * @param b features in rows, (m, d)
   * @return the distance, not negative but for rounding
   * @throws io.github.medl.tensor.ShapeException if they are not at least two rows of one length
   * @throws IllegalArgumentException if a number is not finite
   */
  public static double of(Tensor a, Tensor b) {
    Rows.both("Fréchet distance", a, b, 2);
    Tensor x = a.cast(DType.FLOAT64);
    Tensor y = b.cast(DType.FLOAT64);
    Tensor first = covariance(x);
    Tensor second = covariance(y);
    Tensor root = root(first);
    Tensor between = root.matmul(second).matmul(root);
    double cross = eigenvalues(between).sqrt().sum().item();
    double squared =
        x.mean(0).sub(y.mean(0)).square().sum().item()
            + first.trace().item()
            + second.trace().item()
            - 2 * cross;
    return Math.max(0, squared); // of equal sets rounding leaves a little on either side
  }

  private static Tensor covariance(Tensor x) {
    Tensor centred = x.sub(x.mean(0));
    return centred.matmul(centred, true, false).div(x.dim(0) - 1);
  }

  /** The symmetric root; what rounding made negative is 0. */
  private static Tensor root(Tensor symmetric) {
    LinearAlgebra.Eigh parts = symmetric.eigh();
    Tensor v = parts.vectors();
    return v.mul(parts.values().relu().sqrt()).matmul(v.transpose());
  }

  private static Tensor eigenvalues(Tensor nearlySymmetric) {
    return nearlySymmetric.add(nearlySymmetric.transpose()).div(2).eigh().values().relu();
  }
}
