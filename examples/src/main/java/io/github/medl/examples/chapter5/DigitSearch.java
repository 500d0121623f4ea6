package io.github.medl.examples.chapter5;

import io.github.medl.learning.data.TabularData;
import io.github.medl.learning.evaluation.Measure;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Loss;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.training.DivergedException;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Training;
import io.github.medl.networks.training.tricks.LearningRateFinder;
import io.github.medl.networks.training.tricks.Penalties;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.optim.search.Search;
import io.github.medl.optim.search.Setting;
import io.github.medl.optim.search.Space;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What lab 5.5 searches in: trainings of a network 64-32-10 on digits of 8 x 8 pixels. */
final class DigitSearch {
  static final String ALPHA = "alpha";
  static final String LAMBDA = "lambda";
  static final Space SPACE =
      Space.empty().logarithmic(ALPHA, 0.003, 30).logarithmic(LAMBDA, 1e-6, 1e-1);
  static final int LONGEST = 16;
  private static final int TRAIN = 600;
  private static final int VALIDATION = 600;
  private static final int BATCH = 50;
  private static final int SPLIT = 55;
  private static final double BETA = 0.9;
  private static final double SLOWEST = 1e-3;
  private static final double FASTEST = 100;
  private static final int SWEEP = 120;
  private static final Loss LOSS = Losses.crossEntropy();
  private static final Objective<Layer, Examples> COST = Objective.of(LOSS);

  private final Examples train;
  private final Examples validation;
  private final Examples test;

  DigitSearch(TabularData digits) {
    Examples all =
        new Examples(digits.x().div(16).cast(DType.FLOAT32), digits.y().cast(DType.FLOAT32))
            .take(RandomStream.seed(SPLIT).permutation(digits.size()));
    train = all.slice(0, TRAIN);
    validation = all.slice(TRAIN, TRAIN + VALIDATION);
    test = all.slice(TRAIN + VALIDATION, all.size());
  }

  /** One trial, and when it was over. */
  record Spent(int epochs, double score) {}

  /**
   * A search with all its trials in order.
   *
   * @param results the last of every setting, the best first
   * @param trials how many epochs all trials had taken after each, and its score
   */
  record Log(List<Search.Result> results, List<Spent> trials) {
    double best() {
      return results.get(0).score();
    }

    int epochs() {
      return trials.get(trials.size() - 1).epochs();
    }

    /** The least score of all trials that were over after so many epochs in all; NaN before. */
    double bestAfter(int epochs) {
      return trials.stream()
          .filter(t -> t.epochs() <= epochs)
          .mapToDouble(Spent::score)
          .filter(s -> !Double.isNaN(s))
          .min()
          .orElse(Double.NaN);
    }
  }

  /** A way to search. */
  private interface Method {
    List<Search.Result> run(Search.Trial trial);
  }

  /** 4 x 4 settings in random order, 16 epochs each. */
  Log grid(long seed) {
    List<Setting> plan = new ArrayList<>();
    for (int i : RandomStream.seed(seed).permutation(16)) {
      plan.add(SPACE.grid(4).get(i));
    }
    return log(trial -> Search.all(plan, LONGEST, seed, trial));
  }

  /** 16 settings at random, 16 epochs each. */
  Log random(long seed) {
    return log(
        trial -> Search.all(SPACE.random(16, RandomStream.seed(seed)), LONGEST, seed, trial));
  }

  /** 54 settings at random, of which 27, 13, 6 and 3 go on to 2, 4, 8 and 16 epochs. */
  Log halving(long seed) {
    return log(
        trial ->
            Search.successiveHalving(
                SPACE.random(54, RandomStream.seed(seed)), 1, 2, LONGEST, seed, trial));
  }

  private Log log(Method method) {
    List<Spent> trials = new ArrayList<>();
    int[] epochs = new int[1];
    List<Search.Result> results =
        method.run(
            (setting, budget, stream) -> {
              double score = validationLoss(setting, budget, stream);
              epochs[0] += budget;
              trials.add(new Spent(epochs[0], score));
              return score;
            });
    return new Log(results, trials);
  }

  /** What a trial is: the validation loss after some epochs; NaN if the training diverged. */
  double validationLoss(Setting setting, int epochs, SplittableStream stream) {
    try {
      return Measure.of(LOSS).of(network(setting, epochs, stream), validation);
    } catch (DivergedException e) {
      return Double.NaN;
    }
  }

  double testAccuracy(Setting setting, int epochs, SplittableStream stream) {
    return Measures.accuracy().of(network(setting, epochs, stream), test);
  }

  private Layer network(Setting setting, int epochs, SplittableStream stream) {
    return Training.of(
            first(stream.split()),
            COST.plus(Penalties.l2(setting.value(LAMBDA))),
            batches(stream),
            () -> method(Schedule.constant(setting.value(ALPHA))))
        .epochs(epochs)
        .run()
        .network();
  }

  /** A sweep of rates, without a penalty. */
  LearningRateFinder.Sweep sweep(long seed) {
    SplittableStream stream = RandomStream.seed(seed);
    return LearningRateFinder.sweep(
        first(stream.split()),
        COST,
        batches(stream),
        DigitSearch::method,
        SLOWEST,
        FASTEST,
        SWEEP,
        stream.split());
  }

  /** A rate alone, with next to no penalty. */
  static Setting rate(double alpha) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put(ALPHA, alpha);
    values.put(LAMBDA, 1e-6);
    return new Setting(values);
  }

  private static Optimiser method(Schedule rate) {
    return Optimisers.momentum(rate, BETA);
  }

  private Batches<Examples> batches(SplittableStream stream) {
    return Batches.of(train, BATCH).shuffled(stream.split());
  }

  private static Layer first(RandomStream stream) {
    Initialisation he = Initialisations.he(stream);
    return Layers.sequential(
        Layers.dense(64, 32, he), Activations.relu(), Layers.dense(32, 10, he));
  }
}
