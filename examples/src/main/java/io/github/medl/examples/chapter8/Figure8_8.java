package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.gan.adversarial.NormalGame;
import io.github.medl.learning.information.Wasserstein;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Figure 8.8: the Wasserstein distance as the way from a cloud to the diagonal. A point of a cloud
 * pairs a real observation with a generated one; on the diagonal the two are equal.
 */
public final class Figure8_8 implements Figure {
  private static final int POINTS = 1000;
  private static final double DEVIATION = 1.2;
  private static final double GENERATED = 28.4;
  private static final double CAP = 1.5;
  private static final double SCALE = 0.3;
  private static final long SEED = 88;

  /** A cloud around (mean of the data, mean of what is generated). */
  private record Cloud(String name, double data, Color colour, double drawn) {
    /** The distance of two normal laws of equal deviation with these means. */
    NormalGame game() {
      return new NormalGame(data, DEVIATION, GENERATED, DEVIATION);
    }
  }

  private static final Cloud RED = new Cloud("red", 16.7, Palette.VERMILLION, 11.7);
  private static final Cloud GREEN = new Cloud("green", 33.4, Palette.GREEN, 5);

  @Override
  public About about() {
    return About.figure("8.8", "The Wasserstein distance of two pairs of laws", Kind.SEEDED)
        .caption(
            "Two clouds of pairs of a real and a generated number, with their marginal laws on the"
                + " axes. The way from a cloud's centre to the diagonal is the distance W of its"
                + " two laws: long for the vermilion one, shorter for the green one. What is generated has the"
                + " same law for both: one curve lies dashed on the other.")
        .differs(
            "The clouds are drawn from a stream of ours by the rule of the drawing (radius"
                + " min(1.5, -0.3 ln U), angle a whole number of degrees): the random numbers of"
                + " the drawing program are not reproduced.")
        .quick(0.5);
  }

  @Override
  public Outcome draw(FigureContext context) {
    SplittableStream stream = RandomStream.seed(SEED);
    Checks checks = new Checks();
    Chart chart = axes();
    Table table = Table.of("sample");
    double[] distances = new double[2];
    for (Cloud cloud : new Cloud[] {RED, GREEN}) {
      double[][] points = cloud(cloud, stream);
      draw(chart, cloud, points);
      checkCloud(checks, cloud, points);
      distances[cloud == RED ? 0 : 1] = checkDistance(checks, cloud, stream);
      table = table.column(cloud.name + "-x", points[0]).column(cloud.name + "-y", points[1]);
    }
    checks.holds("red is farther than green", distances[0] > distances[1], THEORY);
    return Outcome.of(Picture.of("How far apart two laws are", 1, chart))
        .checks(checks)
        .table(table)
        .value("W₁ from a thousand draws each, red and green", distances)
        .seed(SEED);
  }

  /** Places x, y and radii of the points of a cloud. */
  private static double[][] cloud(Cloud cloud, RandomStream stream) {
    double[][] points = new double[3][POINTS];
    for (int i = 0; i < POINTS; i++) {
      double radius = Math.min(CAP, -SCALE * Math.log(1 - stream.uniform()));
      double angle = Math.toRadians(stream.nextInt(360));
      points[0][i] = cloud.data + radius * Math.cos(angle);
      points[1][i] = GENERATED + radius * Math.sin(angle);
      points[2][i] = radius;
    }
    return points;
  }

  private static void checkCloud(Checks checks, Cloud cloud, double[][] points) {
    double share = Math.exp(-CAP / SCALE);
    double capped = Arrays.stream(points[2]).filter(r -> r == CAP).count() / (double) POINTS;
    double mean = Arrays.stream(points[2]).average().orElseThrow();
    checks
        .near(
            cloud.name + ": mean radius, within 4 standard errors",
            mean,
            SCALE * (1 - share),
            4 * SCALE / Math.sqrt(POINTS),
            THEORY)
        .near(
            cloud.name + ": share of points at the cap",
            capped,
            share,
            4 * Math.sqrt(share * (1 - share) / POINTS),
            THEORY)
        .near(
            cloud.name + ": length of the line, as drawn",
            Math.abs(cloud.data - GENERATED),
            cloud.drawn,
            0.3,
            RECOMPUTED);
  }

  /** The distance, exactly and from draws of both laws. */
  private static double checkDistance(Checks checks, Cloud cloud, RandomStream stream) {
    NormalGame game = cloud.game();
    double gap = Math.abs(cloud.data - GENERATED);
    double[] real = stream.normalTensor(POINTS).mul(DEVIATION).add(cloud.data).toDoubles();
    double[] fake = stream.normalTensor(POINTS).mul(DEVIATION).add(GENERATED).toDoubles();
    double drawn = Wasserstein.first(real, fake);
    checks
        .near(cloud.name + ": W₁ of the laws", game.w1(), gap, 1e-14, THEORY)
        .near(cloud.name + ": W₂ of the laws", game.w2(), gap, 1e-14, THEORY)
        .near(
            cloud.name + ": W₁ of 1000 draws of each, within 4 standard errors",
            drawn,
            gap,
            4 * DEVIATION * Math.sqrt(2.0 / POINTS),
            THEORY);
    return drawn;
  }

  // ---------------------------------------------------------------- picture

  private static Chart axes() {
    double[] ends = {0, 40};
    return Chart.titled("W is the way to the diagonal")
        .axes("p_{D}, real", "p_{G}, generated")
        .size(520, 520)
        .xRange(0, 40)
        .yRange(0, 40)
        .equalAspect()
        .noTicks()
        .noGrid()
        .line("_equal", ends, ends, Style.of(Palette.GREY));
  }

  private static void draw(Chart chart, Cloud cloud, double[][] points) {
    Style line = Style.of(cloud.colour).width(2);
    double[] along = Tensor.linspace(0, 40, 401).toDoubles();
    chart
        .points(
            "_" + cloud.name + " cloud",
            points[0],
            points[1],
            Style.of(cloud.colour).size(2).alpha(0.5))
        .line("_" + cloud.name + ", law of the data", along, bell(along, cloud.data), line)
        .line(
            "_" + cloud.name + ", law of the generated",
            bell(along, GENERATED),
            along,
            cloud == RED ? line : line.dashed()) // both clouds have this law: the first shows too
        .line(
            "_" + cloud.name + " distance",
            new double[] {cloud.data, cloud.data},
            new double[] {GENERATED, cloud.data},
            line.dashed())
        .text(
            cloud.data,
            cloud == RED ? (GENERATED + cloud.data) / 2 : GENERATED - 2.5,
            String.format(Locale.ROOT, "W(p_{D}, p_{G}) = %.1f", Math.abs(cloud.data - GENERATED)),
            Style.of(cloud.colour),
            cloud == RED ? -8 : 0,
            0);
  }

  /** A bell on an axis, 5 high. */
  private static double[] bell(double[] x, double mean) {
    DoubleUnaryOperator height =
        place -> 5 * Math.exp(-(place - mean) * (place - mean) / (2 * DEVIATION * DEVIATION));
    return Arrays.stream(x).map(height).toArray();
  }

  public static void main(String[] args) {
    Show.figure(new Figure8_8(), args);
  }
}
