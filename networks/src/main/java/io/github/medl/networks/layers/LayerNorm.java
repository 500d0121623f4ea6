package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * Layer normalisation: each observation is brought to mean 0 and variance 1 over its last axes,
 * then scaled and shifted, y = γ (x - μ) / √(σ² + ε) + β. Training and evaluation are the same.
 *
 * @param scale γ, of the shape of the axes normalised over
 * @param shift β, of the same shape
 * @param epsilon ε, usually 1e-5
 */
public record LayerNorm(Tensor scale, Tensor shift, double epsilon) implements Layer {
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    int[] axes = new int[scale.rank()];
    boolean fits = x.rank() >= axes.length;
    for (int i = 0; fits && i < axes.length; i++) {
      axes[i] = i - axes.length;
      fits = x.dim(axes[i]) == scale.dim(i);
    }
    if (!fits) {
      throw new ShapeException(
          "layerNorm",
          String.format(
              Locale.ROOT,
              "expected the last axes to be %s, got %s",
              scale.shapeText(),
              x.shapeText()));
    }
    if (axes.length == 0) {
      return x.mul(0).add(shift); // a number alone is its own mean
    }
    if (axes.length == 1) {
      return x.layerNorm(scale, shift, epsilon);
    }
    Tensor rows = x.reshape(x.size() / Math.max(1, scale.size()), scale.size());
    return rows.layerNorm(scale.flatten(), shift.flatten(), epsilon).reshape(x.shape());
  }

  /** The kind of layer and its size. */
  @Override
  public String toString() {
    return "LayerNorm" + scale.shapeText();
  }
}
