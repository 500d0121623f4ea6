package io.github.medl.linear.unsupervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.data.Datasets;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SilhouetteTest {
  /** R 4.2.2, package cluster: silhouette(rep(1:3, each = 50), dist(iris[, 1:4])). */
  @Test
  void silhouettesOfTheSpeciesOfIrisAreThoseOfR() {
    Tensor s = Silhouette.of(Datasets.iris().x(), Datasets.iris().labels());
    assertThat(s.mean().item()).isCloseTo(0.5034774406932967, within(1e-13));
    assertThat(s.get(0)).isCloseTo(0.846469167012870671, within(1e-13));
    assertThat(s.get(50)).isCloseTo(0.063715563270376793, within(1e-13));
    assertThat(s.get(149)).isCloseTo(0.053972269359522637, within(1e-13));
  }

  @Test
  void oneThatIsAloneHasZero() {
    Tensor x = Tensor.of(new double[][] {{0}, {1}, {9}});
    Tensor s = Silhouette.of(x, new int[] {0, 0, 1});
    assertThat(s.get(2)).isZero();
    assertThat(s.get(0)).isCloseTo(8 / 9.0, within(1e-15));
  }

  @Test
  void refusals() {
    Tensor x = Tensor.of(new double[][] {{0}, {1}});
    assertThatThrownBy(() -> Silhouette.of(x, new int[] {0, 0}))
        .hasMessageContaining("one cluster");
    assertThatThrownBy(() -> Silhouette.of(x, new int[] {0, -1})).hasMessageContaining("negative");
    assertThatThrownBy(() -> Silhouette.of(x, new int[] {0})).hasMessageContaining("1 labels");
  }
}
