package io.github.medl.grading;

import io.github.medl.random.RandomStream;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A training that must reach a measure, whatever the seed.
 *
 * @param <M> the model that comes out of it
 */
public final class TrainingOracle<M> {
  private final Function<RandomStream, M> training;
  private String name = "";
  private @Nullable ToDoubleFunction<M> measure;
  private double atLeast;

  TrainingOracle(Function<RandomStream, M> training) {
    this.training = training;
  }

  /**
   * What must be reached.
   *
   * @param name of the measure, for the message
   * @param measure larger is better
   * @param atLeast the least that suffices
   * @return this
   */
  public TrainingOracle<M> to(String name, ToDoubleFunction<M> measure, double atLeast) {
    this.name = name;
    this.measure = measure;
    this.atLeast = atLeast;
    return this;
  }

  /**
   * Trains once a seed.
   *
   * @param seeds the seeds
   * @throws WrongAnswer at the first that does not reach it
   */
  public void on(long... seeds) {
    ToDoubleFunction<M> measured = Objects.requireNonNull(measure, "say to(...) before on(...)");
    for (long seed : seeds) {
      double reached = measured.applyAsDouble(training.apply(RandomStream.seed(seed)));
      if (!(reached >= atLeast)) {
        throw new WrongAnswer(
            "the " + name + " is too low",
            "seed " + seed,
            String.valueOf(reached),
            "at least " + atLeast);
      }
    }
  }
}
