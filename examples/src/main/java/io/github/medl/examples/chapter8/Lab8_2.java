package io.github.medl.examples.chapter8;

import static io.github.medl.examples.figure.Source.SEEDS;

import io.github.medl.examples.bands.StoredBands;
import io.github.medl.examples.chapter8.RingGame.Result;
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
import io.github.medl.examples.training.Together;
import io.github.medl.plot.Animation;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Lab 8.2: eight normal distributions on a ring, under four losses. "GANs drop modes" is a
 * statement about settings: a smaller pair of networks covers the ring with the plain loss, and the
 * gradient penalty fails with the customary λ = 10, which belongs to data of another scale.
 */
public final class Lab8_2 implements Figure {
  private static final List<RingGame> FOUR =
      List.of(RingGame.NON_SATURATING, RingGame.PENALISED, RingGame.CLIPPED, RingGame.TEN);

  private static final Knob.Whole SEED = Knobs.seed(0);
  private static final double FAR = 2.6;
  private static final int HUNDREDTHS = 40;
  private static final int SEEDS_OF_TWO = 5;
  private static final int SEEDS_OF_OTHERS = 2;

  @Override
  public About about() {
    return About.figure("L8.2", "Eight distributions on a ring, four losses", Kind.STATISTICAL)
        .caption(
            "What generators make of eight normal distributions on a ring, under the non-saturating"
                + " loss and three forms of the Wasserstein loss, with the same networks and steps;"
                + " a film shows them while they train. With --full four times as many steps, five"
                + " seeds of the first two, and three more settings of the plain game: a smaller"
                + " pair, more noise, the minimax loss.")
        .slow(420)
        .play(SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Map<RingGame, List<Result>> results = play(context);
    Checks checks = new Checks();
    if (context.full()) {
      checkInFull(checks, results);
    } else {
      checkShortly(checks, results);
    }
    List<Panel> charts = new ArrayList<>();
    results.forEach((game, own) -> charts.add(chart(game.label, own.get(0))));
    Outcome outcome =
        Outcome.of(Picture.of("A ring under four losses", context.full() ? 3 : 2, charts))
            .checks(checks)
            .film(film(results))
            .table(table(results))
            .value("energy distance of fresh points to fresh points", floor(results))
            .note(
                "The penalty's λ belongs to the scale of the data: the customary 10 fails on this"
                    + " ring. That plain GANs drop modes is said of settings: 64 units and Xavier's"
                    + " weights cover all eight (--full). Clipped weights end between .04 and 1 from"
                    + " the ring: with some processors' last bits just below the .05 that is asked.")
            .seed(context.get(SEED));
    for (Map.Entry<RingGame, List<Result>> entry : results.entrySet()) {
      String label = entry.getKey().label;
      List<Result> own = entry.getValue();
      outcome =
          outcome
              .value(label + ": modes", numbers(own, r -> r.cover().covered()))
              .value(label + ": good share", numbers(own, r -> r.cover().goodShare()))
              .value(label + ": fewest good samples of a mode", numbers(own, Result::fewest))
              .value(label + ": energy distance", numbers(own, Result::energy));
    }
    return context.full()
        ? outcome
        : outcome.note("One seed of each and a quarter of the steps; --full takes all.");
  }

  /** All games for all of their seeds. */
  private static Map<RingGame, List<Result>> play(FigureContext context) {
    List<RingGame> games = new ArrayList<>();
    List<Function<FigureContext, Result>> plays = new ArrayList<>();
    for (RingGame game : context.full() ? List.of(RingGame.values()) : FOUR) {
      boolean isOfTwo = game == RingGame.NON_SATURATING || game == RingGame.PENALISED;
      int seeds = !context.full() ? 1 : isOfTwo ? SEEDS_OF_TWO : SEEDS_OF_OTHERS;
      for (int k = 0; k < seeds; k++) {
        long seed = (long) context.get(SEED) * SEEDS_OF_TWO + k; // no two seeds share a game
        games.add(game);
        plays.add(own -> game.play(seed, own));
      }
    }
    List<Result> played = Together.of(context, plays);
    Map<RingGame, List<Result>> results = new EnumMap<>(RingGame.class);
    for (int i = 0; i < games.size(); i++) {
      results.computeIfAbsent(games.get(i), game -> new ArrayList<>()).add(played.get(i));
    }
    return results;
  }

  private static double[] numbers(List<Result> results, ToDoubleFunction<Result> number) {
    return results.stream().mapToDouble(number).toArray();
  }

  private static double meanEnergy(List<Result> results) {
    return results.stream().mapToDouble(Result::energy).average().orElseThrow();
  }

  private static double[] floor(Map<RingGame, List<Result>> results) {
    return results.values().stream().flatMap(List::stream).mapToDouble(Result::floor).toArray();
  }

  // ---------------------------------------------------------------- checks

  private static void checkInFull(Checks checks, Map<RingGame, List<Result>> results) {
    List<Result> penalised = results.get(RingGame.PENALISED);
    for (int seed = 0; seed < penalised.size(); seed++) {
      String name = RingGame.PENALISED.label + ", seed " + seed;
      checks
          .exactly(name + ": modes", penalised.get(seed).cover().covered(), 8, SEEDS)
          .atMost(name + ": energy distance", penalised.get(seed).energy(), 0.02, SEEDS);
    }
    checks.atLeast(
        "mean energy distance of the plain game, over that of the penalised one",
        meanEnergy(results.get(RingGame.NON_SATURATING)) / meanEnergy(penalised),
        3,
        SEEDS);
    for (RingGame game : List.of(RingGame.CLIPPED, RingGame.TEN)) {
      for (Result result : results.get(game)) {
        checks.atLeast(game.label + ": energy distance", result.energy(), 0.05, SEEDS);
      }
    }
    for (Result result : results.get(RingGame.SMALL)) {
      checks
          .exactly(RingGame.SMALL.label + ": modes", result.cover().covered(), 8, SEEDS)
          .atMost(RingGame.SMALL.label + ": energy distance", result.energy(), 0.01, SEEDS);
    }
    for (Result result : results.get(RingGame.WIDE_NOISE)) {
      checks.atMost(RingGame.WIDE_NOISE.label + ": modes", result.cover().covered(), 2, SEEDS);
    }
  }

  private static void checkShortly(Checks checks, Map<RingGame, List<Result>> results) {
    Result penalised = results.get(RingGame.PENALISED).get(0);
    StoredBands.of("L8.2", false) // medl bands L8.2 --seeds 10
        .checkAtMost(checks, RingGame.PENALISED.label + ": energy distance", penalised.energy());
    for (RingGame game : List.of(RingGame.CLIPPED, RingGame.TEN)) {
      double energy = results.get(game).get(0).energy();
      checks
          .atLeast(game.label + ": energy distance", energy, 0.05, SEEDS)
          .holds(
              game.label + " is farther from the ring than " + RingGame.PENALISED.label,
              energy > penalised.energy(),
              SEEDS);
    }
  }

  // ---------------------------------------------------------------- pictures

  private static Chart ring(String title, String below) {
    Tensor real = RingGame.RING.points(RingGame.FEW, RandomStream.seed(82));
    return Chart.titled(title)
        .axes(below, "")
        .size(310, 310)
        .xRange(-FAR, FAR)
        .yRange(-FAR, FAR)
        .equalAspect()
        .noGrid()
        .points(
            "_real",
            real.select(1, 0).toDoubles(),
            real.select(1, 1).toDoubles(),
            Style.of(Palette.GREY).size(2).alpha(0.6));
  }

  private static Chart with(Chart chart, Tensor samples) {
    return chart.points(
        "_generated",
        samples.select(1, 0).toDoubles(),
        samples.select(1, 1).toDoubles(),
        Style.of(Palette.BLUE).size(2).alpha(0.5));
  }

  private static Chart chart(String label, Result result) {
    String below =
        String.format(
            Locale.ROOT, "%d modes, energy %.4f", result.cover().covered(), result.energy());
    return with(ring(label, below), result.samples());
  }

  private static Animation film(Map<RingGame, List<Result>> results) {
    int frames = results.get(RingGame.NON_SATURATING).get(0).moments().size();
    List<Picture> pictures = new ArrayList<>();
    for (int k = 0; k < frames; k++) {
      List<Panel> charts = new ArrayList<>();
      for (RingGame game : FOUR) {
        charts.add(with(ring(game.label, ""), results.get(game).get(0).moments().get(k)));
      }
      pictures.add(Picture.of((k + 1) * 100 / frames + " % of the steps", 2, charts));
    }
    return Animation.of(HUNDREDTHS, pictures);
  }

  private static Table table(Map<RingGame, List<Result>> results) {
    Table table = Table.of("samples");
    for (Map.Entry<RingGame, List<Result>> entry : results.entrySet()) {
      Tensor samples = entry.getValue().get(0).samples();
      String name = entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-');
      table =
          table
              .column(name + "-x", samples.select(1, 0).toDoubles())
              .column(name + "-y", samples.select(1, 1).toDoubles());
    }
    return table;
  }

  public static void main(String[] args) {
    Show.figure(new Lab8_2(), args);
  }
}
