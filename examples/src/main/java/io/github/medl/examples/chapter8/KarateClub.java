package io.github.medl.examples.chapter8;

import static io.github.medl.gnn.layers.GraphLayers.convolutionWithoutBias;
import static io.github.medl.gnn.layers.GraphLayers.pointwise;
import static io.github.medl.gnn.layers.GraphLayers.stack;
import static io.github.medl.networks.layers.Activations.relu;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.layers.Features;
import io.github.medl.gnn.layers.GraphStack;
import io.github.medl.gnn.tasks.Citations;
import io.github.medl.gnn.tasks.NodeExamples;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.GraphData;
import io.github.medl.learning.examples.Batches;
import io.github.medl.networks.Networks;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.plot.diagram.NodeLink.Node;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.stream.IntStream;

/**
 * The karate club, of whose members two have a known side: those who fell out.
 *
 * @param data the data set
 * @param graph the friendships
 */
record KarateClub(GraphData data, Graph graph) {
  static final int INSTRUCTOR = 0;
  static final int OFFICER = 33;

  private static final double DECAY = 5e-4;

  static KarateClub load() {
    GraphData data = Datasets.karateClub();
    return new KarateClub(data, Citations.graph(data));
  }

  int[] labels() {
    return data.labels();
  }

  /** All but the two. */
  int[] others() {
    return IntStream.range(1, 33).toArray();
  }

  /** Each node by its number. */
  static Features oneHot() {
    return Features.of(Tensor.eye(34).cast(DType.FLOAT32));
  }

  /** How many of the 32 have their side in the answers. */
  int right(int[] answers) {
    int right = 0;
    for (int v : others()) {
      right += answers[v] == labels()[v] ? 1 : 0;
    }
    return right;
  }

  /** 34-16-2 on one-hot features, 200 steps; what it says of all nodes. */
  Tensor logits(long seed) {
    Initialisation glorot = Initialisations.xavierUniform(RandomStream.seed(seed));
    GraphStack gcn =
        stack(
            convolutionWithoutBias(34, 16, glorot),
            pointwise(relu()),
            convolutionWithoutBias(16, 2, glorot));
    NodeExamples seeds = NodeExamples.of(graph, oneHot(), labels(), INSTRUCTOR, OFFICER);
    GraphStack trained =
        Training.<GraphStack, NodeExamples>of(
                gcn,
                NodeExamples.crossEntropy()
                    .plus(
                        (GraphStack network) -> firstWeight(network).square().sum().mul(DECAY / 2)),
                Batches.full(seeds),
                () -> Optimisers.adam(0.01))
            .epochs(200)
            .run()
            .network();
    return trained.apply(graph, Tensor.eye(34).cast(DType.FLOAT32));
  }

  private static Tensor firstWeight(GraphStack network) {
    return Networks.parameters(network).get("layers.0.weight");
  }

  /** The first side to the left. */
  double[][] places() {
    double[][] places = GraphDrawing.places(graph);
    double sign = places[INSTRUCTOR][0] < places[OFFICER][0] ? 1 : -1;
    for (double[] place : places) {
      place[0] *= sign;
    }
    return places;
  }

  /** A member by number, large if the side was known, coloured by the weight of the second side. */
  Node member(double[][] places, int v, double officer) {
    boolean isKnown = v == INSTRUCTOR || v == OFFICER;
    return Node.at(places[v], Integer.toString(v))
        .size(isKnown ? 28 : 19)
        .fill(
            GraphDrawing.shade(
                GraphDrawing.CLASSES[officer < .5 ? 0 : 1], Math.abs(2 * officer - 1)));
  }
}
