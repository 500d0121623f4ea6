package io.github.medl.examples.chapter5;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.bands.StoredBands;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.linear.unsupervised.Pca;
import io.github.medl.linear.unsupervised.PrincipalComponents;
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.surface.Surface;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * Lab 5.4: the cost of a small network as a landscape over two directions in the space of its
 * parameters: two random ones, and the two in which training moved most; and along the line from
 * one solution to another.
 *
 * <p>Random directions are scaled unit by unit to the size of the weights (Li et al., 2018), since
 * the scale of a layer's weights says little about the function.
 */
public final class Lab5_4 implements Figure {
  private static final Knob.Whole SEED = Knobs.seed(1);
  private static final int CELLS = 61;

  @Override
  public About about() {
    return About.figure("L5.4", "The loss landscape of a small network", Kind.STATISTICAL)
        .caption(
            "A tanh network 2 - 8 - 8 - 1 that was trained on the two spirals of figure 5.3. (a),"
                + " (b) Its cost over two random directions. (c) Over the two directions in which"
                + " training moved most, with its path. (d) Along the lines to the solution of"
                + " another start, and to the same network with its units in another order.")
        .quick(6)
        .play(SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Landscape landscape = Landscape.ofSpirals();
    long seed = context.get(SEED);
    Landscape.Path path = landscape.train(2 * seed - 1, context); // no two seeds share a start
    Landscape.Path other = landscape.train(2 * seed, context);
    Around around = Around.of(landscape, path.end(), seed);
    context.progress("landscape", 1, 3);
    Along along = Along.of(landscape, path);
    context.progress("landscape", 2, 3);
    Lines lines = Lines.of(landscape, path.end(), other.end());
    double byTape = around.u.dot(landscape.hessianTimes(path.end(), around.u)).item();
    return Outcome.of(
            Picture.of(
                "The loss landscape of a network 2 - 8 - 8 - 1",
                2,
                around.surface(),
                around.chart(),
                along.chart(),
                lines.chart()))
        .checks(ofCurvature(landscape, path.end(), around, byTape))
        .checks(ofSolutions(landscape, path.end(), other.end(), lines, along))
        .seed(seed)
        .value(
            "cost at the end, two starts", landscape.cost(path.end()), landscape.cost(other.end()))
        .value("norm of the gradient at the end", landscape.gradient(path.end()).norm().item())
        .value("curvature along u", byTape)
        .value("share of the path's variance in two directions", along.moves.cumulative().get(1))
        .value("highest cost on the way to the other solution", max(lines.toOther, lines.t))
        .value("highest cost on the way to the permutation", max(lines.toPermuted, lines.t))
        .table(
            Table.of("path")
                .column("first", along.a)
                .column("second", along.b)
                .column("cost", path.costs()))
        .table(
            Table.of("lines")
                .column("t", lines.t)
                .column("other", lines.toOther)
                .column("permuted", lines.toPermuted));
  }

  /** The cost on a plane of two random directions around a solution. */
  private record Around(Tensor u, Tensor v, double[] axis, double[][] cost) {
    static Around of(Landscape landscape, Tensor end, long seed) {
      Tensor u = landscape.randomDirection(end, RandomStream.seed(2 * seed + 3));
      Tensor v = landscape.randomDirection(end, RandomStream.seed(2 * seed + 4));
      double[] axis = Grid.range(-1, 2. / (CELLS - 1), CELLS);
      return new Around(
          u, v, axis, Grid.values(axis, axis, (a, b) -> landscape.cost(end, u, a, v, b)));
    }

    Surface surface() {
      double[][] logs = logs(cost);
      return Surface.of(axis, axis, logs)
          .titled("(a) log₁₀ C over two random directions")
          .axes("α", "β", "log₁₀ C")
          .view(40, -120)
          .colourMap(ColourMap.BLUES_R, min(logs), max(logs));
    }

    Chart chart() {
      return contours("(b) log₁₀ C(θ + αu + βv)", "α", "β", axis, axis, logs(cost))
          .point("end of training", 0, 0, Style.of(Palette.VERMILLION));
    }
  }

  /** The cost on the plane in which training moved most, and its path there. */
  private record Along(
      PrincipalComponents moves,
      double[] a,
      double[] b,
      double[] acrossFirst,
      double[] acrossSecond,
      double[][] cost) {
    static Along of(Landscape landscape, Landscape.Path path) {
      Tensor end = path.end();
      PrincipalComponents moves = Pca.covariance().fit(path.points().sub(end));
      Tensor first = moves.loadings().select(1, 0);
      Tensor second = moves.loadings().select(1, 1);
      double[] a = path.points().sub(end).matmul(first).toDoubles();
      double[] b = path.points().sub(end).matmul(second).toDoubles();
      double[] acrossFirst = around(a);
      double[] acrossSecond = around(b);
      double[][] cost =
          Grid.values(
              acrossFirst, acrossSecond, (p, q) -> landscape.cost(end, first, p, second, q));
      return new Along(moves, a, b, acrossFirst, acrossSecond, cost);
    }

    Chart chart() {
      return contours(
              "(c) along the path of training",
              "first direction",
              "second direction",
              acrossFirst,
              acrossSecond,
              logs(cost))
          .trajectory("path", a, b, Style.of(Palette.ORANGE).size(6))
          .point("start", a[0], b[0], Style.of(Palette.BLACK).size(8))
          .point("end", 0, 0, Style.of(Palette.VERMILLION).size(8))
          .legend(Corner.BEST);
    }
  }

  /** The cost on the lines to another solution and to a permutation of the same. */
  private record Lines(Tensor permuted, double[] t, double[] toOther, double[] toPermuted) {
    static Lines of(Landscape landscape, Tensor end, Tensor other) {
      Tensor permuted = landscape.permuted(end);
      double[] t = Grid.range(-.2, .02, 71);
      return new Lines(
          permuted, t, line(landscape, end, other, t), line(landscape, end, permuted, t));
    }

    Chart chart() {
      return Chart.titled("(d) C((1 − t) θ + t θ')")
          .axes("t", "cost")
          .logY()
          .yRange(.008, 6)
          .legend(Corner.LOWER_LEFT)
          .line("θ' from another start", t, toOther, Style.palette(0))
          .line("θ' = θ with its units permuted", t, toPermuted, Style.palette(1));
    }
  }

  /** Second differences of the landscape against products with the Hessian. */
  private static Checks ofCurvature(Landscape landscape, Tensor end, Around around, double byTape) {
    Tensor u = around.u;
    Tensor v = around.v;
    double step = 3e-5;
    double curvature =
        (landscape.cost(end, u, step, v, 0)
                - 2 * landscape.cost(end)
                + landscape.cost(end, u, -step, v, 0))
            / (step * step);
    double mixed =
        (landscape.cost(end, u, step, v, step)
                - landscape.cost(end, u, step, v, -step)
                - landscape.cost(end, u, -step, v, step)
                + landscape.cost(end, u, -step, v, -step))
            / (4 * step * step);
    return new Checks()
        .near(
            "cost in the middle of the landscape",
            around.cost[CELLS / 2][CELLS / 2],
            landscape.cost(end),
            1e-12,
            THEORY)
        .nearRelative(
            "curvature along u: differences of the landscape and uᵀHu by the tape",
            curvature,
            byTape,
            1e-4,
            THEORY)
        .near(
            "mixed derivative: differences of the landscape and uᵀHv by the tape",
            mixed,
            u.dot(landscape.hessianTimes(end, v)).item(),
            1e-4 * Math.abs(byTape),
            THEORY);
  }

  private static Checks ofSolutions(
      Landscape landscape, Tensor end, Tensor other, Lines lines, Along along) {
    Tensor first = along.moves.loadings().select(1, 0);
    Tensor second = along.moves.loadings().select(1, 1);
    Checks checks = new Checks();
    StoredBands.of("L5.4", false) // medl bands L5.4 --seeds 10
        .checkAtLeast(
            checks,
            "accuracy on training, both solutions at least",
            Math.min(landscape.accuracy(end), landscape.accuracy(other)));
    return checks
        .near(
            "the order of the hidden units does not matter to the cost",
            landscape.cost(lines.permuted),
            landscape.cost(end),
            1e-12,
            THEORY)
        .holds(
            "between a solution and its permutation the cost rises",
            max(lines.toPermuted, lines.t) > 2 * landscape.cost(end),
            THEORY)
        .near(
            "directions in which training moved are orthonormal",
            Math.abs(first.dot(second).item()) + Math.abs(first.norm().item() - 1),
            0,
            1e-12,
            THEORY);
  }

  private static double[] line(Landscape landscape, Tensor from, Tensor to, double[] t) {
    Tensor way = to.sub(from);
    return Arrays.stream(t).map(s -> landscape.cost(from.add(way.mul(s)))).toArray();
  }

  /** The highest cost between the two ends. */
  private static double max(double[] costs, double[] t) {
    double max = 0;
    for (int i = 0; i < t.length; i++) {
      max = t[i] >= 0 && t[i] <= 1 ? Math.max(max, costs[i]) : max;
    }
    return max;
  }

  /** A grid that holds all the numbers, and a quarter more at both ends. */
  private static double[] around(double[] values) {
    double low = Arrays.stream(values).min().orElseThrow();
    double high = Arrays.stream(values).max().orElseThrow();
    double margin = .25 * (high - low);
    return Grid.range(low - margin, (high - low + 2 * margin) / (CELLS - 1), CELLS);
  }

  private static double[][] logs(double[][] costs) {
    return Arrays.stream(costs)
        .map(row -> Arrays.stream(row).map(Math::log10).toArray())
        .toArray(double[][]::new);
  }

  private static double min(double[][] values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).min().orElseThrow();
  }

  private static double max(double[][] values) {
    return Arrays.stream(values).flatMapToDouble(Arrays::stream).max().orElseThrow();
  }

  private static Chart contours(
      String title, String x, String y, double[] across, double[] up, double[][] logs) {
    double low = min(logs);
    double high = max(logs);
    double[] levels = Grid.range(low, (high - low) / 18, 19);
    return Chart.titled(title)
        .axes(x, y)
        .noGrid()
        .contours(across, up, logs, levels, ColourMap.BLUES_R, 1.6);
  }

  public static void main(String[] args) {
    Show.figure(new Lab5_4(), args);
  }
}
