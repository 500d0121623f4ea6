package io.github.medl.learning.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.dfp.DfpMath;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Losses keep their digits over the whole range of logits, against numbers of forty digits. */
class LossTailsTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final DfpField FIELD = new DfpField(44);
  private static final Loss BINARY = Losses.binaryCrossEntropy();
  private static final Loss CATEGORICAL = Losses.crossEntropy();

  private static Tensor vector(DType dtype, double... values) {
    return Tensor.vector(values).cast(dtype);
  }

  private static Tensor row(DType dtype, double... values) {
    return vector(dtype, values).reshape(1, values.length);
  }

  private static Dfp exact(double x) {
    return FIELD.newDfp(x);
  }

  /** log(1 + r) for r from 0 to 100, by its series where 1 + r would round. */
  private static Dfp log1p(Dfp r) {
    if (r.lessThan(exact(1e-15))) {
      Dfp second = r.multiply(r).divide(2);
      return r.subtract(second).add(second.multiply(r).multiply(2).divide(3));
    }
    return DfpMath.log(FIELD.getOne().add(r));
  }

  /** log(1 + e^s). */
  private static Dfp softplus(double s) {
    Dfp tail = log1p(DfpMath.exp(exact(-Math.abs(s))));
    return s > 0 ? tail.add(exact(s)) : tail;
  }

  /** The distance between numbers of a format of the size of x. */
  private static double unit(DType dtype, double x) {
    return dtype == DType.FLOAT64
        ? Math.ulp(x)
        : Math.scalb(1.0, Math.max(Math.getExponent(x), Float.MIN_EXPONENT) - 23);
  }

  private static void near(double actual, Dfp exact, DType dtype, double units, String what) {
    double distance = Math.abs(exact(actual).subtract(exact).toDouble());
    assertThat(distance / unit(dtype, exact.toDouble()))
        .as("%s: %s for %s", what, actual, exact.toDouble())
        .isLessThanOrEqualTo(units);
  }

  /** Logits of every size, both signs. */
  private static double[] logits(DType dtype) {
    double[] z = new double[401];
    for (int i = 0; i < z.length; i++) {
      double size = (dtype == DType.FLOAT64 ? 700 : 85) * Math.pow(10, -Math.abs(i - 200) / 14.0);
      z[i] = (float) (i < 200 ? -size : size);
    }
    return z;
  }

  @ParameterizedTest
  @EnumSource(names = "FLOAT.*", mode = EnumSource.Mode.MATCH_ALL)
  void binaryCrossEntropyAndItsDerivativesAreExactInBothTails(DType dtype) {
    for (double z : logits(dtype)) {
      for (double y : new double[] {0, 1}) {
        double s = y == 1 ? -z : z;
        String what = "z = " + z + ", y = " + y;
        Tensor target = vector(dtype, y);
        near(BINARY.of(vector(dtype, z), target).item(), softplus(s), dtype, 3, what);
        // s' sigma(s) and sigma(s) sigma(-s)
        Dfp e = DfpMath.exp(exact(-Math.abs(s)));
        Dfp larger = FIELD.getOne().divide(FIELD.getOne().add(e));
        Dfp slope = s > 0 ? larger : larger.multiply(e);
        Tensor gradient = Autodiff.gradient(x -> BINARY.of(x, target), vector(dtype, z));
        near(gradient.get(0), y == 1 ? slope.negate() : slope, dtype, 4, "gradient at " + what);
        Tensor curvature = Autodiff.hessian(x -> BINARY.of(x, target), vector(dtype, z));
        near(curvature.get(0, 0), larger.multiply(larger).multiply(e), dtype, 6, "2nd at " + what);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "FLOAT.*", mode = EnumSource.Mode.MATCH_ALL)
  void crossEntropyAndLogSoftmaxAreExactForAllDifferencesAndOffsets(DType dtype) {
    for (double difference : logits(dtype)) {
      for (double offset : new double[] {0, -3, 100, 1e4, 1e6 + 2, -1e8}) {
        Tensor z = row(dtype, offset, offset + difference);
        double a = z.get(0, 0);
        double b = z.get(0, 1);
        // The difference of the logits as they are; in double it need not be a double.
        Dfp s = exact(b).subtract(exact(a));
        Dfp tail = log1p(DfpMath.exp(s.abs().negate()));
        Dfp ofFirst = s.strictlyPositive() ? tail.add(s) : tail;
        Dfp ofSecond = s.strictlyPositive() ? tail : tail.subtract(s);
        String what = a + " and " + b;
        Tensor log = z.logSoftmax(1);
        near(CATEGORICAL.of(z, Tensor.vector(0)).item(), ofFirst, dtype, 2, what);
        near(CATEGORICAL.of(z, Tensor.vector(1)).item(), ofSecond, dtype, 2, what);
        near(log.get(0, 0), ofFirst.negate(), dtype, 2, what);
        near(log.get(0, 1), ofSecond.negate(), dtype, 2, what);
        Tensor soft = row(dtype, 1, 0);
        near(CATEGORICAL.of(z, soft).item(), ofFirst, dtype, 2, what);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "FLOAT.*", mode = EnumSource.Mode.MATCH_ALL)
  void gradientsOfCrossEntropyKeepTheirDigitsWhereTheLossIsTiny(DType dtype) {
    for (double gap : new double[] {.5, 3, 17, 40, 80}) {
      Tensor z = row(dtype, gap, 0);
      Dfp e = DfpMath.exp(exact(-gap));
      Dfp larger = FIELD.getOne().divide(FIELD.getOne().add(e));
      Dfp smaller = larger.multiply(e);
      for (Tensor target : List.of(Tensor.vector(0), row(dtype, 1, 0))) {
        Tensor gradient = Autodiff.gradient(x -> CATEGORICAL.of(x, target), z);
        near(gradient.get(0, 0), smaller.negate(), dtype, 5, "at " + gap);
        near(gradient.get(0, 1), smaller, dtype, 5, "at " + gap);
      }
      Tensor hessian =
          Autodiff.hessian(x -> CATEGORICAL.of(x.reshape(1, 2), Tensor.vector(0)), z.reshape(2));
      Dfp curvature = larger.multiply(smaller);
      near(hessian.get(0, 0), curvature, dtype, 8, "2nd at " + gap);
      near(hessian.get(0, 1), curvature.negate(), dtype, 8, "2nd at " + gap);
      near(hessian.get(1, 1), curvature, dtype, 8, "2nd at " + gap);
    }
  }

  @ParameterizedTest
  @EnumSource(names = "FLOAT.*", mode = EnumSource.Mode.MATCH_ALL)
  void lossesAtInfinityAreTheirLimits(DType dtype) {
    assertThat(BINARY.of(vector(dtype, INF), vector(dtype, 1)).item()).isZero();
    assertThat(BINARY.of(vector(dtype, -INF), vector(dtype, 0)).item()).isZero();
    assertThat(BINARY.of(vector(dtype, INF), vector(dtype, 0)).item()).isEqualTo(INF);
    assertThat(BINARY.of(vector(dtype, -INF), vector(dtype, 1)).item()).isEqualTo(INF);
    assertThat(BINARY.of(vector(dtype, INF, -INF), vector(dtype, .5, .5)).item()).isEqualTo(INF);
    assertThat(BINARY.of(vector(dtype, INF, 0), vector(dtype, 1, .5)).item())
        .isCloseTo(Math.log(2) / 2, Offset.offset(1e-7));
    assertThat(CATEGORICAL.of(row(dtype, -INF, 0), row(dtype, 0, 1)).item()).isZero();
    assertThat(CATEGORICAL.of(row(dtype, -INF, 0), Tensor.vector(1)).item()).isZero();
    assertThat(CATEGORICAL.of(row(dtype, INF, 0), Tensor.vector(0)).item()).isZero();
    assertThat(CATEGORICAL.of(row(dtype, INF, 0), Tensor.vector(1)).item()).isEqualTo(INF);
    assertThat(CATEGORICAL.of(row(dtype, INF, INF), Tensor.vector(1)).item()).isNaN();
    Tensor nothing = vector(dtype, -INF, -INF);
    assertThat(Autodiff.gradient(x -> x.logSumExp(), nothing).toDoubles()).containsOnly(0);
    assertThat(Autodiff.hessian(x -> x.logSumExp(), nothing).toDoubles()).containsOnly(0);
  }

  @Test
  void examplesOfUsers() {
    DType single = DType.FLOAT32;
    assertThat((float) CATEGORICAL.of(row(single, 1e6 + 2, 1e6 - 1), Tensor.vector(0)).item())
        .isEqualTo(.04858735f);
    assertThat((float) row(single, 1e8, 1e8).softmaxCrossEntropy(0).get(0)).isEqualTo(.6931472f);
    assertThat((float) vector(single, 1e4, 1e4).logSoftmax(0).get(0)).isEqualTo(-.6931472f);
    assertThat((float) vector(single, 1010, 1000).logSoftmax(0).get(0)).isEqualTo(-4.53989e-5f);
    assertThat((float) BINARY.of(vector(single, 17), vector(single, 1)).item())
        .isEqualTo((float) BINARY.of(vector(single, -17), vector(single, 0)).item())
        .isCloseTo(4.1399376e-8f, Offset.offset(2 * Math.ulp(4.1399376e-8f)));
    Tensor one = Tensor.vector(1);
    assertThat(Autodiff.gradient(z -> BINARY.of(z, one), Tensor.vector(40)).get(0))
        .isEqualTo(-4.248354255291589e-18);
  }

  @Test
  void targetsThatAreNoProbabilitiesAreRefusedInWords() {
    for (double y : new double[] {2, -1, Double.NaN}) {
      refused(BINARY, Tensor.vector(0, 1), Tensor.vector(1, y), "target 1 is " + y);
    }
    Tensor z = Tensor.of(new double[][] {{1, 2}, {3, 4}});
    refused(
        CATEGORICAL, z, Tensor.of(new double[][] {{0, 1}, {4, 4}}), "is 4.0, not a probability");
    refused(CATEGORICAL, z, Tensor.of(new double[][] {{0, 1}, {0, 0}}), "row 1 add up to 0.0");
    refused(CATEGORICAL, z, Tensor.of(new double[][] {{1, 1}, {0, 1}}), "row 0 add up to 2.0");
    refused(Losses.klDivergence(), z, Tensor.of(new double[][] {{1, 1}, {0, 1}}), "row 0");
  }

  private static void refused(Loss loss, Tensor z, Tensor y, String words) {
    assertThatThrownBy(() -> loss.of(z, y))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }
}
