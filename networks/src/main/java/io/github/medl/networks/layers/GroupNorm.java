package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/**
 * Group normalisation: the features of each observation are normalised in groups of neighbours,
 * then each is scaled and shifted. With a group a feature it is instance normalisation, with one
 * group layer normalisation. x has shape (n, features, ...).
 *
 * @param scale γ, of shape (features)
 * @param shift β, of shape (features)
 * @param groups how many groups, a divisor of the number of features
 * @param epsilon ε, usually 1e-5
 */
public record GroupNorm(Tensor scale, Tensor shift, int groups, double epsilon) implements Layer {
  /**
   * Checks the groups.
   *
   * @param scale γ, of shape (features)
   * @param shift β, of shape (features)
   * @param groups how many groups, a divisor of the number of features
   * @param epsilon ε, usually 1e-5
   * @throws IllegalArgumentException if they do not divide the features equally
   */
  public GroupNorm {
    if (groups < 1 || scale.size() % groups != 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "groupNorm: %d features cannot be split into %d equal groups",
              scale.size(),
              groups));
    }
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    int features = scale.size();
    if (x.rank() < 2 || x.dim(1) != features) {
      throw new ShapeException(
          "groupNorm",
          String.format(Locale.ROOT, "expected (n, %d, ...), got %s", features, x.shapeText()));
    }
    int n = x.dim(0);
    Tensor grouped = x.reshape(n, groups, x.size() / Math.max(1, n * groups));
    Tensor centred = grouped.sub(grouped.meanKeeping(2));
    Tensor variance = centred.square().meanKeeping(2);
    int[] column = new int[x.rank()];
    Arrays.fill(column, 1);
    column[1] = features;
    return centred
        .div(variance.add(epsilon).sqrt())
        .reshape(x.shape())
        .mul(scale.reshape(column))
        .add(shift.reshape(column));
  }

  /** The kind of layer and its sizes. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "GroupNorm(%d in %d groups)", scale.size(), groups);
  }
}
