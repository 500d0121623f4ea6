package io.github.medl.networks.backpropagation;

import io.github.medl.tensor.Tensor;

/**
 * Costs of a batch with their derivatives by hand. Observations are columns: the output a[L] and
 * the target y have shape (N_L, n).
 */
public enum OutputCost {
  /** C = (1/n) Σᵢ ‖aᵢ - yᵢ‖² / N_L, the mean squared error. */
  SQUARED {
    @Override
    double of(Tensor a, Tensor y) {
      return a.sub(y).square().mean().item();
    }

    @Override
    Tensor delta(Tensor a, Tensor slope, Tensor y) {
      return a.sub(y).mul(2.0 / a.size()).mul(slope);
    }
  },

  /**
   * C = -(1/n) Σᵢ Σₖ yₖᵢ log aₖᵢ after a softmax, a = S(z). All derivatives together are (a - y) /
   * n, the slope of the last activation included.
   */
  CROSS_ENTROPY_OF_SOFTMAX {
    @Override
    double of(Tensor a, Tensor y) {
      return -a.log().mul(y).sum().item() / a.dim(1);
    }

    @Override
    Tensor delta(Tensor a, Tensor slope, Tensor y) {
      return a.sub(y).div(a.dim(1));
    }
  };

  /** The cost. */
  abstract double of(Tensor a, Tensor y);

  /** δ[L] = ∂C/∂z[L]; slope is σ'(z[L]). */
  abstract Tensor delta(Tensor a, Tensor slope, Tensor y);
}
