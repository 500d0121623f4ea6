package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.gnn.layers.GraphLayers.convolutionWithoutBias;
import static io.github.medl.gnn.layers.GraphLayers.pointwise;
import static io.github.medl.gnn.layers.GraphLayers.stack;
import static io.github.medl.networks.layers.Activations.relu;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.gnn.Graph;
import io.github.medl.gnn.GraphBatch;
import io.github.medl.gnn.layers.GraphClassifier;
import io.github.medl.gnn.layers.GraphStack;
import io.github.medl.gnn.layers.LinkScores;
import io.github.medl.gnn.tasks.GraphExamples;
import io.github.medl.gnn.tasks.LinkExamples;
import io.github.medl.gnn.tasks.LinkSplit;
import io.github.medl.learning.evaluation.Roc;
import io.github.medl.learning.examples.Batches;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.diagram.NodeLink;
import io.github.medl.plot.diagram.NodeLink.Edge;
import io.github.medl.plot.diagram.NodeLink.Node;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Figure 8.13: tasks on nodes, on edges and on whole graphs, each learned while it is drawn. */
public final class Figure8_13 implements Figure {
  private static final int SEEDS = 10;
  private static final int HIDDEN = 8;

  @Override
  public About about() {
    return About.figure("8.13", "Tasks on nodes, edges and graphs", Kind.STATISTICAL)
        .caption(
            "(a) The side of each member of a karate club from two known ones. (b) Eight of its 78"
                + " friendships hidden: green where the network gives them a probability above 1/2,"
                + " else vermilion. (c) Is there a cycle? The probability that a network gives.")
        .differs("The drawing of the book is not public; by its caption it has these three panels.")
        .data("karate")
        .quick(12);
  }

  @Override
  public Outcome draw(FigureContext context) {
    KarateClub club = KarateClub.load();
    Checks checks = new Checks();
    List<Panel> panels = new ArrayList<>();
    panels.add(nodes(club, checks));
    double[] auc = new double[SEEDS];
    for (int seed = 0; seed < SEEDS; seed++) {
      Links links = links(club, seed);
      auc[seed] = links.auc;
      if (seed == 0) {
        panels.add(drawn(club, links));
      }
      context.progress("seed", seed + 1, SEEDS);
    }
    checks.between(
        "(b) hidden friendships: mean AUC of ten seeds",
        Arrays.stream(auc).average().orElseThrow(),
        .68,
        .86,
        RECOMPUTED);
    panels.add(graphs(checks));
    return Outcome.of(Picture.of("Tasks on nodes, edges and graphs", 3, panels))
        .checks(checks)
        .table(Table.of("auc").column("seed", Tensor.arange(SEEDS)).column("auc", auc))
        .data(club.data().provenance());
  }

  private static NodeLink nodes(KarateClub club, Checks checks) {
    Tensor logits = club.logits(0);
    double[] officer = logits.softmax(1).select(1, 1).toDoubles();
    checks.atLeast("(a) members told right, of 32", club.right(logits.argmax(1)), 29, RECOMPUTED);
    double[][] places = club.places();
    return GraphDrawing.of(
            34, v -> club.member(places, v, officer[v]), GraphDrawing.thin(club.graph()))
        .titled("(a) Nodes: whose side?")
        .size(440, 340);
  }

  /** A split, the scores of the hidden edges, and how well scores tell them from other pairs. */
  private record Links(LinkSplit split, double[] hidden, double auc) {}

  /**
   * Encoder 34-16-8 on one-hot features, judged on 8 hidden edges and all 483 pairs without one.
   */
  private static Links links(KarateClub club, long seed) {
    SplittableStream stream = RandomStream.seed(seed);
    LinkSplit split = LinkSplit.of(club.graph(), 0, HIDDEN, stream);
    LinkExamples examples = LinkExamples.of(split.kept(), KarateClub.oneHot());
    Initialisation glorot = Initialisations.xavierUniform(stream.split());
    GraphStack encoder =
        stack(
            convolutionWithoutBias(34, 16, glorot),
            pointwise(relu()),
            convolutionWithoutBias(16, 8, glorot));
    GraphStack trained =
        Training.<GraphStack, LinkExamples>of(
                encoder, LinkExamples.loss(), Batches.full(examples), () -> Optimisers.adam(0.01))
            .epochs(200)
            .random(stream)
            .run()
            .network();
    Tensor z = examples.embedding(trained);
    double[] hidden = LinkScores.innerProducts(z, split.test()).toDoubles();
    double[] others = LinkScores.innerProducts(z, withoutEdge(club.graph())).toDoubles();
    Tensor answers = Tensor.generate(i -> i < HIDDEN ? 1 : 0, HIDDEN + others.length);
    Tensor scores = Tensor.concat(0, List.of(Tensor.of(hidden), Tensor.of(others)));
    return new Links(split, hidden, Roc.empirical(answers, scores).auc());
  }

  private static int[][] withoutEdge(Graph graph) {
    Tensor a = graph.adjacency();
    List<int[]> pairs = new ArrayList<>();
    for (int u = 0; u < graph.nodes(); u++) {
      for (int v = u + 1; v < graph.nodes(); v++) {
        if (a.get(u, v) == 0) {
          pairs.add(new int[] {u, v});
        }
      }
    }
    return pairs.toArray(int[][]::new);
  }

  private static NodeLink drawn(KarateClub club, Links links) {
    List<Edge> edges = new ArrayList<>(GraphDrawing.thin(links.split.kept()));
    for (int k = 0; k < HIDDEN; k++) {
      int[] pair = links.split.test()[k];
      boolean found = links.hidden[k] > 0;
      edges.add(
          Edge.of(pair[0], pair[1])
              .style(Style.of(found ? Palette.GREEN : Palette.VERMILLION).width(2.6).dashed()));
    }
    double[][] places = club.places();
    return GraphDrawing.of(34, v -> Node.at(places[v], Integer.toString(v)).size(19), edges)
        .titled("(b) Edges: who are friends too?")
        .size(440, 340);
  }

  private static NodeLink graphs(Checks checks) {
    RandomStream stream = RandomStream.seed(12);
    GraphExamples training = TreeOrCycle.examples(TreeOrCycle.TRAINING, 8, 15, true, stream);
    GraphExamples test = TreeOrCycle.examples(TreeOrCycle.TEST, 8, 15, true, stream);
    GraphClassifier network = TreeOrCycle.trained(TreeOrCycle.GIN_MEAN, training, 40, 1);
    checks.between("(c) accuracy on unseen graphs", test.accuracy(network), .97, 1, RECOMPUTED);
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Graph graph = test.graphs().get(i);
      Tensor logits = network.apply(GraphBatch.of(List.of(graph)));
      double cycle = logits.softmax(1).get(0, 1);
      double[][] places = GraphDrawing.places(graph);
      double half =
          Arrays.stream(places).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElse(1);
      double x = 2.4 * (i % 2);
      double y = -2.5 * (i / 2);
      int first = nodes.size();
      for (double[] place : places) {
        nodes.add(
            Node.at(new double[] {x + place[0] / half, y + place[1] / half}, "")
                .size(12)
                .fill(GraphDrawing.CLASSES[cycle < .5 ? 0 : 1]));
      }
      GraphDrawing.edges(graph)
          .forEach(edge -> edges.add(Edge.of(first + edge.from(), first + edge.to())));
      nodes.add(
          Node.at(new double[] {x, y - 1.15}, String.format(Locale.ROOT, "%.3f", cycle)).size(0));
    }
    return NodeLink.of(nodes, edges).titled("(c) Graphs: probability of a cycle").size(440, 340);
  }

  public static void main(String[] args) {
    Show.figure(new Figure8_13(), args);
  }
}
