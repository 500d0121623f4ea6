package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.chapter8.TableRuns.Cliff;
import io.github.medl.examples.chapter8.TableRuns.Lake;
import io.github.medl.examples.chapter8.TableRuns.Method;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.drawing.Scenes;
import io.github.medl.rl.environment.CliffWalking;
import io.github.medl.rl.environment.FrozenLake;
import io.github.medl.rl.mdp.Bellman;
import io.github.medl.rl.mdp.Policies;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lab 8.5: learning by tables. Along the cliff Q-learning finds the shortest way and falls while it
 * explores, SARSA keeps away from the edge; on the ice Q-learning is judged exactly, by a linear
 * solve of what its greedy policy is worth.
 */
public final class Lab8_5 implements Figure {
  private static final int CLIFF_RUNS = 100;
  private static final int EPISODES = 500;
  private static final int LAKE_RUNS = 20;
  private static final double[] LOOKS = {
    0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1
  };
  private static final int HALF = 8;

  /** The chance to arrive of the best policy on the small lake. */
  private static final double BEST_OF_SMALL = 14.0 / 17;

  private static final int[] CLIFF_DIRECTIONS = {0, 1, 2, 3};
  private static final Knob.Whole SEED = Knobs.seed(85);

  @Override
  public About about() {
    return About.figure("L8.5", "Tables: the cliff and the lake", Kind.STATISTICAL)
        .caption(
            "The cliff: sums of rewards of an episode while learning, means of 100 runs over"
                + " neighbouring episodes, and what the greedy policy of the first run does. The"
                + " lake: how likely the greedy policy of Q-learning arrives, exactly, mean and one"
                + " standard deviation of 20 runs.")
        .quick(8)
        .play(SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    SplittableStream stream = RandomStream.seed(context.get(SEED));
    Map<Method, Cliff> cliffs = new EnumMap<>(Method.class);
    for (Method method : Method.values()) {
      cliffs.put(method, Cliff.of(method, CLIFF_RUNS, EPISODES, stream.split()));
      context.progress("method", method.ordinal() + 1, Method.values().length);
    }
    Lake small = Lake.of(() -> FrozenLake.small(true), LAKE_RUNS, 10_000, LOOKS, stream.split());
    context.progress("lake", 1, 2);
    Lake large = Lake.of(() -> FrozenLake.large(true), LAKE_RUNS, 20_000, LOOKS, stream.split());
    context.progress("lake", 2, 2);

    Checks checks = new Checks();
    cliffChecks(checks, cliffs);
    lakeChecks(checks, small, large);
    Outcome outcome =
        Outcome.of(Picture.of("Learning by tables", 2, panels(cliffs, small, large)))
            .checks(checks)
            .table(table(cliffs))
            .value("4x4, chance to arrive by part of the training", small.success().mean(0))
            .value("8x8, chance to arrive by part of the training", large.success().mean(0))
            .value("part of the training", LOOKS)
            .seed(context.get(SEED));
    for (Method method : Method.values()) {
      double early = cliffs.get(method).mean(0, 50).mean().item();
      outcome =
          outcome
              .value(method.label + ", first 50 episodes", early)
              .value(method.label + ", returns of the greedy policies", census(cliffs.get(method)));
    }
    return outcome;
  }

  private static List<Panel> panels(Map<Method, Cliff> cliffs, Lake small, Lake large) {
    List<Panel> ways = new ArrayList<>();
    for (Method method : Method.values()) {
      ways.add(wayPanel(cliffs, method));
    }
    return List.of(
        cliffChart(cliffs),
        lakeChart("4 x 4 slippery, 10 000 episodes", small, BEST_OF_SMALL),
        Scenes.strip(1, 0.85, ways),
        lakeChart("8 x 8 slippery, 20 000 episodes", large, 1));
  }

  private static void lakeChecks(Checks checks, Lake small, Lake large) {
    checks
        .between(
            "4x4, halfway: mean chance to arrive",
            mean(small.success(), HALF),
            .77,
            BEST_OF_SMALL + 1e-4,
            SEEDS)
        .between(
            "8x8, halfway: mean chance to arrive", mean(large.success(), HALF), .80, .95, SEEDS)
        .atMost(
            "4x4: no policy arrives more often than 14/17",
            small.success().max().item(),
            BEST_OF_SMALL + 1e-9,
            THEORY)
        .atMost(
            "4x4: no policy is worth more than V* at .99",
            small.values().max().item(),
            .542025932000 + 1e-9,
            THEORY)
        .atMost(
            "8x8: no policy is worth more than V* at .99",
            large.values().max().item(),
            .414640361800 + 1e-9,
            THEORY);
  }

  private static void cliffChecks(Checks checks, Map<Method, Cliff> cliffs) {
    double[][] bands = {{-55, -46}, {-30, -24}, {-23, -19}};
    for (Method method : Method.values()) {
      double[] band = bands[method.ordinal()];
      checks.between(
          method.label + ", last 100 episodes, mean of " + CLIFF_RUNS + " runs",
          cliffs.get(method).mean(EPISODES - 100, EPISODES).mean().item(),
          band[0],
          band[1],
          SEEDS);
    }
    checks.holds(
        "the greedy policy of Q-learning returns -13 in every run",
        Arrays.stream(cliffs.get(Method.Q).greedy()).allMatch(r -> r == -13),
        SEEDS);
  }

  /** How often each return occurs, as words. */
  private static String census(Cliff cliff) {
    StringBuilder text = new StringBuilder();
    double[] distinct = Arrays.stream(cliff.greedy()).distinct().sorted().toArray();
    for (double value : distinct) {
      long count = Arrays.stream(cliff.greedy()).filter(r -> Double.compare(r, value) == 0).count();
      text.append(text.isEmpty() ? "" : ", ")
          .append(Double.isNaN(value) ? "never" : Integer.toString((int) value))
          .append(": ")
          .append(count);
    }
    return text.toString();
  }

  private static double mean(Tensor runs, int look) {
    return runs.select(1, look).mean().item();
  }

  private static Chart cliffChart(Map<Method, Cliff> cliffs) {
    Chart chart =
        Chart.titled("The cliff, while learning (ε = 0.1)")
            .axes("episode", "sum of rewards")
            .size(520, 330)
            .yRange(-120, 0)
            .legend(Corner.LOWER_RIGHT);
    cliffs.forEach(
        (method, cliff) ->
            chart.line(
                method.label,
                Grid10.CENTRES,
                Grid10.means(cliff.totals().mean(0)),
                Style.palette(method.ordinal())));
    return chart.horizontalLine("the shortest way, -13", -13, Style.of(Palette.GREY).dashed());
  }

  /** Means of ten neighbours. */
  private static final class Grid10 {
    static final double[] CENTRES = Tensor.arange(EPISODES / 10).mul(10).add(5.5).toDoubles();

    static double[] means(Tensor series) {
      return series.reshape(EPISODES / 10, 10).mean(1).toDoubles();
    }
  }

  private static Chart lakeChart(String title, Lake lake, double best) {
    Tensor mean = lake.success().mean(0);
    Tensor deviation = lake.success().sampleVariance(0).sqrt();
    return Chart.titled(title)
        .axes("part of the training", "chance to arrive")
        .size(520, 330)
        .yRange(0, 1.02)
        .legend(Corner.LOWER_RIGHT)
        .band(
            "_spread",
            LOOKS,
            mean.sub(deviation).maximum(0).toDoubles(),
            mean.add(deviation).minimum(best).toDoubles(),
            Style.of(Palette.BLUE))
        .line("Q-learning, mean of " + LAKE_RUNS, LOOKS, mean.toDoubles(), Style.of(Palette.BLUE))
        .horizontalLine("the best policy", best, Style.of(Palette.GREY).dashed());
  }

  private static Panel wayPanel(Map<Method, Cliff> cliffs, Method method) {
    Cliff cliff = cliffs.get(method);
    List<int[]> actions =
        Bellman.best(Policies.deterministic(cliff.policy(), 4)); // one arrow a state
    return Scenes.policy(
        CliffWalking.of(false).grid(),
        cliff.values(),
        actions,
        CLIFF_DIRECTIONS,
        method.label + ": values and greedy actions of the first run");
  }

  private static Table table(Map<Method, Cliff> cliffs) {
    Table table = Table.of("learning").column("episode", Grid10.CENTRES);
    for (Method method : Method.values()) {
      table =
          table.column(
              method.label.replace(' ', '-'), Grid10.means(cliffs.get(method).totals().mean(0)));
    }
    return table;
  }

  public static void main(String[] args) {
    Show.figure(new Lab8_5(), args);
  }
}
