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
      Layer layer = layers.get(i);
      List<Layer> behind = layers.subList(i + 1, layers.size());
      int joined = layer instanceof Joining first && !pass.isWatched() ? first.joins(behind) : 0;
      a = joined == 0 ? layer.apply(a, pass) : joined((Joining) layer, behind, joined, a, pass);
      i += joined;
    }
    return a;
  }

  private static Tensor joined(Joining first, List<Layer> behind, int count, Tensor x, Pass pass) {
    try {
      return first.joined(x, behind);
    } catch (IllegalArgumentException e) { // one after the other they name the one that is meant
      Tensor a = first.apply(x, pass);
      for (Layer layer : behind.subList(0, count)) {
        a = layer.apply(a, pass);
      }
      return a;
    }
  }
}
