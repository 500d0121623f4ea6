package io.github.medl.random;

import io.github.medl.numeric.CMath;
import java.util.Arrays;

/**
 * NumPy's legacy generator {@code numpy.random.RandomState}, what {@code numpy.random.seed} seeds.
 *
 * <p>Method names, arguments and the order of draws are NumPy's, so that a script's data can be
 * drawn again: seed 0 gives {@code rand} 0.5488135039273248 and, afresh, {@code randn}
 * 1.764052345967664. Integers are those of the dtype {@code int} ({@code int64}).
 *
 * <p>Every number is equal bit for bit, on every platform, to what NumPy draws on Linux with a
 * current x86-64 processor. NumPy takes the logarithm in a normal or exponential number from the C
 * library of the machine, here {@link CMath#log} repeats it; NumPy elsewhere may differ in the last
 * places.
 *
 * <p>Source: Matsumoto and Nishimura (1998) for the generator; the documentation of NumPy's legacy
 * random generation for the methods.
 */
public final class NumpyRandom implements RandomStream {
  private static final double TWO_TO_26 = 0x1p26;
  private static final double TWO_TO_53 = 0x1p53;

  private final MersenneTwister twister;
  private final Polar polar = new Polar(this::uniform);

  /**
   * The generator after {@code seed(number)}.
   *
   * @param seed at least 0 and less than 2^32
   * @throws IllegalArgumentException if the seed is outside that range
   */
  public NumpyRandom(long seed) {
    if (seed < 0 || seed > 0xffffffffL) {
      throw new IllegalArgumentException("seed must be between 0 and 2^32 - 1, but is " + seed);
    }
    this.twister = MersenneTwister.ofNumber((int) seed);
  }

  /**
   * The generator after {@code seed([number, number, ...])}.
   *
   * @param seed words of 32 bits, at least one
   * @throws IllegalArgumentException if there is none
   */
  public NumpyRandom(int[] seed) {
    if (seed.length == 0) {
      throw new IllegalArgumentException("an array of seeds must not be empty");
    }
    this.twister = MersenneTwister.ofArray(seed.clone());
  }

  @Override
  public double uniform() {
    int high = twister.nextWord() >>> 5;
    int low = twister.nextWord() >>> 6;
    return (high * TWO_TO_26 + low) / TWO_TO_53;
  }

  @Override
  public double normal() {
    return polar.next();
  }

  @Override
  public int nextInt(int bound) {
    Arguments.atLeast("nextInt", "bound", bound, 1);
    return (int) upTo(bound - 1L);
  }

  /**
   * NumPy's {@code rand(n)}: uniform numbers on the unit interval.
   *
   * @param n how many
   * @return a new array
   */
  public double[] rand(int n) {
    double[] values = array("rand", n);
    fillUniform(values);
    return values;
  }

  /**
   * NumPy's {@code randn(n)}: standard normal numbers.
   *
   * @param n how many
   * @return a new array
   */
  public double[] randn(int n) {
    double[] values = array("randn", n);
    fillNormal(values);
    return values;
  }

  /**
   * NumPy's {@code uniform(low, high, n)}.
   *
   * @param low the lower end
   * @param high the upper end
   * @param n how many
   * @return a new array
   */
  public double[] uniform(double low, double high, int n) {
    double[] values = array("uniform", n);
    for (int i = 0; i < n; i++) {
      values[i] = uniform(low, high);
    }
    return values;
  }

  /**
   * NumPy's {@code normal(mean, deviation, n)}.
   *
   * @param mean the mean
   * @param deviation the standard deviation, not negative
   * @param n how many
   * @return a new array
   */
  public double[] normal(double mean, double deviation, int n) {
    if (!(deviation >= 0)) {
      throw new IllegalArgumentException("normal: deviation must not be negative: " + deviation);
    }
    double[] values = array("normal", n);
    for (int i = 0; i < n; i++) {
      values[i] = normal(mean, deviation);
    }
    return values;
  }

  /**
   * NumPy's {@code exponential(scale, n)}.
   *
   * @param scale the mean, not negative
   * @param n how many
   * @return a new array of {@code -scale log(1 - u)}
   */
  public double[] exponential(double scale, int n) {
    if (!(scale >= 0)) {
      throw new IllegalArgumentException("exponential: scale must not be negative: " + scale);
    }
    double[] values = array("exponential", n);
    for (int i = 0; i < n; i++) {
      values[i] = scale * -CMath.log(1.0 - uniform());
    }
    return values;
  }

  /**
   * NumPy's {@code randint(low, high, n)}: integers from {@code low} to {@code high - 1}.
   *
   * @param low the smallest value
   * @param high one more than the largest value
   * @param n how many
   * @return a new array
   * @throws IllegalArgumentException if {@code high} does not exceed {@code low}
   */
  public long[] randint(long low, long high, int n) {
    if (low >= high) {
      throw new IllegalArgumentException("randint: low " + low + " must be below high " + high);
    }
    Arguments.atLeast("randint", "n", n, 0);
    long[] values = new long[n];
    for (int i = 0; i < n; i++) {
      values[i] = low + upTo(high - 1 - low);
    }
    return values;
  }

  /**
   * NumPy's {@code choice(n, size, replace)}.
   *
   * @param n the integers {@code 0 .. n-1} to choose from
   * @param size how many to choose
   * @param replace whether one may be chosen again
   * @return a new array in the order of choice
   * @throws IllegalArgumentException if, without replacement, {@code size} exceeds {@code n}
   */
  public int[] choice(int n, int size, boolean replace) {
    Arguments.atLeast("choice", "size", size, 0);
    Arguments.atLeast("choice", "n", n, replace ? Math.min(size, 1) : size);
    if (!replace) {
      return Arrays.copyOf(permutation(n), size);
    }
    int[] chosen = new int[size];
    for (int i = 0; i < size; i++) {
      chosen[i] = (int) upTo(n - 1L);
    }
    return chosen;
  }

  /**
   * NumPy's {@code choice(n, size, replace, p)}.
   *
   * @param n the integers {@code 0 .. n-1} to choose from
   * @param size how many to choose
   * @param replace whether one may be chosen again
   * @param p {@code n} probabilities, which NumPy wants to add up to 1
   * @return a new array in the order of choice
   * @throws IllegalArgumentException if the probabilities are not {@code n}, not valid or do not
   *     add up to 1 within 1.5e-8, or if fewer than {@code size} are positive without replacement
   */
  public int[] choice(int n, int size, boolean replace, double[] p) {
    Arguments.atLeast("choice", "size", size, 0);
    Arguments.weights("choice", p, n);
    double sum = Arrays.stream(p).sum();
    if (Math.abs(sum - 1) > 1.5e-8) {
      throw new IllegalArgumentException("choice: probabilities add up to " + sum + ", not to 1");
    }
    if (replace) {
      double[] cumulative = Cumulative.normalised(p);
      int[] chosen = new int[size];
      for (int i = 0; i < size; i++) {
        chosen[i] = Cumulative.indexAfter(cumulative, uniform());
      }
      return chosen;
    }
    Arguments.enough("choice", size, p);
    return distinct(size, p.clone());
  }

  /** Draws as many as are missing, keeps the new ones in order of first meeting, and goes on. */
  private int[] distinct(int size, double[] p) {
    int[] chosen = new int[size];
    int found = 0;
    while (found < size) {
      double[] draws = rand(size - found);
      double[] cumulative = Cumulative.normalised(p);
      for (double u : draws) {
        int index = Cumulative.indexAfter(cumulative, u);
        if (p[index] > 0) {
          p[index] = 0;
          chosen[found++] = index;
        }
      }
    }
    return chosen;
  }

  /**
   * NumPy's {@code shuffle}, in place.
   *
   * @param values the array to reorder
   */
  public void shuffle(double[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = (int) upTo(i);
      double kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }

  /**
   * An integer in {@code 0 .. max}: masked words are refused until one is not above {@code max}.
   */
  private long upTo(long max) {
    if (max == 0) {
      return 0;
    }
    long mask = -1L >>> Long.numberOfLeadingZeros(max);
    boolean narrow = mask >>> 32 == 0;
    long value;
    do {
      value = (narrow ? word() : word() << 32 | word()) & mask;
    } while (Long.compareUnsigned(value, max) > 0);
    return value;
  }

  private long word() {
    return twister.nextWord() & 0xffffffffL;
  }

  private static double[] array(String method, int n) {
    Arguments.atLeast(method, "n", n, 0);
    return new double[n];
  }
}
