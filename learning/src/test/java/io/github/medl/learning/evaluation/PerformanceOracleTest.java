package io.github.medl.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.io.Csv;
import io.github.medl.tensor.Tensor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against base R; performance.R beside the numbers says how they were made. */
class PerformanceOracleTest {
  private static final Offset<Double> ROUNDING = within(1e-13);

  private static Tensor y;
  private static Tensor s;
  private static Tensor p;
  private static Map<String, Double> r;

  @BeforeAll
  static void read() throws Exception {
    Csv scores = csv("scores.csv");
    y = Tensor.vector(scores.numbers("y"));
    s = Tensor.vector(scores.numbers("s"));
    p = Tensor.vector(scores.numbers("p"));
    r = new HashMap<>();
    Csv measures = csv("measures.csv");
    for (int i = 0; i < measures.strings("name").size(); i++) {
      r.put(measures.strings("name").get(i), measures.numbers("value")[i]);
    }
  }

  private static Csv csv(String name) throws Exception {
    return Csv.read(Path.of(PerformanceOracleTest.class.getResource(name).toURI()));
  }

  @Test
  void empiricalCurveIsThatOfROCR() throws Exception {
    Csv curve = csv("roc.csv");
    EmpiricalRoc roc = Roc.empirical(y, s);
    assertThat(roc.falsePositiveRates().toDoubles())
        .containsExactly(curve.numbers("fpr"), ROUNDING);
    assertThat(roc.truePositiveRates().toDoubles()).containsExactly(curve.numbers("tpr"), ROUNDING);
  }

  @Test
  void empiricalAreaIsTheStatisticOfMannAndWhitney() {
    assertThat(Roc.empirical(y, s).auc()).isCloseTo(r.get("auc"), ROUNDING);
  }

  @Test
  void binormalAreaIsTheIntegralOfTheCurve() {
    BinormalRoc roc = Roc.binormal(y, s);
    assertThat(roc.a()).isCloseTo(r.get("A"), ROUNDING);
    assertThat(roc.b()).isCloseTo(r.get("B"), ROUNDING);
    assertThat(roc.auc()).isCloseTo(r.get("binormal"), within(1e-9)); // R's quadrature
  }

  @Test
  void probabilitiesAreJudgedAsInR() {
    assertThat(ProbabilityMeasures.logLoss(y, p)).isCloseTo(r.get("logloss"), ROUNDING);
    assertThat(ProbabilityMeasures.brier(y, p)).isCloseTo(r.get("brier"), ROUNDING);
    assertThat(Calibration.of(y, p, 5).expectedError()).isCloseTo(r.get("ece"), ROUNDING);
  }

  @Test
  void regressionIsJudgedAsInR() {
    Tensor fit = s.mul(r.get("slope")).add(r.get("intercept"));
    assertThat(RegressionMeasures.meanSquaredError(y, fit)).isCloseTo(r.get("mse"), ROUNDING);
    assertThat(RegressionMeasures.rootMeanSquaredError(y, fit))
        .isCloseTo(Math.sqrt(r.get("mse")), ROUNDING);
    assertThat(RegressionMeasures.meanAbsoluteError(y, fit)).isCloseTo(r.get("mae"), ROUNDING);
    assertThat(RegressionMeasures.rSquared(y, fit)).isCloseTo(r.get("r2"), ROUNDING);
  }
}
