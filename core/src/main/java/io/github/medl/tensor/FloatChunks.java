package io.github.medl.tensor;

import org.jspecify.annotations.Nullable;

/**
 * A function of floats as a sequence of loops over chunks that stay in the nearest cache.
 *
 * <p>The compiler turns a loop into vector instructions if its body is short, if all its arrays are
 * counted alike, here from 0, and if no other loop has been pulled into the same method. So each
 * loop is a {@link Step} that is called from one place, which sees too many kinds of steps to pull
 * any of them in.
 */
final class FloatChunks {
  private static final int LENGTH = FloatBits.LENGTH;

  /** Fresh arrays would cost more than the function: each thread keeps its chunk. */
  private static final ThreadLocal<Chunk> CHUNK = ThreadLocal.withInitial(Chunk::new);

  /** One loop over the first {@code n} elements of some arrays of a chunk. */
  interface Step {
    void run(Chunk c);
  }

  /** The arguments x, the results y, both counted from 0, and room for what is on the way. */
  static final class Chunk {
    final float[] x = array();
    final float[] y = array();
    final float[] u = array();
    final float[] v = array();
    final float[] w = array();
    final float[] low = array();
    final FloatBits bits = new FloatBits();
    int n;
    private float[] arguments;
    private float @Nullable [] lows;
    private float[] results;
    private float @Nullable [] others;
    private int at;
    private int far;

    /** Set where the short way ends, because an argument is too far from 0 for it. */
    boolean isBeyond;

    /** Writes y 2^m for the m + SHIFT in u to the results, as {@link FloatBits#scale}. */
    void scale() {
      isBeyond = !bits.scale(u, y, 0, n, results, at);
    }

    /** 2^m in place of the m + SHIFT in v, as {@link FloatBits#nearPowers}. */
    void nearPowers() {
      isBeyond = !bits.nearPowers(v, n);
    }

    /** The first step of a short way: |x| or the edge in u, x cut at the edge in low. */
    void cut(float edge) {
      bits.cut(arguments, at, n, edge, u, low);
    }

    /** The last step. */
    void copyOut() {
      System.arraycopy(y, 0, results, at, n);
    }

    /** The last step of two functions at once, the second one in low. */
    void copyBothOut() {
      copyOut();
      System.arraycopy(low, 0, others, at, n);
    }

    /** Somewhat longer, for arrays that lie 4096 bytes apart get into each other's way. */
    private static float[] array() {
      return new float[LENGTH + 96];
    }
  }

  /** Chunks that are not tried the short way after one for which it failed. */
  static final int PATIENCE = 32;

  private final Step[] steps;
  private final Step @Nullable [] near;

  private FloatChunks(Step[] steps, Step @Nullable [] near) {
    this.steps = steps;
    this.near = near;
  }

  /**
   * The same function with a shorter way for chunks whose arguments are all near enough to 0, to
   * the same bits.
   *
   * @param loops from x to the results; one of them sets {@link Chunk#isBeyond} where they are not
   */
  FloatChunks orNear(Step... loops) {
    Step[] all = new Step[loops.length + 1];
    all[0] = steps[0];
    System.arraycopy(loops, 0, all, 1, loops.length);
    return orNearFrom(all);
  }

  /** The same if the first of the loops takes the arguments from where they are. */
  FloatChunks orNearFrom(Step... loops) {
    return new FloatChunks(steps, loops);
  }

  /** A function, as the loops from x to y. */
  static FloatChunks of(Step... loops) {
    Step[] steps = new Step[loops.length + 2];
    steps[0] = FloatChunks::copyIn;
    System.arraycopy(loops, 0, steps, 1, loops.length);
    steps[loops.length + 1] = Chunk::copyOut;
    return new FloatChunks(steps, null);
  }

  /** One loop, then some more, then another one. */
  static FloatChunks of(Step before, Step[] between, Step after) {
    Step[] loops = new Step[between.length + 2];
    loops[0] = before;
    System.arraycopy(between, 0, loops, 1, between.length);
    loops[between.length + 1] = after;
    return of(loops);
  }

  /** Two functions at once, as the loops from x to y and low. */
  static FloatChunks ofBoth(Step... loops) {
    FloatChunks both = of(loops);
    both.steps[both.steps.length - 1] = Chunk::copyBothOut;
    return both;
  }

  private static void copyIn(Chunk c) {
    System.arraycopy(c.arguments, c.at, c.x, 0, c.n);
    if (c.lows != null) {
      System.arraycopy(c.lows, c.at, c.low, 0, c.n);
    }
  }

  /** y[i] = f(x[i]) from {@code from} to before {@code to}; y may be x. */
  void apply(float[] x, float[] y, int from, int to) {
    apply(x, null, y, from, to);
  }

  /** The same for a function of x[i] + low[i]. */
  void apply(float[] x, float[] low, float[] y, int from, int to) {
    apply(x, low, y, null, from, to);
  }

  /** y[i] = f(x[i]) and also[i] = g(x[i]); either may be x. */
  void applyBoth(float[] x, float[] y, float[] also, int from, int to) {
    apply(x, null, y, also, from, to);
  }

  private void apply(
      float[] x, float @Nullable [] low, float[] y, float @Nullable [] also, int from, int to) {
    Chunk chunk = CHUNK.get();
    chunk.arguments = x;
    chunk.lows = low;
    chunk.results = y;
    chunk.others = also;
    for (int at = from; at < to; at += LENGTH) {
      chunk.at = at;
      chunk.n = Math.min(LENGTH, to - at);
      if (near == null || !isDoneNear(chunk)) {
        run(steps, chunk);
      }
    }
    chunk.arguments = null;
    chunk.lows = null;
    chunk.results = null;
    chunk.others = null;
  }

  private boolean isDoneNear(Chunk chunk) {
    if (chunk.far > 0) {
      chunk.far--;
      return false;
    }
    run(near, chunk);
    chunk.far = chunk.isBeyond ? PATIENCE : 0;
    return !chunk.isBeyond;
  }

  private static void run(Step[] steps, Chunk chunk) {
    chunk.isBeyond = false;
    for (Step step : steps) {
      step.run(chunk);
      if (chunk.isBeyond) {
        return;
      }
    }
  }
}
