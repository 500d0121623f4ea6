package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Layers side by side on the same input, their outputs added, y = f_1(x) + f_2(x) + ...
 *
 * @param branches f_1, f_2, ...
 */
public record Summed(List<Layer> branches) implements Layer {
  /**
   * Keeps its own list of the layers.
   *
   * @param branches f_1, f_2, ...
   */
  public Summed {
    branches = Layers.listed("summed", branches);
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return Tensor.total(branches.stream().map(b -> b.apply(x, pass)).toArray(Tensor[]::new));
  }
}
