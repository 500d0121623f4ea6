package io.github.medl.examples.chapter4;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Minimum;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.optim.minimise.Trace;
import io.github.medl.optim.minimise.Tracing;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.table.TablePanel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lab 4.1: the optimisers race. First-order methods, 1000 iterations each, and methods that look
 * along lines or at curvature, all on Rosenbrock's function from (0.4, -0.2), where Figures 4.6 and
 * 4.9 begin.
 */
public final class Lab4_1 implements Figure {
  private static final Knob.Real ALPHA =
      Knobs.real("alpha", "α", "rate of gradient descent, heavy ball, Nesterov", .001, 1e-5, .01)
          .byRatio();
  private static final Knob.Real BETA =
      Knobs.real("beta", "β", "momentum of the last two", .9, 0, .99);
  private static final Knob.Real ADAPTIVE =
      Knobs.real("adam", "α", "rate of Adam and its relatives", .05, 1e-4, 1).byRatio();
  private static final Knob.Real THETA1 = Knobs.real("theta1", "θ₁", "start", .4, -.3, 1.1);
  private static final Knob.Real THETA2 = Knobs.real("theta2", "θ₂", "start", -.2, -.3, 1.1);
  private static final int PATIENCE = 50_000;
  private static final double GOAL = 1e-8;

  private static final List<Style> STYLES =
      List.of(
          Style.of(Palette.BLUE),
          Style.of(Palette.VERMILLION),
          Style.of(Palette.GREEN),
          Style.of(Palette.ORANGE),
          Style.of(Palette.BLACK),
          Style.of(Palette.PURPLE));

  @Override
  public About about() {
    return About.figure("L4.1", "The optimisers race", Kind.EXACT)
        .caption(
            "Rosenbrock's function from (0.4, -0.2): paths over the contour lines, costs, and how"
                + " many iterations and evaluations of C each method needs until C ≤ 1e-8."
                + " First-order methods take 1000 iterations; for the table they go on to 50 000.")
        .quick(1)
        .play(ALPHA, BETA, ADAPTIVE, THETA1, THETA2);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    double[] start = {context.get(THETA1), context.get(THETA2)};
    Race race = new Race(start, context.get(ALPHA), context.get(BETA), context.get(ADAPTIVE));
    Map<String, Trace> firstOrder = new LinkedHashMap<>();
    race.firstOrder().forEach((name, how) -> firstOrder.put(name, race.run(how, Race.STEPS)));
    Map<String, Minimum> others = race.others();
    context.progress("methods", firstOrder.size() + others.size(), 17);

    Iterates iterates = new Iterates();
    firstOrder.forEach((name, run) -> iterates.run(name, run));
    others.forEach((name, minimum) -> iterates.run(name, minimum.trace()));
    Picture paths = paths(race, firstOrder, others);
    List<Row> slow = firstOrderRows(race, firstOrder);
    List<Row> fast = otherRows(others);
    Picture numbers =
        Picture.of(
            "How fast: iterations and evaluations until C ≤ 1e-8",
            2,
            costs("First order", GOAL / 10, firstOrder),
            table("First order (−: not in 50 000)", "C after 1000", slow),
            costs("Search and curvature", 1e-14, traces(others)),
            table("Search and curvature", "C at the end", fast));

    List<Row> rows = new ArrayList<>(slow);
    rows.addAll(fast);
    Outcome outcome =
        Outcome.of(paths, numbers)
            .checks(new RaceChecks(race).of(firstOrder, others))
            .table(iterates.table())
            .table(
                Table.of("race")
                    .column("method", rows.stream().map(Row::name).toList())
                    .column("iterations", rows.stream().mapToInt(Row::iterations).toArray())
                    .column("evaluations", rows.stream().mapToInt(Row::evaluations).toArray())
                    .column("cost", rows.stream().mapToDouble(Row::cost).toArray()));
    for (Map.Entry<String, Minimum> other : others.entrySet()) {
      outcome =
          outcome.value(other.getKey() + ": ends because", other.getValue().status().toString());
    }
    return outcome;
  }

  private static Picture paths(
      Race race, Map<String, Trace> firstOrder, Map<String, Minimum> others) {
    Map<String, Trace> all = new LinkedHashMap<>(firstOrder);
    others.forEach((name, minimum) -> all.put(name, minimum.trace()));
    String[] searching = others.keySet().toArray(new String[0]);
    return Picture.of(
        "The optimisers race on Rosenbrock's function",
        2,
        paths("(a) Momentum", race, all, "gradient-descent", "heavy-ball", "nesterov"),
        paths("(b) Scaled by squares", race, all, "adagrad", "rmsprop", "adadelta"),
        paths("(c) Adam and relatives", race, all, "nadam", "adamax", "adam", "amsgrad", "adamw"),
        paths("(d) Search and curvature", race, all, searching));
  }

  private static Map<String, Trace> traces(Map<String, Minimum> minima) {
    Map<String, Trace> traces = new LinkedHashMap<>();
    minima.forEach((name, minimum) -> traces.put(name, minimum.trace()));
    return traces;
  }

  private static Chart paths(String title, Race race, Map<String, Trace> runs, String... names) {
    Chart chart = landscape(title, race.start());
    for (int k = 0; k < names.length; k++) {
      Trace run = runs.get(names[k]);
      String name = Race.written(names[k]);
      Style style = STYLES.get(k).size(9);
      // What covers is thinner; long runs may agree all the way.
      if (run.size() > 100) {
        chart.line(name, run.theta(0), run.theta(1), style.width(width(names.length - k)));
      } else {
        chart.trajectory(name, run.theta(0), run.theta(1), style.width(2.7 - 0.25 * k));
      }
    }
    return chart;
  }

  private static double width(int fromLast) {
    return fromLast == 1 ? 1.1 : fromLast == 2 ? 2.6 : fromLast == 3 ? 4.4 : 2.2;
  }

  /** Fewer lines than the book has, for there are many paths. */
  private static Chart landscape(String title, double[] start) {
    double[] theta = Grid.range(-0.3, 1.4 / 99, 100);
    double[] levels = Grid.range(-2.6, 0.4, 19);
    for (int k = 0; k < levels.length; k++) {
      levels[k] = Math.exp(levels[k]);
    }
    return Chart.titled(title)
        .axes("θ₁", "θ₂")
        .size(520, 520)
        .equalAspect()
        .xRange(-0.3, 1.1)
        .yRange(-0.3, 1.1)
        .legend(Corner.UPPER_LEFT)
        .contours(
            theta,
            theta,
            Grid.values(theta, theta, Rosenbrock::cost),
            levels,
            Style.of(Palette.SKY).width(0.9).alpha(0.45))
        .point("Initial point", start[0], start[1], Style.of(Palette.BLACK))
        .point("Optimal point", 1, 1, Style.of(Palette.VERMILLION));
  }

  private static Chart costs(String title, double lowest, Map<String, Trace> runs) {
    Chart chart =
        Chart.titled(title)
            .axes("iteration", "C(θ)")
            .size(640, 420)
            .logY()
            .yRange(lowest, 100)
            .yTicks(1e-14, 1e-12, 1e-10, 1e-8, 1e-6, 1e-4, 1e-2, 1, 100)
            .legend(Corner.OUTSIDE);
    int k = 0;
    for (Map.Entry<String, Trace> run : runs.entrySet()) {
      double[] cost = run.getValue().value();
      double[] t = new double[cost.length];
      Arrays.setAll(t, i -> i);
      Style style = Style.palette(k).width(1.6);
      chart.line(Race.written(run.getKey()), t, cost, k < 7 ? style : style.dashed());
      k++;
    }
    return chart.horizontalLine("", GOAL, Style.of(Palette.GREY).dotted());
  }

  /** What the table says of one method; -1 where the goal was not reached. */
  private record Row(String name, int iterations, int evaluations, double cost) {
    static Row of(String name, Trace run, double cost) {
      int t = run.firstBelow(GOAL);
      return new Row(name, t, t < 0 ? -1 : run.evaluations()[t], cost);
    }

    List<String> cells() {
      return List.of(
          Race.written(name),
          number(iterations),
          number(evaluations),
          String.format(Locale.ROOT, "%.1e", cost));
    }

    private static String number(int count) {
      return count < 0 ? "−" : Integer.toString(count);
    }
  }

  private static TablePanel table(String title, String cost, List<Row> rows) {
    return TablePanel.of(
            List.of("", "iterations", "evaluations", cost), rows.stream().map(Row::cells).toList())
        .titled(title);
  }

  /** Where 1000 iterations are not enough, the method goes on for the table. */
  private static List<Row> firstOrderRows(Race race, Map<String, Trace> runs) {
    List<Row> rows = new ArrayList<>();
    runs.forEach(
        (name, run) -> {
          Trace whole =
              run.firstBelow(GOAL) >= 0
                  ? run
                  : Minimisers.firstOrder(race.firstOrder().get(name))
                      .minimise(
                          Rosenbrock.OBJECTIVE,
                          race.start(),
                          Stopping.after(PATIENCE),
                          Tracing.NUMBERS)
                      .trace();
          rows.add(Row.of(name, whole, run.value()[run.size() - 1]));
        });
    return rows;
  }

  private static List<Row> otherRows(Map<String, Minimum> minima) {
    List<Row> rows = new ArrayList<>();
    minima.forEach((name, minimum) -> rows.add(Row.of(name, minimum.trace(), minimum.value())));
    return rows;
  }

  public static void main(String[] args) {
    Show.figure(new Lab4_1(), args);
  }
}
