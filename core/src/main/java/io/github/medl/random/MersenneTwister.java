package io.github.medl.random;

/**
 * The Mersenne Twister MT19937 of 32-bit words, which NumPy and R both use, each with a seeding of
 * its own.
 *
 * <p>Source: Matsumoto and Nishimura, "Mersenne Twister: a 623-dimensionally equidistributed
 * uniform pseudo-random number generator", ACM TOMACS 8 (1998), and their initialisation of 2002.
 */
final class MersenneTwister {
  /** The number of words of the state. */
  static final int WORDS = 624;

  private static final int SHIFT = 397;

  private final int[] state;
  private int next = WORDS;

  /** Takes over a state whose words have all still to be mixed. */
  MersenneTwister(int[] state) {
    this.state = state;
  }

  /** The initialisation by one number, {@code init_genrand} of 2002. */
  static MersenneTwister ofNumber(int seed) {
    int[] state = new int[WORDS];
    state[0] = seed;
    for (int i = 1; i < WORDS; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
    return new MersenneTwister(state);
  }

  /** The initialisation by an array of words, {@code init_by_array} of 2002. */
  static MersenneTwister ofArray(int[] key) {
    int[] state = ofNumber(19650218).state;
    int i = 1;
    int j = 0;
    for (int k = Math.max(WORDS, key.length); k > 0; k--) {
      int mixed = (state[i - 1] ^ (state[i - 1] >>> 30)) * 1664525;
      state[i] = (state[i] ^ mixed) + key[j] + j;
      j = (j + 1) % key.length;
      i = after(i, state);
    }
    for (int k = WORDS - 1; k > 0; k--) {
      int mixed = (state[i - 1] ^ (state[i - 1] >>> 30)) * 1566083941;
      state[i] = (state[i] ^ mixed) - i;
      i = after(i, state);
    }
    state[0] = 0x80000000;
    return new MersenneTwister(state);
  }

  private static int after(int i, int[] state) {
    if (i + 1 < WORDS) {
      return i + 1;
    }
    state[0] = state[WORDS - 1];
    return 1;
  }

  /** The next word: all 32 bits are random. */
  int nextWord() {
    if (next == WORDS) {
      twist();
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return y ^ (y >>> 18);
  }

  private void twist() {
    for (int k = 0; k < WORDS; k++) {
      int y = (state[k] & 0x80000000) | (state[(k + 1) % WORDS] & 0x7fffffff);
      state[k] = state[(k + SHIFT) % WORDS] ^ (y >>> 1) ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
    }
    next = 0;
  }
}
