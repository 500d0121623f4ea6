package io.github.medl.gan.diffusion;

import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * Step by step, as the chain was made: z_{t-1} = (z_t - β_t/√(1 - ᾱ_t) ε̂)/√α_t + σ_t times fresh
 * noise, of which the last step, from 1 to 0, adds none (Ho, Jain and Abbeel, 2020).
 *
 * @param schedule the noise of each step
 * @param variance what σ_t² is
 */
public record Ancestral(Schedule schedule, Variance variance) implements Sampler {
  /** The variance of a step back. */
  public enum Variance {
    /** β_t, right if the data were standard normal. */
    BETA,
    /** β̃_t = β_t (1 - ᾱ_{t-1})/(1 - ᾱ_t), right if the data were one point. */
    POSTERIOR
  }

  /**
   * With the variance β̃_t.
   *
   * @param schedule the noise of each step
   */
  public Ancestral(Schedule schedule) {
    this(schedule, Variance.POSTERIOR);
  }

  @Override
  public int[] visited() {
    int[] steps = new int[schedule.steps()];
    for (int k = 0; k < steps.length; k++) {
      steps[k] = steps.length - k;
    }
    return steps;
  }

  /**
   * The mean of a step back.
   *
   * @param z z_t
   * @param noiseInIt ε̂(z_t, t)
   * @param t the step, from 1 to T
   * @return (z_t - β_t/√(1 - ᾱ_t) ε̂)/√α_t
   */
  public Tensor mean(Tensor z, Tensor noiseInIt, int t) {
    Schedule.checkFit("ancestral", z, noiseInIt);
    double share = schedule.beta(t) / Math.sqrt(schedule.noiseVariance(t));
    return z.sub(noiseInIt.mul(share)).mul(1 / Math.sqrt(schedule.alpha(t)));
  }

  @Override
  public Tensor move(Tensor z, Tensor noiseInIt, int from, int to, Tensor fresh) {
    double deviation = deviation(from, to);
    Tensor mean = mean(z, noiseInIt, from);
    return deviation == 0 ? mean : mean.add(fresh.mul(deviation));
  }

  @Override
  public double deviation(int from, int to) {
    if (to != from - 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "a step goes from %d to %d; Ddim skips steps", from, from - 1));
    }
    if (from == 1) {
      return 0;
    }
    return Math.sqrt(
        variance == Variance.BETA ? schedule.beta(from) : schedule.posteriorVariance(from));
  }
}
