package io.github.medl.gnn.tasks;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.layers.Features;
import io.github.medl.gnn.layers.GraphLayer;
import io.github.medl.learning.Answers;
import io.github.medl.learning.ClassCodes;
import io.github.medl.learning.examples.Observations;
import io.github.medl.networks.Pass;
import io.github.medl.networks.training.Evaluation;
import io.github.medl.networks.training.Objective;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Nodes of a graph with their classes. All nodes of the graph are seen, those named here are
 * learned from: {@code Batches.full(examples)} is the whole graph in every step.
 *
 * @param graph the graph
 * @param x the features of all nodes
 * @param nodes the nodes that count
 * @param labels their classes, from 0
 */
public record NodeExamples(Graph graph, Features x, int[] nodes, int[] labels)
    implements Observations<NodeExamples> {
  /**
   * Checks that all belongs together.
   *
   * @param graph the graph
   * @param x the features of all nodes
   * @param nodes the nodes that count
   * @param labels their classes, from 0
   * @throws ShapeException if there is not a row of features for each node
   * @throws IllegalArgumentException if there is not one class for each node that counts, or one is
   *     no node of the graph
   */
  public NodeExamples {
    requireRows("node examples", x, graph);
    if (nodes.length != labels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "node examples: %d nodes and %d labels", nodes.length, labels.length));
    }
    nodes = Codes.checked("node examples", "node", nodes.clone(), graph.nodes());
    labels = Codes.checked("node examples", "label", labels.clone(), Integer.MAX_VALUE);
  }

  static void requireRows(String what, Features x, Graph graph) {
    if (x.rows() != graph.nodes()) {
      throw new ShapeException(
          what,
          String.format(
              Locale.ROOT,
              "%d nodes need as many rows of features, got %d",
              graph.nodes(),
              x.rows()));
    }
  }

  /** The share of rows in which the largest number is that of the label; refuses what is none. */
  static double accuracy(Tensor logits, int[] labels) {
    ClassCodes.checked("accuracy", "label", labels);
    int[] said = Answers.ofOutput(logits).classes("accuracy");
    Codes.checked("accuracy", "label", labels, logits.dim(1));
    int right = 0;
    for (int i = 0; i < said.length; i++) {
      right += said[i] == labels[i] ? 1 : 0;
    }
    return (double) right / said.length;
  }

  /**
   * Some nodes of a graph all of whose nodes have a class.
   *
   * @param graph the graph
   * @param x the features of all nodes
   * @param allLabels the class of each node of the graph
   * @param nodes the nodes that count
   * @return the examples
   * @throws IllegalArgumentException if one is no node of the graph
   */
  public static NodeExamples of(Graph graph, Features x, int[] allLabels, int... nodes) {
    Codes.checked("node examples", "node", nodes, Math.min(graph.nodes(), allLabels.length));
    return new NodeExamples(graph, x, nodes, Arrays.stream(nodes).map(v -> allLabels[v]).toArray());
  }

  /**
   * Some nodes of a graph all of whose nodes have a class, from a tensor.
   *
   * @param graph the graph
   * @param x the features of all nodes
   * @param allLabels codes, the class of each node of the graph
   * @param nodes the nodes that count
   * @return the examples
   * @throws IllegalArgumentException if one is no node of the graph, or a label is no code
   */
  public static NodeExamples of(Graph graph, Features x, Tensor allLabels, int... nodes) {
    return of(graph, x, Codes.read("node examples", "label", allLabels), nodes);
  }

  /** {@return the nodes that count; a copy} */
  @Override
  public int[] nodes() {
    return nodes.clone();
  }

  /** {@return their classes; a copy} */
  @Override
  public int[] labels() {
    return labels.clone();
  }

  @Override
  public int size() {
    return nodes.length;
  }

  /** Other nodes count; the graph stays. */
  @Override
  public NodeExamples take(int... indices) {
    Chosen.checked(size(), indices);
    return new NodeExamples(
        graph,
        x,
        Arrays.stream(indices).map(i -> nodes[i]).toArray(),
        Arrays.stream(indices).map(i -> labels[i]).toArray());
  }

  @Override
  public NodeExamples cast(DType dtype) {
    return new NodeExamples(graph.cast(dtype), x.cast(dtype), nodes, labels);
  }

  /**
   * The mean cross-entropy of the logits at the nodes that count.
   *
   * @return the objective of any network on graphs
   */
  public static Objective<GraphLayer, NodeExamples> crossEntropy() {
    return (network, batch, pass) ->
        batch.logits(network, pass).softmaxCrossEntropy(batch.labels).mean();
  }

  /**
   * What a network says of the nodes that count.
   *
   * @param network gives a row of logits for each node
   * @param pass training or evaluation
   * @return a row for each node that counts
   */
  public Tensor logits(GraphLayer network, Pass pass) {
    return network.apply(graph, x, pass).take(0, nodes);
  }

  /**
   * The share of right answers.
   *
   * @param network gives a row of logits for each node
   * @return a number from 0 to 1
   * @throws IllegalArgumentException if there are no examples, a logit is NaN, or a label is none
   *     of the classes that the network tells
   */
  public double accuracy(GraphLayer network) {
    return accuracy(logits(network, Pass.evaluation()), labels);
  }

  /**
   * Measures the accuracy after each epoch.
   *
   * @param name what goes before the word, such as {@code validation}
   * @param examples the nodes to measure at, in the number format of the network
   * @return a number called {@code validation accuracy}
   */
  public static Evaluation<GraphLayer> accuracyOn(String name, NodeExamples examples) {
    return network -> Map.of(name + " accuracy", examples.accuracy(network));
  }
}
