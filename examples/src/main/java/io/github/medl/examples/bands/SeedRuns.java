package io.github.medl.examples.bands;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Citation;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Settings;
import io.github.medl.optim.trials.Ended;
import io.github.medl.optim.trials.Place;
import io.github.medl.optim.trials.Progress;
import io.github.medl.optim.trials.Trials;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A figure of which something is random, run once for each of some seeds. The seed of a run is also
 * the number of its trial.
 *
 * @param about the figure
 * @param full whether in its long form
 * @param set other values of its parameters
 * @param runs what it gave, in the order of the seeds
 * @param failures why some seeds gave nothing
 */
public record SeedRuns(
    About about,
    boolean full,
    Map<String, String> set,
    List<SeedRun> runs,
    Map<Integer, String> failures) {
  /** The name of the parameter that the seeds are set by. */
  public static final String KNOB = "seed";

  /**
   * How a check that the figure states fares.
   *
   * @param first the check in the first run that has it
   * @param of how many runs have it
   * @param failing the seeds with which it does not hold
   */
  public record Fate(SeedRun.Judged first, int of, List<Integer> failing) {}

  /**
   * Runs a figure.
   *
   * @param figure the figure
   * @param seeds how many
   * @param first the first of them; the others follow it
   * @param full whether in its long form
   * @param set other values of its parameters
   * @param folder where each run is kept as soon as it has ended, and found again
   * @param place where they are computed
   * @param watcher hears of each run that ends
   * @return what it gave
   * @throws IllegalArgumentException if the random stream of the figure is the book's, it has no
   *     seed to be set, or does not allow such a seed
   * @throws io.github.medl.optim.trials.TrialsFolderException if the folder holds other runs, or
   *     cannot be written to
   */
  public static SeedRuns of(
      Figure figure,
      int seeds,
      int first,
      boolean full,
      Map<String, String> set,
      Path folder,
      Place place,
      Consumer<Progress> watcher) {
    About about = figure.about();
    requireSeeds(about, seeds, first, set);
    Class<? extends Figure> type = figure.getClass();
    boolean isFull = full;
    LinkedHashMap<String, String> chosen = new LinkedHashMap<>(set);
    List<Ended<SeedRun>> ends =
        Trials.of(0, 0, (number, stream) -> SeedRun.of(type, isFull, chosen, number))
            .only(IntStream.range(first, first + seeds).toArray())
            .recipe("figure", about.id())
            .recipe("version", Citation.version())
            .recipe("form", full ? "full" : "short")
            .recipe("parameters", new TreeMap<>(set))
            .keptIn(folder, SeedRun.class)
            .on(place)
            .eachTrial(watcher)
            .ends();
    List<SeedRun> runs = new ArrayList<>();
    Map<Integer, String> failures = new TreeMap<>();
    for (Ended<SeedRun> end : ends) {
      if (end.result() != null) {
        runs.add(end.result());
      } else if (end.failure() != null) {
        failures.put(end.number(), end.failure().what());
      }
    }
    return new SeedRuns(about, full, set, runs, failures);
  }

  private static void requireSeeds(About about, int seeds, int first, Map<String, String> set) {
    if (!mayMove(about.kind())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s is %s (%s): it has no bands over seeds",
              about.label(),
              about.kind().label(),
              about.kind().meaning()));
    }
    if (about.knobs().stream().noneMatch(SeedRuns::isSeed)) {
      throw new IllegalArgumentException(
          about.label()
              + " has no seed to be set: the seeds that it needs are part of it, or nobody has made"
              + " it a parameter (Knobs.seed) yet");
    }
    if (set.containsKey(KNOB)) {
      throw new IllegalArgumentException("the seed is what changes; --set anything else");
    }
    if (seeds < 1) {
      throw new IllegalArgumentException("at least 1 seed, not " + seeds);
    }
    for (long seed : new long[] {first, (long) first + seeds - 1}) {
      Map<String, String> settings = new LinkedHashMap<>(set);
      settings.put(KNOB, Long.toString(seed));
      Settings.of(about, settings); // refuses in words
    }
  }

  /**
   * Whether a figure can be run over seeds.
   *
   * @param about its declaration
   * @return true if its seed is a parameter, and the random stream is not that of the book's script
   */
  public static boolean canBeRun(About about) {
    return mayMove(about.kind()) && about.knobs().stream().anyMatch(SeedRuns::isSeed);
  }

  /** A part of an exact figure or of a diagram may be learned; a stream of the book is its own. */
  private static boolean mayMove(Kind kind) {
    return kind == Kind.STATISTICAL || kind == Kind.EXACT || kind == Kind.STRUCTURAL;
  }

  private static boolean isSeed(Knob<?> knob) {
    return knob.name().equals(KNOB);
  }

  /**
   * The seeds that gave something.
   *
   * @return in order
   */
  public List<Integer> seeds() {
    return runs.stream().map(SeedRun::seed).toList();
  }

  /**
   * What each number spans.
   *
   * @return in the order of the figure
   */
  public List<Band> bands() {
    Set<String> names = new LinkedHashSet<>();
    runs.forEach(run -> names.addAll(run.numbers().keySet()));
    List<Band> bands = new ArrayList<>();
    for (String name : names) {
      bands.add(
          new Band(
              name,
              runs.stream().map(run -> run.numbers().getOrDefault(name, Double.NaN)).toList()));
    }
    return bands;
  }

  /**
   * How the checks that the figure states fare.
   *
   * @return in the order of the figure
   */
  public List<Fate> fates() {
    Map<String, SeedRun.Judged> first = new LinkedHashMap<>();
    Map<String, Integer> of = new LinkedHashMap<>();
    Map<String, List<Integer>> failing = new LinkedHashMap<>();
    for (SeedRun run : runs) {
      for (SeedRun.Judged check : run.checks()) {
        first.putIfAbsent(check.name(), check);
        of.merge(check.name(), 1, Integer::sum);
        List<Integer> failed = failing.computeIfAbsent(check.name(), n -> new ArrayList<>());
        if (!check.ok()) {
          failed.add(run.seed());
        }
      }
    }
    return first.values().stream()
        .map(check -> new Fate(check, of.get(check.name()), failing.get(check.name())))
        .toList();
  }

  /**
   * Whether every seed gave something, and every check holds with every seed.
   *
   * @return true if nothing is amiss
   */
  public boolean holds() {
    return failures.isEmpty() && fates().stream().allMatch(fate -> fate.failing().isEmpty());
  }
}
