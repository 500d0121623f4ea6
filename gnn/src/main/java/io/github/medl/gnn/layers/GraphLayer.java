package io.github.medl.gnn.layers;

import io.github.medl.gnn.Graph;
import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * A layer that sees which nodes are neighbours: numbers of the nodes (nodes, f) become others
 * (nodes, g). Who writes a layer says what it computes in {@link #forward}; who uses it calls
 * {@link #apply}, which also names the layer in errors and lets a pass be watched.
 *
 * <p>Numbering the nodes otherwise permutes the rows of the output, and nothing else.
 */
@FunctionalInterface
public interface GraphLayer extends Network {
  /**
   * The formula of this layer. Its parts are called by their {@code apply} with the same pass.
   *
   * @param graph the graph; its features are not looked at
   * @param h a row for each node
   * @param pass training or evaluation, and what comes with it
   * @return a row for each node
   */
  Tensor forward(Graph graph, Tensor h, Pass pass);

  /**
   * Applies this layer.
   *
   * @param graph the graph
   * @param h a row for each node
   * @param pass training or evaluation, and what comes with it
   * @return a row for each node
   * @throws io.github.medl.networks.LayerException if the rows do not fit; it names the layer
   */
  default Tensor apply(Graph graph, Tensor h, Pass pass) {
    return pass.call(
        this,
        List.of(h),
        () -> {
          if (h.rank() != 2 || h.dim(0) != graph.nodes()) {
            throw new IllegalArgumentException(
                "expected a row for each of " + graph.nodes() + " nodes, got " + h.shapeText());
          }
          return forward(graph, h, pass);
        });
  }

  /**
   * Applies this layer in evaluation mode.
   *
   * @param graph the graph
   * @param h a row for each node
   * @return a row for each node
   * @throws io.github.medl.networks.LayerException if the rows do not fit; it names the layer
   */
  default Tensor apply(Graph graph, Tensor h) {
    return apply(graph, h, Pass.evaluation());
  }

  /**
   * Applies this layer to features that may be sparse.
   *
   * @param graph the graph
   * @param x a row for each node
   * @param pass training or evaluation, and what comes with it
   * @return a row for each node
   * @throws io.github.medl.networks.LayerException if the rows do not fit, or they are sparse and
   *     the layer is no {@link SparseInputs}
   */
  default Tensor apply(Graph graph, Features x, Pass pass) {
    if (x instanceof Features.Dense dense) {
      return apply(graph, dense.x(), pass);
    }
    Features.Sparse sparse = (Features.Sparse) x;
    return pass.call(
        this,
        List.of(sparse.x().values()),
        () -> {
          if (this instanceof SparseInputs layer) {
            return layer.forward(graph, sparse.x(), pass);
          }
          throw new IllegalArgumentException(
              "takes dense features; sparse ones go to a layer that multiplies them by a weight"
                  + " first, or through toDense()");
        });
  }
}
