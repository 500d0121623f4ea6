package io.github.medl.gan.diffusion;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * How much noise each step of a diffusion adds: q(z_t | z_{t-1}) = N(√(1 - β_t) z_{t-1}, β_t I) for
 * t = 1, ..., T, with z_0 = x.
 *
 * <p>With α_t = 1 - β_t and ᾱ_t = α_1 ⋯ α_t, all steps at once are q(z_t | x) = N(√ᾱ_t x, (1 - ᾱ_t)
 * I). All numbers are doubles; 1 - ᾱ_t is kept beside ᾱ_t, since the first steps would lose its
 * digits.
 */
public final class Schedule {
  private static final double COSINE_OFFSET = 0.008;
  private static final double LARGEST_BETA = 0.999;

  /** As many as anybody can go, and far fewer than an array holds. */
  static final int MOST_STEPS = 10_000_000;

  /** Sums of β of about this much turn anything into noise. */
  private static final double FIRST = 0.1;

  private static final double LAST = 20;

  private final String name;

  // Of the steps 0, ..., T; at 0 nothing has happened.
  private final double[] beta;
  private final double[] alphaBar;
  private final double[] noiseVariance;

  private Schedule(String name, double[] beta) {
    this.name = name;
    this.beta = beta;
    alphaBar = new double[beta.length];
    noiseVariance = new double[beta.length];
    alphaBar[0] = 1;
    double log = 0;
    for (int t = 1; t < beta.length; t++) {
      alphaBar[t] = alphaBar[t - 1] * (1 - beta[t]);
      log += Math.log1p(-beta[t]);
      noiseVariance[t] = -Math.expm1(log);
      if (alphaBar[t] < Double.MIN_NORMAL) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "after step %d of %d nothing is left of the data: take smaller β, or fewer steps",
                t,
                steps()));
      }
    }
  }

  /**
   * Any schedule.
   *
   * @param betas β_1, ..., β_T, each above 0 and below 1
   * @return the schedule
   * @throws IllegalArgumentException if there is none, or one is out of range
   */
  public static Schedule of(double... betas) {
    return of(betas.length, t -> betas[t - 1], "given");
  }

  private static Schedule of(int steps, IntToDoubleFunction rule, String name) {
    if (steps < 1 || steps > MOST_STEPS) {
      throw new IllegalArgumentException(
          "a schedule has at least one step and at most " + MOST_STEPS + ", not " + steps);
    }
    double[] beta = new double[steps + 1];
    for (int t = 1; t <= steps; t++) {
      beta[t] = rule.applyAsDouble(t);
      if (!(beta[t] > 0 && beta[t] < 1)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "β lies above 0 and below 1; that of step %d is %s", t, beta[t]));
      }
    }
    return new Schedule(name, beta);
  }

  /**
   * β that grows along a line, β_t = first + (last - first)(t - 1)/(T - 1).
   *
   * @param steps T
   * @param first β_1
   * @param last β_T
   * @return the schedule
   * @throws IllegalArgumentException if there is no step, or more than 10 million, or a β is not
   *     above 0 and below 1
   */
  public static Schedule linear(int steps, double first, double last) {
    return of(
        steps,
        t -> steps == 1 ? first : first + (last - first) * (t - 1) / (steps - 1),
        String.format(Locale.ROOT, "linear %s to %s", first, last));
  }

  /**
   * The line from 0.1/T to 20/T, whose sum is about 10 for any number of steps: 1e-4 to 0.02 of a
   * thousand, 5e-4 to 0.1 of two hundred.
   *
   * @param steps T, above 20
   * @return the schedule
   * @throws IllegalArgumentException if T is 20 or less, or more than 10 million
   */
  public static Schedule linear(int steps) {
    if (steps <= LAST) {
      throw new IllegalArgumentException(
          "with " + steps + " steps β would reach 1; give first and last, or more than 20 steps");
    }
    return linear(steps, FIRST / steps, LAST / steps);
  }

  /**
   * ᾱ that falls as a squared cosine: with f(t) = cos²((t/T + s)/(1 + s) π/2), β_t = 1 - f(t)/f(t -
   * 1), at most the cap (Nichol and Dhariwal, 2021).
   *
   * @param steps T
   * @param s the offset that keeps the first steps from being too small
   * @param cap the largest β
   * @return the schedule
   * @throws IllegalArgumentException if there is no step, or more than 10 million, s is negative,
   *     or a β is not above 0 and below 1
   */
  public static Schedule cosine(int steps, double s, double cap) {
    if (!(s >= 0 && s < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the offset of a cosine is a number from 0 on, not " + s);
    }
    return of(
        steps,
        t -> Math.min(1 - cosine(t, steps, s) / cosine(t - 1, steps, s), cap),
        String.format(Locale.ROOT, "cosine %s", s));
  }

  /**
   * The cosine with s = 0.008 and β at most 0.999.
   *
   * @param steps T
   * @return the schedule
   */
  public static Schedule cosine(int steps) {
    return cosine(steps, COSINE_OFFSET, LARGEST_BETA);
  }

  private static double cosine(int t, int steps, double s) {
    double root = StrictMath.cos(((double) t / steps + s) / (1 + s) * Math.PI / 2);
    return root * root;
  }

  /**
   * The number of steps.
   *
   * @return T
   */
  public int steps() {
    return beta.length - 1;
  }

  /**
   * The variance that a step adds.
   *
   * @param t from 1 to T
   * @return β_t
   */
  public double beta(int t) {
    return beta[step(t, 1)];
  }

  /**
   * What a step keeps.
   *
   * @param t from 1 to T
   * @return α_t = 1 - β_t
   */
  public double alpha(int t) {
    return 1 - beta(t);
  }

  /**
   * What is left of the data after t steps, as a share of the variance.
   *
   * @param t from 0, where it is 1, to T
   * @return ᾱ_t
   */
  public double alphaBar(int t) {
    return alphaBar[step(t, 0)];
  }

  /**
   * The variance of the noise after t steps.
   *
   * @param t from 0, where it is 0, to T
   * @return 1 - ᾱ_t, with all its digits
   */
  public double noiseVariance(int t) {
    return noiseVariance[step(t, 0)];
  }

  /**
   * The variance of q(z_{t-1} | z_t, x).
   *
   * @param t from 1, where it is 0, to T
   * @return β̃_t = β_t (1 - ᾱ_{t-1})/(1 - ᾱ_t)
   */
  public double posteriorVariance(int t) {
    return beta(t) * noiseVariance[t - 1] / noiseVariance[t];
  }

  /**
   * The part of x in the mean of q(z_{t-1} | z_t, x).
   *
   * @param t from 1 to T
   * @return √ᾱ_{t-1} β_t/(1 - ᾱ_t)
   */
  public double posteriorOfData(int t) {
    return Math.sqrt(alphaBar[step(t, 1) - 1]) * beta[t] / noiseVariance[t];
  }

  /**
   * The part of z_t in the mean of q(z_{t-1} | z_t, x).
   *
   * @param t from 1 to T
   * @return √α_t (1 - ᾱ_{t-1})/(1 - ᾱ_t)
   */
  public double posteriorOfNoised(int t) {
    return Math.sqrt(alpha(t)) * noiseVariance[t - 1] / noiseVariance[t];
  }

  /**
   * The logarithm of the ratio of signal to noise.
   *
   * @param t from 1 to T
   * @return log(ᾱ_t/(1 - ᾱ_t))
   */
  public double logSignalToNoise(int t) {
    return Math.log(alphaBar[step(t, 1)] / noiseVariance[t]);
  }

  private int step(int t, int least) {
    if (t < least || t > steps()) {
      throw new IndexOutOfBoundsException(
          String.format(Locale.ROOT, "the steps are %d to %d, there is no %d", least, steps(), t));
    }
    return t;
  }

  /**
   * All steps at once: z_t = √ᾱ_t x + √(1 - ᾱ_t) ε, each row at a step of its own.
   *
   * @param x data, the first axis counts observations
   * @param noise ε, standard normal, of the same shape
   * @param steps t of each row, from 0 to T
   * @return z_t, in the format of the data
   * @throws ShapeException if the shapes differ or there is not one step a row
   * @throws IndexOutOfBoundsException if there is no such step
   */
  public Tensor noised(Tensor x, Tensor noise, int... steps) {
    checkFit("noised", x, noise, steps);
    Tensor signal = column(t -> Math.sqrt(alphaBar(t)), steps, x);
    Tensor share = column(t -> Math.sqrt(noiseVariance(t)), steps, x);
    return x.mul(signal).add(noise.mul(share));
  }

  private static void checkFit(String operation, Tensor x, Tensor other, int... steps) {
    checkFit(operation, x, other);
    if (x.rank() == 0 || x.dim(0) != steps.length) {
      throw new ShapeException(
          operation,
          String.format(
              Locale.ROOT,
              "data %s and %d steps: each row has a step",
              x.shapeText(),
              steps.length));
    }
  }

  static void checkFit(String operation, Tensor x, Tensor other) {
    if (!x.sameShape(other)) {
      throw new ShapeException(
          operation,
          String.format(
              Locale.ROOT,
              "%s and %s: noise, and what it makes, is of the shape of the data",
              x.shapeText(),
              other.shapeText()));
    }
  }

  /**
   * All rows at one step.
   *
   * @param t from 0 to T
   * @param x data
   * @param noise ε, standard normal, of the same shape
   * @return z_t
   * @throws ShapeException if the shapes differ
   */
  public Tensor noisedAt(int t, Tensor x, Tensor noise) {
    checkFit("noisedAt", x, noise);
    return x.mul(Math.sqrt(alphaBar(t))).add(noise.mul(Math.sqrt(noiseVariance(t))));
  }

  /**
   * One step: z_t = √α_t z_{t-1} + √β_t ε.
   *
   * @param t the step that is taken, from 1 to T
   * @param before z_{t-1}
   * @param noise ε, standard normal, of the same shape
   * @return z_t
   * @throws ShapeException if the shapes differ
   */
  public Tensor next(int t, Tensor before, Tensor noise) {
    checkFit("next", before, noise);
    return before.mul(Math.sqrt(alpha(t))).add(noise.mul(Math.sqrt(beta(t))));
  }

  /**
   * The noise in z_t: ε = (z_t - √ᾱ_t x)/√(1 - ᾱ_t).
   *
   * @param x data
   * @param z z_t, of the same shape
   * @param steps t of each row, from 1 to T
   * @return ε
   * @throws ShapeException if the shapes differ or there is not one step a row
   */
  public Tensor noiseIn(Tensor x, Tensor z, int... steps) {
    checkFit("noiseIn", x, z, steps);
    Tensor signal = column(t -> Math.sqrt(alphaBar(step(t, 1))), steps, x);
    Tensor share = column(t -> 1 / Math.sqrt(noiseVariance(t)), steps, x);
    return z.sub(x.mul(signal)).mul(share);
  }

  /**
   * The mean of q(z_{t-1} | z_t, x); its variance is {@link #posteriorVariance}.
   *
   * @param x data
   * @param z z_t, of the same shape
   * @param steps t of each row, from 1 to T
   * @return the means, one a row
   * @throws ShapeException if the shapes differ or there is not one step a row
   */
  public Tensor posteriorMean(Tensor x, Tensor z, int... steps) {
    checkFit("posteriorMean", x, z, steps);
    return x.mul(column(this::posteriorOfData, steps, x))
        .add(z.mul(column(this::posteriorOfNoised, steps, z)));
  }

  /** A number a row, in the format of x and with as many axes. */
  private Tensor column(IntToDoubleFunction number, int[] steps, Tensor x) {
    int[] shape = new int[x.rank()];
    Arrays.fill(shape, 1);
    shape[0] = steps.length;
    double[] values = new double[steps.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = number.applyAsDouble(steps[i]);
    }
    Tensor column = Tensor.wrap(values, shape);
    return x.dtype() == DType.FLOAT32 ? column.cast(DType.FLOAT32) : column;
  }

  /** The kind and the number of steps. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Schedule(%s, T = %d)", name, steps());
  }
}
