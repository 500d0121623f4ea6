package io.github.medl.gnn;

import io.github.medl.tensor.Codes;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Several graphs as one, with no edge between them: layers go through all at once, and a readout
 * takes them apart again.
 *
 * @param graph all nodes and edges, those of the first graph first
 * @param graphOf for each node the number of its graph
 * @param count the number of graphs; some may have no nodes
 */
public record GraphBatch(Graph graph, int[] graphOf, int count) {
  /**
   * Checks that every node has a graph.
   *
   * @param graph all nodes and edges
   * @param graphOf for each node the number of its graph
   * @param count the number of graphs
   * @throws IllegalArgumentException if there is not one number of 0 to count - 1 for each node
   */
  public GraphBatch {
    if (graphOf.length != graph.nodes() || count < 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "batch of %d graphs: %d nodes, and a graph for %d",
              count,
              graph.nodes(),
              graphOf.length));
    }
    graphOf = Codes.checked("batch of graphs", "graph", graphOf.clone(), count);
  }

  /**
   * Joins graphs, with their features if all have some.
   *
   * @param graphs at least one; all directed or none
   * @return the batch
   * @throws IllegalArgumentException if there is no graph, or some are directed and some are not
   * @throws io.github.medl.tensor.ShapeException if their features differ in width
   */
  public static GraphBatch of(List<Graph> graphs) {
    if (graphs.isEmpty()) {
      throw new IllegalArgumentException("batch of graphs: there is no graph");
    }
    int nodes = graphs.stream().mapToInt(Graph::nodes).sum();
    int edges = graphs.stream().mapToInt(Graph::edges).sum();
    int[] graphOf = new int[nodes];
    int[] sources = new int[edges];
    int[] targets = new int[edges];
    List<Tensor> features = new ArrayList<>();
    List<Tensor> edgeFeatures = new ArrayList<>();
    int node = 0;
    int edge = 0;
    for (int g = 0; g < graphs.size(); g++) {
      Graph graph = graphs.get(g);
      if (graph.isDirected() != graphs.get(0).isDirected()) {
        throw new IllegalArgumentException(
            "batch of graphs: graph 0 is " + graphs.get(0) + ", graph " + g + " is " + graph);
      }
      Links links = graph.links();
      for (int k = 0; k < graph.edges(); k++, edge++) {
        sources[edge] = links.sources()[k] + node;
        targets[edge] = links.targets()[k] + node;
      }
      Arrays.fill(graphOf, node, node + graph.nodes(), g);
      node += graph.nodes();
      if (graph.hasFeatures()) {
        features.add(graph.features());
      }
      if (graph.hasEdgeFeatures()) {
        edgeFeatures.add(graph.edgeFeatures());
      }
    }
    Graph all =
        Graph.trusted(
            nodes,
            sources,
            targets,
            graphs.get(0).isDirected(),
            features.size() == graphs.size() ? Tensor.concat(0, features) : null,
            edgeFeatures.size() == graphs.size() ? Tensor.concat(0, edgeFeatures) : null);
    return new GraphBatch(all, graphOf, graphs.size());
  }

  /**
   * The batch in another number format.
   *
   * @param dtype FLOAT32 or FLOAT64
   * @return the batch
   */
  public GraphBatch cast(DType dtype) {
    return new GraphBatch(graph.cast(dtype), graphOf, count);
  }

  /**
   * The sum of the nodes of each graph.
   *
   * @param h a row for each node
   * @return a row for each graph, 0 for one without nodes
   */
  public Tensor sum(Tensor h) {
    return h.segmentSum(graphOf, count);
  }

  /**
   * The mean of the nodes of each graph.
   *
   * @param h a row for each node
   * @return a row for each graph, 0 for one without nodes
   */
  public Tensor mean(Tensor h) {
    return h.segmentMean(graphOf, count);
  }

  /**
   * The largest of each column among the nodes of each graph.
   *
   * @param h a row for each node
   * @return a row for each graph, 0 for one without nodes
   */
  public Tensor max(Tensor h) {
    return Arcs.maxOrZero(h, graphOf, count);
  }

  /** {@return for each node the number of its graph; a copy} */
  @Override
  public int[] graphOf() {
    return graphOf.clone();
  }
}
