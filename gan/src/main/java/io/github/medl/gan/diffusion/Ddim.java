package io.github.medl.gan.diffusion;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Some of the steps only, with less fresh noise or none (Song, Meng and Ermon, 2021): x̂ = (z_t -
 * √(1 - ᾱ_t) ε̂)/√ᾱ_t, and z_s = √ᾱ_s x̂ + √(1 - ᾱ_s - σ²) ε̂ + σ times fresh noise, with σ = η
 * √((1 - ᾱ_s)/(1 - ᾱ_t)) √(1 - ᾱ_t/ᾱ_s).
 *
 * <p>With η = 0 a start has one answer; with η = 1 and all steps it is {@link Ancestral} with the
 * posterior variance.
 *
 * @param schedule the noise of each step
 * @param steps where the noise is asked for, falling, none below 1
 * @param eta η, from 0 to 1
 */
public record Ddim(Schedule schedule, List<Integer> steps, double eta) implements Sampler {
  private static final double NEARLY_ALL = 1 - 1e-9;

  /**
   * Checks the steps.
   *
   * @param schedule the noise of each step
   * @param steps where the noise is asked for, falling, none below 1
   * @param eta η, from 0 to 1
   * @throws IllegalArgumentException if there is no step, they do not fall, one is none of the
   *     schedule's, or η is out of range
   */
  public Ddim {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("DDIM needs at least one step");
    }
    int before = schedule.steps() + 1;
    for (int step : steps) {
      if (step < 1 || step >= before) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "steps fall from at most %d to 1; given %s", schedule.steps(), steps));
      }
      before = step;
    }
    if (!(eta >= 0 && eta <= 1)) {
      throw new IllegalArgumentException("η lies from 0 to 1; it is " + eta);
    }
  }

  /**
   * Evenly spread steps, T, ..., without fresh noise.
   *
   * @param schedule the noise of each step
   * @param count how many
   * @return the sampler
   * @throws IllegalArgumentException if there are not so many steps
   */
  public static Ddim spread(Schedule schedule, int count) {
    if (count < 1 || count > schedule.steps()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d of %d steps: take 1 to all of them", count, schedule.steps()));
    }
    List<Integer> steps = new ArrayList<>();
    for (int k = count; k > 0; k--) {
      steps.add((int) ((long) k * schedule.steps() / count));
    }
    return new Ddim(schedule, steps, 0);
  }

  @Override
  public int[] visited() {
    return steps.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * The data that the predicted noise would come from.
   *
   * @param z z_t
   * @param noiseInIt ε̂(z_t, t)
   * @param t the step, from 1 to T
   * @return x̂
   */
  public Tensor data(Tensor z, Tensor noiseInIt, int t) {
    Schedule.checkFit("ddim", z, noiseInIt);
    return z.sub(noiseInIt.mul(Math.sqrt(schedule.noiseVariance(t))))
        .mul(1 / Math.sqrt(schedule.alphaBar(t)));
  }

  @Override
  public Tensor move(Tensor z, Tensor noiseInIt, int from, int to, Tensor fresh) {
    double deviation = deviation(from, to);
    double kept = Math.sqrt(Math.max(0, schedule.noiseVariance(to) - deviation * deviation));
    Tensor at =
        data(z, noiseInIt, from).mul(Math.sqrt(schedule.alphaBar(to))).add(noiseInIt.mul(kept));
    return deviation == 0 ? at : at.add(fresh.mul(deviation));
  }

  @Override
  public double deviation(int from, int to) {
    if (to < 0 || to >= from) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "a move goes to an earlier step, not from %d to %d", from, to));
    }
    double ratio = schedule.noiseVariance(to) / schedule.noiseVariance(from);
    double kept = schedule.alphaBar(from) / schedule.alphaBar(to);
    double lost = kept > NEARLY_ALL ? gained(from, to) : 1 - kept;
    return eta * Math.sqrt(ratio) * Math.sqrt(lost);
  }

  /** What 1 - ᾱ_from/ᾱ_to is if both are almost 1: of that the noise has all digits. */
  private double gained(int from, int to) {
    return (schedule.noiseVariance(from) - schedule.noiseVariance(to)) / schedule.alphaBar(to);
  }
}
