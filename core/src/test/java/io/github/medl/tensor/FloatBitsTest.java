package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  @Test
  void numbersAreScaledByPowersOfTwoUnlessOneOfThemIsOutOfBounds() {
    int n = 251;
    float[] y = new float[n];
    float[] shifted = new float[n];
    for (int i = 0; i < n; i++) {
      y[i] = 0.51f + 1.48f * i / n;
      shifted[i] = i - 124 + FloatExp.SHIFT;
    }
    float[] results = new float[n];
    assertThat(new FloatBits().scale(shifted, y, 1, n - 1, results, 1)).isTrue();
    assertThat(results[0]).isZero();
    float[] powers = shifted.clone();
    assertThat(new FloatBits().nearPowers(powers, n)).isTrue();
    assertThat(powers[0]).isEqualTo(Math.scalb(1f, -124));
    assertThat(powers[n - 1]).isEqualTo(Math.scalb(1f, 126));
    for (int i = 1; i < n; i++) {
      assertThat(results[i]).isEqualTo(y[i] * Math.scalb(1f, i - 124));
    }
    float[] beyond = {
      FloatExp.SHIFT - 125,
      FloatExp.SHIFT + 127,
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      -0f,
      0,
      -1,
      -Float.MIN_VALUE,
      -Float.MAX_VALUE,
      Float.MAX_VALUE,
      Float.intBitsToFloat(-1)
    };
    for (float s : beyond) {
      float[] one = shifted.clone();
      one[100] = s;
      float[] untouched = new float[n];
      assertThat(new FloatBits().scale(one, y, 0, n, untouched, 0)).as("%s", s).isFalse();
      assertThat(untouched).containsOnly(0);
      assertThat(new FloatBits().nearPowers(one, n)).as("%s", s).isFalse();
      assertThat(one[0]).isEqualTo(shifted[0]);
    }
  }

  /** Functions that have a short way, and how wide it is. */
  private enum Short {
    EXP(FloatExp::exp, 170),
    SIGMOID(FloatSigmoid::sigmoid, 170),
    SILU(FloatSigmoid::silu, 170),
    TANH(FloatTanh::tanh, 84),
    GELU_TANH(FloatSigmoid::geluTanh, 19),
    GELU(FloatNormal::gelu, 26),
    GELU_SLOPE(FloatNormal::geluSlope, 26),
    GELU_BESIDE_SLOPE(
        (x, y, from, to) -> FloatNormal.geluAndSlope(x, y, new float[to], from, to), 26),
    SLOPE_BESIDE_GELU(
        (x, y, from, to) -> FloatNormal.geluAndSlope(x, new float[to], y, from, to), 26);

    private final Unary.Loop32 loop;
    private final float width;

    Short(Unary.Loop32 loop, float width) {
      this.loop = loop;
      this.width = width;
    }
  }

  @Test
  void aNumberIsCutAtAnEdge() {
    float[] x = any(3);
    int n = 1000;
    float[] sizes = new float[n];
    float[] inner = new float[n];
    new FloatBits().cut(x, 2, n, 0.625f, sizes, inner);
    for (int i = 0; i < n; i++) {
      float v = x[i + 2];
      if (v == v) {
        assertThat(sizes[i]).isEqualTo(Math.max(Math.abs(v), 0.625f));
        assertThat(Float.floatToRawIntBits(inner[i]))
            .isEqualTo(Float.floatToRawIntBits(Math.min(Math.max(v, -0.625f), 0.625f)));
      } else {
        assertThat(sizes[i]).isNaN();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFunctionHasTheSameBitsBesideArgumentsThatAreFarOff(Short f) {
    Random random = new Random(5);
    float[] x = new float[2 * FloatBits.LENGTH];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i % 3 == 0 ? f.width : 2) * (random.nextFloat() - 0.5f);
    }
    x[77] = -0f;
    x[78] = Float.MIN_VALUE;
    float[] near = new float[x.length];
    for (int k = 0; k < FloatChunks.PATIENCE; k++) { // until the short way is tried
      f.loop.run(x, near, 0, x.length);
    }
    for (float far : new float[] {-100, 100, Float.NaN, Float.NEGATIVE_INFINITY}) {
      x[0] = far;
      float[] y = new float[x.length];
      f.loop.run(x, y, 0, x.length); // the second half is not tried
      near[0] = y[0];
      assertThat(bits(y)).isEqualTo(bits(near));
    }
  }

  @Test
  void aRowOfSoftmaxHasTheSameBitsBehindOneThatIsFarOff() {
    Random random = new Random(6);
    for (int n : new int[] {10, 63, 64, 65, 257, 1024, 2049}) {
      Tensor x = Tensor.of(random.doubles(3L * n, -40, 40).toArray(), 3, n).cast(DType.FLOAT32);
      float[] two = x.slice(0, 0, 2).toFloats();
      two[n / 2] = Float.NEGATIVE_INFINITY;
      Tensor far = Tensor.of(two, 2, n);
      for (boolean isLog : new boolean[] {false, true}) {
        for (int k = 0; k < 2 * FloatChunks.PATIENCE; k++) { // until it is tried again
          softmax(x, isLog);
        }
        int[] near = bits(softmax(x, isLog).slice(0, 1, 2).toFloats());
        softmax(far, isLog);
        int[] behind = bits(softmax(x, isLog).slice(0, 1, 2).toFloats());
        assertThat(behind).as("%d %s", n, isLog).isEqualTo(near);
        int[] beside = bits(softmax(far, isLog).slice(0, 1, 2).toFloats());
        assertThat(beside).as("%d %s", n, isLog).isEqualTo(near);
      }
    }
  }

  private static Tensor softmax(Tensor x, boolean isLog) {
    return isLog ? x.logSoftmax(-1) : x.softmax(-1);
  }
}
