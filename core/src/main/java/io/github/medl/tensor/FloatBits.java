package io.github.medl.tensor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * Floats as whole numbers, many at a time: what a loop over {@link Float#floatToRawIntBits} cannot
 * do in vectors, for it moves every number between two kinds of registers.
 *
 * <p>Floats are copied into bytes and out of them in one go; a loop that reads the bytes as ints
 * and writes ints becomes vector instructions. Each thread keeps its room.
 */
final class FloatBits {
  /** Numbers that are done together. */
  static final int LENGTH = 1024;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

  /** Numbers that are done before they would have been copied. */
  private static final int SHORT = 64;

  /**
   * Bits of the least and greatest m + SHIFT by which a number near 1 is scaled to a normal one.
   */
  private static final int LEAST = FloatExp.BITS_OF_SHIFT - 124;

  private static final int GREATEST = FloatExp.BITS_OF_SHIFT + 126;

  private static final int BEHIND_INFINITY = 0x7f80_0001;

  /** What the number after which the powers of two count has as an exponent. */
  private static final int BIAS = 127;

  private static final int MANTISSA = 23;

  private static final ThreadLocal<FloatBits> ROOM = ThreadLocal.withInitial(FloatBits::new);

  private final byte[] first = new byte[Float.BYTES * LENGTH];
  private final byte[] second = new byte[Float.BYTES * LENGTH + 192];
  private final FloatBuffer firstFloats = floats(first);
  private final FloatBuffer secondFloats = floats(second);

  FloatBits() {}

  private static FloatBuffer floats(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }

  /**
   * 2^m in place of each m + {@link FloatExp#SHIFT}, for whole numbers m from -126 to 127.
   *
   * @param x as many numbers as there is room for, at most {@link #LENGTH}
   * @param n how many
   */
  void powers(float[] x, int n) {
    firstFloats.put(0, x, 0, n);
    powers(first, n);
    firstFloats.get(0, x, 0, n);
  }

  /**
   * The same if every m lies from -124 to 126.
   *
   * @return whether it does; if not, x is as it was
   */
  boolean nearPowers(float[] x, int n) {
    firstFloats.put(0, x, 0, n);
    boolean isNear = nearPowers(first, n) >= 0;
    if (isNear) {
      firstFloats.get(0, x, 0, n);
    }
    return isNear;
  }

  /** Negative as in {@link #scale}. */
  private static int nearPowers(byte[] bits, int n) {
    int beyond = 0;
    for (int i = 0; i < n; i++) {
      int m = (int) INTS.get(bits, i * 4);
      beyond |= (m - LEAST) | (GREATEST - m);
      INTS.set(bits, i * 4, (m - FloatExp.BITS_OF_SHIFT + BIAS) << MANTISSA);
    }
    return beyond;
  }

  private static void powers(byte[] bits, int n) {
    for (int i = 0; i < n; i++) {
      int m = (int) INTS.get(bits, i * 4) - FloatExp.BITS_OF_SHIFT;
      INTS.set(bits, i * 4, (m + BIAS) << MANTISSA);
    }
  }

  /**
   * The same in two factors, 2^k in x and 2^(m-k) in {@code other} for the whole number k with m =
   * 2k or 2k + 1: 2^m may be no float where these are.
   */
  void twoPowers(float[] x, float[] other, int n) {
    firstFloats.put(0, x, 0, n);
    twoPowers(first, second, n);
    firstFloats.get(0, x, 0, n);
    secondFloats.get(0, other, 0, n);
  }

  private static void twoPowers(byte[] bits, byte[] others, int n) {
    for (int i = 0; i < n; i++) {
      int m = (int) INTS.get(bits, i * 4) - FloatExp.BITS_OF_SHIFT;
      int k = m >> 1;
      INTS.set(bits, i * 4, (k + BIAS) << MANTISSA);
      INTS.set(others, i * 4, (m - k + BIAS) << MANTISSA);
    }
  }

  /** The same with 2^(k-m), the inverse of the second factor. */
  void powerAndInverse(float[] x, float[] inverse, int n) {
    firstFloats.put(0, x, 0, n);
    powerAndInverse(first, second, n);
    firstFloats.get(0, x, 0, n);
    secondFloats.get(0, inverse, 0, n);
  }

  private static void powerAndInverse(byte[] bits, byte[] inverses, int n) {
    for (int i = 0; i < n; i++) {
      int m = (int) INTS.get(bits, i * 4) - FloatExp.BITS_OF_SHIFT;
      int k = m >> 1;
      INTS.set(bits, i * 4, (k + BIAS) << MANTISSA);
      INTS.set(inverses, i * 4, (k - m + BIAS) << MANTISSA);
    }
  }

  /**
   * y 2^m for numbers y and as many m + {@link FloatExp#SHIFT}, if every m lies from -124 to 126:
   * then m is added to the exponent of y. For y from 1/2 to 2 (or 0 with m = 0) that is the product
   * to the bit.
   *
   * @param from where the numbers begin
   * @param n how many, at most {@link #LENGTH}
   * @param at where the results begin
   * @return whether it was done; if not, some m is out of bounds or NaN, and no result is written
   */
  boolean scale(float[] shifted, float[] y, int from, int n, float[] results, int at) {
    firstFloats.put(0, shifted, from, n);
    secondFloats.put(0, y, from, n);
    boolean isNear = scale(first, second, n) >= 0;
    if (isNear) {
      secondFloats.get(0, results, at, n);
    }
    return isNear;
  }

  /** Negative if some m is out of bounds: for any bits one of the differences is negative then. */
  private static int scale(byte[] shifted, byte[] y, int n) {
    int beyond = 0;
    for (int i = 0; i < n; i++) {
      int m = (int) INTS.get(shifted, i * 4);
      beyond |= (m - LEAST) | (GREATEST - m);
      INTS.set(y, i * 4, (int) INTS.get(y, i * 4) + (m << MANTISSA)); // SHIFT's bits fall out
    }
    return beyond;
  }

  /**
   * The larger one of |x| and an edge, and x where its size is below the edge, else the edge with
   * its sign. NaN is larger than any edge. Bounds of floats, where NaN and the sign of zero count,
   * take several times as long.
   */
  void cut(float[] x, int at, int n, float edge, float[] sizes, float[] inner) {
    firstFloats.put(0, x, at, n);
    cut(first, second, n, Float.floatToRawIntBits(edge));
    firstFloats.get(0, sizes, 0, n);
    secondFloats.get(0, inner, 0, n);
  }

  private static void cut(byte[] x, byte[] inner, int n, int edge) {
    for (int i = 0; i < n; i++) {
      int bits = (int) INTS.get(x, i * 4);
      int size = bits & Integer.MAX_VALUE;
      int below = (size - edge) & ((size - edge) >> 31); // or 0; sizes are ordered as their bits
      INTS.set(inner, i * 4, (edge + below) | (bits & Integer.MIN_VALUE));
      INTS.set(x, i * 4, size - below);
    }
  }

  /** As {@link BinaryKernels32#gate}: c = a where b is positive, else 0. */
  static void gate(float[] a, int ia, float[] b, int ib, float[] c, int from, int to) {
    if (to - from < SHORT || ib >= 0) {
      BinaryKernels32.gate(a, ia, b, ib, c, from, to);
      return;
    }
    FloatBits room = ROOM.get();
    for (int at = from; at < to; at += LENGTH) {
      int n = Math.min(LENGTH, to - at);
      room.secondFloats.put(0, b, at, n);
      if (ia < 0) {
        room.firstFloats.put(0, a, at, n);
        gate(room.first, room.second, n);
      } else {
        gate(Float.floatToRawIntBits(a[ia]), room.second, room.first, n);
      }
      room.firstFloats.get(0, c, at, n);
    }
  }

  private static void gate(byte[] a, byte[] b, int n) {
    for (int i = 0; i < n; i++) {
      INTS.set(a, i * 4, (int) INTS.get(a, i * 4) & positive((int) INTS.get(b, i * 4)));
    }
  }

  private static void gate(int a, byte[] b, byte[] c, int n) {
    for (int i = 0; i < n; i++) {
      INTS.set(c, i * 4, a & positive((int) INTS.get(b, i * 4)));
    }
  }

  /** All ones for bits from 1 to those of infinity, of a number that is positive and not NaN. */
  private static int positive(int bits) {
    return (-bits & ~bits & (bits - BEHIND_INFINITY)) >> 31;
  }
}
