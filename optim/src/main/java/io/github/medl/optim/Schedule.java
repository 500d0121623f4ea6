package io.github.medl.optim;

import io.github.medl.numeric.CMath;

/**
 * A learning rate that changes with time: α_t for t = 0, 1, 2, ...
 *
 * <pre>{@code
 * Schedule rate = Schedule.cosine(0.1, 0, 1000).withWarmUp(50);
 * }</pre>
 */
@FunctionalInterface
public interface Schedule {
  /**
   * The rate of one step.
   *
   * @param t the number of steps taken before, from 0
   * @return α_t
   */
  double at(long t);

  /**
   * The same rate always: α_t = α.
   *
   * @param learningRate α, the rate
   * @return the schedule
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  static Schedule constant(double learningRate) {
    Check.rate("constant", learningRate);
    return t -> learningRate;
  }

  /**
   * Exponential decay, as in Figure 4.2: α_t = α γᵗ.
   *
   * @param learningRate α, the first rate
   * @param gamma the factor of each step, in (0, 1]
   * @return the schedule
   * @throws IllegalArgumentException if a parameter is out of range
   */
  static Schedule exponential(double learningRate, double gamma) {
    Check.rate("exponential", learningRate);
    Check.that(gamma > 0 && gamma <= 1, "exponential: gamma must be in (0, 1], got %s", gamma);
    return t -> learningRate * CMath.pow(gamma, t);
  }

  /**
   * A staircase: α_t = α γ^floor(t / every).
   *
   * @param learningRate α, the first rate
   * @param gamma the factor of each stair, in (0, 1]
   * @param every the number of steps on a stair
   * @return the schedule
   * @throws IllegalArgumentException if a parameter is out of range
   */
  static Schedule step(double learningRate, double gamma, int every) {
    Check.rate("step", learningRate);
    Check.that(gamma > 0 && gamma <= 1, "step: gamma must be in (0, 1], got %s", gamma);
    Check.that(every > 0, "step: a stair needs at least one step, got %s", every);
    return t -> learningRate * CMath.pow(gamma, t / every);
  }

  /**
   * Decay like 1/t: α_t = α / (1 + decay t). Its sum diverges and the sum of its squares does not,
   * the conditions of Robbins and Monro (1951) for stochastic gradient descent.
   *
   * @param learningRate α, the first rate
   * @param decay how fast it falls, not negative
   * @return the schedule
   * @throws IllegalArgumentException if a parameter is out of range
   */
  static Schedule inverseTime(double learningRate, double decay) {
    Check.rate("inverseTime", learningRate);
    Check.notNegative("inverseTime", "the decay", decay);
    return t -> learningRate / (1 + decay * t);
  }

  /**
   * Half a cosine from the first rate to the last, which stays: α_t = last + (first - last) (1 +
   * cos(π t / steps)) / 2 (Loshchilov and Hutter, 2017, eq. 5, without restarts).
   *
   * @param first the rate at t = 0
   * @param last the rate from t = steps on
   * @param steps how long it falls
   * @return the schedule
   * @throws IllegalArgumentException if a parameter is out of range
   */
  static Schedule cosine(double first, double last, int steps) {
    Check.rate("cosine", first);
    Check.rate("cosine", last);
    Check.that(steps > 0, "cosine: needs at least one step, got %s", steps);
    return t ->
        t >= steps ? last : last + part(first - last, 1 + StrictMath.cos(Math.PI * t / steps), 2);
  }

  /**
   * A straight line from the first rate to the last, which stays: α_t = first + (last - first)
   * min(t / steps, 1).
   *
   * @param first the rate at t = 0
   * @param last the rate from t = steps on
   * @param steps how long it takes
   * @return the schedule
   * @throws IllegalArgumentException if a parameter is out of range
   */
  static Schedule linear(double first, double last, int steps) {
    Check.rate("linear", first);
    Check.rate("linear", last);
    Check.that(steps > 0, "linear: needs at least one step, got %s", steps);
    return t -> t >= steps ? last : first + part(last - first, t, steps);
  }

  /**
   * Up and down between two rates again and again: α_t = low + (high - low) (1 - |2 (t mod p) / p -
   * 1|) with the period p (Smith, 2017, the triangular policy).
   *
   * @param low the rate at t = 0
   * @param high the rate at half a period
   * @param period the number of steps up and down
   * @return the schedule
   * @throws IllegalArgumentException if a parameter is out of range
   */
  static Schedule cyclic(double low, double high, int period) {
    Check.rate("cyclic", low);
    Check.rate("cyclic", high);
    Check.that(period > 1, "cyclic: a period needs at least two steps, got %s", period);
    return t -> low + (high - low) * (1 - Math.abs(2.0 * (t % period) / period - 1));
  }

  /**
   * Half a cosine that begins anew after each period, whose last step comes close to the last rate
   * (Loshchilov and Hutter, 2017, eq. 5, with restarts of equal length).
   *
   * @param first the rate at t = 0 and at each restart
   * @param last the rate that a period falls towards
   * @param period the number of steps between restarts
   * @return the schedule
   * @throws IllegalArgumentException if a parameter is out of range
   */
  static Schedule cosineRestarts(double first, double last, int period) {
    Schedule once = cosine(first, last, period);
    return t -> once.at(t % period);
  }

  /**
   * One rise along half a cosine, for 30 % of the steps, then one fall along another: from high /
   * 25 over high to high / 250 000 (Smith and Topin, 2019, in the form that has become usual).
   *
   * @param high the largest rate
   * @param steps the number of steps in all
   * @return the schedule
   * @throws IllegalArgumentException if a parameter is out of range
   */
  static Schedule oneCycle(double high, int steps) {
    Check.that(steps > 3, "oneCycle: needs at least four steps, got %s", steps);
    int rise = (int) Math.round(0.3 * steps);
    Schedule up = cosine(high / 25, high, rise);
    Schedule down = cosine(high, high / 25e4, steps - rise);
    return t -> t < rise ? up.at(t) : down.at(t - rise);
  }

  /**
   * Begins with a linear rise: α_t = (t + 1) / (steps + 1) times the first rate of this schedule
   * for t &lt; steps; then this schedule from its beginning.
   *
   * @param steps how long it rises
   * @return the schedule
   * @throws IllegalArgumentException if the number of steps is negative
   */
  default Schedule withWarmUp(int steps) {
    Check.that(steps >= 0, "withWarmUp: the number of steps is negative: %s", steps);
    return t -> t < steps ? part(at(0), t + 1, steps + 1L) : at(t - steps);
  }

  /** a b / c, also where a b would overflow. */
  private static double part(double a, double b, double c) {
    double product = a * b;
    return Double.isFinite(product) ? product / c : a / c * b;
  }
}
