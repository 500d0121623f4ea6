package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Erfc;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The derivatives with loops of their own, against the same of doubles over floats of every size.
 */
class SlopesTest {
  /** A unit in the last place of 1. */
  private static final double UNIT = 0x1p-23;

  enum Slope {
    GELU(Unary.Slope.SLOPE_OF_GELU, SlopesTest::gelu, 1.5, -1697678792),
    GELU_TANH(Unary.Slope.SLOPE_OF_GELU_TANH, SlopesTest::geluTanh, 2, -63011663),
    SILU(Unary.Slope.SLOPE_OF_SILU, x -> logistic(x, x, 1), 1.5, 1974105371);

    private final Unary.Slope primitive;
    private final DoubleUnaryOperator exact;
    private final double units;
    private final int bits;

    Slope(Unary.Slope primitive, DoubleUnaryOperator exact, double units, int bits) {
      this.primitive = primitive;
      this.exact = exact;
      this.units = units;
      this.bits = bits;
    }
  }

  private static double gelu(double x) {
    double z = Math.max(-50, Math.min(50, x));
    double density = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    return 0.5 * Erfc.value(-z * Math.sqrt(0.5)) + z * density;
  }

  private static double geluTanh(double x) {
    double a = 2 * Math.sqrt(2 / Math.PI);
    double z = Math.max(-50, Math.min(50, x));
    return logistic(z, a * z * (1 + 0.044715 * z * z), a * (1 + 3 * 0.044715 * z * z));
  }

  /** s(v) + x v' s(v) s(-v). */
  private static double logistic(double x, double v, double change) {
    double z = Math.max(-700, Math.min(700, x));
    double s = 1 / (1 + StrictMath.exp(-v));
    return s + z * change * s / (1 + StrictMath.exp(v));
  }

  private static float[] sweep() {
    int count = 420_000;
    float[] x = new float[count];
    for (int k = 0; k < count; k++) {
      int bits = (int) ((long) (k / 2) * 10_139);
      x[k] = k % 2 == 0 ? Float.intBitsToFloat(bits) : -Float.intBitsToFloat(bits);
    }
    return x;
  }

  private static float[] of(Slope slope, float[] x) {
    return slope.primitive.forward(new Tensor[] {Tensor.of(x)}).toFloats();
  }

  @ParameterizedTest
  @EnumSource
  void isWithinTheStatedUnitsInTheLastPlaceOfOne(Slope slope) {
    float[] x = sweep();
    float[] y = of(slope, x);
    double worst = 0;
    for (int i = 0; i < x.length; i++) {
      worst = Math.max(worst, Math.abs(y[i] - slope.exact.applyAsDouble(x[i])));
    }
    assertThat(worst).isLessThanOrEqualTo(slope.units * UNIT);
  }

  @ParameterizedTest
  @EnumSource
  void hasItsLimitsAndKeepsNaN(Slope slope) {
    float infinity = Float.POSITIVE_INFINITY;
    assertThat(of(slope, new float[] {0, -0f, infinity, Float.NaN}))
        .containsExactly(.5f, .5f, 1, Float.NaN);
    assertThat(of(slope, new float[] {-infinity})[0]).isZero();
    Tensor far = Tensor.vector(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
    Tensor limits = slope.primitive.forward(new Tensor[] {far});
    assertThat(limits.abs().toDoubles()).containsExactly(1, 0);
  }

  @ParameterizedTest
  @EnumSource
  void hasTheseBitsOnEveryMachine(Slope slope) {
    assertThat(Arrays.hashCode(of(slope, sweep()))).as(slope.name()).isEqualTo(slope.bits);
  }

  @ParameterizedTest
  @EnumSource(
      value = Unary.class,
      names = {"GELU", "GELU_TANH", "SILU"})
  void comesWithTheValueToTheBitsThatBothHaveAlone(Unary function) {
    Slope slope = Slope.valueOf(function.name());
    float[] x = sweep();
    float[] slopes = x.clone();
    float[] y = new float[x.length];
    function.runWithSlope(slopes, y, 0, x.length);
    // Element by element: AssertJ's list of what differs takes minutes for so many.
    float[] alone = function.forward(new Tensor[] {Tensor.of(x)}).toFloats();
    assertThat(Arrays.mismatch(y, alone)).isEqualTo(-1);
    assertThat(Arrays.mismatch(slopes, of(slope, x))).isEqualTo(-1);
    double[] inDouble = Tensor.of(x).toDoubles();
    double[] values = new double[x.length];
    function.runWithSlope(inDouble, values, 0, x.length);
    Tensor all = Tensor.of(Tensor.of(x).toDoubles());
    assertThat(Arrays.mismatch(values, function.apply(all).toDoubles())).isEqualTo(-1);
    double[] slopesAlone = slope.primitive.apply(all).toDoubles();
    assertThat(Arrays.mismatch(inDouble, slopesAlone)).isEqualTo(-1);
  }
}
