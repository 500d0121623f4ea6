package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.gnn.Connectivity;
import io.github.medl.gnn.Graph;
import io.github.medl.gnn.GraphMatrices;
import io.github.medl.gnn.baselines.LabelPropagation;
import io.github.medl.gnn.layers.GraphClassifier;
import io.github.medl.gnn.tasks.GraphExamples;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.diagram.NodeLink;
import io.github.medl.plot.diagram.NodeLink.Edge;
import io.github.medl.plot.diagram.NodeLink.Node;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Figure 8.12: transductive learning, where all nodes are there and some have a label, and
 * inductive learning, where what is asked about was never seen.
 */
public final class Figure8_12 implements Figure {
  private static final String[] FIRST = {
    "a-b-c-d-e-f-a",
    "a-g-h",
    "g-i",
    "e-a4",
    "e-b4",
    "b-1-2-3-b2",
    "2-a2",
    "a2-b2-c2-d2-e2-f2-a2",
    "2-a3",
    "a3-b3-c3-d3-e3-f3-a3",
    "b-f2"
  };

  private static final String[] SECOND = {
    "1a-1b-1c-1d-1e-1f-1a",
    "1a-1g-1h",
    "g2-i2-a4",
    "e-a4-13",
    "e-b4-1b",
    "1a-13",
    "b-1-2-13-b2",
    "2-a2",
    "a2-b2-2c2-d2-e2-f2-a2",
    "2-a3",
    "a3-b3-c3-d3-e3-f3-a3",
    "b-f2"
  };

  private static final int BLUE = 0;
  private static final int RED = 1;
  private static final int YELLOW = 2;
  private static final int GREEN = 3;

  @Override
  public About about() {
    return About.figure("8.12", "Transductive and inductive learning", Kind.STRUCTURAL)
        .caption(
            "(a) One graph, ten of its nodes with a colour (large); the others take the harmonic"
                + " solution. (b) Small graphs to learn from, and others of which neither nodes nor"
                + " edges were seen, with the answers of a network: blue for a tree, vermilion for a"
                + " cycle.")
        .differs("The authors' file of panel (b) is empty; this one is ours.")
        .quick(6);
  }

  /** Nodes by name, and edges between them. */
  private static final class Named {
    final Map<String, Integer> nodes = new LinkedHashMap<>();
    final List<int[]> edges = new ArrayList<>();

    Named add(String part, String... paths) {
      for (String path : paths) {
        String[] names = path.split("-");
        for (int i = 1; i < names.length; i++) {
          edges.add(new int[] {node(part + names[i - 1]), node(part + names[i])});
        }
      }
      return this;
    }

    int node(String name) {
      return nodes.computeIfAbsent(name, key -> nodes.size());
    }

    int[] nodes(String... names) {
      return Arrays.stream(names).mapToInt(nodes::get).toArray();
    }

    Graph graph() {
      return Graph.undirected(nodes.size(), edges.toArray(int[][]::new));
    }
  }

  private static final int[] COLOURS = {
    BLUE, BLUE, RED, YELLOW, GREEN, GREEN, GREEN, GREEN, RED, YELLOW
  };

  @Override
  public Outcome draw(FigureContext context) {
    Checks checks = new Checks();
    NodeLink transductive = transductive(checks);
    NodeLink inductive = inductive(checks);
    return Outcome.of(Picture.of("Transductive and inductive learning", 1, transductive, inductive))
        .checks(checks);
  }

  private static NodeLink transductive(Checks checks) {
    Named named = new Named().add("1.", FIRST);
    int firstNodes = named.nodes.size();
    int firstEdges = named.edges.size();
    named.add("2.", SECOND);
    named.edges.add(new int[] {named.node("2.13"), named.node("1.c2")});
    Graph graph = named.graph();
    int[] seeds =
        named.nodes("1.a", "1.e", "1.a2", "1.e2", "1.b3", "2.1a", "2.g2", "2.b3", "2.a2", "2.e2");
    LabelPropagation labels = new LabelPropagation(graph, seeds, COLOURS, 4);
    Tensor harmonic = labels.harmonic();
    int[] classes = labels.classes(harmonic);
    counted(checks, graph, firstNodes, firstEdges);
    int[] white =
        IntStream.range(0, graph.nodes())
            .filter(v -> Arrays.stream(seeds).noneMatch(s -> s == v))
            .toArray();
    int[] counts = new int[4];
    double margin = 1;
    double share = 0;
    for (int v : white) {
      double[] weights = harmonic.select(0, v).toDoubles();
      counts[classes[v]]++;
      share += weights[classes[v]] / white.length;
      Arrays.sort(weights);
      margin = Math.min(margin, weights[3] - weights[2]);
    }
    checks
        .exactly("nodes without a label", white.length, 45, RECOMPUTED)
        .holds(
            "of these 9 blue, 11 red, 3 yellow, 22 green",
            Arrays.equals(counts, new int[] {9, 11, 3, 22}),
            RECOMPUTED)
        .near("closest call", margin, .034665874, 1e-8, RECOMPUTED)
        .near("mean winning share", share, .765431273, 1e-8, RECOMPUTED);
    double[][] places = GraphDrawing.places(graph);
    return GraphDrawing.of(
            graph,
            places,
            v -> {
              boolean isSeed = Arrays.stream(seeds).anyMatch(s -> s == v);
              Color colour = GraphDrawing.CLASSES[classes[v]];
              double weight = harmonic.get(v, classes[v]);
              return Node.at(places[v], "")
                  .size(isSeed ? 22 : 11)
                  .fill(isSeed ? colour : GraphDrawing.shade(colour, weight));
            })
        .titled("(a) Transductive: ten labels spread over one graph")
        .size(900, 360);
  }

  private static void counted(Checks checks, Graph graph, int firstNodes, int firstEdges) {
    checks
        .exactly("nodes of the first part", firstNodes, 26, RECOMPUTED)
        .exactly("edges of the first part", firstEdges, 30, RECOMPUTED)
        .exactly("nodes", graph.nodes(), 55, RECOMPUTED)
        .exactly("edges", graph.edges(), 65, RECOMPUTED)
        .exactly("components", Connectivity.count(Connectivity.components(graph)), 1, RECOMPUTED)
        .exactly("cycle rank", Connectivity.cycleRank(graph), 11, RECOMPUTED)
        .exactly("diameter", Connectivity.diameter(graph), 14, RECOMPUTED)
        .near(
            "algebraic connectivity",
            GraphMatrices.laplacian(graph).eigh().values().get(1),
            .025943019,
            1e-8,
            RECOMPUTED);
  }

  private static final int SHOWN = 7;

  /** Trains on 800 graphs, judges 400 others, shows some of both. */
  private static NodeLink inductive(Checks checks) {
    RandomStream stream = RandomStream.seed(12);
    GraphExamples training = TreeOrCycle.examples(TreeOrCycle.TRAINING, 8, 15, true, stream);
    GraphExamples test = TreeOrCycle.examples(TreeOrCycle.TEST, 8, 15, true, stream);
    GraphClassifier network = TreeOrCycle.trained(TreeOrCycle.GCN_MEAN, training, 40, 1);
    checks.between("accuracy on unseen graphs", test.accuracy(network), .97, 1, RECOMPUTED);
    int[] first = IntStream.range(0, SHOWN).toArray();
    int[] said = network.apply(test.take(first).joined()).argmax(1);
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < SHOWN; i++) {
      add(training.graphs().get(i), training.labels()[i], i, 1, nodes, edges);
      add(test.graphs().get(i), said[i], i, -1, nodes, edges);
    }
    frame(nodes, edges);
    return NodeLink.of(nodes, edges)
        .titled("(b) Inductive: graphs to learn from, and (framed) graphs never seen")
        .size(900, 340);
  }

  /** A graph in a square of its own. */
  private static void add(
      Graph graph, int label, int column, int row, List<Node> nodes, List<Edge> edges) {
    double[][] places = GraphDrawing.places(graph);
    double half =
        Arrays.stream(places).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(1);
    int first = nodes.size();
    Color colour = label == 0 ? Palette.BLUE : Palette.VERMILLION;
    for (double[] place : places) {
      double[] at = {2.5 * column + place[0] / half, 1.5 * row + place[1] / half};
      nodes.add(Node.at(at, "").size(9).fill(colour));
    }
    for (Edge edge : GraphDrawing.edges(graph)) {
      edges.add(Edge.of(first + edge.from(), first + edge.to()));
    }
  }

  private static void frame(List<Node> nodes, List<Edge> edges) {
    double right = 2.5 * (SHOWN - 1) + 1.3;
    double[][] corners = {{-1.3, -.3}, {right, -.3}, {right, -2.8}, {-1.3, -2.8}};
    int first = nodes.size();
    for (int i = 0; i < corners.length; i++) {
      nodes.add(Node.at(corners[i], "").size(0));
      edges.add(
          Edge.of(first + i, first + (i + 1) % corners.length)
              .style(Style.of(Palette.GREY).width(1.2).dashed()));
    }
  }

  public static void main(String[] args) {
    Show.figure(new Figure8_12(), args);
  }
}
