package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.SEEDS;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.Layer;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.deep.Dqn;
import io.github.medl.rl.deep.DqnSettings;
import io.github.medl.rl.drawing.Scenes;
import io.github.medl.rl.environment.CartPole;
import io.github.medl.rl.environment.Scaled;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lab 8.6: deep Q-learning holds a pole on a cart. Every 2500 steps twenty greedy episodes are
 * played from the same starts: the curve reaches 500, and falls back in between, which is drawn and
 * not hidden. Then parts of the method are left out, one at a time, in a smaller network.
 */
public final class Lab8_6 implements Figure {
  private static final int EVERY = 2500;
  private static final int LOOKS = 16;
  private static final int PART_LOOKS = 12;
  private static final int GOOD = 475;

  /** The smaller network with all parts, and without one of them. */
  private enum Part {
    ALL("all parts"),
    ONE_STEP("targets of one step"),
    UNSCALED("state not scaled"),
    NOT_DOUBLE("not double");

    final String label;

    Part(String label) {
      this.label = label;
    }

    Dqn agent(long seed) {
      DqnSettings settings =
          DqnSettings.standard().withBatch(64).withUpdateEvery(2).withTarget(0.01, 1);
      settings = this == ONE_STEP ? settings.withSteps(1) : settings;
      settings = this == NOT_DOUBLE ? settings.withoutDouble() : settings;
      return PoleAgents.dqn(64, 1e-3, this != UNSCALED, settings, seed);
    }
  }

  @Override
  public About about() {
    return About.figure("L8.6", "Deep Q-learning holds a pole", Kind.STATISTICAL)
        .caption(
            "Mean return of twenty greedy episodes while a network 4-128-128-2 learns Q-values from"
                + " 40 000 steps (a line a seed); the same with a smaller network, with all parts"
                + " of the method and without one of them; the first steps of the agent at the"
                + " end.")
        .differs(
            "The bands are those of an independent implementation, whose last three evaluations had"
                + " means of 468 to 500 over seven seeds. Ours had 500, 454, 332, 302, 452, 431,"
                + " 500, 492, 500, 495, 500 and 500 for seeds 0 to 10 and 12, and a best"
                + " evaluation of 461 for seed 2, so --full fails where the short form, seed 0,"
                + " holds. It is the method that falls back: the same recipe written in NumPy with"
                + " its own random numbers had 500, 500, 379, 500, 500 and 315 for seeds 0 to 5,"
                + " and 301 updates of this network from the same random numbers agree with loops"
                + " of doubles to 2e-6.")
        .slow(150);
  }

  @Override
  public Outcome draw(FigureContext context) {
    int seeds = context.full() ? 5 : 1;
    int partSeeds = 3;
    List<double[]> curves = new ArrayList<>();
    Dqn first = null;
    for (int seed = 0; seed < seeds; seed++) {
      Dqn agent = PoleAgents.dqn(128, 5e-4, true, DqnSettings.standard(), seed);
      curves.add(curve(agent, LOOKS, true, context));
      first = first == null ? agent : first;
    }
    Map<Part, List<double[]>> parts = new EnumMap<>(Part.class);
    for (Part part : context.full() ? Part.values() : new Part[0]) {
      List<double[]> own = new ArrayList<>();
      for (int seed = 0; seed < partSeeds; seed++) {
        own.add(curve(part.agent(100 + seed), PART_LOOKS, part != Part.UNSCALED, context));
      }
      parts.put(part, own);
    }

    Checks checks = new Checks();
    double mean = 0;
    for (int seed = 0; seed < seeds; seed++) {
      double[] curve = curves.get(seed);
      double end = Arrays.stream(curve, LOOKS - 3, LOOKS).average().orElseThrow();
      mean += end / seeds;
      checks
          .atLeast("best evaluation, seed " + seed, largest(curve), 485, SEEDS)
          .atLeast("mean of the last three evaluations, seed " + seed, end, 430, SEEDS);
    }
    if (context.full()) {
      checks.atLeast("mean of the last three over five seeds", mean, 460, SEEDS);
    }
    for (double[] curve : parts.getOrDefault(Part.ALL, List.of())) {
      checks.atLeast("all parts, smaller network: best evaluation", largest(curve), GOOD, SEEDS);
    }
    List<Panel> panels = new ArrayList<>(List.of(curveChart(curves)));
    if (context.full()) {
      panels.add(partChart(parts));
      panels.add(hardCopies(context));
    }
    List<Panel> episode = episode(first.network());
    panels.add(Scenes.strip(4, 0.55, episode));
    Outcome outcome =
        Outcome.of(Picture.of("Deep Q-learning", 2, panels))
            .checks(checks)
            .table(table(curves, parts))
            .film(Scenes.animation(10, episode)) // every fifth step of 1/50 s: as it happens
            .seed(0);
    for (Map.Entry<Part, List<double[]>> entry : parts.entrySet()) {
      outcome =
          outcome.value(
              "thousand steps to " + GOOD + ", " + entry.getKey().label,
              entry.getValue().stream().mapToDouble(Lab8_6::firstGood).toArray());
    }
    return context.full()
        ? outcome
        : outcome.note("One seed; --full runs five, and then leaves out parts of the method.");
  }

  private static double[] curve(Dqn agent, int looks, boolean isScaled, FigureContext context) {
    double[] returns = new double[looks];
    for (int look = 0; look < looks; look++) {
      agent.run(EVERY);
      returns[look] = PoleAgents.greedy(agent.live(), isScaled);
      context.progress("step", agent.steps(), (long) EVERY * looks);
    }
    return returns;
  }

  private static double largest(double[] curve) {
    return Arrays.stream(curve).max().orElseThrow();
  }

  /** Thousands of steps until an evaluation is good; NaN if none is. */
  private static double firstGood(double[] curve) {
    for (int look = 0; look < curve.length; look++) {
      if (curve[look] >= GOOD) {
        return (look + 1) * EVERY / 1000.0;
      }
    }
    return Double.NaN;
  }

  private static double[] thousands(int looks) {
    return Grid.range(EVERY / 1000.0, EVERY / 1000.0, looks);
  }

  private static Chart returns(String title, double last) {
    return Chart.titled(title)
        .axes("thousand steps", "mean return of 20 greedy episodes")
        .size(500, 330)
        .xRange(0, last)
        .yRange(0, 520)
        .legend(Corner.LOWER_RIGHT);
  }

  private static Chart curveChart(List<double[]> curves) {
    Chart chart = returns("4-128-128-2, all parts", 40);
    for (int seed = 0; seed < curves.size(); seed++) {
      chart.line("seed " + seed, thousands(LOOKS), curves.get(seed), Style.palette(seed));
    }
    return chart.horizontalLine("the time limit, 500", 500, Style.of(Palette.GREY).dashed());
  }

  private static Chart partChart(Map<Part, List<double[]>> parts) {
    Chart chart = returns("4-64-64-2, a part left out", 30);
    parts.forEach(
        (part, own) -> {
          Style style = Style.palette(part.ordinal());
          if (own.size() > 1) {
            Tensor all = Tensor.of(own.toArray(double[][]::new));
            chart.band(
                "_" + part.label + ", from least to most",
                thousands(PART_LOOKS),
                all.min(0).toDoubles(),
                all.max(0).toDoubles(),
                style);
          }
          chart.line(part.label, thousands(PART_LOOKS), mean(own), style);
        });
    return chart;
  }

  private static double[] mean(List<double[]> curves) {
    return Tensor.of(curves.toArray(double[][]::new)).mean(0).toDoubles();
  }

  /** A target network that is copied now and then, in place of one that follows slowly. */
  private static Chart hardCopies(FigureContext context) {
    Chart chart = returns("Target copied every 250 steps", 40);
    for (int n : new int[] {1, 5}) {
      DqnSettings settings =
          DqnSettings.standard().withBatch(64).withUpdateEvery(2).withSteps(n).withTarget(1, 125);
      double[] curve = curve(PoleAgents.dqn(64, 5e-4, true, settings, 200), LOOKS, true, context);
      chart.line(n + "-step targets", thousands(LOOKS), curve, Style.palette(n));
    }
    return chart;
  }

  /** Every fifth moment of a greedy episode. */
  private static List<Panel> episode(Layer network) {
    CartPole cart = new CartPole();
    Scaled scaled = new Scaled(cart, 2.4, 3, 0.2094, 3);
    SplittableStream stream = RandomStream.seed(1);
    scaled.reset(stream);
    List<Panel> frames = new ArrayList<>();
    while (!scaled.isOver() && frames.size() < 16) {
      if (cart.steps() % 5 == 0) {
        frames.add(Scenes.frame(cart, "t = " + cart.steps()));
      }
      Tensor seen = Tensor.of(scaled.observation()).reshape(1, 4).cast(DType.FLOAT32);
      scaled.step(network.apply(seen).argmax(), stream);
    }
    return frames;
  }

  private static Table table(List<double[]> curves, Map<Part, List<double[]>> parts) {
    Table table = Table.of("evaluations").column("thousand-steps", thousands(LOOKS));
    for (int seed = 0; seed < curves.size(); seed++) {
      table = table.column("seed-" + seed, curves.get(seed));
    }
    for (Map.Entry<Part, List<double[]>> entry : parts.entrySet()) {
      double[] padded = Arrays.copyOf(mean(entry.getValue()), LOOKS);
      Arrays.fill(padded, PART_LOOKS, LOOKS, Double.NaN);
      table = table.column(entry.getKey().label.replace(' ', '-'), padded);
    }
    return table;
  }

  public static void main(String[] args) {
    Show.figure(new Lab8_6(), args);
  }
}
