package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;

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
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.rl.deep.EpisodeListener;
import io.github.medl.rl.deep.PolicyLearner;
import io.github.medl.rl.deep.RecentReturns;
import io.github.medl.rl.deep.Reinforce;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lab 8.7: policy gradients hold a pole on a cart: REINFORCE with and without a baseline,
 * actor-critic, PPO. Measured is after how many steps the last hundred training episodes have a
 * mean return of 475.
 */
public final class Lab8_7 implements Figure {
  private static final Knob.Whole SEED = Knobs.seed(0);
  private static final int GOOD = 475;
  private static final int SEEDS_IN_FULL = 5;
  private static final int GRID = 2000;
  private static final int LONGEST = 200_000;

  /** A method, and how far it is run. */
  private enum Method {
    REINFORCE("REINFORCE with baseline", 200_000),
    PLAIN("REINFORCE without", 200_000),
    ACTOR_CRITIC("actor-critic", 200_000),
    PPO("PPO", 100_000);

    final String label;
    final int most;

    Method(String label, int most) {
      this.label = label;
      this.most = most;
    }
  }

  /** A run: the recent mean at every 2000 steps, and when it was good. */
  private static final class Run implements EpisodeListener {
    final RecentReturns recent = new RecentReturns(100, GOOD);
    final double[] curve = new double[LONGEST / GRID];
    double greedyAt = Double.NaN;
    double worstDivergence;
    long steps;

    Run() {
      Arrays.fill(curve, Double.NaN);
    }

    @Override
    public void ended(long step, double total) {
      recent.ended(step, total);
      steps = step;
      for (int k = (int) (step / GRID); k < curve.length; k++) {
        curve[k] = recent.mean(); // until a later episode says otherwise
      }
    }

    /** The curve as far as the run went. */
    double[] seen() {
      double[] seen = curve.clone();
      Arrays.fill(seen, Math.min(seen.length, (int) (steps / GRID) + 1), seen.length, Double.NaN);
      return seen;
    }

    boolean isGood() {
      return recent.reachedAtStep() >= 0;
    }
  }

  @Override
  public About about() {
    return About.figure("L8.7", "Policy gradients hold a pole", Kind.STATISTICAL)
        .caption(
            "Mean return of the last hundred training episodes by the number of steps, a line a"
                + " seed: REINFORCE with and without a baseline, actor-critic, PPO.")
        .slow(300)
        .play(SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    int seeds = context.full() ? SEEDS_IN_FULL : 1;
    long first = (long) context.get(SEED) * SEEDS_IN_FULL;
    Map<Method, List<Run>> runs = new EnumMap<>(Method.class);
    for (Method method : Method.values()) {
      List<Run> own = new ArrayList<>();
      boolean isLeftOut = method == Method.PLAIN && !context.full();
      for (int seed = 0; seed < seeds && !isLeftOut; seed++) {
        own.add(
            method == Method.REINFORCE || method == Method.PLAIN
                ? reinforce(method, first + seed, context)
                : policy(method, first + seed, context));
      }
      runs.put(method, own);
    }
    List<Chart> charts = new ArrayList<>();
    Table table = Table.of("learning").column("step", Grid.range(0, GRID, LONGEST / GRID));
    for (Method method : Method.values()) {
      if (!runs.get(method).isEmpty()) {
        charts.add(chart(method, runs.get(method), first));
        for (int seed = 0; seed < runs.get(method).size(); seed++) {
          table =
              table.column(
                  method.label.replace(' ', '-') + "-" + seed, runs.get(method).get(seed).seen());
        }
      }
    }
    Outcome outcome =
        Outcome.of(Picture.of("Policy gradients", 2, charts))
            .checks(checks(runs, context))
            .table(table)
            .seed(context.get(SEED));
    for (Method method : Method.values()) {
      if (!runs.get(method).isEmpty()) {
        outcome =
            outcome.value(
                "steps to " + GOOD + ", " + method.label,
                runs.get(method).stream()
                    .mapToDouble(r -> r.isGood() ? r.recent.reachedAtStep() : Double.NaN)
                    .toArray());
      }
    }
    return context.full()
        ? outcome
        : outcome.note(
            "One seed of three methods, each until it is good; --full runs five of all four.");
  }

  private static Run reinforce(Method method, long seed, FigureContext context) {
    Run run = new Run();
    Reinforce<Integer> learner =
        PoleAgents.reinforce(method == Method.REINFORCE, seed).listener(run);
    int most = method == Method.REINFORCE ? 700 : 1500;
    while (!run.isGood() && run.recent.episodes() < most && learner.steps() < method.most) {
      learner.episode();
      context.progress("step", learner.steps(), method.most);
    }
    return run;
  }

  private static Run policy(Method method, long seed, FigureContext context) {
    Run run = new Run();
    PolicyLearner<Integer> learner =
        (method == Method.PPO ? PoleAgents.ppo(seed) : PoleAgents.actorCritic(seed)).listener(run);
    long look = 2048;
    boolean isDone = false;
    while (learner.steps() < method.most && !isDone) {
      learner.iterate();
      run.worstDivergence = Math.max(run.worstDivergence, learner.divergence());
      if (learner.steps() >= look && Double.isNaN(run.greedyAt)) {
        look += 2048;
        boolean isGood = PoleAgents.greedy(learner.live().policy(), false) >= GOOD;
        run.greedyAt = isGood ? learner.steps() : Double.NaN;
        context.progress("step", learner.steps(), method.most);
      }
      isDone =
          run.isGood()
              || method == Method.ACTOR_CRITIC && !context.full() && !Double.isNaN(run.greedyAt);
    }
    return run;
  }

  private static Checks checks(Map<Method, List<Run>> runs, FigureContext context) {
    Checks checks = new Checks();
    for (Run run : runs.get(Method.REINFORCE)) {
      checks.between(
          "REINFORCE with baseline: episodes to " + GOOD,
          run.recent.reachedAtEpisode(),
          100,
          700,
          SEEDS);
    }
    for (Run run : runs.get(Method.ACTOR_CRITIC)) {
      checks.atMost("actor-critic: steps to a greedy " + GOOD, run.greedyAt, 60_000, SEEDS);
    }
    for (Run run : runs.get(Method.PPO)) {
      checks
          .between("PPO: steps to " + GOOD, run.recent.reachedAtStep(), 20_000, 95_000, SEEDS)
          .atLeast("PPO: the estimate of the divergence", run.worstDivergence, 0, THEORY);
    }
    if (context.full()) {
      checks.holds(
          "REINFORCE needs more episodes without a baseline, in the mean of 5 seeds",
          episodes(runs.get(Method.PLAIN)) > episodes(runs.get(Method.REINFORCE)),
          SEEDS);
    }
    return checks;
  }

  /** The mean number of episodes, those that never were good counted whole. */
  private static double episodes(List<Run> runs) {
    return runs.stream().mapToDouble(run -> run.recent.episodes()).average().orElseThrow();
  }

  private static Chart chart(Method method, List<Run> runs, long first) {
    Chart chart =
        Chart.titled(method.label)
            .axes("thousand steps", "mean return of the last 100 episodes")
            .size(480, 320)
            .xRange(0, method.most / 1000.0)
            .yRange(0, 520)
            .legend(Corner.LOWER_RIGHT);
    for (int seed = 0; seed < runs.size(); seed++) {
      double[] curve = runs.get(seed).seen();
      int length = (int) Arrays.stream(curve).filter(v -> !Double.isNaN(v)).count();
      int from = 0;
      while (from < curve.length && Double.isNaN(curve[from])) {
        from++;
      }
      chart.line(
          "seed " + (first + seed),
          Tensor.arange(length).add(from).mul(GRID / 1000.0).toDoubles(),
          Arrays.copyOfRange(curve, from, from + length),
          Style.palette(seed));
    }
    return chart.horizontalLine("475", GOOD, Style.of(Palette.GREY).dashed());
  }

  public static void main(String[] args) {
    Show.figure(new Lab8_7(), args);
  }
}
