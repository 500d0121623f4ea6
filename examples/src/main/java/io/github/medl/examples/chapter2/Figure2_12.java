package io.github.medl.examples.chapter2;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Matrix;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.linear.unsupervised.KMeans;
import io.github.medl.linear.unsupervised.LloydPass;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RRandom;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.geometry.euclidean.twod.Vector2D;
import org.apache.commons.math3.geometry.euclidean.twod.hull.MonotoneChain;

/** Figure 2.12: the passes of k-means on three groups of points in the plane. */
public final class Figure2_12 implements Figure {
  private static final Knob.Whole GROUP =
      Knobs.whole("group", "n/3", "points around each mean", 40, 5, 200);
  private static final Knob.Real VARIANCE =
      Knobs.real("variance", "σ²", "variance around the means", 0.05, 0.001, 0.3);
  private static final Matrix START =
      new Matrix(
          "start",
          "μ",
          "centres to begin with, a row each",
          Tensor.of(new double[][] {{0.5, 1}, {0.5, 0}, {1, 1}}),
          -2,
          3);
  private static final Knob.Whole SEED = Knobs.seed(101);
  private static final double[][] MEANS = {{0, 1}, {0.5, 0}, {1, 1}};

  /** Passes that are drawn; with unlucky centres there are many. */
  private static final int DRAWN = 6;

  private static final Color[] COLOURS = {Palette.VERMILLION, Palette.GREEN, Palette.BLUE};
  private static final Marker[] MARKERS = {Marker.CIRCLE, Marker.TRIANGLE, Marker.SQUARE};

  /** What a pass must give: how many labels change, sizes, centres, SSE before and after. */
  private record Expected(
      int changed, int[] sizes, double[] centres, double sseBefore, double sse) {}

  private static final List<Expected> PASSES =
      List.of(
          new Expected(
              120,
              new int[] {41, 40, 39},
              new double[] {
                0.0306130918463363,
                0.931629650522414,
                0.512253611298125,
                -0.0131249062322262,
                1.06951764731178,
                1.00847945482373
              },
              19.9906755989221,
              10.5615579159676),
          new Expected(
              1,
              new int[] {40, 40, 40},
              new double[] {
                0.014786511007219,
                0.938791381008372,
                0.512253611298125,
                -0.0131249062322262,
                1.05937161426426,
                0.999396479230235
              },
              10.3754321361639,
              10.3559435970901),
          new Expected(
              0,
              new int[] {40, 40, 40},
              new double[] {
                0.014786511007219,
                0.938791381008372,
                0.512253611298125,
                -0.0131249062322262,
                1.05937161426426,
                0.999396479230235
              },
              10.3559435970901,
              10.3559435970901));

  @Override
  public About about() {
    return About.figure("2.12", "The passes of k-means", Kind.SEEDED)
        .caption(
            "Lloyd's algorithm on 120 points. Left: the centres, large; right: each point has the"
                + " colour of the nearest centre, in the convex hull of its cluster.")
        .differs(
            "The book colours the points of the first panel by labels that its script draws from"
                + " the coordinates of the centres; they mean nothing, and are grey here.")
        .quick(0.5)
        .play(START, VARIANCE, GROUP, SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    int each = context.get(GROUP);
    Tensor x = sample(context.get(SEED), each, context.get(VARIANCE));
    List<LloydPass> passes = KMeans.passes(x, context.get(START));
    int[] group = IntStream.range(0, x.dim(0)).map(i -> i / each).toArray();

    Checks checks = new Checks().exactly("passes", passes.size(), PASSES.size(), AUTHORS_CODE);
    for (int t = 0; t < Math.min(passes.size(), PASSES.size()); t++) {
      check(checks, "pass " + (t + 1) + ": ", passes.get(t), PASSES.get(t));
    }
    LloydPass last = passes.get(passes.size() - 1);
    return Outcome.of(
            Picture.of(
                "The passes of k-means",
                2,
                panels(x, passes.subList(0, Math.min(DRAWN, passes.size())))))
        .checks(checks)
        .seed(context.get(SEED))
        .table(
            Table.of("sample")
                .column("x1", x.select(1, 0))
                .column("x2", x.select(1, 1))
                .column("label", group)
                .column("cluster", last.labels()))
        .table(centres(passes));
  }

  /** As mvtnorm draws: row by row, so that x1 and x2 of one point come from successive normals. */
  private static Tensor sample(int seed, int each, double variance) {
    RRandom random = new RRandom(seed);
    double deviation = Math.sqrt(variance);
    double[][] rows = new double[MEANS.length * each][];
    for (int i = 0; i < rows.length; i++) {
      double[] mean = MEANS[i / each];
      double z1 = random.normal();
      double z2 = random.normal();
      rows[i] = new double[] {mean[0] + deviation * z1, mean[1] + deviation * z2};
    }
    return Tensor.of(rows);
  }

  private static void check(Checks checks, String pass, LloydPass ours, Expected expected) {
    checks.exactly(pass + "labels that change", ours.changed(), expected.changed, AUTHORS_CODE);
    for (int j = 0; j < 3; j++) {
      checks.exactly(
          pass + "size of cluster " + (j + 1), ours.sizes()[j], expected.sizes[j], AUTHORS_CODE);
    }
    checks
        .allNear(
            pass + "centres", ours.centres().toDoubles(), expected.centres, 1e-12, AUTHORS_CODE)
        .nearRelative(
            pass + "SSE from the centres before",
            ours.sseBefore(),
            expected.sseBefore,
            1e-12,
            AUTHORS_CODE)
        .nearRelative(pass + "SSE", ours.sse(), expected.sse, 1e-12, AUTHORS_CODE);
  }

  private static List<Chart> panels(Tensor x, List<LloydPass> passes) {
    List<Chart> panels = new ArrayList<>();
    for (int t = 0; t < passes.size(); t++) {
      LloydPass pass = passes.get(t);
      boolean last = t == passes.size() - 1;
      String number = "Pass " + (t + 1) + ": ";
      Chart means = panel(number + (t == 0 ? "initial centres" : "mean computation"));
      Chart labels = panel(number + (last ? "labelling, the cluster output" : "labelling"));
      for (int j = 0; j < 3; j++) {
        if (t > 0) {
          points(means, "means " + (t + 1), members(x, passes.get(t - 1), j), j);
        }
        Tensor members = members(x, pass, j);
        List<Vector2D> hull = hull(members);
        if (hull.size() > 2) {
          labels.hatched(
              String.format(Locale.ROOT, "_labels %d, hull %d", t + 1, j + 1),
              hull.stream().mapToDouble(Vector2D::getX).toArray(),
              hull.stream().mapToDouble(Vector2D::getY).toArray(),
              Style.of(COLOURS[j]).width(1.2));
        }
        points(labels, "labels " + (t + 1), members, j);
      }
      if (t == 0) {
        means.points(
            "_points", column(x, 0), column(x, 1), Style.of(Palette.GREY).size(5).alpha(0.8));
      }
      for (int j = 0; j < 3; j++) {
        centre(means, "means " + (t + 1), pass.before(), j);
        centre(labels, "labels " + (t + 1), pass.before(), j);
      }
      panels.add(means);
      panels.add(labels);
    }
    return panels;
  }

  private static Chart panel(String title) {
    return Chart.titled(title)
        .axes("x₁", "x₂")
        .size(440, 330)
        .xRange(-0.7, 1.7)
        .yRange(-0.7, 1.7)
        .xTicks(-0.5, 0, 0.5, 1, 1.5)
        .yTicks(-0.5, 0, 0.5, 1, 1.5);
  }

  private static void points(Chart chart, String panel, Tensor members, int j) {
    chart.points(
        String.format(Locale.ROOT, "_%s, cluster %d", panel, j + 1),
        column(members, 0),
        column(members, 1),
        Style.of(COLOURS[j]).marker(MARKERS[j]).size(6).alpha(0.8));
  }

  /** A large mark on a black one that is larger still, to stand out from the points. */
  private static void centre(Chart chart, String panel, Tensor centres, int j) {
    double c1 = centres.get(j, 0);
    double c2 = centres.get(j, 1);
    chart
        .point(
            String.format(Locale.ROOT, "_%s, edge %d", panel, j + 1),
            c1,
            c2,
            Style.of(Palette.BLACK).marker(MARKERS[j]).size(19))
        .point(
            String.format(Locale.ROOT, "_%s, centre %d", panel, j + 1),
            c1,
            c2,
            Style.of(COLOURS[j]).marker(MARKERS[j]).size(14));
  }

  private static Tensor members(Tensor x, LloydPass pass, int j) {
    int[] labels = pass.labels();
    return x.take(0, IntStream.range(0, labels.length).filter(i -> labels[i] == j).toArray());
  }

  private static List<Vector2D> hull(Tensor members) {
    Collection<Vector2D> points =
        Arrays.stream(members.toRows()).map(row -> new Vector2D(row[0], row[1])).toList();
    return List.of(new MonotoneChain().generate(points).getVertices());
  }

  private static double[] column(Tensor x, int j) {
    return x.select(1, j).toDoubles();
  }

  private static Table centres(List<LloydPass> passes) {
    int rows = 3 * passes.size();
    int[] pass = IntStream.range(0, rows).map(i -> i / 3 + 1).toArray();
    int[] cluster = IntStream.range(0, rows).map(i -> i % 3).toArray();
    int[] sizes = passes.stream().flatMapToInt(p -> Arrays.stream(p.sizes())).toArray();
    double[] c1 =
        passes.stream().flatMapToDouble(p -> Arrays.stream(column(p.centres(), 0))).toArray();
    double[] c2 =
        passes.stream().flatMapToDouble(p -> Arrays.stream(column(p.centres(), 1))).toArray();
    double[] sse = IntStream.range(0, rows).mapToDouble(i -> passes.get(i / 3).sse()).toArray();
    return Table.of("centres")
        .column("pass", pass)
        .column("label", cluster)
        .column("size", sizes)
        .column("x1", c1)
        .column("x2", c2)
        .column("sse", sse);
  }

  public static void main(String[] args) {
    Show.figure(new Figure2_12(), args);
  }
}
