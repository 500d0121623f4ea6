package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A dense block: each layer sees the input and the results of all layers before it, joined along
 * the channels, and all of them leave the block. Of l layers there are l (l + 1) / 2 connections.
 *
 * @param layers the layers, each with as many channels more to see as the ones before it make
 */
public record DenseBlock(List<Layer> layers) implements Layer {
  /**
   * Keeps its own list of the layers.
   *
   * @param layers the layers
   */
  public DenseBlock {
    layers = List.copyOf(layers);
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    List<Tensor> parts = new ArrayList<>(List.of(x));
    Tensor all = x;
    for (Layer layer : layers) {
      parts.add(layer.apply(all, pass));
      all = Tensor.concat(1, parts);
    }
    return all;
  }
}
