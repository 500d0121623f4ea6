package io.github.medl.linear.unsupervised;

import static io.github.medl.linear.unsupervised.Near.assertNear;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.data.Datasets;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class WhiteningTest {
  private static final Tensor IRIS = Datasets.iris().x();

  @Test
  void whitenedColumnsHaveTheIdentityAsCovariance() {
    for (Whitening whitening : new Whitening[] {Whitening.pca(), Whitening.zca()}) {
      for (Divisor divisor : Divisor.values()) {
        Tensor z = whitening.divisor(divisor).fit(IRIS).apply(IRIS);
        Tensor covariance = z.matmul(z, true, false).div(divisor.of(150));
        assertThat(covariance.allClose(Tensor.eye(4), 0, 1e-12)).isTrue();
        assertThat(z.mean(0).allClose(Tensor.zeros(4), 0, 1e-13)).isTrue();
      }
    }
  }

  /** NumPy 1.24: w, v = eigh(cov(x.T)); (x - x.mean(0)) @ v @ diag(w ** -.5) @ v.T. */
  @Test
  void zeroPhaseIsTheInverseRootOfTheCovarianceMatrix() {
    Tensor z = Whitening.zca().fit(IRIS).apply(IRIS);
    assertNear(z.select(0, 0), 1e-12, ZCA_0);
    assertNear(z.select(0, 149), 1e-12, ZCA_149);
    Tensor w = Whitening.zca().fit(IRIS).matrix();
    assertThat(w.allClose(w.transpose(), 0, 1e-12)).isTrue();
  }

  @Test
  void fittedToTrainingDataItIsAppliedToOthersAsItIs() {
    Whitening.Map map = Whitening.zca().fit(IRIS.slice(0, 0, 100));
    Tensor one = map.apply(IRIS.slice(0, 120, 121));
    assertThat(one.allClose(map.apply(IRIS).slice(0, 120, 121), 0, 1e-13)).isTrue();
  }

  @Test
  void withEpsilonFewerRowsThanColumnsWillDo() {
    Tensor x = RandomStream.seed(1).normalTensor(5, 8);
    assertThatThrownBy(() -> Whitening.zca().fit(x))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("give an epsilon");
    Tensor w = Whitening.zca().epsilon(0.01).fit(x).matrix();
    // W (Σ + ε) W' = I, by Σ itself
    Tensor centred = x.sub(x.mean(0));
    Tensor sigma = centred.matmul(centred, true, false).div(4).add(Tensor.eye(8).mul(0.01));
    assertThat(w.matmul(sigma).matmul(w).allClose(Tensor.eye(8), 0, 1e-11)).isTrue();
    assertThat(Whitening.pca().epsilon(0.01).fit(x).apply(x).shape()).containsExactly(5, 4);
  }

  @Test
  void dependentColumnsAndBadSettingsAreRefused() {
    Tensor x = RandomStream.seed(1).normalTensor(50, 1);
    Tensor twice = x.mul(Tensor.vector(1, 2));
    assertThatThrownBy(() -> Whitening.pca().fit(twice)).hasMessageContaining("dependent");
    assertThatThrownBy(() -> Whitening.pca().epsilon(-1)).hasMessageContaining("expected >= 0");
  }

  private static final double[] ZCA_0 = {
    0.016700251700117276, 0.5193775980404024, -1.245295514545055, -0.560066975482167
  };
  private static final double[] ZCA_149 = {
    -1.2045347000568238, 0.6208665318876634, 1.2594498334296873, 0.23701445938728988
  };
}
