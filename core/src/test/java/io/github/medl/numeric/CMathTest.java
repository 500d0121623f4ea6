package io.github.medl.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.random.Reference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the C library where it does not round correctly: {@code cmath_reference.py}. */
class CMathTest {
  private static final MathContext DIGITS = new MathContext(45, RoundingMode.HALF_EVEN);
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final Reference c = new Reference("/io/github/medl/numeric/cmath_reference.csv");

  @ParameterizedTest
  @ValueSource(strings = {"log unit", "log wide", "log near one"})
  void logarithmsAreThoseOfTheCLibrary(String name) {
    double[] x = c.doubles(name + " x");
    double[] logs = IntStream.range(0, x.length).mapToDouble(i -> CMath.log(x[i])).toArray();
    assertThat(logs).isEqualTo(c.doubles(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pow 2", "pow 3", "pow real", "pow far", "pow subnormal"})
  void powersAreThoseOfTheCLibrary(String name) {
    double[] x = c.doubles(name + " x");
    double[] y = c.doubles(name + " y");
    double[] powers =
        IntStream.range(0, x.length).mapToDouble(i -> CMath.pow(x[i], y[i])).toArray();
    assertThat(powers).isEqualTo(c.doubles(name));
  }

  @Test
  void theCasesAreThoseInWhichASquareIsNotTheProduct() {
    for (double x : c.doubles("pow 2 x")) {
      assertThat(CMath.pow(x, 2)).isNotEqualTo(x * x);
      assertThat(Math.abs(CMath.pow(x, 2) - x * x)).isLessThanOrEqualTo(Math.ulp(x * x));
    }
  }

  @Test
  void logarithmsWithoutRounding() {
    assertThat(CMath.log(1)).isEqualTo(0.0);
    assertThat(CMath.log(0.0)).isEqualTo(-INFINITY);
    assertThat(CMath.log(-0.0)).isEqualTo(-INFINITY);
    assertThat(CMath.log(INFINITY)).isEqualTo(INFINITY);
    assertThat(CMath.log(-1)).isNaN();
    assertThat(CMath.log(Double.NaN)).isNaN();
    assertThat(CMath.log(Double.MIN_VALUE)).isEqualTo(-1074 * Math.log(2));
  }

  @Test
  void powersWithoutRoundingFollowTheCStandard() {
    double nan = Double.NaN;
    assertThat(CMath.pow(1, nan)).isEqualTo(1);
    assertThat(CMath.pow(nan, 0)).isEqualTo(1);
    assertThat(CMath.pow(nan, 2)).isNaN();
    assertThat(CMath.pow(2, nan)).isNaN();
    assertThat(CMath.pow(-1, INFINITY)).isEqualTo(1);
    assertThat(CMath.pow(-1, -INFINITY)).isEqualTo(1);
    assertThat(CMath.pow(0.5, INFINITY)).isEqualTo(0.0);
    assertThat(CMath.pow(0.5, -INFINITY)).isEqualTo(INFINITY);
    assertThat(CMath.pow(-0.0, 3)).isEqualTo(-0.0);
    assertThat(CMath.pow(-0.0, -3)).isEqualTo(-INFINITY);
    assertThat(CMath.pow(-INFINITY, 2)).isEqualTo(INFINITY);
    assertThat(CMath.pow(-8, 1.0 / 3)).isNaN();
    assertThat(CMath.pow(-2, 3)).isEqualTo(-8);
    assertThat(CMath.pow(-2, 0x1p53)).isEqualTo(INFINITY);
    assertThat(CMath.pow(-2, -1075)).isEqualTo(-0.0);
    assertThat(CMath.pow(2, 1024)).isEqualTo(INFINITY);
    assertThat(CMath.pow(2, -1074)).isEqualTo(Double.MIN_VALUE);
    assertThat(CMath.pow(Math.nextDown(1), Double.MAX_VALUE)).isEqualTo(0.0);
    assertThat(CMath.pow(7, Double.MIN_VALUE)).isEqualTo(1);
    assertThat(CMath.pow(Double.MIN_VALUE, 0.5)).isEqualTo(0x1p-537);
  }

  @Test
  void theTablesHoldLogarithms() {
    for (int i = 0; i < CTables.SIZE; i++) {
      BigDecimal log = logOfInverse(CTables.POW_INVERSE[i]);
      BigDecimal rest = log.subtract(new BigDecimal(CTables.POW_HEAD[i]));
      assertThat(CTables.POW_HEAD[i] * 0x1p43).isEqualTo(Math.rint(log.doubleValue() * 0x1p43));
      assertThat(CTables.POW_TAIL[i]).isEqualTo(rest.doubleValue());

      // These 1/c are chosen such that next to nothing is left.
      BigDecimal left =
          logOfInverse(CTables.LOG_INVERSE[i]).subtract(new BigDecimal(CTables.LOG_HEAD[i]));
      assertThat(Math.abs(left.doubleValue())).isLessThan(0x1p-60);
    }
  }

  /** {@code -log x = 2 (q + q^3 / 3 + q^5 / 5 + ...)} with {@code q = (1 - x) / (1 + x)}. */
  private static BigDecimal logOfInverse(double x) {
    BigDecimal exact = new BigDecimal(x);
    BigDecimal q = BigDecimal.ONE.subtract(exact).divide(BigDecimal.ONE.add(exact), DIGITS);
    BigDecimal square = q.multiply(q, DIGITS);
    BigDecimal power = q;
    BigDecimal sum = q;
    for (int k = 3; k < 61; k += 2) {
      power = power.multiply(square, DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS));
    }
    return sum.add(sum);
  }

  @Test
  void theTableHoldsPowersOfTwo() {
    BigDecimal step = BigDecimal.valueOf(2);
    for (int size = CTables.SIZE; size > 1; size /= 2) {
      step = step.sqrt(DIGITS);
    }
    BigDecimal power = BigDecimal.ONE;
    for (int i = 0; i < CTables.SIZE; i++) {
      double nearest = Double.longBitsToDouble(CTables.EXP_BITS[i] + ((long) i << 45));
      BigDecimal error = power.divide(new BigDecimal(nearest), DIGITS).subtract(BigDecimal.ONE);
      assertThat(nearest).isEqualTo(power.doubleValue());
      assertThat(CTables.EXP_TAIL[i] - error.doubleValue()).isBetween(-0x1p-100, 0x1p-100);
      power = power.multiply(step, DIGITS);
    }
  }
}
