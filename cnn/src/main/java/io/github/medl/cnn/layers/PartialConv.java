package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A convolution of which each map sees some channels only, as the third layer of LeNet-5 in 1998:
 * it has fewer parameters, and maps that look at different things.
 *
 * @param maps a convolution for each map
 * @param channels the channels that each of them sees
 */
public record PartialConv(List<Layer> maps, List<List<Integer>> channels) implements Layer {
  /**
   * Keeps its own lists.
   *
   * @param maps a convolution for each map
   * @param channels the channels that each of them sees
   * @throws IllegalArgumentException if there are not as many
   */
  public PartialConv {
    maps = List.copyOf(maps);
    channels = channels.stream().map(List::copyOf).toList();
    if (maps.size() != channels.size()) {
      throw new IllegalArgumentException(
          "partialConv: " + maps.size() + " maps see " + channels.size() + " choices of channels");
    }
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    List<Tensor> results = new ArrayList<>();
    for (int k = 0; k < maps.size(); k++) {
      int[] seen = channels.get(k).stream().mapToInt(Integer::intValue).toArray();
      results.add(maps.get(k).apply(x.take(1, seen), pass));
    }
    return Tensor.concat(1, results);
  }
}
