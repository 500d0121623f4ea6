package io.github.medl.learning.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.UnfittableException;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolynomialTest {
  private static final Tensor X = Tensor.of(new double[][] {{1}, {2}, {4}, {7}, {11}, {16}});

  /** R 4.2.2: polym(c(1,2,3,5,8), c(2,1,4,1,3), degree = 2, raw = TRUE). */
  @Test
  void monomialsAreInTheOrderOfPolym() {
    Tensor x = Tensor.of(new double[][] {{1, 2}, {2, 1}, {3, 4}, {5, 1}, {8, 3}});

    assertThat(Polynomial.monomials(x, 2).toRows())
        .isDeepEqualTo(
            new double[][] {
              {1, 1, 2, 2, 4},
              {2, 4, 1, 2, 1},
              {3, 9, 4, 12, 16},
              {5, 25, 1, 5, 1},
              {8, 64, 3, 24, 9}
            });
  }

  /** R 4.2.2: the column names of poly(x1, x2, x3, degree = 3, raw = TRUE). */
  @Test
  void monomialsOfThreeVariablesAreInTheOrderOfPolym() {
    Monomials cubic = (Monomials) Polynomial.raw(3).fit(Tensor.ones(1, 3));

    assertThat(cubic.exponents())
        .isDeepEqualTo(
            new int[][] {
              {1, 0, 0}, {2, 0, 0}, {3, 0, 0}, {0, 1, 0}, {1, 1, 0}, {2, 1, 0}, {0, 2, 0},
              {1, 2, 0}, {0, 3, 0}, {0, 0, 1}, {1, 0, 1}, {2, 0, 1}, {0, 1, 1}, {1, 1, 1},
              {0, 2, 1}, {0, 0, 2}, {1, 0, 2}, {0, 1, 2}, {0, 0, 3}
            });
    assertThat(cubic.names("a", "b", "c"))
        .startsWith("a", "a^2", "a^3", "b", "a*b", "a^2*b")
        .endsWith("c^3");
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 3", "2, 2, 6", "2, 4, 15", "2, 8, 45", "64, 2, 2145", "3, 0, 1"})
  void withTheConstantThereAreAsManyMonomialsAsTheBinomialCoefficientSays(
      int variables, int degree, int count) {
    assertThat(Polynomial.monomials(Tensor.ones(1, variables), degree).dim(1) + 1).isEqualTo(count);
  }

  /** R 4.2.2: poly(c(1,2,4,7,11,16), 4). */
  @Test
  void orthogonalPolynomialsAreThoseOfPoly() {
    double[][] poly = {
      {-0.45162230233094541, 0.44249767886871011, -0.422200330920749767, 0.387670360207025722},
      {-0.37420133621706930, 0.18964186237230413, 0.084440066184150786, -0.409822952218856340},
      {-0.21935940398931641, -0.20544535090332955, 0.527750413650935890, -0.359979620192237171},
      {0.01290349435231270, -0.52151512152383650, 0.232210182006411664, 0.659039612351943638},
      {0.32258735880781814, -0.42669419033768435, -0.654410512927160903, -0.337827028180408495},
      {0.70969218937720013, 0.52151512152383650, 0.232210182006411942, 0.060919628032532716}
    };

    double[] ours = Polynomial.orthogonal(4).fit(X).apply(X).toDoubles();

    assertThat(ours).containsExactly(Tensor.of(poly).toDoubles(), within(1e-13));
  }

  /** R 4.2.2: predict(poly(c(1,2,4,7,11,16), 4), c(0, 3, 20)). */
  @Test
  void otherDataAreGivenTheSamePolynomials() {
    double[][] predicted = {
      {-0.52904326844482186, 0.732228301937507875, -1.16011268707445669, 2.12061840531023416},
      {-0.29678037010319280, -0.026339147551708884, 0.39076986184109297, -0.57355873746184904},
      {1.01937605383270546, 1.943829089316117198, 4.95240988170038055, 20.52168654135907033}
    };

    Tensor x = Tensor.vector(0, 3, 20).reshape(-1, 1);
    double[] ours = Polynomial.orthogonal(4).fit(X).apply(x).toDoubles();

    assertThat(ours).containsExactly(Tensor.of(predicted).toDoubles(), within(1e-11));
  }

  @Test
  void orthogonalPolynomialsAreOrthonormalAndOrthogonalToTheConstant() {
    Tensor x = Tensor.linspace(-3, 1, 200).exp().reshape(-1, 1);
    Tensor p = Polynomial.orthogonal(12).fit(x).apply(x);

    assertThat(p.matmul(p, true, false).allClose(Tensor.eye(12), 0, 1e-9)).isTrue();
    assertThat(p.sum(0).abs().max().item()).isLessThan(1e-9);
  }

  @Test
  void degreeZeroLeavesTheConstantOnly() {
    assertThat(Polynomial.orthogonal(0).fit(X).apply(X).shape()).containsExactly(6, 0);
    assertThat(Polynomial.monomials(X, 0).shape()).containsExactly(6, 0);
  }

  @Test
  void refusalsSayWhatToDo() {
    assertThatThrownBy(() -> Polynomial.orthogonal(6).fit(X))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("6 different values of x determine degree 5 at most, not 6");
    assertThatThrownBy(() -> Polynomial.orthogonal(2).fit(Tensor.ones(3, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("Polynomial.raw takes several");
    assertThatThrownBy(() -> Polynomial.orthogonal(2).fit(X).apply(Tensor.vector(1, 2)))
        .hasMessageContaining("reshape(-1, 1)");
    assertThatThrownBy(() -> Polynomial.raw(2).fit(X).apply(Tensor.ones(3, 2)))
        .hasMessageContaining("fitted to 1 columns");
    assertThatThrownBy(() -> Polynomial.raw(-1)).hasMessageContaining("degree -1");
    assertThatThrownBy(() -> Polynomial.monomials(Tensor.of(new double[][] {{Double.NaN}}), 2))
        .hasMessageContaining("x[0, 0] is NaN");
  }

  @Test
  void degreesWithTooManyMonomialsAreRefusedInWords() {
    assertThatThrownBy(() -> Polynomial.monomials(Tensor.ones(2, 20), 10))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("20 variables have more than 1000000 monomials of degree up to 10");
    assertThatThrownBy(() -> Polynomial.monomials(Tensor.ones(2, 1), Integer.MAX_VALUE))
        .hasMessageContaining("lower degree");
    assertThat(Polynomial.monomials(Tensor.ones(2, 0), Integer.MAX_VALUE).dim(1)).isZero();
  }

  /** Orthonormal polynomials have no unit, whatever that of x is. */
  @Test
  void orthogonalPolynomialsAreTheSameInEveryUnit() {
    Tensor x = RandomStream.seed(1).normalTensor(40, 1);
    Tensor expected = Polynomial.orthogonal(3).fit(x).apply(x);
    for (double unit : new double[] {0x1p-1000, 0x1p-500, 0x1p-60, 0x1p60, 0x1p500, 0x1p1000}) {
      Tensor scaled = x.mul(unit);
      Tensor same = Polynomial.orthogonal(3).fit(scaled).apply(scaled);
      assertThat(same.sub(expected).abs().max().item()).isLessThan(1e-13);
    }
  }
}
