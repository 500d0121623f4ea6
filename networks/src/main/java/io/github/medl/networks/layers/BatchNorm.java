package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.State;
import io.github.medl.tensor.Reductions;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/**
 * Batch normalisation (section 5.6, figure 5.10): each feature is brought to mean 0 and variance 1
 * over the batch, then scaled and shifted, ỹ = γ (x - μ) / √(σ² + ε) + β.
 *
 * <p>In training μ and σ² (divisor n) are those of the batch, and the running statistics move by
 * running ← (1 - m) running + m batch, where the variance has the divisor n - 1: the convention of
 * PyTorch. In evaluation the running statistics are used. x has shape (n, features) or (n,
 * features, ...); statistics run over all axes but the second.
 *
 * @param scale γ, of shape (features)
 * @param shift β, of shape (features)
 * @param mean the running mean, of shape (features)
 * @param variance the running variance, of shape (features)
 * @param momentum m, the weight of the newest batch, usually 0.1
 * @param epsilon ε, usually 1e-5
 */
public record BatchNorm(
    Tensor scale, Tensor shift, State mean, State variance, double momentum, double epsilon)
    implements Layer {
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    int features = scale.size();
    if (x.rank() < 2 || x.dim(1) != features) {
      throw new ShapeException(
          "batchNorm",
          String.format(Locale.ROOT, "expected (n, %d, ...), got %s", features, x.shapeText()));
    }
    if (pass.isTraining()) {
      int n = x.size() / features;
      if (n < 2) {
        throw new ShapeException(
            "batchNorm", "training needs at least two numbers a feature, got " + x.shapeText());
      }
      Reductions.BatchNormalised result = x.batchNorm(scale, shift, epsilon);
      Tensor unbiased = result.variance().mul(n / (n - 1.0));
      pass.update(mean, old -> old.mul(1 - momentum).add(result.mean().mul(momentum)));
      pass.update(variance, old -> old.mul(1 - momentum).add(unbiased.mul(momentum)));
      return result.y();
    }
    int[] column = new int[x.rank()]; // (1, features, 1, ...): a feature against its numbers
    Arrays.fill(column, 1);
    column[1] = features;
    Tensor factor = scale.div(pass.value(variance).add(epsilon).sqrt());
    Tensor centred = x.sub(pass.value(mean).reshape(column));
    return centred.mul(factor.reshape(column)).add(shift.reshape(column));
  }

  /** The kind of layer and its size. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "BatchNorm(%d)", scale.size());
  }
}
