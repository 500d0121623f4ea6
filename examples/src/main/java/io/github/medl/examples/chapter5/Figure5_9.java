package io.github.medl.examples.chapter5;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.autodiff.Node;
import io.github.medl.autodiff.Tape;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.network.TapeDiagram;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Observer;
import io.github.medl.networks.Parametrisation;
import io.github.medl.networks.Pass;
import io.github.medl.networks.backpropagation.FeedForward;
import io.github.medl.networks.backpropagation.OutputCost;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Figure 5.9: back-propagation in a feed-forward network. The graph is drawn from the tape of a
 * live network; beside the adjoint that the tape found for every node stands what the algorithm of
 * the book, written out by hand, finds.
 */
public final class Figure5_9 implements Figure {
  private static final int LAYERS = 3;

  @Override
  public About about() {
    return About.figure("5.9", "Back-propagation in a feed-forward network", Kind.STRUCTURAL)
        .caption(
            "A network 2-3-2-1 of tanh units at one observation: values (black), adjoints of the"
                + " tape (vermilion), and δ, g_{W}, g_{b} of the algorithm written by hand (blue).")
        .differs(
            "The book's graph has no numbers. W is shown as the library holds it, with a column a"
                + " unit: the transpose of the book's.")
        .quick(.3);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Sequential network = network();
    Tensor x = Tensor.of(new double[][] {{.5, -1}});
    Tensor y = Tensor.of(new double[][] {{.8}});
    Tape tape = new Tape();
    TapeDiagram graph = new TapeDiagram(tape);
    Tensor cost = Losses.squared().of(traced(network, x, tape, graph), y);
    graph.show("C", cost);
    Tensor[] adjoints = tape.adjoints(cost);
    FeedForward.Passes hand =
        FeedForward.of(network).backpropagate(x.transpose(), y.transpose(), OutputCost.SQUARED);
    Map<String, Tensor> byHand = byHand(hand);
    Diagram diagram =
        graph
            .draw((node, name) -> box(node, name, adjoints, byHand))
            .tight()
            .titled("black: values; vermilion: adjoints of the tape; blue: the same by hand");
    Checks checks = ofArrows(graph);
    checks.near("C by hand and by the tape", hand.cost(), cost.item(), 1e-15, THEORY);
    ofAdjoints(checks, graph, adjoints, byHand);
    return Outcome.of(Picture.of("Back-propagation, by the tape and by hand", 1, diagram))
        .checks(checks);
  }

  private static Sequential network() {
    RandomStream stream = RandomStream.seed(59);
    Initialisation xavier = Initialisations.xavier(stream).in(DType.FLOAT64);
    return Layers.sequential(
        Layers.dense(2, 3, xavier),
        Activations.tanh(),
        Layers.dense(3, 2, xavier),
        Activations.tanh(),
        Layers.dense(2, 1, xavier));
  }

  /** The output of the network as it is, with each node of its tape named that the book names. */
  private static Tensor traced(Sequential network, Tensor x, Tape tape, TapeDiagram graph) {
    Parametrisation<Sequential> theta = Networks.parametrisation(network);
    List<Tensor> parameters = new ArrayList<>();
    for (int i = 0; i < theta.names().size(); i++) {
      parameters.add(tape.variable(theta.names().get(i), theta.values().get(i)));
      graph.show(
          String.format(Locale.ROOT, i % 2 == 0 ? "W^{[%d]}" : "b^{[%d]}", i / 2 + 1),
          parameters.get(i));
    }
    Tensor input = tape.variable("x", x);
    graph.show("a^{[0]}", input);
    int[] layer = {0};
    return theta
        .at(parameters)
        .apply(
            input,
            Pass.training()
                .watchedBy(
                    Observer.ofLayers(
                        (part, in, out) -> {
                          if (part instanceof Dense) {
                            layer[0]++;
                            graph.show(
                                String.format(
                                    Locale.ROOT,
                                    layer[0] == LAYERS ? "ŷ = z^{[%d]}" : "z^{[%d]}",
                                    layer[0]),
                                out);
                          } else if (!(part instanceof Sequential)) {
                            graph.show(String.format(Locale.ROOT, "a^{[%d]}", layer[0]), out);
                          }
                        })));
  }

  /** The adjoints of the book's algorithm, by the names of the nodes. */
  private static Map<String, Tensor> byHand(FeedForward.Passes hand) {
    Map<String, Tensor> byHand = new HashMap<>();
    for (int l = 1; l <= LAYERS; l++) {
      String name = l == LAYERS ? "ŷ = z^{[%d]}" : "z^{[%d]}";
      byHand.put(String.format(Locale.ROOT, name, l), hand.delta().get(l - 1).transpose());
      byHand.put(
          String.format(Locale.ROOT, "W^{[%d]}", l), hand.weightGradients().get(l - 1).transpose());
      byHand.put(
          String.format(Locale.ROOT, "b^{[%d]}", l), hand.biasGradients().get(l - 1).flatten());
    }
    return byHand;
  }

  private static Checks ofArrows(TapeDiagram graph) {
    Checks checks = new Checks();
    Set<String> arrows = graph.arrows();
    for (int l = 1; l <= LAYERS; l++) {
      String z = String.format(Locale.ROOT, l == LAYERS ? "ŷ = z^{[%d]}" : "z^{[%d]}", l);
      checks.holds(
          "W, b and a of the layer before lead to z of layer " + l,
          arrows.containsAll(
              Set.of(
                  String.format(Locale.ROOT, "W^{[%d]} → %s", l, z),
                  String.format(Locale.ROOT, "b^{[%d]} → %s", l, z),
                  String.format(Locale.ROOT, "a^{[%d]} → %s", l - 1, z))),
          THEORY);
    }
    return checks.exactly("arrows", arrows.size(), 3 * LAYERS + LAYERS - 1 + 1, THEORY);
  }

  private static void ofAdjoints(
      Checks checks, TapeDiagram graph, Tensor[] adjoints, Map<String, Tensor> byHand) {
    for (Map.Entry<Integer, String> node : graph.names().entrySet()) {
      if (byHand.containsKey(node.getValue())) {
        checks.allNear(
            String.format(Locale.ROOT, "adjoint of %s by hand and by the tape", node.getValue()),
            byHand.get(node.getValue()).toDoubles(),
            adjoints[node.getKey()].toDoubles(),
            1e-12,
            THEORY);
      }
    }
  }

  private static Diagram.Node box(
      Node node, String name, Tensor[] adjoints, Map<String, Tensor> byHand) {
    Diagram.Node box = Diagram.Node.of(name, name);
    for (String row : rows(node.value())) {
      box = box.line(row, Palette.BLACK);
    }
    if (!name.equals("C")) {
      for (String row : rows(adjoints[node.index()])) {
        box = box.line(row, Palette.VERMILLION);
      }
    }
    if (byHand.containsKey(name)) {
      for (String row : rows(byHand.get(name))) {
        box = box.line(row, Palette.BLUE);
      }
    }
    return box;
  }

  /** A line of text for each row of a matrix; with signs of one width the columns stand. */
  private static List<String> rows(Tensor t) {
    Tensor matrix = t.rank() == 2 ? t.detach() : t.detach().reshape(1, -1);
    List<String> rows = new ArrayList<>();
    for (double[] row : matrix.toRows()) {
      rows.add(
          Arrays.stream(row)
              .mapToObj(v -> String.format(Locale.ROOT, "%+.3f", v).replace('-', '−'))
              .collect(Collectors.joining("  ")));
    }
    return rows;
  }

  public static void main(String[] args) {
    Show.figure(new Figure5_9(), args);
  }
}
