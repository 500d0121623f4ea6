package io.github.medl.gnn;

import static io.github.medl.gnn.Cases.graph;
import static io.github.medl.testing.fixtures.Fixtures.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.gnn.baselines.LabelPropagation;
import io.github.medl.gnn.baselines.LinkHeuristics;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Matrices, spectra, baselines and refinement have the numbers of graphs.json. */
class GraphFixtureTest {
  @TestFactory
  Stream<DynamicTest> everyCaseHasTheNumbersOfTheFile() {
    List<Case> cases = Fixtures.read("/io/github/medl/gnn/graphs.json");
    assertThat(cases).hasSize(17);
    return cases.stream().map(c -> DynamicTest.dynamicTest(c.toString(), () -> run(c)));
  }

  private static void run(Case c) {
    switch (c.operation()) {
      case "graph_matrices" -> matrices(c);
      case "spectrum" -> spectrum(c);
      case "label_propagation" -> labelPropagation(c);
      case "label_spreading" -> check("F", labels(c).spread(c.number("alpha")), c.output());
      case "smoothing" -> smoothing(c);
      case "link_heuristics" -> linkHeuristics(c);
      case "refinement" -> refinement(c);
      case "message_tree" -> messageTree(c);
      default -> throw new AssertionError("no test for " + c);
    }
  }

  private static void matrices(Case c) {
    Graph graph = graph(c);
    Tensor a = graph.adjacency();
    check("degrees", graph.degrees(), c.output("degrees"));
    Tensor spectrum = GraphMatrices.laplacian(graph).eigh().values();
    check("Laplacian", spectrum, c.output("laplacian_eigenvalues"));
    check("algebraic connectivity", spectrum.get(1), c.output("algebraic_connectivity"));
    check(
        "normalised Laplacian",
        GraphMatrices.normalisedLaplacian(graph).eigh().values(),
        c.output("normalised_laplacian_eigenvalues"));
    check("adjacency", a.eigh().values(), c.output("adjacency_eigenvalues"));
    check("S", GraphMatrices.convolution(graph, DType.FLOAT64).toDense(), c.output("gcn"));
    int components = Connectivity.count(Connectivity.components(graph));
    check("components", components, c.output("components"));
    check("triangles", Connectivity.triangles(graph), c.output("triangles"));
    check("walks", a.matmul(a).matmul(a).sum().item(), c.output("walks3"));
  }

  private static void spectrum(Case c) {
    int[] n = c.integers("sizes");
    Graph graph =
        switch (c.text("graph")) {
          case "path" -> Graphs.path(n[0]);
          case "cycle" -> Graphs.cycle(n[0]);
          case "complete" -> Graphs.complete(n[0]);
          case "star" -> Graphs.star(n[0]);
          case "grid" -> Graphs.grid(n[0], n[1]);
          default -> Graphs.hypercube(n[0]);
        };
    check("Laplacian", GraphMatrices.laplacian(graph).eigh().values(), c.output());
  }

  private static LabelPropagation labels(Case c) {
    int[][] seeds = Fixtures.pairs(c.arg("seeds"));
    return new LabelPropagation(
        graph(c),
        Arrays.stream(seeds).mapToInt(s -> s[0]).toArray(),
        Arrays.stream(seeds).mapToInt(s -> s[1]).toArray(),
        c.integer("classes"));
  }

  private static void labelPropagation(Case c) {
    LabelPropagation labels = labels(c);
    check("F", labels.propagated(c.integer("iterations")), c.output("F"));
    check("limit", labels.harmonic(), c.output("limit"));
    check("classes", labels.classes(labels.harmonic()), c.output("classes"));
  }

  private static void smoothing(Case c) {
    Graph graph = graph(c);
    Tensor x = c.input("X");
    double[] energies =
        Arrays.stream(c.integers("depths"))
            .mapToDouble(k -> Smoothing.energy(graph, Smoothing.smoothed(graph, x, k)))
            .toArray();
    check("energy", energies, c.output("energy"));
    check("rate", Smoothing.rate(graph), c.output("second"));
    check("limit", Smoothing.limit(graph, x), c.output("limit"));
  }

  private static void linkHeuristics(Case c) {
    Graph graph = graph(c);
    int[][] pairs = Fixtures.pairs(c.arg("pairs"));
    check("common", LinkHeuristics.common(graph, pairs), c.output("common"));
    check("Jaccard", LinkHeuristics.jaccard(graph, pairs), c.output("jaccard"));
    check("Adamic-Adar", LinkHeuristics.adamicAdar(graph, pairs), c.output("adamic_adar"));
    check("resource", LinkHeuristics.resourceAllocation(graph, pairs), c.output("resource"));
    check(
        "preferential",
        LinkHeuristics.preferentialAttachment(graph, pairs),
        c.output("preferential"));
    check("Katz", LinkHeuristics.katz(graph, pairs, c.number("beta")), c.output("katz"));
  }

  private static void refinement(Case c) {
    ColourRefinement refinement = ColourRefinement.of(graph(c));
    check("colours", refinement.counts(), c.output("colours"));
    check("class sizes", refinement.classSizes(), c.output("class_sizes"));
    if (c.has("edges2")) {
      Graph other = Graph.undirected(c.integer("n2"), Fixtures.pairs(c.arg("edges2")));
      assertThat(ColourRefinement.same(graph(c), other)).isEqualTo(c.output("same").booleanValue());
    }
  }

  private static void messageTree(Case c) {
    MessageTree tree = MessageTree.of(graph(c), c.integer("target"), c.integer("depth"));
    assertThat(tree.levels()).containsExactly(Fixtures.pairs(c.output("levels")));
    check("sizes", tree.sizes(), c.output("sizes"));
  }
}
