package io.github.medl.random;

import io.github.medl.numeric.CMath;

/**
 * R's default generator from version 3.6 on: Mersenne Twister, inversion, rejection.
 *
 * <p>{@code new RRandom(seed)} is {@code set.seed(seed)}; method names, arguments and the order of
 * draws are R's, and so is counting from 1 in {@code sample}. Seed 42 gives {@code runif}
 * 0.914806... and, afresh, {@code rnorm} 1.370958447.
 *
 * <p>Every number is equal bit for bit, on every platform, to what R draws on Linux with a current
 * x86-64 processor. R takes the logarithm in a normal number far from 0 from the C library of the
 * machine, here {@link CMath#log} repeats it; R elsewhere may differ in the last places.
 *
 * <p>Source: R's documentation {@code ?Random} (kinds "Mersenne-Twister", "Inversion",
 * "Rejection").
 */
public final class RRandom implements RandomStream {
  private static final double WORD_TO_UNIT = 0x1p-32;
  private static final double ALMOST_ZERO = 0.5 / 4294967295.0;
  private static final double INVERSION_STEPS = 134217728; // 2^27
  private static final int SCRAMBLES = 50;

  private final MersenneTwister twister;

  /**
   * The generator after {@code set.seed(seed)}.
   *
   * @param seed any number
   */
  public RRandom(int seed) {
    int scrambled = seed;
    for (int i = 0; i < SCRAMBLES; i++) {
      scrambled = 69069 * scrambled + 1;
    }
    scrambled = 69069 * scrambled + 1; // the place of R's position word, which R then overwrites
    int[] state = new int[MersenneTwister.WORDS];
    for (int i = 0; i < state.length; i++) {
      scrambled = 69069 * scrambled + 1;
      state[i] = scrambled;
    }
    this.twister = new MersenneTwister(state);
  }

  /**
   * {@inheritDoc}
   *
   * <p>R never returns 0.
   */
  @Override
  public double uniform() {
    double u = (twister.nextWord() & 0xffffffffL) * WORD_TO_UNIT;
    return u == 0 ? ALMOST_ZERO : u;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The quantile of a uniform number that two draws have given more than 32 random bits.
   */
  @Override
  public double normal() {
    double coarse = (int) (INVERSION_STEPS * uniform());
    return NormalQuantile.of((coarse + uniform()) / INVERSION_STEPS);
  }

  @Override
  public int nextInt(int bound) {
    Arguments.atLeast("nextInt", "bound", bound, 1);
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(bound - 1);
    long value;
    do {
      value = bits(bits);
    } while (value >= bound);
    return (int) value;
  }

  /** That many random bits, from draws of 16 bits each; one more draw than needed at 0, 16, 32. */
  private long bits(int bits) {
    long value = 0;
    for (int n = 0; n <= bits; n += 16) {
      value = value * 65536 + (int) (uniform() * 65536);
    }
    return value & ((1L << bits) - 1);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Equal to {@code sample(n) - 1}.
   */
  @Override
  public int[] permutation(int n) {
    Arguments.atLeast("permutation", "n", n, 0);
    int[] order = sample(n, n);
    for (int i = 0; i < n; i++) {
      order[i]--;
    }
    return order;
  }

  /**
   * {@inheritDoc}
   *
   * <p>Equal to {@code values[sample(length(values))]}.
   */
  @Override
  public void shuffle(int[] values) {
    int[] old = values.clone();
    int[] order = permutation(values.length);
    for (int i = 0; i < order.length; i++) {
      values[i] = old[order[i]];
    }
  }

  /**
   * R's {@code runif(n)}: uniform numbers on the unit interval.
   *
   * @param n how many
   * @return a new array
   */
  public double[] runif(int n) {
    return runif(n, 0, 1);
  }

  /**
   * R's {@code runif(n, min, max)}.
   *
   * @param n how many
   * @param min the lower end
   * @param max the upper end
   * @return a new array; where both ends are equal nothing is drawn
   */
  public double[] runif(int n, double min, double max) {
    if (!(min <= max) || Double.isInfinite(max - min)) {
      throw new IllegalArgumentException("runif: no interval from " + min + " to " + max);
    }
    double[] values = array("runif", n);
    for (int i = 0; i < n; i++) {
      values[i] = min == max ? min : uniform(min, max);
    }
    return values;
  }

  /**
   * R's {@code rnorm(n)}: standard normal numbers.
   *
   * @param n how many
   * @return a new array
   */
  public double[] rnorm(int n) {
    return rnorm(n, 0, 1);
  }

  /**
   * R's {@code rnorm(n, mean, sd)}.
   *
   * @param n how many
   * @param mean the mean
   * @param sd the standard deviation, not negative
   * @return a new array; where {@code sd} is 0 nothing is drawn
   */
  public double[] rnorm(int n, double mean, double sd) {
    if (!(sd >= 0) || Double.isInfinite(sd) || !Double.isFinite(mean)) {
      throw new IllegalArgumentException("rnorm: no normal with mean " + mean + " and sd " + sd);
    }
    double[] values = array("rnorm", n);
    for (int i = 0; i < n; i++) {
      values[i] = sd == 0 ? mean : normal(mean, sd);
    }
    return values;
  }

  /**
   * R's {@code rexp(n)}: exponential numbers with mean 1.
   *
   * @param n how many
   * @return a new array
   */
  public double[] rexp(int n) {
    return rexp(n, 1);
  }

  /**
   * R's {@code rexp(n, rate)}.
   *
   * @param n how many
   * @param rate one over the mean, positive
   * @return a new array
   */
  public double[] rexp(int n, double rate) {
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException("rexp: rate must be positive and finite: " + rate);
    }
    double[] values = array("rexp", n);
    double scale = 1 / rate;
    for (int i = 0; i < n; i++) {
      values[i] = scale * RExponential.draw(this);
    }
    return values;
  }

  /**
   * R's {@code sample(n)}: the integers {@code 1 .. n} in random order.
   *
   * @param n the number of integers
   * @return a new array
   */
  public int[] sample(int n) {
    return sample(n, n);
  }

  /**
   * R's {@code sample(n, size)}: without replacement, from {@code 1 .. n}.
   *
   * @param n the number of integers to choose from
   * @param size how many to choose
   * @return a new array in the order of choice
   * @throws IllegalArgumentException if {@code size} exceeds {@code n}
   */
  public int[] sample(int n, int size) {
    return sample(n, size, false);
  }

  /**
   * R's {@code sample(n, size, replace)}, from {@code 1 .. n}.
   *
   * @param n the number of integers to choose from
   * @param size how many to choose
   * @param replace whether one may be chosen again
   * @return a new array in the order of choice
   * @throws IllegalArgumentException if, without replacement, {@code size} exceeds {@code n}
   */
  public int[] sample(int n, int size, boolean replace) {
    return RSample.uniform(this, n, size, replace);
  }

  /**
   * R's {@code sample(n, size, replace, prob)}, from {@code 1 .. n}.
   *
   * @param n the number of integers to choose from
   * @param size how many to choose
   * @param replace whether one may be chosen again
   * @param prob {@code n} weights, not negative; their sum need not be 1
   * @return a new array in the order of choice
   * @throws IllegalArgumentException if the weights are not valid, or if fewer than {@code size}
   *     are positive without replacement
   */
  public int[] sample(int n, int size, boolean replace, double[] prob) {
    return RSample.weighted(this, n, size, replace, prob);
  }

  /**
   * R's {@code sample(x, size, replace)} of a vector.
   *
   * @param x the values to choose from, two or more (R reads a single number as {@code 1 .. x})
   * @param size how many to choose
   * @param replace whether one may be chosen again
   * @return a new array in the order of choice
   */
  public double[] sample(double[] x, int size, boolean replace) {
    int[] places = sample(x.length, size, replace);
    double[] chosen = new double[size];
    for (int i = 0; i < size; i++) {
      chosen[i] = x[places[i] - 1];
    }
    return chosen;
  }

  private static double[] array(String method, int n) {
    Arguments.atLeast(method, "n", n, 0);
    return new double[n];
  }
}
