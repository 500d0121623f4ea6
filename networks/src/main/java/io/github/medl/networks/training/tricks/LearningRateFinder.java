package io.github.medl.networks.training.tricks;

import io.github.medl.learning.examples.Batches;
import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.networks.training.Objective;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Schedule;
import io.github.medl.optim.StandstillException;
import io.github.medl.random.SplittableStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Looks for a learning rate: trains for a while with a rate that grows from step to step by a
 * constant factor, and watches the cost (Smith, 2017, section 3.3).
 *
 * <pre>{@code
 * var sweep = LearningRateFinder.sweep(
 *     network, objective, batches, Optimisers::gradientDescent, 1e-5, 10, 200, stream);
 * double alpha = sweep.suggestion();
 * }</pre>
 */
public final class LearningRateFinder {
  private static final double SMOOTHING = 0.9;
  private static final double TOO_MUCH = 4;

  private LearningRateFinder() {}

  /**
   * Costs against rates.
   *
   * @param rates the rates tried, rising
   * @param costs the cost of each step, before the step with this rate
   * @param smoothed the costs, smoothed exponentially with factor 0.9, without the bias of the
   *     start
   */
  public record Sweep(double[] rates, double[] costs, double[] smoothed) {
    /**
     * A rate to train with: a tenth of that with the smallest smoothed cost. Where the cost is
     * smallest the next rates already spoil it.
     *
     * @return the rate
     */
    public double suggestion() {
      int best = 0;
      for (int i = 1; i < smoothed.length; i++) {
        if (smoothed[i] < smoothed[best]) {
          best = i;
        }
      }
      return rates[best] / 10;
    }
  }

  /**
   * Trains a copy of a network with rising rates, until the smoothed cost is four times its minimum
   * or NaN.
   *
   * @param <M> the kind of network
   * @param <B> what a batch is
   * @param network where it begins; stays as it is
   * @param objective what is to become small
   * @param batches what is learned from, as many epochs as are needed
   * @param method makes an optimiser with a schedule
   * @param smallest the rate of the first step
   * @param largest the rate of the last step
   * @param steps how many steps to take at most
   * @param stream what random layers draw from
   * @return the costs
   * @throws IllegalArgumentException unless 0 &lt; smallest &lt; largest and there are two steps
   */
  public static <M extends Network, B> Sweep sweep(
      M network,
      Objective<? super M, ? super B> objective,
      Batches<B> batches,
      Function<Schedule, Optimiser> method,
      double smallest,
      double largest,
      int steps,
      SplittableStream stream) {
    if (!(smallest > 0 && smallest < largest && steps > 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "sweep: rates %s to %s in %d steps; need 0 < smallest < largest and two steps",
              smallest,
              largest,
              steps));
    }
    double[] rates = new double[steps];
    Arrays.setAll(
        rates, t -> smallest * StrictMath.pow(largest / smallest, t / (double) (steps - 1)));
    Trainer<M> trainer = Trainer.of(network, method.apply(t -> rates[(int) t]));
    double[] costs = new double[steps];
    double[] smoothed = new double[steps];
    double average = 0;
    double least = Double.POSITIVE_INFINITY;
    List<B> epoch = List.of();
    for (int t = 0; t < steps; t++) {
      int batch = t % batches.perEpoch();
      if (batch == 0) {
        epoch = batches.epoch(t / batches.perEpoch());
      }
      B examples = epoch.get(batch);
      costs[t] = cost(trainer, objective, examples, stream);
      average = SMOOTHING * average + (1 - SMOOTHING) * costs[t];
      smoothed[t] = average / (1 - StrictMath.pow(SMOOTHING, t + 1));
      least = Math.min(least, smoothed[t]);
      if (!(smoothed[t] <= TOO_MUCH * least)) {
        int n = Double.isNaN(smoothed[t]) ? t : t + 1;
        return new Sweep(
            Arrays.copyOf(rates, n), Arrays.copyOf(costs, n), Arrays.copyOf(smoothed, n));
      }
    }
    return new Sweep(rates, costs, smoothed);
  }

  /** NaN where the optimiser says that a parameter has left the numbers. */
  private static <M extends Network, B> double cost(
      Trainer<M> trainer,
      Objective<? super M, ? super B> objective,
      B examples,
      SplittableStream stream) {
    try {
      return trainer.step(
          Pass.training(stream), (network, pass) -> objective.cost(network, examples, pass));
    } catch (StandstillException e) {
      return Double.NaN;
    }
  }
}
