package io.github.medl.optim.trials;

import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * n independent computations, as one training for each of n seeds. Trial k has a random stream of
 * its own, which depends on the seed and on k alone: its result has the same bits wherever and in
 * whatever order the trials are computed, and however many there are.
 *
 * <pre>{@code
 * record Score(double loss, double accuracy) {}
 *
 * List<Score> scores =
 *     Trials.of(20, 7, (k, stream) -> score(stream))
 *         .recipe("learning rate", 0.1)
 *         .keptIn(Path.of("scores"), Score.class)
 *         .run();
 * }</pre>
 *
 * <p>Results go to the folder as soon as they are there. The same program run again, after a stop
 * or with more trials, computes only those that are missing.
 *
 * @param <R> what a trial gives
 */
public final class Trials<R> {
  private static final int MOST_TOLD = 5;
  private static final int MOST = 100_000_000;

  private final long seed;
  private final List<Integer> numbers;
  private final Job<?, R> job;
  private final Map<String, String> recipe;
  private final @Nullable Keeping<R> keeping;
  private final Place place;
  private final Consumer<Progress> watcher;

  /** A task together with what its trials share. */
  private record Job<D, R>(Task<D, R> task, D data) {
    void run(List<Integer> numbers, Place place, Consumer<Ended<R>> ended) {
      place.run(numbers, task, data, ended);
    }
  }

  /** Where results are kept, and as what they are read again. */
  private record Keeping<R>(Path folder, Class<R> type) {}

  private Trials(
      long seed,
      List<Integer> numbers,
      Job<?, R> job,
      Map<String, String> recipe,
      @Nullable Keeping<R> keeping,
      Place place,
      Consumer<Progress> watcher) {
    this.seed = seed;
    this.numbers = numbers;
    this.job = job;
    this.recipe = recipe;
    this.keeping = keeping;
    this.place = place;
    this.watcher = watcher;
  }

  /**
   * Trials 0, 1, ..., count - 1.
   *
   * @param <R> what a trial gives
   * @param count how many
   * @param seed of all of them
   * @param trial computes one
   * @return the trials, to be run on the threads of this machine
   * @throws IllegalArgumentException if the count is negative, or above 100 million
   */
  public static <R> Trials<R> of(int count, long seed, Trial<R> trial) {
    return of(count, seed, "", (nothing, number, stream) -> trial.run(number, stream));
  }

  /**
   * Trials 0, 1, ..., count - 1 on data that they share, as a data set from which all learn.
   *
   * @param <D> the data
   * @param <R> what a trial gives
   * @param count how many
   * @param seed of all of them
   * @param data what they share, which no trial changes; {@link java.io.Serializable} if other
   *     machines shall compute
   * @param trial computes one
   * @return the trials, to be run on the threads of this machine
   * @throws IllegalArgumentException if the count is negative, or above 100 million
   */
  public static <D, R> Trials<R> of(int count, long seed, D data, Trial.On<D, R> trial) {
    if (count < 0 || count > MOST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "trials: their number is %s: %d",
              count < 0 ? "negative" : "above " + MOST,
              count));
    }
    return new Trials<>(
        seed,
        IntStream.range(0, count).boxed().toList(),
        new Job<>(new Task<>(seed, trial), data),
        Map.of(),
        null,
        Place.threads(),
        progress -> {});
  }

  /**
   * The stream of a trial, to repeat it alone: to train the best network again and keep it.
   *
   * @param seed of all trials
   * @param number which one, from 0
   * @return a stream at its beginning
   * @throws IllegalArgumentException if the number is negative, or above 100 million
   */
  public static SplittableStream stream(long seed, int number) {
    if (number < 0) {
      throw new IllegalArgumentException("there is no trial " + number);
    }
    SplittableStream source = RandomStream.seed(seed);
    for (int i = 0; i < number; i++) {
      source.nextLong();
    }
    return RandomStream.seed(source.nextLong());
  }

  /**
   * Only some of the trials, each with the stream that it has among all: one that failed, say, or
   * those that a search goes on with.
   *
   * @param some their numbers; a number may be larger than any so far
   * @return these trials, in the order of their numbers
   * @throws IllegalArgumentException if a number is negative
   */
  public Trials<R> only(int... some) {
    TreeSet<Integer> chosen = new TreeSet<>();
    for (int number : some) {
      if (number < 0) {
        throw new IllegalArgumentException("there is no trial " + number);
      }
      chosen.add(number);
    }
    return new Trials<>(seed, List.copyOf(chosen), job, recipe, keeping, place, watcher);
  }

  /**
   * Says something on which the results depend. Code and data cannot be compared, what is said of
   * them can: a folder whose recipe says otherwise is refused. The seed is part of each recipe.
   *
   * @param name what it is, as "learning rate"
   * @param value its value; its text counts
   * @return the trials with it
   * @throws IllegalArgumentException if the name is that of the seed
   */
  public Trials<R> recipe(String name, Object value) {
    if (name.equals(TrialsFolder.SEED)) {
      throw new IllegalArgumentException(
          "recipe: the seed is that of the trials; give another thing another name");
    }
    Map<String, String> more = new LinkedHashMap<>(recipe);
    more.put(name, String.valueOf(value));
    return new Trials<>(seed, numbers, job, more, keeping, place, watcher);
  }

  /**
   * Keeps each result in a folder, as JSON, as soon as it is there, and takes from there what an
   * earlier run has left. A result is what the folder gives back, also when it has just been
   * computed.
   *
   * @param folder where; made if it is missing
   * @param type of the results: a record, or the class of a number or a text. What a record holds
   *     is numbers, texts, arrays, lists and maps of them, and other such records.
   * @return the trials with it
   */
  public Trials<R> keptIn(Path folder, Class<R> type) {
    return new Trials<>(seed, numbers, job, recipe, new Keeping<>(folder, type), place, watcher);
  }

  /**
   * Computes somewhere else than on {@link Place#threads()}.
   *
   * @param place where; closing it is left to whoever made it
   * @return the trials with it
   */
  public Trials<R> on(Place place) {
    return new Trials<>(seed, numbers, job, recipe, keeping, place, watcher);
  }

  /**
   * Shows how far the trials are.
   *
   * @param watcher is told at the beginning and after each trial, in the thread that runs them; if
   *     it throws, no further trial begins
   * @return the trials with it
   */
  public Trials<R> eachTrial(Consumer<Progress> watcher) {
    return new Trials<>(seed, numbers, job, recipe, keeping, place, watcher);
  }

  /**
   * Computes what is missing.
   *
   * @return the results in the order of the trials' numbers
   * @throws FailedTrialsException when all have ended, if some have failed
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   * @throws TrialsFolderException if the folder belongs to other trials, is damaged or cannot be
   *     written to
   */
  public List<R> run() {
    List<R> results = new ArrayList<>();
    SortedMap<Integer, Failure> failures = new TreeMap<>();
    for (Ended<R> end : ends()) {
      if (end.result() != null) {
        results.add(end.result());
      } else if (end.failure() != null) {
        failures.put(end.number(), end.failure());
      }
    }
    if (!failures.isEmpty()) {
      throw new FailedTrialsException(message(failures), failures);
    }
    return Collections.unmodifiableList(results);
  }

  /**
   * Computes what is missing, and takes a failure for an answer.
   *
   * @return how each trial ended, in the order of their numbers
   * @throws java.util.concurrent.CancellationException if the calling thread is interrupted
   * @throws TrialsFolderException if the folder belongs to other trials, is damaged or cannot be
   *     written to
   */
  public List<Ended<R>> ends() {
    Optional<TrialsFolder<R>> folder =
        Optional.ofNullable(keeping).map(k -> new TrialsFolder<>(k.folder, k.type));
    SortedMap<Integer, Ended<R>> ends = new TreeMap<>();
    folder.ifPresent(f -> f.open(seed, recipe).read(numbers, end -> ends.put(end.number(), end)));
    List<Integer> missing = numbers.stream().filter(n -> !ends.containsKey(n)).toList();
    int[] failed = {0};
    watcher.accept(new Progress(-1, ends.size(), 0, numbers.size()));
    if (!missing.isEmpty()) {
      job.run(
          missing,
          place,
          end -> {
            Ended<R> kept = folder.map(f -> f.keep(end)).orElse(end);
            ends.put(kept.number(), kept);
            failed[0] += kept.failure() == null ? 0 : 1;
            watcher.accept(
                new Progress(kept.number(), ends.size() - failed[0], failed[0], numbers.size()));
          });
    }
    return List.copyOf(ends.values());
  }

  private String message(SortedMap<Integer, Failure> failures) {
    StringBuilder message = new StringBuilder();
    message.append(
        String.format(Locale.ROOT, "%d of %d trials failed", failures.size(), numbers.size()));
    int told = 0;
    for (Map.Entry<Integer, Failure> entry : failures.entrySet()) {
      if (told++ == MOST_TOLD) {
        message.append(
            String.format(Locale.ROOT, "%n  and %d others", failures.size() - MOST_TOLD));
        break;
      }
      message.append(
          String.format(
              Locale.ROOT,
              "%n  trial %d, whose stream is Trials.stream(%dL, %d): %s",
              entry.getKey(),
              seed,
              entry.getKey(),
              entry.getValue().what()));
    }
    message.append(System.lineSeparator());
    message.append(
        keeping == null
            ? "The others are done: ends() gives their results."
            : "The others are kept in " + keeping.folder + ": run again, only these are repeated.");
    return message.toString();
  }
}
