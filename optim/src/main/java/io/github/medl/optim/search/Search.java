package io.github.medl.optim.search;

import io.github.medl.optim.trials.Place;
import io.github.medl.optim.trials.Trials;
import io.github.medl.random.SplittableStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Tries settings and ranks them. What a setting scores is one of some {@link Trials}: trial number
 * i draws from a stream that depends on the seed and on i alone, so that it can be repeated without
 * the others, and where the trials are computed does not matter.
 */
public final class Search {
  private Search() {}

  /** Trains with a setting and tells how good the result is. */
  @FunctionalInterface
  public interface Trial extends Serializable {
    /**
     * Tries.
     *
     * @param setting the hyper-parameters
     * @param budget how long to train, for example in epochs
     * @param stream all randomness of the trial; the same for one setting whatever the budget
     * @return a score, smaller is better, as a validation loss; NaN is worst
     */
    double score(Setting setting, int budget, SplittableStream stream);
  }

  /**
   * What a trial gave.
   *
   * @param number the place of the setting in the plan, from 0
   * @param setting the hyper-parameters
   * @param budget how long it was trained
   * @param score the score
   */
  public record Result(int number, Setting setting, int budget, double score) {}

  /** How the trials of a search are run. */
  @FunctionalInterface
  public interface Rounds {
    /**
     * Says where the trials of one round are computed, and where their scores are kept, as in
     *
     * <pre>{@code
     * (trials, budget) -> trials.on(place).keptIn(folder.resolve("budget-" + budget), Double.class)
     * }</pre>
     *
     * @param trials of the round, to be computed one after the other in the calling thread; their
     *     recipe has the settings and the budget
     * @param budget of the round
     * @return the trials as they shall be run
     */
    Trials<Double> of(Trials<Double> trials, int budget);
  }

  private static final Rounds ONE_BY_ONE = (trials, budget) -> trials;

  /** The larger budget first, then the better score, then the earlier in the plan. */
  private static final Comparator<Result> RANK =
      Comparator.<Result>comparingInt(r -> -r.budget)
          .thenComparingDouble(Result::score) // NaN comes last
          .thenComparingInt(Result::number);

  /**
   * Tries every setting with the same budget.
   *
   * @param plan the settings
   * @param budget how long to train each
   * @param seed of all trials
   * @param trial trains with one of them
   * @return the results, the best first
   * @throws IllegalArgumentException if the plan is empty or the budget not positive
   */
  public static List<Result> all(List<Setting> plan, int budget, long seed, Trial trial) {
    return all(plan, budget, seed, trial, ONE_BY_ONE);
  }

  /**
   * Tries every setting with the same budget, wherever the caller wants.
   *
   * @param plan the settings
   * @param budget how long to train each
   * @param seed of all trials
   * @param trial trains with one of them
   * @param rounds says how the trials are run
   * @return the results, the best first
   * @throws IllegalArgumentException if the plan is empty or the budget not positive
   * @throws io.github.medl.optim.trials.FailedTrialsException when all have ended, if some have
   *     failed
   */
  public static List<Result> all(
      List<Setting> plan, int budget, long seed, Trial trial, Rounds rounds) {
    return successiveHalving(plan, budget, 2, budget, seed, trial, rounds);
  }

  /**
   * Successive halving (Jamieson and Talwalkar, 2016): tries all settings with a small budget,
   * keeps the best 1/η of them, gives them η times the budget, and so on, until one is left or the
   * budget is at its largest.
   *
   * @param plan the settings
   * @param budget of the first round
   * @param eta how many settings fall for each that stays, at least 2
   * @param largest the budget at which the search ends
   * @param seed of all trials
   * @param trial trains with one of them, anew in each round
   * @return the last result of every setting, the best first
   * @throws IllegalArgumentException if the plan is empty, the budgets are not positive and in
   *     order, or η is less than 2
   */
  public static List<Result> successiveHalving(
      List<Setting> plan, int budget, int eta, int largest, long seed, Trial trial) {
    return successiveHalving(plan, budget, eta, largest, seed, trial, ONE_BY_ONE);
  }

  /**
   * Successive halving, wherever the caller wants.
   *
   * @param plan the settings
   * @param budget of the first round
   * @param eta how many settings fall for each that stays, at least 2
   * @param largest the budget at which the search ends
   * @param seed of all trials
   * @param trial trains with one of them, anew in each round
   * @param rounds says how the trials of each round are run
   * @return the last result of every setting, the best first
   * @throws IllegalArgumentException if the plan is empty, the budgets are not positive and in
   *     order, or η is less than 2
   * @throws io.github.medl.optim.trials.FailedTrialsException when all of a round have ended, if
   *     some have failed
   */
  public static List<Result> successiveHalving(
      List<Setting> plan, int budget, int eta, int largest, long seed, Trial trial, Rounds rounds) {
    if (plan.isEmpty() || budget < 1 || largest < budget || eta < 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "search: %d settings, budgets %d to %d, eta %d; needs a setting, 0 < budget <= largest,"
                  + " eta >= 2",
              plan.size(),
              budget,
              largest,
              eta));
    }
    List<Setting> settings = new ArrayList<>(plan); // of a kind that any machine can read
    List<Integer> left = IntStream.range(0, settings.size()).boxed().toList();
    List<Result> results = new ArrayList<>();
    for (int b = budget; ; b *= eta) {
      List<Result> round = round(settings, left, b, seed, trial, rounds);
      round.sort(RANK);
      int stay = Math.max(1, round.size() / eta);
      if (round.size() == 1 || (long) b * eta > largest) {
        results.addAll(round);
        break;
      }
      results.addAll(round.subList(stay, round.size()));
      left = round.subList(0, stay).stream().map(Result::number).toList();
    }
    results.sort(RANK);
    return results;
  }

  private static List<Result> round(
      List<Setting> settings,
      List<Integer> left,
      int budget,
      long seed,
      Trial trial,
      Rounds rounds) {
    int[] numbers = left.stream().mapToInt(Integer::intValue).sorted().toArray();
    Trials<Double> trials =
        Trials.of(
                settings.size(),
                seed,
                (number, stream) -> trial.score(settings.get(number), budget, stream))
            .only(numbers)
            .recipe("budget", budget)
            .recipe("settings", settings)
            .on(Place.here());
    List<Double> scores = rounds.of(trials, budget).run();
    List<Result> round = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      round.add(new Result(numbers[i], settings.get(numbers[i]), budget, scores.get(i)));
    }
    return round;
  }

  /**
   * The stream of a trial, to repeat it alone: to train the best network again and keep it.
   *
   * @param seed of all trials
   * @param number the place of the setting in the plan, from 0
   * @return a stream at its beginning
   * @throws IllegalArgumentException if the number is negative
   */
  public static SplittableStream stream(long seed, int number) {
    return Trials.stream(seed, number);
  }
}
