package io.github.medl.gnn.layers;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.GraphBatch;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A network with one answer for each graph: layers on the nodes, a readout, a network on what was
 * read.
 *
 * @param layers the layers, from the features of the nodes on
 * @param readout how nodes become one row
 * @param joined whether the readouts of all layers are joined, or that of the last is taken
 * @param head makes the answer
 */
public record GraphClassifier(List<GraphLayer> layers, Readout readout, boolean joined, Layer head)
    implements Network {
  /**
   * Keeps its own list.
   *
   * @param layers the layers, at least one
   * @param readout how nodes become one row
   * @param joined whether the readouts of all layers are joined
   * @param head makes the answer
   * @throws IllegalArgumentException if there is no layer, or one is null
   */
  public GraphClassifier {
    layers = GraphLayers.listed("graph classifier", layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a graph classifier needs at least one layer");
    }
  }

  /**
   * Applies the network.
   *
   * @param batch graphs with features
   * @param pass training or evaluation, and what comes with it
   * @return a row for each graph
   * @throws io.github.medl.networks.LayerException if the features do not fit; it names the layer
   */
  public Tensor apply(GraphBatch batch, Pass pass) {
    Graph graph = batch.graph();
    return pass.call(
        this,
        List.of(graph.features()),
        () -> {
          Tensor h = graph.features();
          List<Tensor> read = new ArrayList<>();
          for (GraphLayer layer : layers) {
            h = layer.apply(graph, h, pass);
            if (joined) {
              read.add(readout.of(batch, h));
            }
          }
          Tensor row = joined ? Tensor.concat(1, read) : readout.of(batch, h);
          return head.apply(row, pass);
        });
  }

  /**
   * Applies the network in evaluation mode.
   *
   * @param batch graphs with features
   * @return a row for each graph
   */
  public Tensor apply(GraphBatch batch) {
    return apply(batch, Pass.evaluation());
  }
}
