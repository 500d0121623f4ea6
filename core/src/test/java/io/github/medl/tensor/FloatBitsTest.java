package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Loops over the bits of many floats do what the functions of one float do. */
class FloatBitsTest {
  /** More than a chunk of any bits: all sizes, infinities, NaN, zeros of both signs. */
  private static float[] any(int seed) {
    Random random = new Random(seed);
    float[] x = new float[FloatBits.LENGTH + 300];
    for (int i = 0; i < x.length; i++) {
      x[i] = Float.intBitsToFloat(random.nextInt());
    }
    float[] special = {
      0, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE
    };
    for (int i = 0; i < special.length; i++) {
      x[i * 7 + seed] = special[i];
    }
    return x;
  }

  private static int[] bits(float[] x) {
    int[] bits = new int[x.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(x[i]);
    }
    return bits;
  }

  @Test
  void aGateIsOpenWhereANumberIsPositive() {
    float[] a = any(1);
    float[] b = any(2);
    for (int ia : new int[] {BinaryKernels32.ALONG, 5}) {
      for (int ib : new int[] {BinaryKernels32.ALONG, 3}) {
        float[] expected = new float[a.length];
        for (int i = 0; i < a.length; i++) {
          expected[i] = Scalars.gate(a[ia < 0 ? i : ia], b[ib < 0 ? i : ib]);
        }
        float[] c = new float[a.length];
        FloatBits.gate(a, ia, b, ib, c, 0, 40);
        FloatBits.gate(a, ia, b, ib, c, 40, a.length);
        assertThat(bits(c)).isEqualTo(bits(expected));
      }
    }
  }

  @Test
  void powersOfTwoAreExactAndHaveAProductThatMayBeNoFloat() {
    float[] m = new float[240];
    for (int i = 0; i < m.length; i++) {
      m[i] = i - 120 + FloatExp.SHIFT;
    }
    float[] one = m.clone();
    new FloatBits().powers(one, one.length);
    float[] first = m.clone();
    float[] second = new float[m.length];
    new FloatBits().twoPowers(first, second, m.length);
    float[] same = m.clone();
    float[] inverse = new float[m.length];
    new FloatBits().powerAndInverse(same, inverse, m.length);
    for (int i = 0; i < m.length; i++) {
      assertThat(one[i]).isEqualTo(Math.scalb(1f, i - 120));
      assertThat(first[i]).isEqualTo(Math.scalb(1f, Math.floorDiv(i - 120, 2)));
      assertThat((double) first[i] * second[i]).isEqualTo(Math.scalb(1.0, i - 120));
      assertThat(same[i]).isEqualTo(first[i]);
      assertThat(inverse[i]).isEqualTo(1 / second[i]);
    }
  }
}
