package io.github.medl.random;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * R's exponential numbers, made from uniform ones without a logarithm.
 *
 * <p>Source: Ahrens and Dieter, "Computer methods for sampling from the exponential and normal
 * distributions", Communications of the ACM 15 (1972), algorithm SA.
 */
final class RExponential {
  private static final double LN_2 = 0.6931471805599453;

  /** {@code SUMS[k] = sum_{i=1}^{k+1} ln(2)^i / i!}, until adding more changes nothing: 1. */
  private static final double[] SUMS = sums();

  private RExponential() {}

  private static double[] sums() {
    BigDecimal ln2 = new BigDecimal("0.693147180559945309417232121458176568");
    double[] sums = new double[16];
    BigDecimal term = BigDecimal.ONE;
    BigDecimal sum = BigDecimal.ZERO;
    for (int k = 0; k < sums.length; k++) {
      term = term.multiply(ln2).divide(BigDecimal.valueOf(k + 1L), MathContext.DECIMAL128);
      sum = sum.add(term);
      sums[k] = sum.doubleValue();
    }
    return sums;
  }

  static double draw(RRandom random) {
    double whole = 0;
    double u = 2 * random.uniform();
    while (u <= 1) {
      whole += LN_2;
      u += u;
    }
    u -= 1;
    if (u <= LN_2) {
      return whole + u;
    }
    double least = random.uniform();
    int i = 0;
    do {
      least = Math.min(least, random.uniform());
      i++;
    } while (u > SUMS[i]);
    return whole + least * LN_2;
  }
}
