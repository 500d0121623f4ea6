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
import io.github.medl.gnn.baselines.LinkHeuristics;
import io.github.medl.gnn.layers.GraphLayers;
import io.github.medl.gnn.layers.GraphStack;
import io.github.medl.gnn.layers.LinkScores;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.diagram.NodeLink;
import io.github.medl.plot.diagram.NodeLink.Edge;
import io.github.medl.plot.diagram.NodeLink.Node;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Figure 8.10: where graphs come from. A social network with two friendships in question, knowledge
 * as a graph, a molecule.
 */
public final class Figure8_10 implements Figure {
  @Override
  public About about() {
    return About.figure("8.10", "Graphs of people, facts and atoms", Kind.STRUCTURAL)
        .caption(
            "A part of a social network with two friendships in question (dashed), six facts about"
                + " six things, caffeine without its hydrogen; each drawn from the graph that the"
                + " checks count.")
        .differs(
            "The drawing of caffeine in the book lacks one of the ten hydrogen atoms, that of the"
                + " ring carbon between the two nitrogens of the five-ring.")
        .quick(1);
  }

  // ------------------------------------------------------------------ (a) people

  private static final String[] PEOPLE = {"Yarden", "Kayley", "Adaya", "Emily"};

  /** Friends outside of the picture. */
  private static final int[] UNSEEN = {2, 2, 3, 2};

  private static final double[][] SEATS = {{0, .1}, {2.2, 1.2}, {2.2, -1.2}, {-1.8, -1.2}};
  private static final int[][] QUERIES = {{1, 3}, {3, 2}};
  private static final Graph FRIENDS =
      Graph.undirected(4, new int[][] {{0, 1}, {1, 2}, {2, 0}, {0, 3}});

  private static void people(Checks checks) {
    double[] common = LinkHeuristics.common(FRIENDS, QUERIES);
    double[] jaccard = LinkHeuristics.jaccard(FRIENDS, QUERIES);
    double[] adamicAdar = LinkHeuristics.adamicAdar(FRIENDS, QUERIES);
    for (int q = 0; q < 2; q++) {
      String pair = PEOPLE[QUERIES[q][0]] + " and " + PEOPLE[QUERIES[q][1]] + ": ";
      checks
          .exactly(pair + "common friends", Math.round(common[q]), 1, THEORY)
          .near(pair + "Jaccard", jaccard[q], .5, 1e-15, THEORY)
          .near(pair + "Adamic and Adar", adamicAdar[q], 1 / Math.log(3), 1e-12, THEORY);
    }
    Initialisation glorot = Initialisations.xavierUniform(RandomStream.seed(1)).in(DType.FLOAT64);
    GraphStack network =
        GraphLayers.stack(
            GraphLayers.convolution(1, 8, glorot),
            GraphLayers.pointwise(Activations.tanh()),
            GraphLayers.convolution(8, 4, glorot));
    Tensor scores = LinkScores.innerProducts(network.apply(FRIENDS, Tensor.ones(4, 1)), QUERIES);
    checks.near(
        "an untrained network without features: score of both questions",
        scores.get(0) - scores.get(1),
        0,
        1e-12,
        THEORY);
  }

  private static NodeLink drawnPeople() {
    List<Node> nodes = new ArrayList<>();
    for (int v = 0; v < 4; v++) {
      nodes.add(Node.at(SEATS[v], PEOPLE[v]).size(58).fill(new Color(0xD6EAF5)));
    }
    List<Edge> edges = new ArrayList<>(GraphDrawing.edges(FRIENDS));
    for (int[] query : QUERIES) {
      edges.add(
          Edge.of(query[0], query[1])
              .style(Style.of(Palette.VERMILLION).width(2).dashed())
              .bent(query[0] == 1 ? -.35 : -.05)
              .label("?"));
    }
    double[] towards = {90, 45, -45, 200};
    for (int v = 0; v < 4; v++) {
      for (int stub = 0; stub < UNSEEN[v]; stub++) {
        double angle = Math.toRadians(towards[v] + 40 * (stub - (UNSEEN[v] - 1) / 2.));
        double[] end = {
          SEATS[v][0] + .8 * StrictMath.cos(angle), SEATS[v][1] + .8 * StrictMath.sin(angle)
        };
        edges.add(Edge.of(v, nodes.size()).style(Style.of(Palette.GREY).dashed()));
        nodes.add(Node.at(end, "").size(0));
      }
    }
    return NodeLink.of(nodes, edges).titled("(a) Social network").size(430, 360);
  }

  // ------------------------------------------------------------------ (b) facts

  private static final String[] THINGS = {"Sheep", "Animal", "Herb", "Plant", "Being", "Frog"};
  private static final double[][] SHELF = {
    {-1.2, .9}, {0, 0}, {-1.2, -1.3}, {.3, -1.3}, {1.5, -.4}, {1.2, 1}
  };

  /** "is" but for the second, which is "eat". */
  private static final int[][] FACTS = {{0, 1}, {0, 2}, {2, 3}, {3, 4}, {5, 1}, {1, 4}};

  private static final int EATS = 1;

  private static void facts(Checks checks) {
    int[] is = {0, 2, 3, 4, 5};
    Graph known = Graph.directed(THINGS.length, FACTS);
    Graph isA = known.withEdges(is);
    List<String> deduced = new ArrayList<>();
    for (int u = 0; u < THINGS.length; u++) {
      int[] steps = Connectivity.distances(isA, u);
      for (int v = 0; v < THINGS.length; v++) {
        if (steps[v] > 1) {
          deduced.add(THINGS[u] + "-" + THINGS[v]);
        }
      }
    }
    checks
        .exactly("things", known.nodes(), 6, RECOMPUTED)
        .exactly("facts", known.edges(), 6, RECOMPUTED)
        .holds(
            "what is what: deduced by transitivity " + deduced,
            deduced.equals(List.of("Sheep-Being", "Herb-Being", "Frog-Being")),
            THEORY);
  }

  private static NodeLink drawnFacts() {
    List<Node> nodes = new ArrayList<>();
    for (int v = 0; v < THINGS.length; v++) {
      nodes.add(Node.at(SHELF[v], THINGS[v]).size(52).fill(new Color(0xD9F0E7)));
    }
    List<Edge> edges = new ArrayList<>();
    for (int k = 0; k < FACTS.length; k++) {
      edges.add(Edge.of(FACTS[k][0], FACTS[k][1]).arrowed().label(k == EATS ? "eat" : "is"));
    }
    return NodeLink.of(nodes, edges).titled("(b) Knowledge graph").size(430, 360);
  }

  // ------------------------------------------------------------------ (c) atoms

  private static final String[] ATOMS = {
    "N", "C", "N", "C", "C", "C", "N", "C", "N", "O", "O", "C", "C", "C"
  };

  /** Bonds between heavy atoms: ring of six, ring of five, two oxygens, three methyl groups. */
  private static final int[][] BONDS = {
    {0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}, {4, 6}, {6, 7}, {7, 8}, {8, 3}, {1, 9}, {5, 10},
    {0, 11}, {2, 12}, {6, 13}
  };

  private static final List<Integer> DOUBLE = List.of(3, 8, 10, 11);

  /** Hydrogen at each heavy atom: the ring carbon between the nitrogens, and the methyl groups. */
  private static final int[] HYDROGEN = {0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3, 3, 3};

  private static Graph caffeine() {
    return Graph.undirected(ATOMS.length, BONDS);
  }

  private static void atoms(Checks checks) {
    Graph graph = caffeine();
    int hydrogen = Arrays.stream(HYDROGEN).sum();
    int[] degrees = new int[4];
    Arrays.stream(graph.degrees()).forEach(d -> degrees[d]++);
    int[] valence = graph.degrees();
    DOUBLE.forEach(
        k -> {
          valence[BONDS[k][0]]++;
          valence[BONDS[k][1]]++;
        });
    boolean saturated = true;
    for (int v = 0; v < ATOMS.length; v++) {
      int wanted = ATOMS[v].equals("C") ? 4 : ATOMS[v].equals("N") ? 3 : 2;
      saturated &= valence[v] + HYDROGEN[v] == wanted;
    }
    checks
        .exactly("heavy atoms", graph.nodes(), 14, RECOMPUTED)
        .exactly("bonds between them", graph.edges(), 15, RECOMPUTED)
        .exactly("carbon", count("C"), 8, RECOMPUTED)
        .exactly("nitrogen", count("N"), 4, RECOMPUTED)
        .exactly("oxygen", count("O"), 2, RECOMPUTED)
        .exactly("hydrogen", hydrogen, 10, RECOMPUTED)
        .exactly("atoms with hydrogen", graph.nodes() + hydrogen, 24, RECOMPUTED)
        .exactly("bonds with hydrogen", graph.edges() + hydrogen, 25, RECOMPUTED)
        .exactly("cycle rank", Connectivity.cycleRank(graph), 2, RECOMPUTED)
        .exactly("diameter", Connectivity.diameter(graph), 6, RECOMPUTED)
        .holds(
            "degrees: 1 five times, 2 twice, 3 seven times",
            Arrays.equals(degrees, new int[] {0, 5, 2, 7}),
            RECOMPUTED)
        .holds("every atom has the bonds of its element", saturated, THEORY);
  }

  private static long count(String element) {
    return Arrays.stream(ATOMS).filter(element::equals).count();
  }

  private static NodeLink drawnAtoms() {
    double[][] places = GraphDrawing.places(caffeine());
    List<Edge> edges = new ArrayList<>(GraphDrawing.edges(caffeine()));
    for (int k : DOUBLE) {
      edges.add(Edge.of(BONDS[k][0], BONDS[k][1]).bent(.12));
      edges.set(k, edges.get(k).bent(-.12));
    }
    return GraphDrawing.of(
            ATOMS.length,
            v ->
                Node.at(places[v], ATOMS[v])
                    .fill(
                        switch (ATOMS[v]) {
                          case "N" -> Palette.SKY;
                          case "O" -> Palette.VERMILLION;
                          default -> new Color(0xDDDDDD);
                        }),
            edges)
        .titled("(c) Caffeine")
        .size(430, 360);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Checks checks = new Checks();
    people(checks);
    facts(checks);
    atoms(checks);
    return Outcome.of(
            Picture.of(
                "Graphs of people, facts and atoms", 3, drawnPeople(), drawnFacts(), drawnAtoms()))
        .checks(checks);
  }

  public static void main(String[] args) {
    Show.figure(new Figure8_10(), args);
  }
}
