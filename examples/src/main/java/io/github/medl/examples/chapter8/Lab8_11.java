package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.chapter8.TreeOrCycle.Model;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.gnn.ColourRefinement;
import io.github.medl.gnn.Graph;
import io.github.medl.gnn.GraphBatch;
import io.github.medl.gnn.Graphs;
import io.github.medl.gnn.layers.GraphClassifier;
import io.github.medl.gnn.tasks.GraphExamples;
import io.github.medl.networks.Networks;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.diagram.NodeLink;
import io.github.medl.plot.diagram.NodeLink.Node;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/**
 * Lab 8.11: trees, or trees with one more edge? Networks that know degrees learn it, networks that
 * know nothing learn it less, and graph convolution from a constant not at all; what was learned is
 * a count, for on larger graphs all guess. And two graphs that none tells apart.
 */
public final class Lab8_11 implements Figure {
  private static final int EPOCHS = 40;
  private static final int LONGER = 60;

  @Override
  public About about() {
    return About.figure("L8.11", "Trees or one cycle, and what no network sees", Kind.STATISTICAL)
        .caption(
            "Test accuracy of graph networks that see degrees or a constant, on graphs of 8 to 15"
                + " nodes like those they learned from and on graphs of 30 to 40; two triangles and"
                + " a hexagon give every one of them the same numbers. With --full more seeds.")
        .slow(150);
  }

  /** A network, what it sees, how long it learns, and the accuracy that it must reach. */
  private record Trial(Model model, boolean byDegree, int epochs, double low, double high) {
    String name() {
      return model.name() + (byDegree ? ", degrees" : ", constant");
    }
  }

  private static final List<Trial> TRIALS =
      List.of(
          new Trial(TreeOrCycle.GIN_SUM, true, EPOCHS, .97, 1),
          new Trial(TreeOrCycle.GIN_MEAN, true, EPOCHS, .97, 1),
          new Trial(TreeOrCycle.GCN_MEAN, true, EPOCHS, .97, 1),
          new Trial(TreeOrCycle.GCN_SUM, true, EPOCHS, .97, 1),
          new Trial(TreeOrCycle.GIN_SUM, false, LONGER, .70, .93),
          new Trial(TreeOrCycle.GIN_MEAN, false, LONGER, .70, .93),
          new Trial(TreeOrCycle.GIN_MAX, false, LONGER, .62, .85),
          new Trial(TreeOrCycle.GCN_MEAN, false, LONGER, .45, .55));

  @Override
  public Outcome draw(FigureContext context) {
    Checks checks = new Checks();
    double[] same = new double[TRIALS.size()];
    double[] larger = new double[TRIALS.size()];
    double largestGap = 0;
    int done = 0;
    int total = 0;
    for (Trial trial : TRIALS) {
      total += seeds(context, trial);
    }
    for (int t = 0; t < TRIALS.size(); t++) {
      Trial trial = TRIALS.get(t);
      int seeds = seeds(context, trial);
      for (int seed = 0; seed < seeds; seed++) {
        RandomStream stream = RandomStream.seed(100 + seed);
        boolean by = trial.byDegree();
        GraphExamples training = TreeOrCycle.examples(TreeOrCycle.TRAINING, 8, 15, by, stream);
        GraphExamples test = TreeOrCycle.examples(TreeOrCycle.TEST, 8, 15, by, stream);
        GraphExamples large = TreeOrCycle.examples(TreeOrCycle.TEST, 30, 40, by, stream);
        GraphClassifier network =
            TreeOrCycle.trained(trial.model(), training, trial.epochs(), seed);
        double accuracy = test.accuracy(network);
        checks.between(
            trial.name() + ", seed " + seed, accuracy, trial.low(), trial.high(), RECOMPUTED);
        same[t] += accuracy / seeds;
        larger[t] += large.accuracy(network) / seeds;
        if (!by) {
          largestGap = Math.max(largestGap, gap(network));
        }
        context.progress("network", ++done, total);
      }
    }
    checks
        .atMost("trained networks: two triangles against a hexagon", largestGap, 1e-6, THEORY)
        .atMost("untrained, in double precision", untrainedGap(), 1e-12, THEORY)
        .holds(
            "colour refinement cannot tell them apart either",
            ColourRefinement.same(triangles(), Graphs.cycle(6)),
            THEORY);
    List<Panel> panels = new ArrayList<>(samples());
    panels.add(chart(same, larger));
    return Outcome.of(Picture.of("Tree or cycle?", 2, panels))
        .checks(checks)
        .table(
            Table.of("accuracy")
                .column("network", TRIALS.stream().map(Trial::name).toList())
                .column("8 to 15 nodes", same)
                .column("30 to 40 nodes", larger));
  }

  private static int seeds(FigureContext context, Trial trial) {
    return context.full() ? trial.byDegree() ? 5 : 3 : 1;
  }

  private static Graph triangles() {
    return GraphBatch.of(List.of(Graphs.cycle(3), Graphs.cycle(3))).graph();
  }

  /** How far the logits of both graphs are apart. */
  private static double gap(GraphClassifier network) {
    DType dtype = Networks.dtype(network).orElseThrow();
    Tensor ones = Tensor.ones(6, 1).cast(dtype);
    Tensor a = network.apply(GraphBatch.of(List.of(triangles().withFeatures(ones))));
    Tensor b = network.apply(GraphBatch.of(List.of(Graphs.cycle(6).withFeatures(ones))));
    return a.sub(b).abs().max().item() / Math.max(1, a.abs().max().item());
  }

  private static double untrainedGap() {
    double largest = 0;
    for (Trial trial : TRIALS) {
      GraphClassifier network =
          TreeOrCycle.network(trial.model(), 1, RandomStream.seed(7), DType.FLOAT64);
      largest = Math.max(largest, gap(network));
    }
    return largest;
  }

  private static List<NodeLink> samples() {
    RandomStream stream = RandomStream.seed(12);
    return List.of(
        drawn(TreeOrCycle.graph(11, 0, stream), "(a) A tree", Palette.BLUE),
        drawn(TreeOrCycle.graph(11, 1, stream), "(b) One more edge", Palette.VERMILLION),
        drawn(
            GraphBatch.of(List.of(triangles(), Graphs.cycle(6))).graph(),
            "(c) Two triangles and a hexagon",
            Palette.GREY));
  }

  private static NodeLink drawn(Graph graph, String title, Color colour) {
    double[][] places = GraphDrawing.places(graph);
    return GraphDrawing.of(graph, places, v -> Node.at(places[v], "").size(14).fill(colour))
        .titled(title)
        .size(420, 290);
  }

  private static Chart chart(double[] same, double[] larger) {
    double[] at = Tensor.arange(TRIALS.size()).toDoubles();
    String[] names = TRIALS.stream().map(Trial::name).toArray(String[]::new);
    return Chart.titled("(d) Test accuracy")
        .axes("accuracy", "")
        .size(520, 300)
        .legend(Corner.UPPER_LEFT)
        .xRange(.42, 1.03)
        .yRange(-.6, TRIALS.size() + 1.4)
        .yTicks(at, names)
        .points("8 to 15 nodes", same, at, Style.of(Palette.BLUE).size(9))
        .points("30 to 40 nodes", larger, at, Style.of(Palette.ORANGE).size(9))
        .verticalLine("_guessing", .5, Style.of(Palette.GREY).dashed());
  }

  public static void main(String[] args) {
    Show.figure(new Lab8_11(), args);
  }
}
