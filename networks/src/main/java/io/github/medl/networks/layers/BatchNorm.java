package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.State;
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
    int[] column = new int[x.rank()]; // (1, features, 1, ...): a feature against its numbers
    Arrays.fill(column, 1);
    column[1] = features;
    Tensor mu;
    Tensor sigma2;
    if (pass.isTraining()) {
      int[] axes = axesBut1(x.rank());
      int n = x.size() / features;
      if (n < 2) {
        throw new ShapeException(
            "batchNorm", "training needs at least two numbers a feature, got " + x.shapeText());
      }
      mu = x.meanKeeping(axes);
      sigma2 = x.sub(mu).square().meanKeeping(axes);
      Tensor m = mu.detach().reshape(features);
      Tensor v = sigma2.detach().reshape(features).mul(n / (n - 1.0));
      pass.update(mean, old -> old.mul(1 - momentum).add(m.mul(momentum)));
      pass.update(variance, old -> old.mul(1 - momentum).add(v.mul(momentum)));
    } else {
      mu = pass.value(mean).reshape(column);
      sigma2 = pass.value(variance).reshape(column);
    }
    Tensor normalised = x.sub(mu).div(sigma2.add(epsilon).sqrt());
    return normalised.mul(scale.reshape(column)).add(shift.reshape(column));
  }

  private static int[] axesBut1(int rank) {
    int[] axes = new int[rank - 1];
    for (int i = 1; i < axes.length; i++) {
      axes[i] = i + 1;
    }
    return axes;
  }

  /** The kind of layer and its size. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "BatchNorm(%d)", scale.size());
  }
}
