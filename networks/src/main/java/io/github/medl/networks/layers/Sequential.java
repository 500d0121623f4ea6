package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * One layer after the other, y = f_L(... f_2(f_1(x))).
 *
 * @param layers f_1, ..., f_L; their names are {@code layers.0}, {@code layers.1}, ...
 */
public record Sequential(List<Layer> layers) implements Layer {
  /**
   * Keeps its own list of the layers.
   *
   * @param layers f_1, ..., f_L; their names are {@code layers.0}, {@code layers.1}, ...
   * @throws IllegalArgumentException if one is null
   */
  public Sequential {
    layers = Layers.listed("sequential", layers);
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor a = x;
    for (int i = 0; i < layers.size(); i++) {
      Layer next = i + 1 < layers.size() ? layers.get(i + 1) : null;
      if (layers.get(i) instanceof Dense dense && next instanceof Activation activation) {
        a = dense.apply(a, activation, pass);
        i++;
      } else {
        a = layers.get(i).apply(a, pass);
      }
    }
    return a;
  }
}
