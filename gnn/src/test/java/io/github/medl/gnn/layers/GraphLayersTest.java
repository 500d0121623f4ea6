package io.github.medl.gnn.layers;

import static io.github.medl.gnn.layers.GraphLayers.convolution;
import static io.github.medl.gnn.layers.GraphLayers.pointwise;
import static io.github.medl.gnn.layers.GraphLayers.stack;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.dropout;
import static io.github.medl.networks.layers.Layers.sequential;
import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.GraphBatch;
import io.github.medl.gnn.Graphs;
import io.github.medl.gnn.RandomGraphs;
import io.github.medl.networks.Layer;
import io.github.medl.networks.LayerException;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.parallel.Parallel;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.SparseMatrix;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GraphLayersTest {
  private static final int INPUTS = 5;
  private static final RandomStream STREAM = RandomStream.seed(1);
  private static final Initialisation GLOROT =
      Initialisations.xavierUniform(STREAM).in(DType.FLOAT64);
  private static final Graph GRAPH = RandomGraphs.erdosRenyi(12, 0.2, RandomStream.seed(4));

  /** A layer of a student: graph convolution without its normalisation, of sent messages. */
  record Summing(Dense message) implements MessagePassing {
    @Override
    public Tensor message(Tensor sender, Tensor receiver, Tensor edge, Pass pass) {
      return message.apply(sender, pass);
    }

    @Override
    public Tensor update(Tensor h, Tensor heard, Pass pass) {
      return heard;
    }
  }

  private static Map<String, GraphLayer> layers() {
    Layer mlp = sequential(dense(INPUTS, 4, GLOROT), relu());
    Map<String, GraphLayer> layers = new LinkedHashMap<>();
    layers.put("convolution", convolution(INPUTS, 3, GLOROT));
    layers.put("SAGE mean", GraphLayers.sageMean(INPUTS, 3, GLOROT));
    layers.put("SAGE pool", GraphLayers.sagePool(INPUTS, 4, 3, GLOROT));
    layers.put("attention", GraphLayers.attention(INPUTS, 2, 3, 0, GLOROT));
    layers.put("averaged attention", GraphLayers.averagedAttention(INPUTS, 2, 3, 0, GLOROT));
    layers.put("isomorphism", GraphLayers.isomorphism(mlp, GLOROT));
    layers.put(
        "edge network",
        new EdgeNetwork(dense(2 * INPUTS + 2, 4, GLOROT), dense(INPUTS + 4, 3, GLOROT)));
    layers.put("propagation", new PersonalisedPropagation(0.1, 5));
    layers.put("a student's", new Summing(dense(INPUTS, 3, GLOROT)));
    layers.put("each node", pointwise(relu()));
    return layers;
  }

  @TestFactory
  Stream<DynamicTest> numberingNodesOtherwisePermutesRowsAndNothingElse() {
    return layers().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      Tensor e = STREAM.normalTensor(GRAPH.edges(), 2);
                      Tensor h = STREAM.normalTensor(GRAPH.nodes(), INPUTS);
                      Graph graph = GRAPH.withEdgeFeatures(e);
                      int[] order = RandomStream.seed(9).permutation(GRAPH.nodes());
                      Tensor y = entry.getValue().apply(graph, h);
                      Tensor permuted =
                          entry.getValue().apply(graph.subgraph(order), h.take(0, order));
                      assertThat(permuted).isCloseTo(y.take(0, order), 1e-13);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> sparseFeaturesAreFeatures() {
    Tensor x = STREAM.normalTensor(12, INPUTS).mul(STREAM.uniformTensor(12, INPUTS).less(0.3));
    return layers().entrySet().stream()
        .filter(entry -> entry.getValue() instanceof SparseInputs)
        .filter(entry -> !entry.getKey().equals("each node"))
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(),
                    () -> {
                      GraphStack network = stack(pointwise(dropout(0.5)), entry.getValue());
                      Features sparse = Features.of(SparseMatrix.of(x));
                      Tensor y = network.apply(GRAPH, sparse, Pass.evaluation());
                      assertThat(y).isCloseTo(network.apply(GRAPH, x), 1e-13);
                    }));
  }

  @Test
  void aStudentsSumIsThatOfTheSparseProduct() {
    Dense message = dense(INPUTS, 3, GLOROT);
    Tensor h = STREAM.normalTensor(12, INPUTS);
    assertThat(new Summing(message).apply(GRAPH, h))
        .isCloseTo(GRAPH.adjacency().matmul(message.apply(h)), 1e-13);
  }

  @Test
  void attentionRowsSumToOne() {
    GraphAttention layer = GraphLayers.attention(INPUTS, 2, 3, 0, GLOROT);
    Tensor alpha = layer.attention(GRAPH, STREAM.normalTensor(12, INPUTS));
    assertThat(GRAPH.arcsWithLoops().sum(alpha)).isCloseTo(Tensor.ones(12, 2), 1e-14);
  }

  @Test
  void noNetworkTellsTwoTrianglesFromAHexagon() {
    Graph triangles = GraphBatch.of(List.of(Graphs.cycle(3), Graphs.cycle(3))).graph();
    Graph hexagon = Graphs.cycle(6);
    Tensor ones = Tensor.ones(6, INPUTS);
    layers()
        .forEach(
            (name, layer) -> {
              if (!name.equals("edge network")) {
                Tensor a = layer.apply(triangles, ones);
                assertThat(a).as(name).isCloseTo(layer.apply(hexagon, ones), 1e-14);
              }
            });
  }

  @Test
  void isolatedNodesHearNothing() {
    Graph pair = Graph.undirected(3, new int[][] {{0, 1}});
    Tensor h = Tensor.ones(3, INPUTS);
    layers()
        .forEach(
            (name, layer) -> {
              if (!name.equals("edge network")) {
                Tensor y = layer.apply(pair, h);
                assertThat(y.toDoubles()).as(name).doesNotContain(Double.NaN);
              }
            });
  }

  @Test
  void aStepHasTheSameBitsOnAnyNumberOfThreads() {
    Graph graph = RandomGraphs.uniform(3000, 20_000, RandomStream.seed(2));
    Tensor x = RandomStream.seed(3).normalTensor(DType.FLOAT32, 3000, 16);
    int[] labels = new int[3000];
    Arrays.setAll(labels, v -> v % 4);
    Initialisation glorot = Initialisations.xavierUniform(RandomStream.seed(5));
    GraphStack network =
        stack(
            GraphLayers.attention(16, 2, 8, 0.3, glorot),
            pointwise(relu()),
            GraphLayers.sagePool(16, 8, 8, glorot),
            convolution(8, 4, glorot));
    List<Map<String, Tensor>> gradients =
        Stream.of(1, 2, 4)
            .map(
                threads ->
                    Parallel.withThreads(
                        threads,
                        () ->
                            Networks.valueAndGradient(
                                    network,
                                    n ->
                                        n.apply(graph, x, Pass.training(RandomStream.seed(7)))
                                            .softmaxCrossEntropy(labels)
                                            .mean())
                                .gradients()))
            .toList();
    assertThat(gradients.get(1)).isEqualTo(gradients.get(0));
    assertThat(gradients.get(2)).isEqualTo(gradients.get(0));
  }

  @Test
  void whatDoesNotFitIsNamed() {
    GraphStack network = stack(convolution(INPUTS, 3, GLOROT), convolution(4, 2, GLOROT));
    assertThatThrownBy(() -> network.apply(GRAPH, Tensor.ones(12, INPUTS)))
        .isInstanceOf(LayerException.class)
        .hasMessageContaining("layers.1");
    assertThatThrownBy(() -> network.apply(GRAPH, Tensor.ones(11, INPUTS)))
        .hasMessageContaining("expected a row for each of 12 nodes, got (11, 5)");
    Features sparse = Features.of(SparseMatrix.of(Tensor.ones(12, INPUTS)));
    GraphStack pooling = stack(GraphLayers.sagePool(INPUTS, 3, 2, GLOROT));
    assertThatThrownBy(() -> pooling.apply(GRAPH, sparse, Pass.evaluation()))
        .hasMessageContaining("takes dense features");
  }
}
