package io.github.medl.random;

import io.github.medl.numeric.CMath;
import org.apache.commons.rng.core.source64.L64X128Mix;
import org.apache.commons.rng.core.source64.SplitMix64;

/**
 * The library's own generator: L64X128Mix of the LXM family, seeded by SplitMix64.
 *
 * <p>A linear congruential generator of 64 bits and a xor-based one of 128 run side by side and are
 * mixed; streams with other additive constants are independent, which is what makes {@link
 * #split()} sound. Normal numbers are made by the polar method. No step leaves its bits to the
 * platform.
 *
 * <p>Source: Steele and Vigna, "LXM: better splittable pseudorandom number generators (and almost
 * as fast)", OOPSLA 2021; the implementation is that of Apache Commons RNG.
 */
public final class SplittableStream implements RandomStream {
  private static final int SEED_WORDS = 4;

  private final L64X128Mix generator;
  private final Polar polar = new Polar(this::uniform);

  /**
   * A stream that depends on the seed only.
   *
   * @param seed any number
   */
  public SplittableStream(long seed) {
    this(new L64X128Mix(words(new SplitMix64(seed))));
  }

  private SplittableStream(L64X128Mix generator) {
    this.generator = generator;
  }

  private static long[] words(SplitMix64 source) {
    long[] words = new long[SEED_WORDS];
    for (int i = 0; i < SEED_WORDS; i++) {
      words[i] = source.nextLong();
    }
    return words;
  }

  /**
   * A new stream, independent of this one and of all others split from it; this stream moves on.
   *
   * @return the new stream
   */
  public SplittableStream split() {
    SplitMix64 source = new SplitMix64(generator.nextLong());
    return new SplittableStream(new L64X128Mix(words(source)));
  }

  /**
   * One word, all of whose bits are random.
   *
   * @return any number
   */
  public long nextLong() {
    return generator.nextLong();
  }

  @Override
  public double uniform() {
    return (generator.nextLong() >>> 11) * 0x1p-53;
  }

  @Override
  public double normal() {
    return polar.next();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Takes the high word of a product of 32-bit numbers and refuses the few words that would make
   * small values likelier (Lemire 2019, doi 10.1145/3230636).
   */
  @Override
  public int nextInt(int bound) {
    Arguments.atLeast("nextInt", "bound", bound, 1);
    long product = (generator.nextLong() >>> 32) * bound;
    if ((product & 0xffffffffL) < bound) {
      long threshold = (1L << 32) % bound;
      while ((product & 0xffffffffL) < threshold) {
        product = (generator.nextLong() >>> 32) * bound;
      }
    }
    return (int) (product >>> 32);
  }

  /**
   * {@code size} of the integers {@code 0 .. n-1}, all with the same probability.
   *
   * @param n the number of integers to choose from
   * @param size how many to choose
   * @param replace whether one may be chosen again
   * @return a new array in the order of choice
   * @throws IllegalArgumentException if, without replacement, {@code size} exceeds {@code n}
   */
  public int[] choice(int n, int size, boolean replace) {
    Arguments.atLeast("choice", "size", size, 0);
    Arguments.atLeast("choice", "n", n, replace ? Math.min(size, 1) : size);
    int[] chosen = new int[size];
    if (replace) {
      for (int i = 0; i < size; i++) {
        chosen[i] = nextInt(n);
      }
      return chosen;
    }
    int[] left = new int[n];
    for (int i = 0; i < n; i++) {
      left[i] = i;
    }
    for (int i = 0; i < size; i++) {
      int j = nextInt(n - i);
      chosen[i] = left[j];
      left[j] = left[n - i - 1];
    }
    return chosen;
  }

  /**
   * {@code size} of the integers {@code 0 .. p.length-1} with replacement, {@code i} with
   * probability {@code p[i] / sum p}.
   *
   * @param p weights, not negative and not all zero
   * @param size how many to choose
   * @return a new array in the order of choice
   * @throws IllegalArgumentException if a weight is negative or not finite, or all are zero
   */
  public int[] choice(double[] p, int size) {
    Arguments.weights("choice", p, p.length);
    Arguments.atLeast("choice", "size", size, 0);
    double[] cumulative = Cumulative.normalised(p);
    int[] chosen = new int[size];
    for (int i = 0; i < size; i++) {
      chosen[i] = Cumulative.indexAfter(cumulative, uniform());
    }
    return chosen;
  }

  /**
   * One draw from the exponential distribution with mean 1.
   *
   * @return {@code -log(1 - u)} with {@code u} from {@link #uniform()}
   */
  public double exponential() {
    return -CMath.log(1.0 - uniform());
  }
}
