package io.github.medl.optim.linesearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSearchTest {
  private static Ray ray(DoubleUnaryOperator f, DoubleUnaryOperator f1, DoubleUnaryOperator f2) {
    return new Ray() {
      @Override
      public double value(double alpha) {
        return f.applyAsDouble(alpha);
      }

      @Override
      public double slope(double alpha) {
        return f1.applyAsDouble(alpha);
      }

      @Override
      public double curvature(double alpha) {
        return f2.applyAsDouble(alpha);
      }
    };
  }

  /**
   * phi = -alpha / (alpha^2 + 2): the first function of More and Thuente (1994), minimum sqrt 2.
   */
  private static final Ray MORE_THUENTE =
      ray(
          a -> -a / (a * a + 2),
          a -> (a * a - 2) / Math.pow(a * a + 2, 2),
          a -> (12 * a - 2 * a * a * a) / Math.pow(a * a + 2, 3));

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.1, 1, 10, 1000})
  void strongWolfeHolds(double first) {
    double alpha =
        LineSearch.strongWolfe(1e-3, 0.1).search(MORE_THUENTE, 0, -0.5, first).getAsDouble();
    assertThat(MORE_THUENTE.value(alpha)).isLessThanOrEqualTo(-1e-3 * 0.5 * alpha);
    assertThat(Math.abs(MORE_THUENTE.slope(alpha))).isLessThanOrEqualTo(0.05);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.1, 1, 10, 1000})
  void weakWolfeHolds(double first) {
    double alpha =
        LineSearch.weakWolfe(1e-3, 0.1).search(MORE_THUENTE, 0, -0.5, first).getAsDouble();
    assertThat(MORE_THUENTE.value(alpha)).isLessThanOrEqualTo(-1e-3 * 0.5 * alpha);
    assertThat(MORE_THUENTE.slope(alpha)).isGreaterThanOrEqualTo(-0.05);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 10, 1000})
  void armijoHoldsAndTwiceTheStepBreaksIt(double first) {
    double alpha =
        LineSearch.backtracking(0.3, 0.5).search(MORE_THUENTE, 0, -0.5, first).getAsDouble();
    assertThat(MORE_THUENTE.value(alpha)).isLessThanOrEqualTo(-0.3 * 0.5 * alpha);
    if (alpha < first) {
      assertThat(MORE_THUENTE.value(2 * alpha)).isGreaterThan(-0.3 * 0.5 * 2 * alpha);
    }
  }

  @Test
  void bisectionFindsTheMinimumToTheLastBit() {
    double alpha = LineSearch.bisection().search(MORE_THUENTE, 0, -0.5, 0.01).getAsDouble();
    assertThat(alpha).isCloseTo(Math.sqrt(2), within(4e-16));
  }

  @Test
  void newtonRefusesAMaximum() {
    Ray cosine = ray(a -> Math.cos(a + 0.3), a -> -Math.sin(a + 0.3), a -> -Math.cos(a + 0.3));
    assertThat(LineSearch.newton().search(cosine, Math.cos(0.3), -Math.sin(0.3), 1)).isEmpty();
  }

  @Test
  void aFunctionThatFallsForEverHasNoExactStep() {
    Ray line = ray(a -> -a, a -> -1, a -> 0);
    assertThat(LineSearch.newton().search(line, 0, -1, 1)).isEmpty();
    assertThat(LineSearch.bisection().search(line, 0, -1, 1)).isEmpty();
    assertThat(LineSearch.strongWolfe(1e-4, 0.9).search(line, 0, -1, 1)).isEmpty();
    assertThat(LineSearch.weakWolfe(1e-4, 0.9).search(line, 0, -1, 1)).isEmpty();
  }

  @Test
  void nanIsNeverAccepted() {
    Ray nan = ray(a -> Double.NaN, a -> Double.NaN, a -> Double.NaN);
    for (LineSearch search :
        new LineSearch[] {
          LineSearch.newton(),
          LineSearch.bisection(),
          LineSearch.backtracking(),
          LineSearch.weakWolfe(1e-4, 0.9),
          LineSearch.strongWolfe(1e-4, 0.9)
        }) {
      assertThat(search.search(nan, 0, -1, 1)).isEmpty();
    }
  }
}
