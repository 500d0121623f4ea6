package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

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
import io.github.medl.gnn.Walks;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.NodeLink;
import io.github.medl.plot.diagram.NodeLink.Node;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Figure 8.11: an undirected and a directed graph of eight nodes, each with its matrix. */
public final class Figure8_11 implements Figure {
  private static final Graph UNDIRECTED =
      Graph.undirected(
          8, new int[][] {{0, 2}, {1, 2}, {1, 4}, {2, 3}, {2, 5}, {4, 5}, {4, 6}, {5, 7}});

  private static final Graph DIRECTED =
      Graph.directed(
          8,
          new int[][] {
            {0, 2}, {1, 4}, {2, 1}, {2, 3}, {3, 2}, {4, 5}, {4, 6}, {5, 2}, {5, 7}, {6, 4}, {7, 5}
          });

  /** v1 over v3 over v2, v4, v6; v2 over v5, v6 over v8; v5 over v7. */
  private static final double[][] PLACES = {
    {0, 4}, {-1.3, 2}, {0, 3}, {.15, 2}, {-1.3, 1}, {1.3, 1.7}, {-1.9, 0}, {1.6, .6}
  };

  @Override
  public About about() {
    return About.figure("8.11", "An undirected and a directed graph", Kind.EXACT)
        .caption(
            "Eight nodes and their adjacency matrices: symmetric for the undirected graph, with"
                + " A_{ij} = 1 for an arc from i to j for the directed one.")
        .quick(.5);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Checks checks = new Checks();
    Tensor laplacian = GraphMatrices.laplacian(UNDIRECTED).eigh().values();
    Tensor normalised = GraphMatrices.normalisedLaplacian(UNDIRECTED).eigh().values();
    undirected(checks, laplacian, normalised);
    directed(checks);
    return Outcome.of(
            Picture.of(
                "An undirected and a directed graph",
                2,
                drawn(UNDIRECTED).titled("(a) Undirected"),
                new AdjacencyPanel("Adjacency matrix", UNDIRECTED.adjacency()),
                drawn(DIRECTED).titled("(b) Directed"),
                new AdjacencyPanel("Adjacency matrix", DIRECTED.adjacency())))
        .checks(checks)
        .value("eigenvalues of D - A", laplacian)
        .value("eigenvalues of the normalised Laplacian", normalised)
        .value("PageRank, damping 0.85", Walks.pageRank(DIRECTED, .85));
  }

  private static NodeLink drawn(Graph graph) {
    return GraphDrawing.of(
            graph, PLACES, v -> Node.at(PLACES[v], "v_{" + (v + 1) + "}").fill(Palette.SKY))
        .size(360, 310);
  }

  private static void undirected(Checks checks, Tensor laplacian, Tensor normalised) {
    checks
        .holds(
            "degrees",
            Arrays.equals(UNDIRECTED.degrees(), new int[] {1, 2, 4, 1, 3, 3, 1, 1}),
            RECOMPUTED)
        .allNear(
            "eigenvalues of D - A",
            laplacian.toDoubles(),
            new double[] {
              0, .506563750, .674293255, 1, 1.498593847, 2.899930635, 3.916799967, 5.503818545
            },
            1e-9,
            RECOMPUTED)
        .allNear(
            "eigenvalues of the normalised Laplacian",
            normalised.toDoubles(),
            new double[] {0, .349719910830, .520506951660, 1, 1, 1.479493048340, 1.650280089170, 2},
            1e-9,
            RECOMPUTED)
        .holds("bipartite, as the eigenvalue 2 says", Connectivity.isBipartite(UNDIRECTED), THEORY)
        .exactly(
            "components", Connectivity.count(Connectivity.components(UNDIRECTED)), 1, RECOMPUTED)
        .exactly("diameter", Connectivity.diameter(UNDIRECTED), 4, RECOMPUTED)
        .exactly("cycles", Connectivity.cycleRank(UNDIRECTED), 1, RECOMPUTED)
        .exactly("triangles", Connectivity.triangles(UNDIRECTED), 0, RECOMPUTED)
        .exactly("spanning trees", (long) Connectivity.spanningTrees(UNDIRECTED), 4, RECOMPUTED);
  }

  private static void directed(Checks checks) {
    Graph rest = DIRECTED.subgraph(IntStream.range(1, 8).toArray());
    checks
        .exactly("arcs", DIRECTED.edges(), 11, RECOMPUTED)
        .holds(
            "out-degrees",
            Arrays.equals(DIRECTED.outDegrees(), new int[] {1, 1, 2, 1, 2, 2, 1, 1}),
            RECOMPUTED)
        .holds(
            "in-degrees",
            Arrays.equals(DIRECTED.degrees(), new int[] {0, 1, 3, 1, 2, 2, 1, 1}),
            RECOMPUTED)
        .holds(
            "strongly connected: v1 alone, and all others",
            Arrays.equals(
                Connectivity.strongComponents(DIRECTED), new int[] {0, 1, 1, 1, 1, 1, 1, 1}),
            RECOMPUTED)
        .exactly("reciprocal pairs", reciprocal(), 3, RECOMPUTED)
        .exactly("period of the walk on v2 to v8", Walks.period(rest), 2, RECOMPUTED)
        .allNear(
            "its stationary law",
            Walks.stationary(rest).toDoubles(),
            new double[] {.1, .2, .1, .2, .2, .1, .1},
            1e-12,
            RECOMPUTED)
        .allNear(
            "PageRank, damping 0.85",
            Walks.pageRank(DIRECTED, .85).toDoubles(),
            new double[] {
              .01875,
              .104062721,
              .200735813,
              .104062721,
              .192784051,
              .182576472,
              .100683222,
              .096345001
            },
            1e-9,
            RECOMPUTED);
  }

  private static long reciprocal() {
    Tensor a = DIRECTED.adjacency();
    return Math.round(a.mul(a.transpose()).sum().item() / 2);
  }

  public static void main(String[] args) {
    Show.figure(new Figure8_11(), args);
  }
}
