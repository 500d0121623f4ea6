package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The functions of floats against the same of doubles, over floats of every size. The bounds are
 * those that the Javadoc states.
 */
class FloatFunctionsTest {
  private static final long INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

  /** Every so many floats: a prime, so that all low bits occur. */
  private static final long STEP = 9973;

  private interface Loop {
    void run(float[] x, float[] y, int from, int to);
  }

  enum Function {
    EXP(FloatExp::exp, StrictMath::exp, 0.8, true, 734993926),
    EXPM1(FloatExp::expm1, StrictMath::expm1, 1.5, true, 1784019386),
    LOG(FloatLog::log, StrictMath::log, 0.9, true, -934714590),
    LOG1P(FloatLog::log1p, StrictMath::log1p, 0.9, true, -1342009071),
    SIGMOID(FloatSigmoid::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)), 1.6, true, -1541743000),
    SILU(FloatSigmoid::silu, FloatFunctionsTest::silu, 1.6, false, 230371103),
    GELU_TANH(FloatSigmoid::geluTanh, FloatFunctionsTest::geluTanh, 1.6, false, -1919490346),
    TANH(FloatTanh::tanh, StrictMath::tanh, 1.7, true, 776864567),
    SOFTPLUS(FloatTanh::softplus, FloatFunctionsTest::softplus, 1.5, true, 1414168796),
    LOG_SIGMOID(FloatTanh::logSigmoid, x -> -softplus(-x), 1.5, true, 787370585),
    GELU(FloatNormal::gelu, FloatFunctionsTest::gelu, 1.9, false, -967136873),
    ERF(FloatNormal::erf, Erf::value, 1.4, true, 599864229);

    private final Loop loop;
    private final DoubleUnaryOperator exact;
    private final double units;
    private final boolean monotone;
    private final int bits;

    Function(Loop loop, DoubleUnaryOperator exact, double units, boolean monotone, int bits) {
      this.loop = loop;
      this.exact = exact;
      this.units = units;
      this.monotone = monotone;
      this.bits = bits;
    }

    float[] of(float... x) {
      float[] y = new float[x.length];
      loop.run(x, y, 0, y.length);
      return y;
    }
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  private static double silu(double x) {
    return x < -700 ? -0.0 : x / (1 + StrictMath.exp(-x));
  }

  private static double gelu(double x) {
    return x < -40 ? -0.0 : 0.5 * x * Erfc.value(-x * Math.sqrt(0.5));
  }

  private static double geluTanh(double x) {
    double u = 2 * Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);
    return x < -40 ? -0.0 : x > 40 ? x : x / (1 + StrictMath.exp(-u));
  }

  /** The i-th float from zero, downwards for negative i. */
  private static float at(long i) {
    return i < 0 ? -Float.intBitsToFloat((int) -i) : Float.intBitsToFloat((int) i);
  }

  private static float[] floats(long from, long to, long step) {
    float[] x = new float[(int) ((to - from) / step) + 1];
    for (int k = 0; k < x.length; k++) {
      x[k] = at(from + k * step);
    }
    return x;
  }

  private static float[] sweep() {
    return floats(-INFINITE, INFINITE, STEP);
  }

  /** The distance between floats of the size of an exact value. */
  private static double unit(double exact) {
    return Math.scalb(1.0, Math.max(Math.getExponent(exact), Float.MIN_EXPONENT) - 23);
  }

  @ParameterizedTest
  @EnumSource
  void isWithinTheStatedUnitsInTheLastPlace(Function f) {
    float[] x = sweep();
    float[] y = f.of(x);
    for (int i = 0; i < x.length; i++) {
      double exact = f.exact.applyAsDouble(x[i]);
      if (Double.isNaN(exact) || Math.abs(exact) > Float.MAX_VALUE) {
        assertThat(new float[] {y[i]}).as("%s(%s)", f, x[i]).containsExactly((float) exact);
      } else if (!(Math.abs(y[i] - exact) <= f.units * unit(exact))) {
        assertThat((double) y[i]).as("%s(%s)", f, x[i]).isEqualTo(exact);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void neverDecreasesIfTheFunctionDoesNot(Function f) {
    if (!f.monotone) {
      return;
    }
    rises(f, sweep());
    // Neighbours, where parts of a function meet and at many places between.
    double[] seams = {
      1e-30, 1e-3, .05, .3466, .5, .625, .7, .99988, 1, 1.04, 1.4142, 2, 3, 4, 8.7, 17, 50
    };
    for (double seam : seams) {
      long i = Float.floatToRawIntBits((float) seam);
      rises(f, floats(i - 2000, i + 2000, 1));
      rises(f, floats(-i - 2000, -i + 2000, 1));
    }
    rises(f, floats(-2000, 2000, 1));
  }

  private static void rises(Function f, float[] x) {
    float[] y = f.of(x);
    for (int i = 1; i < x.length; i++) {
      if (y[i] < y[i - 1]) {
        assertThat(y[i]).as("%s at %s", f, x[i]).isGreaterThanOrEqualTo(y[i - 1]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void hasTheseBitsOnEveryMachine(Function f) {
    assertThat(Arrays.hashCode(f.of(sweep()))).as(f.name()).isEqualTo(f.bits);
  }

  @ParameterizedTest
  @EnumSource
  void doesNotDependOnWhereInAnArrayAnElementStands(Function f) {
    float[] x = floats(-INFINITE, INFINITE, 1_000_003);
    float[] whole = f.of(x);
    float[] piecewise = x.clone(); // a function may also write over its arguments
    int[] cuts = {0, 1, 7, 50, 1074, 2099, x.length};
    for (int k = 1; k < cuts.length; k++) {
      f.loop.run(piecewise, piecewise, cuts[k - 1], cuts[k]);
    }
    assertThat(bits(piecewise)).isEqualTo(bits(whole));
  }

  private static int[] bits(float[] x) {
    return LongStream.range(0, x.length).mapToInt(i -> Float.floatToIntBits(x[(int) i])).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void keepsNaNAndTheSignOfZero(Function f) {
    assertThat(f.of(Float.NaN, Float.intBitsToFloat(0xffc00001))).containsOnly(Float.NaN);
    double atZero = f.exact.applyAsDouble(-0.0);
    assertThat(f.of(-0f)).containsExactly((float) atZero);
  }
}
