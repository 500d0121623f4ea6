package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.SEEDS;

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
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.drawing.Scenes;
import io.github.medl.rl.environment.MountainCar;
import io.github.medl.rl.table.TileCoding;
import io.github.medl.rl.table.TileSarsa;
import io.github.medl.rl.table.Traces;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Lab 8.8: a car too weak for its mountain learns to swing, by SARSA(0.9) with eight grids of tiles
 * and replacing traces. It explores only because zero is better than whatever it has seen.
 */
public final class Lab8_8 implements Figure {
  private static final Knob.Whole SEED = Knobs.seed(0);
  private static final int SEEDS_RUN = 20;
  private static final int EPISODES = 500;
  private static final double[] LOW = {MountainCar.LEFT, -MountainCar.FASTEST};
  private static final double[] HIGH = {MountainCar.RIGHT, MountainCar.FASTEST};

  @Override
  public About about() {
    return About.figure("L8.8", "The mountain car by tiles", Kind.STATISTICAL)
        .caption(
            "Steps of an episode while learning, mean of 20 seeds with a band from the least to the"
                + " most; how many steps the first run expects from each position and velocity, with"
                + " an episode of the learned policy; that episode as a film strip.")
        .quick(5)
        .play(SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    double[][] steps = new double[SEEDS_RUN][EPISODES];
    TileSarsa first = null;
    long start = (long) SEEDS_RUN * context.get(SEED);
    for (int seed = 0; seed < SEEDS_RUN; seed++) {
      TileSarsa learner =
          new TileSarsa(new TileCoding(8, 8, LOW, HIGH), 3, 1, 0.5, 0.9, Traces.REPLACING);
      SplittableStream stream = RandomStream.seed(start + seed);
      MountainCar car = new MountainCar(5000);
      for (int i = 0; i < EPISODES; i++) {
        steps[seed][i] = -learner.episode(car, 0, stream);
      }
      first = first == null ? learner : first;
      context.progress("seed", seed + 1, SEEDS_RUN);
    }
    Tensor all = Tensor.of(steps);
    Tensor last = all.slice(1, EPISODES - 100, EPISODES).mean(1);
    Checks checks =
        new Checks()
            .between("last 100 episodes, least of 20 seeds", last.min().item(), 99, 122, SEEDS)
            .between("last 100 episodes, most of 20 seeds", last.max().item(), 99, 122, SEEDS);
    StoredBands.of("L8.8", false) // medl bands L8.8 --seeds 10
        .check(checks, "last 100 episodes, mean of 20 seeds", last.mean().item());
    List<double[]> path = new ArrayList<>();
    List<Panel> frames = episode(first, path);
    double[] episode = Grid.range(1, 1, EPISODES);
    int half = (frames.size() + 1) / 2;
    return Outcome.of(
            Picture.of(
                "The mountain car",
                2,
                curve(episode, all),
                costs(first, path),
                Scenes.strip(2, 1, frames.subList(0, half)),
                Scenes.strip(2, 1, frames.subList(half, frames.size()))))
        .checks(checks)
        .table(
            Table.of("learning")
                .column("episode", episode)
                .column("mean", all.mean(0).toDoubles())
                .column("least", all.min(0).toDoubles())
                .column("most", all.max(0).toDoubles()))
        .value("first episode, mean of 20 seeds", all.select(1, 0).mean().item())
        .value("first 50 episodes, mean of 20 seeds", all.slice(1, 0, 50).mean().item())
        .value("last 100 episodes, by seed", last)
        .value("steps of the episode drawn", path.size() - 1)
        .seed(context.get(SEED));
  }

  private static Chart curve(double[] episode, Tensor all) {
    return Chart.titled("Learning")
        .axes("episode", "steps to the goal")
        .size(500, 340)
        .logY()
        .yRange(70, 5000)
        .legend(Corner.UPPER_RIGHT)
        .band(
            "least to most",
            episode,
            all.min(0).toDoubles(),
            all.max(0).toDoubles(),
            Style.of(Palette.BLUE))
        .line("mean of 20 seeds", episode, all.mean(0).toDoubles(), Style.of(Palette.BLUE));
  }

  private static Chart costs(TileSarsa learner, List<double[]> path) {
    double[] x = Grid.range(LOW[0] + 0.0225, 0.045, 40);
    double[] v = Grid.range(LOW[1] + 0.00175, 0.0035, 40);
    double[][] cost = Grid.values(x, v, (a, b) -> -learner.actionValues(a, b).max().item());
    return Chart.titled("Steps still expected, and an episode")
        .axes("position", "velocity")
        .size(500, 340)
        .heatMap("steps expected", x, v, cost, ColourMap.VIRIDIS)
        .line(
            "episode",
            path.stream().mapToDouble(p -> p[0]).toArray(),
            path.stream().mapToDouble(p -> p[1]).toArray(),
            Style.of(Palette.VERMILLION).width(2));
  }

  /** A greedy episode from the middle of the starts; every eighth moment as a frame. */
  private static List<Panel> episode(TileSarsa learner, List<double[]> path) {
    MountainCar car = new MountainCar(400);
    SplittableStream stream = RandomStream.seed(1);
    car.begin(-0.5, 0);
    List<Panel> frames = new ArrayList<>();
    while (true) {
      if (car.steps() % 8 == 0 && frames.size() < 16) {
        frames.add(Scenes.frame(car, "t = " + car.steps()));
      }
      path.add(car.observation());
      if (car.isOver()) {
        return frames;
      }
      car.step(learner.actionValues(car.observation()).argmax(), stream);
    }
  }

  public static void main(String[] args) {
    Show.figure(new Lab8_8(), args);
  }
}
