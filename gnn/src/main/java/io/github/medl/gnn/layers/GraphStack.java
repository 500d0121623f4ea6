package io.github.medl.gnn.layers;

import io.github.medl.gnn.Graph;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * One layer after the other on the same graph.
 *
 * @param layers the layers; their names are {@code layers.0}, {@code layers.1}, ...
 */
public record GraphStack(List<GraphLayer> layers) implements GraphLayer {
  /**
   * Keeps its own list.
   *
   * @param layers the layers, at least one
   * @throws IllegalArgumentException if there is none, or one is null
   */
  public GraphStack {
    layers = GraphLayers.listed("graph stack", layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a stack needs at least one layer");
    }
  }

  @Override
  public Tensor forward(Graph graph, Tensor h, Pass pass) {
    return from(0, graph, h, pass);
  }

  private Tensor from(int first, Graph graph, Tensor h, Pass pass) {
    Tensor a = h;
    for (GraphLayer layer : layers.subList(first, layers.size())) {
      a = layer.apply(graph, a, pass);
    }
    return a;
  }

  /** Dropout keeps sparse features sparse; the first other layer must take them. */
  @Override
  public Tensor apply(Graph graph, Features x, Pass pass) {
    Features features = x;
    int first = 0;
    while (first < layers.size() - 1
        && layers.get(first) instanceof Pointwise each
        && each.layer() instanceof Dropout dropout) {
      features = features.dropped(dropout, pass);
      first++;
    }
    Tensor h = layers.get(first).apply(graph, features, pass);
    return from(first + 1, graph, h, pass);
  }
}
