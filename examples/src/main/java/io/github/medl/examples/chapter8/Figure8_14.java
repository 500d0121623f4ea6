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
import io.github.medl.gnn.Graph;
import io.github.medl.gnn.MessageTree;
import io.github.medl.gnn.layers.MessagePassing;
import io.github.medl.networks.Pass;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.NodeLink;
import io.github.medl.plot.diagram.NodeLink.Edge;
import io.github.medl.plot.diagram.NodeLink.Node;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Figure 8.14: two layers of message passing as seen by one node: the tree of those whose messages
 * reach it.
 */
public final class Figure8_14 implements Figure {
  private static final Graph GRAPH =
      Graph.undirected(6, new int[][] {{2, 0}, {2, 1}, {2, 3}, {0, 1}, {1, 5}, {3, 4}});

  private static final int TARGET = 2;
  private static final int[] SIZES = {1, 3, 7};

  private static final Color[] COLOURS = {
    Palette.SKY, Palette.GREEN, Palette.YELLOW, Palette.ORANGE, Palette.PURPLE, Palette.BLUE
  };

  @Override
  public About about() {
    return About.figure("8.14", "Message passing", Kind.EXACT)
        .caption(
            "A graph with the node v_{3} that messages are followed to, and the tree of all ways on"
                + " which messages reach it through two layers; v_{3} itself is among the leaves"
                + " three times.")
        .differs(
            "The second drawing is not among the authors' files; the tree follows from the first.")
        .quick(.5);
  }

  /** A layer that sums: h'_v = h_v/2 + tanh of the sum over neighbours of h_u. */
  private record Summing() implements MessagePassing {
    @Override
    public Tensor update(Tensor h, Tensor heard, Pass pass) {
      return h.mul(.5).add(heard.tanh());
    }
  }

  @Override
  public Outcome draw(FigureContext context) {
    MessageTree tree = MessageTree.of(GRAPH, TARGET, 2);
    Tensor x = RandomStream.seed(3).normalTensor(6, 3);
    Summing layer = new Summing();
    Tensor ofLayers = layer.apply(GRAPH, layer.apply(GRAPH, x)).select(0, TARGET);
    Tensor ofTree = along(tree, x, 0, 0, 2);
    int[] leaves = tree.levels().get(2);
    Checks checks =
        new Checks()
            .holds(
                "degrees of v1 to v6",
                Arrays.equals(GRAPH.degrees(), new int[] {2, 3, 3, 2, 1, 1}),
                RECOMPUTED)
            .holds("sizes of the levels: 1, 3, 7", Arrays.equals(tree.sizes(), SIZES), RECOMPUTED)
            .exactly(
                "v3 among the leaves",
                Arrays.stream(leaves).filter(v -> v == TARGET).count(),
                3,
                RECOMPUTED)
            .near(
                "two layers at v3 against the sum along the tree",
                ofLayers.sub(ofTree).abs().max().item(),
                0,
                1e-14,
                THEORY);
    return Outcome.of(Picture.of("Message passing", 2, graph(), drawn(tree)))
        .checks(checks)
        .value("two layers at v3", ofLayers);
  }

  /** The output of so many layers at a node of the tree, from its children alone. */
  private static Tensor along(MessageTree tree, Tensor x, int level, int place, int layers) {
    if (layers == 0) {
      return x.select(0, tree.levels().get(level)[place]);
    }
    Tensor own = along(tree, x, level, place, layers - 1);
    Tensor heard = own.fullLike(0);
    int[] parents = tree.parents().get(level + 1);
    for (int child = 0; child < parents.length; child++) {
      if (parents[child] == place) {
        heard = heard.add(along(tree, x, level + 1, child, layers - 1));
      }
    }
    return own.mul(.5).add(heard.tanh());
  }

  private static Node node(double[] place, int v) {
    return Node.at(place, "v_{" + (v + 1) + "}").size(32).fill(COLOURS[v]);
  }

  private static NodeLink graph() {
    double[][] places = {{-1.2, .9}, {.1, 1}, {-.4, 0}, {-.2, -1.1}, {-1.2, -1.6}, {1.2, .5}};
    return GraphDrawing.of(GRAPH, places, v -> node(places[v], v).size(v == TARGET ? 42 : 32))
        .titled("(a) The graph, target v_{3}")
        .size(360, 340);
  }

  /** The root at the right, messages from the left. */
  private static NodeLink drawn(MessageTree tree) {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    int[] parents = tree.parents().get(2);
    double[] leafY = new double[parents.length];
    double[] y1 = new double[tree.sizes()[1]];
    int[] children = new int[y1.length];
    for (int i = 0; i < leafY.length; i++) {
      leafY[i] = -i - .6 * parents[i];
      y1[parents[i]] += leafY[i];
      children[parents[i]]++;
    }
    double root = 0;
    for (int i = 0; i < y1.length; i++) {
      y1[i] /= children[i];
      root += y1[i] / y1.length;
    }
    double[][] y = {{root}, y1, leafY};
    int before = 0;
    for (int level = 0; level < 3; level++) {
      int first = nodes.size();
      for (int i = 0; i < tree.sizes()[level]; i++) {
        if (level > 0) {
          edges.add(Edge.of(nodes.size(), before + tree.parents().get(level)[i]).arrowed());
        }
        nodes.add(node(new double[] {-4 * level, y[level][i]}, tree.levels().get(level)[i]));
      }
      before = first;
    }
    return NodeLink.of(nodes, edges).titled("(b) Whose messages reach it").size(420, 340);
  }

  public static void main(String[] args) {
    Show.figure(new Figure8_14(), args);
  }
}
