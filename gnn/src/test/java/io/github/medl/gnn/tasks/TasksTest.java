package io.github.medl.gnn.tasks;

import static io.github.medl.gnn.layers.GraphLayers.convolution;
import static io.github.medl.gnn.layers.GraphLayers.isomorphism;
import static io.github.medl.gnn.layers.GraphLayers.pointwise;
import static io.github.medl.gnn.layers.GraphLayers.sageMean;
import static io.github.medl.gnn.layers.GraphLayers.stack;
import static io.github.medl.networks.initialisation.Initialisations.constant;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.Graphs;
import io.github.medl.gnn.RandomGraphs;
import io.github.medl.gnn.layers.Features;
import io.github.medl.gnn.layers.GraphClassifier;
import io.github.medl.gnn.layers.GraphStack;
import io.github.medl.gnn.layers.Readout;
import io.github.medl.learning.data.CitationData;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.GraphData;
import io.github.medl.learning.examples.Batches;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksTest {
  private static final GraphData CLUB = Datasets.karateClub();
  private static final Graph GRAPH = Citations.graph(CLUB);

  private static Initialisation glorot(long seed) {
    return Initialisations.xavierUniform(RandomStream.seed(seed));
  }

  private static Features oneHot() {
    return Features.of(Tensor.eye(34).cast(DType.FLOAT32));
  }

  private static Training<GraphStack, NodeExamples> club(int epochs) {
    GraphStack gcn =
        stack(convolution(34, 16, glorot(1)), pointwise(relu()), convolution(16, 2, glorot(2)));
    NodeExamples seeds = NodeExamples.of(GRAPH, oneHot(), CLUB.labels(), 0, 33);
    return Training.of(
            gcn, NodeExamples.crossEntropy(), Batches.full(seeds), () -> Optimisers.adam(0.01))
        .epochs(epochs);
  }

  @Test
  void twoLabelledNodesTeachTheWholeClub() {
    int[] others = IntStream.range(1, 33).toArray();
    NodeExamples rest = NodeExamples.of(GRAPH, oneHot(), CLUB.labels(), others);
    GraphStack trained = club(200).run().network();
    assertThat(32 * rest.accuracy(trained)).isGreaterThanOrEqualTo(29);
  }

  @Test
  void aTrainingOnAGraphGoesOnFromItsCheckpoint(@TempDir Path folder) {
    GraphStack whole = club(6).run().network();
    club(3).checkpoints(folder).run();
    GraphStack resumed = club(6).checkpoints(folder).run().network();
    assertThat(Networks.tensors(resumed)).isEqualTo(Networks.tensors(whole));
  }

  @Test
  void aNetworkThatDivergedIsNotRight() {
    GraphStack diverged = stack(convolution(2, 2, constant(Double.NaN)));
    Features ones = Features.of(Tensor.ones(34, 2));
    NodeExamples nodes = NodeExamples.of(GRAPH, ones, CLUB.labels(), 0, 1);
    assertThatThrownBy(() -> nodes.accuracy(diverged)).hasMessageContaining("is NaN");
    assertThatThrownBy(() -> nodes.take().accuracy(diverged)).hasMessageContaining("empty");
    GraphClassifier classifier =
        new GraphClassifier(
            List.of(convolution(2, 2, constant(Double.NaN))),
            Readout.mean(),
            false,
            dense(2, 2, constant(1)));
    GraphExamples graphs =
        new GraphExamples(List.of(GRAPH.withFeatures(Tensor.ones(34, 2))), new int[1]);
    assertThatThrownBy(() -> graphs.accuracy(classifier)).hasMessageContaining("is NaN");
  }

  @Test
  void labelsAndPairsThatAreNoneAreRefused() {
    Features ones = Features.of(Tensor.ones(34, 2));
    assertThatThrownBy(() -> new NodeExamples(GRAPH, ones, new int[1], new int[] {-1}))
        .hasMessageContaining("label[0] is -1");
    NodeExamples third = new NodeExamples(GRAPH, ones, new int[1], new int[] {2});
    assertThatThrownBy(() -> third.accuracy(stack(convolution(2, 2, glorot(1)))))
        .hasMessageContaining("label[0] is 2, but the codes are 0 to 1");
    assertThatThrownBy(() -> new LinkExamples(GRAPH, ones, new int[][] {{0, 34}}))
        .hasMessageContaining("pair 0 is [0, 34]");
    Graph one = Graph.undirected(1, new int[0][]);
    Features row = Features.of(Tensor.ones(1, 2));
    assertThatThrownBy(() -> new LinkExamples(one, row, new int[][] {{0, 0}}))
        .hasMessageContaining("joins a node to itself"); // two others would be sought for ever
    assertThatThrownBy(() -> LinkSplit.of(GRAPH, Integer.MAX_VALUE, 1, RandomStream.seed(1)))
        .hasMessageContaining("2147483647 + 1 edges");
  }

  @Test
  void samplingAllNeighboursChangesNothing() {
    GraphStack sage = stack(sageMean(34, 8, glorot(3)), sageMean(8, 2, glorot(4)));
    NodeExamples some = NodeExamples.of(GRAPH, oneHot(), CLUB.labels(), 5, 33, 12);
    NodeExamples sampled = NeighbourSampling.of(40, 40).apply(some, RandomStream.seed(1));
    assertThat(sampled.graph().nodes()).isLessThanOrEqualTo(34);
    assertThat(sampled.logits(sage, Pass.evaluation()))
        .isCloseTo(some.logits(sage, Pass.evaluation()), 1e-6);
    assertThat(sampled.labels()).isEqualTo(some.labels());
  }

  @Test
  void samplingLooksAtSoManyNeighboursAndIsRightOnAverage() {
    Tensor x = RandomStream.seed(2).normalTensor(34, 3);
    NodeExamples one = NodeExamples.of(GRAPH, Features.of(x), CLUB.labels(), 33);
    SplittableStream stream = RandomStream.seed(3);
    Tensor sum = Tensor.zeros(3);
    int draws = 4000;
    for (int i = 0; i < draws; i++) {
      NodeExamples sampled = NeighbourSampling.of(4).apply(one, stream);
      assertThat(sampled.graph().degrees()[0]).isEqualTo(4);
      Tensor rows = ((Features.Dense) sampled.x()).x();
      sum = sum.add(rows.take(0, sampled.graph().neighbours(0)).mean(0));
    }
    Tensor all = x.take(0, GRAPH.neighbours(33)).mean(0);
    // Four of seventeen neighbours of variance about 1: a deviation below 1/2 for one draw.
    assertThat(sum.div(draws)).isCloseTo(all, 4 * 0.5 / Math.sqrt(draws));
  }

  @Test
  void linksThatWereTakenOutAreNeitherSeenNorCalledAbsent() {
    LinkSplit split = LinkSplit.of(GRAPH, 4, 8, RandomStream.seed(5));
    assertThat(split.kept().edges()).isEqualTo(66);
    Tensor a = GRAPH.adjacency();
    Tensor seen = split.kept().adjacency();
    for (int[] pair : split.test()) {
      assertThat(a.get(pair)).isEqualTo(1);
      assertThat(seen.get(pair)).isZero();
    }
    for (int[] pair : split.nonEdges()) {
      assertThat(a.get(pair)).isZero();
    }
    assertThat(split.answers().toDoubles()).hasSize(16).startsWith(1).endsWith(0);
    assertThat(split.pairs()).hasDimensions(16, 2);
  }

  @Test
  void pathsAreToldFromStars() {
    List<Graph> graphs = new ArrayList<>();
    int[] labels = new int[40];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = i % 2;
      int n = 4 + i / 8;
      Graph graph = i % 2 == 0 ? Graphs.path(n) : Graphs.star(n);
      int[] degrees = graph.degrees();
      Tensor x = Tensor.generate(k -> Math.min(degrees[k / 3], 3) == k % 3 + 1 ? 1 : 0, n, 3);
      graphs.add(graph.withFeatures(x.cast(DType.FLOAT32)));
    }
    GraphExamples examples = new GraphExamples(graphs, labels);
    GraphClassifier network =
        new GraphClassifier(
            List.of(isomorphism(dense(3, 8, glorot(7)), glorot(7)), pointwise(relu())),
            Readout.max(),
            false,
            dense(8, 2, glorot(8)));
    Trained<GraphClassifier> trained =
        Training.of(
                network,
                GraphExamples.crossEntropy(),
                Batches.of(examples, 10).shuffled(RandomStream.seed(9)),
                () -> Optimisers.adam(0.02))
            .epochs(40)
            .run();
    assertThat(examples.accuracy(trained.network())).isEqualTo(1);
  }

  @Test
  void theWordsOfAPaperSumToOne() {
    CitationData data =
        new CitationData(
            CLUB, new int[][] {{0, 2}, {}, {1}}, 3, new int[0], new int[0], new int[0]);
    Features words = Citations.words(data, DType.FLOAT64);
    assertThat(((Features.Sparse) words).x().toDense())
        .isEqualTo(Tensor.of(new double[][] {{.5, 0, .5}, {0, 0, 0}, {0, 1, 0}}));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> NodeExamples.of(GRAPH, oneHot(), CLUB.labels(), 34))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("node examples: node[0] is 34, but the codes are 0 to 33");
    assertThatThrownBy(() -> NodeExamples.of(RandomGraphs.ofPruefer(1), oneHot(), CLUB.labels(), 0))
        .hasMessageContaining("3 nodes need as many rows of features, got 34");
    assertThatThrownBy(() -> new GraphExamples(List.of(GRAPH), new int[2]))
        .hasMessageContaining("1 graphs and 2 labels");
    assertThatThrownBy(() -> LinkSplit.of(GRAPH, 70, 9, RandomStream.seed(1)))
        .hasMessageContaining("70 + 9 edges taken out of the 78");
    assertThat(Arrays.stream(CLUB.labels()).sum()).isEqualTo(17);
  }
}
