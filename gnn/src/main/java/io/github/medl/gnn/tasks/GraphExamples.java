package io.github.medl.gnn.tasks;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.GraphBatch;
import io.github.medl.gnn.layers.GraphClassifier;
import io.github.medl.learning.examples.Observations;
import io.github.medl.networks.training.Objective;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Graphs with their classes.
 *
 * @param graphs graphs with features of the same width
 * @param labels the class of each, from 0
 */
public record GraphExamples(List<Graph> graphs, int[] labels)
    implements Observations<GraphExamples> {
  /**
   * Checks that there is a class for each graph.
   *
   * @param graphs graphs with features of the same width
   * @param labels the class of each, from 0
   * @throws IllegalArgumentException if there is not
   */
  public GraphExamples {
    graphs = List.copyOf(graphs);
    if (graphs.size() != labels.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "graph examples: %d graphs and %d labels",
              graphs.size(),
              labels.length));
    }
    labels = Codes.checked("graph examples", "label", labels.clone(), Integer.MAX_VALUE);
  }

  /** {@return the class of each graph; a copy} */
  @Override
  public int[] labels() {
    return labels.clone();
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public GraphExamples take(int... indices) {
    Chosen.checked(size(), indices);
    return new GraphExamples(
        Arrays.stream(indices).mapToObj(graphs::get).toList(),
        Arrays.stream(indices).map(i -> labels[i]).toArray());
  }

  @Override
  public GraphExamples cast(DType dtype) {
    return new GraphExamples(graphs.stream().map(g -> g.cast(dtype)).toList(), labels);
  }

  /**
   * All graphs as one.
   *
   * @return the batch
   */
  public GraphBatch joined() {
    return GraphBatch.of(graphs);
  }

  /**
   * The mean cross-entropy of the logits.
   *
   * @return the objective of a classifier of graphs
   */
  public static Objective<GraphClassifier, GraphExamples> crossEntropy() {
    return (network, batch, pass) ->
        network.apply(batch.joined(), pass).softmaxCrossEntropy(batch.labels).mean();
  }

  /**
   * The share of right answers.
   *
   * @param network gives a row of logits for each graph
   * @return a number from 0 to 1
   * @throws IllegalArgumentException if there are no examples, a logit is NaN, or a label is none
   *     of the classes that the network tells
   */
  public double accuracy(GraphClassifier network) {
    return NodeExamples.accuracy(network.apply(joined()), labels);
  }
}
