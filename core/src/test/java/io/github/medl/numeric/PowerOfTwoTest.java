package io.github.medl.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PowerOfTwoTest {
  @Test
  void ordinaryNumbersKeepTheirUnit() {
    for (double x : new double[] {0, 1, 0x1p-10, 0x1.fffffffffffffp10}) {
      assertThat(PowerOfTwo.exponent(x, 10)).isZero();
      assertThat(PowerOfTwo.unit(x, 10)).isEqualTo(1);
    }
    assertThat(PowerOfTwo.exponent(0x1p11, 10)).isEqualTo(11);
    assertThat(PowerOfTwo.exponent(0x1.fffffffffffffp-11, 10)).isEqualTo(-11);
  }

  @Test
  void inItsUnitANumberLiesNearOneAndComesBackExactly() {
    for (double x : new double[] {1e30, -1e-30, 3e200, 7e-200, Math.nextDown(0x1p1000)}) {
      double unit = PowerOfTwo.unit(Math.abs(x), 50);
      assertThat(Math.abs(x) * unit).isBetween(1.0, 2.0);
      assertThat(x * unit / unit).isEqualTo(x);
      assertThat(Math.scalb(1.0, -PowerOfTwo.exponent(x, 50))).isEqualTo(unit);
    }
  }

  @Test
  void theUnitAndItsInverseAreNormalNumbersWhateverIsMeasured() {
    double[] ends = {
      Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NaN
    };
    for (double x : ends) {
      double unit = PowerOfTwo.unit(x, 50);
      assertThat(unit).isBetween(Double.MIN_NORMAL, Double.MAX_VALUE);
      assertThat(1 / unit).isBetween(Double.MIN_NORMAL, Double.MAX_VALUE);
    }
  }
}
