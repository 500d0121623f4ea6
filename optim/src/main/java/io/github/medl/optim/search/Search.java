package io.github.medl.optim.search;

import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Tries settings and ranks them. Trial number i draws from a stream that depends on the seed and on
 * i alone: one trial can be repeated without the others.
 */
public final class Search {
  private Search() {}

  /** Trains with a setting and tells how good the result is. */
  @FunctionalInterface
  public interface Trial {
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
    return successiveHalving(plan, budget, 2, budget, seed, trial);
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
    List<Result> left = new ArrayList<>();
    for (int i = 0; i < plan.size(); i++) {
      left.add(new Result(i, plan.get(i), 0, 0));
    }
    List<Result> results = new ArrayList<>();
    for (int b = budget; ; b *= eta) {
      List<Result> round = new ArrayList<>();
      for (Result r : left) {
        double score = trial.score(r.setting, b, stream(seed, r.number));
        round.add(new Result(r.number, r.setting, b, score));
      }
      round.sort(RANK);
      int stay = Math.max(1, round.size() / eta);
      if (round.size() == 1 || (long) b * eta > largest) {
        results.addAll(round);
        break;
      }
      results.addAll(round.subList(stay, round.size()));
      left = round.subList(0, stay);
    }
    results.sort(RANK);
    return results;
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
    if (number < 0) {
      throw new IllegalArgumentException("search: there is no trial " + number);
    }
    SplittableStream source = RandomStream.seed(seed);
    for (int i = 0; i < number; i++) {
      source.nextLong();
    }
    return RandomStream.seed(source.nextLong());
  }
}
