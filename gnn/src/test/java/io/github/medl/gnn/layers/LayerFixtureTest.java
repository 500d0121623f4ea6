package io.github.medl.gnn.layers;

import static io.github.medl.gnn.Cases.graph;
import static io.github.medl.testing.fixtures.Fixtures.check;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.medl.autodiff.Autodiff;
import io.github.medl.gnn.Arcs;
import io.github.medl.gnn.Graph;
import io.github.medl.gnn.GraphBatch;
import io.github.medl.learning.evaluation.Roc;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.tensor.SparseMatrix;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Layers, readouts and losses have the values and the gradients of gnn_layers.json. */
class LayerFixtureTest {
  @TestFactory
  Stream<DynamicTest> everyCaseHasTheNumbersOfTheFile() {
    List<Case> cases = Fixtures.read("/io/github/medl/gnn/gnn_layers.json");
    assertThat(cases).hasSize(20);
    return cases.stream().map(c -> DynamicTest.dynamicTest(c.toString(), () -> run(c)));
  }

  private static void run(Case c) {
    switch (c.operation()) {
      case "gcn_layer" ->
          layer(c, c.output(), p -> new GraphConvolution(p[1], p[2]), "H", "W", "b");
      case "sage_mean_layer" -> {
        boolean unit = c.flag("normalise");
        Function<Tensor[], GraphLayer> make = p -> new SageMean(p[1], p[2], p[3], unit);
        layer(c, c.output(), make, "H", "W_self", "W_neighbour", "b");
      }
      case "sage_pool_layer" -> {
        Function<Tensor[], GraphLayer> make =
            p -> new SagePool(new Dense(p[1], p[2]), new Dense(p[3], p[4]), false);
        layer(c, c.output(), make, "H", "W_pool", "b_pool", "W", "b");
      }
      case "gat_layer" -> attention(c);
      case "gin_layer" -> {
        Function<Tensor[], GraphLayer> make =
            p ->
                new GraphIsomorphism(
                    Layers.sequential(
                        new Dense(p[2], p[3]), Activations.relu(), new Dense(p[4], p[5])),
                    p[1]);
        layer(c, c.output(), make, "H", "epsilon", "W1", "b1", "W2", "b2");
      }
      case "gcn_two_layers" -> twoLayers(c);
      case "personalised_propagation" -> propagation(c);
      case "csr" -> sparse(c);
      case "segment_softmax" -> segmentSoftmax(c);
      case "readout" -> readout(c);
      case "link_loss" -> links(c);
      case "auc_ties" -> {
        Tensor labels = Fixtures.tensor(c.arg("labels"));
        check("auc", Roc.empirical(labels, c.input("scores")).auc(), c.output());
      }
      default -> throw new AssertionError("no test for " + c);
    }
  }

  /** The layer's output, and the gradients of the sum of cotangent times output by all inputs. */
  private static void layer(
      Case c, JsonNode output, Function<Tensor[], GraphLayer> make, String... names) {
    Graph graph = graph(c);
    Tensor[] inputs = Arrays.stream(names).map(c::input).toArray(Tensor[]::new);
    gradients(c, output, p -> make.apply(p).apply(graph, p[0]), inputs, names);
  }

  private static void gradients(
      Case c, JsonNode output, Function<Tensor[], Tensor> f, Tensor[] inputs, String... names) {
    check("output", f.apply(inputs), output);
    for (int i = 0; i < names.length; i++) {
      int which = i;
      UnaryOperator<Tensor> cost =
          x -> {
            Tensor[] all = inputs.clone();
            all[which] = x;
            Tensor y = f.apply(all);
            return y.rank() == 0 ? y : y.mul(c.input("cotangent")).sum();
          };
      check(names[i], Autodiff.gradient(cost::apply, inputs[i]), c.gradient(names[i]));
    }
  }

  /** (heads, in, out) of the file as (in, heads out). */
  private static Tensor sideBySide(Tensor w) {
    return w.permute(1, 0, 2).reshape(w.dim(1), w.dim(0) * w.dim(2));
  }

  private static void attention(Case c) {
    boolean average = c.text("combine").equals("mean");
    Tensor alpha;
    Graph graph = graph(c);
    if (c.flag("v2")) {
      Function<Tensor[], GraphLayer> make =
          p -> new GraphAttentionV2(sideBySide(p[1]), sideBySide(p[2]), p[3], p[4], average, 0);
      layer(c, c.output("H"), make, "H", "W_src", "W_dst", "a", "b");
      alpha =
          new GraphAttentionV2(
                  sideBySide(c.input("W_src")),
                  sideBySide(c.input("W_dst")),
                  c.input("a"),
                  c.input("b"),
                  average,
                  0)
              .attention(graph, c.input("H"));
    } else {
      Function<Tensor[], GraphLayer> make =
          p -> new GraphAttention(sideBySide(p[1]), p[2], p[3], p[4], average, 0);
      layer(c, c.output("H"), make, "H", "W", "a_src", "a_dst", "b");
      alpha =
          new GraphAttention(
                  sideBySide(c.input("W")),
                  c.input("a_src"),
                  c.input("a_dst"),
                  c.input("b"),
                  average,
                  0)
              .attention(graph, c.input("H"));
    }
    Arcs arcs = graph.arcsWithLoops();
    int n = graph.nodes();
    double[] dense = new double[alpha.dim(1) * n * n];
    for (int k = 0; k < arcs.size(); k++) {
      for (int head = 0; head < alpha.dim(1); head++) {
        int at = (head * n + arcs.receivers()[k]) * n + arcs.senders()[k];
        dense[at] = alpha.get(k, head);
      }
    }
    check("alpha", Tensor.of(dense, alpha.dim(1), n, n), c.output("alpha"));
  }

  private static void twoLayers(Case c) {
    Graph graph = graph(c);
    int[] train = c.integers("train");
    int[] all = c.integers("labels");
    int[] labels = Arrays.stream(train).map(v -> all[v]).toArray();
    Function<Tensor[], GraphStack> network =
        p ->
            GraphLayers.stack(
                new GraphConvolution(p[0], p[1]),
                GraphLayers.pointwise(Activations.relu()),
                new GraphConvolution(p[2], p[3]));
    Function<Tensor[], Tensor> loss =
        p ->
            network
                .apply(p)
                .apply(graph, c.input("X"))
                .take(0, train)
                .softmaxCrossEntropy(labels)
                .mean()
                .add(p[0].square().sum().mul(c.number("weight_decay") / 2));
    String[] names = {"W1", "b1", "W2", "b2"};
    Tensor[] inputs = Arrays.stream(names).map(c::input).toArray(Tensor[]::new);
    check("logits", network.apply(inputs).apply(graph, c.input("X")), c.output("logits"));
    gradients(c, c.output("loss"), loss, inputs, names);
  }

  private static void propagation(Case c) {
    PersonalisedPropagation layer =
        new PersonalisedPropagation(c.number("alpha"), c.integer("steps"));
    layer(c, c.output("Z"), p -> layer, "H");
    check("limit", layer.limit(graph(c), c.input("H")), c.output("limit"));
  }

  private static void sparse(Case c) {
    SparseMatrix m =
        SparseMatrix.of(
            c.integer("rows"),
            c.integer("columns"),
            c.integers("row"),
            c.integers("column"),
            c.input("value"));
    check("rows", m.pattern().rowStarts(), c.output("row_starts"));
    check("columns", m.pattern().columnIndices(), c.output("columns"));
    check("values", m.values(), c.output("values"));
    check("transposed", m.transposedMatmul(c.input("x2")), c.output("yt"));
    gradients(
        c,
        c.output("y"),
        p -> m.withValues(p[0]).matmul(p[1]),
        new Tensor[] {m.values(), c.input("x")},
        "values",
        "x");
  }

  private static void segmentSoftmax(Case c) {
    int[] target = c.integers("target");
    int count = c.integer("segments");
    Tensor[] inputs = {c.input("scores")};
    gradients(c, c.output(), p -> p[0].segmentSoftmax(target, count), inputs, "scores");
  }

  private static void readout(Case c) {
    int[] graphOf = c.integers("graph");
    Graph graph = Graph.undirected(graphOf.length, new int[0][]);
    GraphBatch batch = new GraphBatch(graph, graphOf, c.integer("graphs"));
    Readout readout =
        switch (c.text("kind")) {
          case "sum" -> Readout.sum();
          case "mean" -> Readout.mean();
          default -> Readout.max();
        };
    gradients(c, c.output(), p -> readout.of(batch, p[0]), new Tensor[] {c.input("H")}, "H");
  }

  private static void links(Case c) {
    int[][] positive = Fixtures.pairs(c.arg("positive"));
    int[][] negative = Fixtures.pairs(c.arg("negative"));
    Tensor z = c.input("Z");
    Tensor edges = LinkScores.innerProducts(z, positive);
    Tensor others = LinkScores.innerProducts(z, negative);
    check("positive", edges, c.output("positive_scores"));
    check("negative", others, c.output("negative_scores"));
    gradients(
        c,
        c.output("loss"),
        p ->
            LinkScores.loss(
                LinkScores.innerProducts(p[0], positive), LinkScores.innerProducts(p[0], negative)),
        new Tensor[] {z},
        "Z");
    Tensor labels = Tensor.generate(i -> i < positive.length ? 1 : 0, 10);
    var roc = Roc.empirical(labels, Tensor.concat(0, List.of(edges, others)));
    check("auc", roc.auc(), c.output("auc"));
    check("average precision", roc.averagePrecision(), c.output("average_precision"));
  }
}
