package io.github.medl.random;

import org.apache.commons.math3.util.FastMath;

/**
 * The natural logarithm with the same bits on every platform.
 *
 * <p>{@code Math.log} may use whatever the processor offers, and {@code StrictMath.log} differs
 * from the C library that NumPy and R call in 7 of 100 values. Commons Math computes in pure Java
 * with extra precision: 1 value in 1000 differs, by one unit in the last place.
 */
final class Log {
  private Log() {}

  static double of(double x) {
    return FastMath.log(x);
  }
}
