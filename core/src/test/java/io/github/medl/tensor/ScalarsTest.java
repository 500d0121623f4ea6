package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScalarsTest {
  private static final float[] SPECIAL = {
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    1f,
    -1f,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN,
    Float.intBitsToFloat(0xffc00000), // a NaN with a sign
  };

  @Test
  void tanhOfFloatsIsWithinSixUnitsInTheLastPlace() {
    for (int bits = 0; bits < Float.floatToRawIntBits(20f); bits += 1009) {
      float x = Float.intBitsToFloat(bits);
      double expected = StrictMath.tanh(x);
      double unit = Math.ulp((float) expected);
      assertThat(Math.abs(Scalars.tanh(x) - expected)).as("tanh(%s)", x).isLessThan(6 * unit);
    }
  }

  @Test
  void tanhIsOddAndBoundedByOne() {
    for (int bits = 0; bits < Float.floatToRawIntBits(20f); bits += 1009) {
      float x = Float.intBitsToFloat(bits);
      assertThat(Scalars.tanh(-x)).isEqualTo(-Scalars.tanh(x));
      assertThat(Scalars.tanh(x)).isLessThanOrEqualTo(1f);
    }
    assertThat(Scalars.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1f);
    assertThat(Scalars.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
    assertThat(Scalars.tanh(Float.NaN)).isNaN();
  }

  @Test
  void gateLetsThroughWhereTheSecondNumberIsPositive() {
    for (float a : SPECIAL) {
      for (float b : SPECIAL) {
        assertThat(Float.floatToIntBits(Scalars.gate(a, b)))
            .as("gate(%s, %s)", a, b)
            .isEqualTo(Float.floatToIntBits(b > 0 ? a : 0));
        assertThat(Double.doubleToLongBits(Scalars.gate((double) a, (double) b)))
            .as("gate(%s, %s) in double", a, b)
            .isEqualTo(Double.doubleToLongBits(b > 0 ? a : 0));
      }
    }
    assertThat(Scalars.gate(2.0, Double.MIN_VALUE)).isEqualTo(2.0);
    assertThat(Scalars.gate(2.0, -Double.MIN_VALUE)).isEqualTo(0.0);
  }
}
