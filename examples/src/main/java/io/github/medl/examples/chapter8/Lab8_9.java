package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Source;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.gnn.layers.GraphStack;
import io.github.medl.gnn.tasks.NodeExamples;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lab 8.9: the subject of 1000 papers from 140 whose subject is known, by their words and by whom
 * they cite; and by their words alone. 200 epochs on the whole graph, the last is judged.
 */
public final class Lab8_9 implements Figure {
  private static final int SEEDS = 10;

  @Override
  public About about() {
    return About.figure("L8.9", "Cora: papers that cite each other", Kind.STATISTICAL)
        .caption(
            "Accuracy on 1000 test papers while a graph convolutional network, GraphSAGE, graph"
                + " attention and a network that sees no citations learn from 140. With --full ten"
                + " seeds of each.")
        .data("cora")
        .slow(150);
  }

  /** The accuracies that one seed and the mean of ten must reach, of an independent program. */
  private record Band(double low, double high, double meanLow, double meanHigh) {}

  private static final List<Band> BANDS =
      List.of(
          new Band(.785, .840, .805, .822),
          new Band(.775, .835, .800, .818),
          new Band(.790, .845, .811, .828),
          new Band(.52, .61, .55, .58));

  @Override
  public Outcome draw(FigureContext context) {
    Papers papers = Papers.load();
    int seeds = context.full() ? SEEDS : 1;
    Checks checks = new Checks();
    Chart curves =
        Chart.titled("Test accuracy while learning (seed 0)")
            .axes("epoch", "accuracy")
            .size(560, 380)
            .legend(Corner.LOWER_RIGHT);
    Table table = Table.of("accuracy").column("seed", Tensor.arange(seeds).toDoubles());
    List<double[]> reached = new ArrayList<>();
    int done = 0;
    for (NodeModel model : NodeModel.values()) {
      double[] accuracies = new double[seeds];
      for (int seed = 0; seed < seeds; seed++) {
        List<double[]> curve = new ArrayList<>();
        accuracies[seed] = accuracy(papers, model, seed, curve);
        if (seed == 0) {
          curves.line(
              model.title(),
              curve.stream().mapToDouble(point -> point[0]).toArray(),
              curve.stream().mapToDouble(point -> point[1]).toArray(),
              Style.palette(model.ordinal()));
        }
        context.progress("network", ++done, (long) seeds * NodeModel.values().length);
      }
      table = table.column(model.title(), accuracies);
      reached.add(accuracies);
      if (papers.isCora()) {
        check(checks, model, accuracies);
      }
    }
    if (!papers.isCora()) {
      checks.atLeast(
          "GCN above the network without a graph",
          reached.get(0)[0] - reached.get(3)[0],
          0.05,
          Source.SEEDS);
    }
    Outcome outcome =
        Outcome.of(Picture.of("Subjects of papers", 2, curves, strip(reached)))
            .checks(checks)
            .table(table)
            .data(papers.provenance())
            .value("training papers", papers.training().size());
    return papers.isCora() ? outcome : outcome.fellBack(papers.missing());
  }

  private static void check(Checks checks, NodeModel model, double[] accuracies) {
    Band band = BANDS.get(model.ordinal());
    for (int seed = 0; seed < accuracies.length; seed++) {
      checks.between(
          model.title() + ", seed " + seed, accuracies[seed], band.low, band.high, RECOMPUTED);
    }
    if (accuracies.length == SEEDS) {
      checks.between(
          model.title() + ", mean of ten seeds",
          Arrays.stream(accuracies).average().orElseThrow(),
          band.meanLow,
          band.meanHigh,
          RECOMPUTED);
    }
  }

  /** Trains; the curve gets the test accuracy of the first seed at every tenth epoch. */
  private static double accuracy(Papers papers, NodeModel model, int seed, List<double[]> curve) {
    NodeExamples test = papers.test();
    var training = model.training(papers, seed);
    if (seed == 0) {
      training =
          training.eachEpoch(
              moment -> {
                if (moment.epoch() % 10 == 0) {
                  double accuracy = test.accuracy(moment.network());
                  curve.add(new double[] {moment.epoch(), accuracy});
                }
              });
    }
    GraphStack trained = training.run().network();
    return test.accuracy(trained);
  }

  private static Chart strip(List<double[]> reached) {
    NodeModel[] models = NodeModel.values();
    double[] at = Tensor.arange(models.length).toDoubles();
    String[] names = Arrays.stream(models).map(NodeModel::title).toArray(String[]::new);
    Chart chart =
        Chart.titled("After 200 epochs")
            .axes("", "accuracy")
            .size(440, 380)
            .xRange(-.6, models.length - .4)
            .xTicks(at, names);
    for (int m = 0; m < models.length; m++) {
      double[] x = new double[reached.get(m).length];
      Arrays.fill(x, m);
      chart.points("_" + models[m].title(), x, reached.get(m), Style.palette(m).alpha(.7));
      double mean = Arrays.stream(reached.get(m)).average().orElseThrow();
      chart.line(
          "_mean " + m,
          new double[] {m - .25, m + .25},
          new double[] {mean, mean},
          Style.palette(m));
    }
    return chart;
  }

  public static void main(String[] args) {
    Show.figure(new Lab8_9(), args);
  }
}
