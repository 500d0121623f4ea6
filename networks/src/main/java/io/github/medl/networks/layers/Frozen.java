package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;

/**
 * A layer that behaves as in evaluation even while the network around it is trained: batch
 * normalisation uses its running statistics and leaves them as they are, dropout does nothing. So
 * features that were learned elsewhere stay what they are. Its parameters still have derivatives;
 * {@link io.github.medl.networks.training.Training#only} leaves them out.
 *
 * @param layer the layer
 */
public record Frozen(Layer layer) implements Layer {
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return layer.apply(x, pass.evaluating());
  }
}
