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
