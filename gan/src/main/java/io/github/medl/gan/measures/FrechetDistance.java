package io.github.medl.gan.measures;

import io.github.medl.numeric.PowerOfTwo;
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
  private static final String NAME = "Fréchet distance";

  /** Numbers from 2^-100 to 2^100 = 1.3e30 have fourth powers that are far from the ends. */
  private static final int ORDINARY = 100;

  private FrechetDistance() {}

  /**
   * The distance.
   *
   * @param a features in rows, (n, d)
   * @param b features in rows, (m, d)
   * @return the distance, not negative but for rounding
   * @throws io.github.medl.tensor.ShapeException if they are not at least two rows of one length
   * @throws IllegalArgumentException if a number, or the distance, is not finite
   */
  public static double of(Tensor a, Tensor b) {
    Rows.both(NAME, a, b, 2);
    double unit = PowerOfTwo.unit(Math.max(Rows.size(a), Rows.size(b)), ORDINARY);
    Tensor x = a.cast(DType.FLOAT64).mul(unit);
    Tensor y = b.cast(DType.FLOAT64).mul(unit);
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
    double distance =
        Math.max(0, squared) / unit / unit; // of equal sets rounding leaves a little on either side
    if (Double.isInfinite(distance)) {
      throw new IllegalArgumentException(
          NAME + ": the distance, a square, is beyond 1.8e308; measure both sets in a larger unit");
    }
    return distance;
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
