package io.github.medl.linear.unsupervised;

import static io.github.medl.linear.unsupervised.Near.assertNear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.data.Datasets;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class PcaTest {
  private static final Tensor IRIS = Datasets.iris().x();

  /** R 4.2.2: prcomp(iris[, 1:4]); signs turned so that the largest loading is positive. */
  @Test
  void covarianceComponentsAreThoseOfR() {
    PrincipalComponents pca = Pca.covariance().fit(IRIS);
    assertNear(
        pca.deviations(),
        1e-13,
        2.05626887980022399,
        0.49261622783728248,
        0.27965961460840094,
        0.15438618129045564);
    assertNear(
        pca.loadings().select(1, 0),
        1e-13,
        0.361386591785368361,
        -0.084522514064568788,
        0.856670605949835462,
        0.358289197151550720);
    assertNear(
        pca.loadings().select(1, 1),
        1e-13,
        0.65658877128684157,
        0.73016143478502815,
        -0.17337266279585639,
        -0.07548101991746381);
    assertNear(
        pca.apply(IRIS).select(0, 149),
        1e-13,
        1.3901888619479164,
        -0.28266093799054970,
        0.362909648085376069,
        -0.1550386282301123853);
  }

  /** R 4.2.2: prcomp(iris[, 1:4], scale. = TRUE). */
  @Test
  void correlationComponentsAreThoseOfR() {
    PrincipalComponents pca = Pca.correlation().fit(IRIS);
    assertNear(
        pca.eigenvalues(),
        1e-13,
        2.918497816531996136,
        0.914030471468069927,
        0.146756875571315032,
        0.020714836428619248);
    assertNear(
        pca.apply(IRIS).select(0, 0),
        1e-12,
        -2.25714117564811767,
        0.478423832124901027,
        0.12727962370642454,
        -0.024087508458727536);
    assertThat(pca.totalVariance()).isCloseTo(4, within(1e-13));
    PrincipalComponents population = Pca.correlation().divisor(Divisor.N).fit(IRIS);
    assertThat(population.eigenvalues().allClose(pca.eigenvalues(), 1e-12, 0)).isTrue();
    Tensor larger = pca.apply(IRIS).mul(Math.sqrt(150 / 149.0));
    assertThat(population.apply(IRIS).allClose(larger, 0, 1e-12)).isTrue();
  }

  @Test
  void scoresAreUncorrelatedWithTheEigenvaluesAsVariances() {
    Tensor x = correlated(500, 6);
    for (Divisor divisor : Divisor.values()) {
      PrincipalComponents pca = Pca.covariance().divisor(divisor).fit(x);
      Tensor s = pca.apply(x);
      Tensor covariance = s.matmul(s, true, false).div(divisor.of(500));
      Tensor expected = Tensor.eye(6).mul(pca.eigenvalues());
      assertThat(covariance.allClose(expected, 0, 1e-10)).isTrue();
      assertThat(s.mean(0).allClose(Tensor.zeros(6), 0, 1e-12)).isTrue();
    }
  }

  @Test
  void allComponentsReconstructExactlyAndFewLoseTheVarianceLeftOut() {
    Tensor x = correlated(300, 5);
    for (Pca settings : new Pca[] {Pca.covariance(), Pca.correlation()}) {
      PrincipalComponents all = settings.fit(x);
      assertThat(all.reconstruct(all.apply(x)).allClose(x, 0, 1e-12)).isTrue();
      PrincipalComponents two = all.first(2);
      Tensor back = two.reconstruct(two.apply(x));
      double error = back.sub(x).square().mean().item();
      assertThat(two.meanSquaredError(x)).isCloseTo(error, within(1e-12));
      assertThat(two.explained()).isEqualTo(all.explained().slice(0, 0, 2));
    }
    PrincipalComponents all = Pca.covariance().divisor(Divisor.N).fit(x);
    double left = all.eigenvalues().slice(0, 2, 5).sum().item();
    assertThat(all.first(2).meanSquaredError(x)).isCloseTo(left / 5, within(1e-12));
  }

  /** 300 columns and more rows go by the covariance matrix. */
  @Test
  void theWayByCovarianceAgreesWithThatBySingularValues() {
    Tensor x = correlated(2000, 300);
    PrincipalComponents byCovariance = Pca.covariance().fit(x);
    Tensor centred = x.sub(x.mean(0));
    Tensor s = centred.svd().s();
    assertThat(
            byCovariance
                .deviations()
                .slice(0, 0, 20)
                .allClose(s.slice(0, 0, 20).div(Math.sqrt(1999)), 1e-9, 0))
        .isTrue();
    assertThat(byCovariance.totalVariance())
        .isCloseTo(s.square().sum().item() / 1999, within(1e-7));
    Tensor v = byCovariance.loadings();
    assertThat(v.matmul(v, true, false).allClose(Tensor.eye(300), 0, 1e-11)).isTrue();
  }

  @Test
  void smallVariancesKeepTheirDigits() {
    Tensor z = RandomStream.seed(9).normalTensor(200, 2);
    Tensor x = z.mul(Tensor.vector(1, 1e-9)).add(Tensor.vector(3, -2));
    PrincipalComponents pca = Pca.covariance().fit(x);
    double expected = pca.apply(x).select(1, 1).sampleVariance().item();
    assertThat(pca.eigenvalues().get(1)).isCloseTo(expected, within(1e-4 * expected));
    assertThat(pca.deviations().get(1)).isBetween(0.8e-9, 1.2e-9);
  }

  @Test
  void moreColumnsThanRowsHaveAComponentLessThanRows() {
    Tensor x = RandomStream.seed(2).normalTensor(8, 400);
    PrincipalComponents pca = Pca.covariance().fit(x);
    assertThat(pca.count()).isEqualTo(7);
    assertThat(pca.reconstruct(pca.apply(x)).allClose(x, 0, 1e-11)).isTrue();
    assertThat(pca.cumulative().get(6)).isCloseTo(1, within(1e-13));
  }

  @Test
  void theLargestLoadingIsPositiveAndFlippingTurnsItsScores() {
    PrincipalComponents pca = Pca.covariance().fit(correlated(100, 4));
    for (int k = 0; k < 4; k++) {
      Tensor v = pca.loadings().select(1, k);
      assertThat(v.get(v.abs().argmax())).isPositive();
    }
    PrincipalComponents flipped = pca.flipped(1);
    Tensor x = correlated(10, 4);
    assertThat(flipped.apply(x).select(1, 1)).isEqualTo(pca.apply(x).select(1, 1).neg());
    assertThat(flipped.apply(x).select(1, 0)).isEqualTo(pca.apply(x).select(1, 0));
  }

  @Test
  void sharesCountUp() {
    PrincipalComponents pca = Pca.covariance().fit(IRIS);
    assertThat(pca.explained().sum().item()).isCloseTo(1, within(1e-14));
    assertThat(pca.countFor(0.9)).isEqualTo(1);
    assertThat(pca.countFor(0.95)).isEqualTo(2);
    assertThat(pca.countFor(1)).isEqualTo(4);
  }

  @Test
  void singlePrecisionObservationsWillDo() {
    PrincipalComponents single = Pca.covariance().fit(IRIS.cast(DType.FLOAT32));
    PrincipalComponents twice = Pca.covariance().fit(IRIS);
    assertThat(single.eigenvalues().allClose(twice.eigenvalues(), 1e-5, 0)).isTrue();
  }

  @Test
  void refusalsSayWhatToDo() {
    Tensor constant = Tensor.of(new double[][] {{1, 0.1}, {2, 0.1}, {4, 0.1}});
    assertThatThrownBy(() -> Pca.correlation().fit(constant))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("column 1 of x is constant");
    assertThat(Pca.covariance().fit(constant).eigenvalues().get(1)).isCloseTo(0, within(1e-30));
    assertThatThrownBy(() -> Pca.covariance().fit(Tensor.ones(3, 2)))
        .hasMessageContaining("all rows of x are equal");
    assertThatThrownBy(() -> Pca.covariance().fit(Tensor.ones(1, 2)))
        .hasMessageContaining("1 rows");
    assertThatThrownBy(() -> Pca.covariance().fit(Tensor.full(Double.NaN, 3, 2)))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> Pca.correlation().fit(IRIS.mul(1e200)))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("scale x");
    PrincipalComponents pca = Pca.covariance().fit(IRIS);
    assertThatThrownBy(() -> pca.apply(Tensor.zeros(2, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("fitted to 4 columns");
    assertThatThrownBy(() -> pca.reconstruct(Tensor.zeros(2, 3)))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> pca.first(5)).hasMessageContaining("cannot keep 5 of 4");
  }

  private static Tensor correlated(int n, int p) {
    RandomStream random = RandomStream.seed(n + p);
    Tensor mix = random.normalTensor(p, p);
    return random.normalTensor(n, p).matmul(mix).add(random.normalTensor(p).mul(10));
  }
}
