package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Layers side by side on the same input, their outputs joined along an axis.
 *
 * @param branches the layers
 * @param axis along which axis the outputs follow each other; negative axes count from the end
 */
public record Concatenated(List<Layer> branches, int axis) implements Layer {
  /**
   * Keeps its own list of the layers.
   *
   * @param branches the layers
   * @param axis along which axis the outputs follow each other; negative axes count from the end
   */
  public Concatenated {
    branches = Layers.listed("concatenated", branches);
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return Tensor.concat(axis, branches.stream().map(b -> b.apply(x, pass)).toList());
  }
}
