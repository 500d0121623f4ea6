package io.github.medl.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final History THREE =
      History.of(Map.of("loss", new double[] {3, 1, 1}, "rate", new double[] {Double.NaN, 5, 7}));

  @Test
  void theFirstOfEqualValuesIsTheBestAndNaNNeverIs() {
    assertThat(THREE.lowest("loss")).isEqualTo(1);
    assertThat(THREE.highest("loss")).isZero();
    assertThat(THREE.lowest("rate")).isEqualTo(1);
    assertThat(THREE.highest("rate")).isEqualTo(2);
  }

  @Test
  void anEpochMakesANewHistory() {
    History one = History.empty().with(Map.of("loss", 2.0));
    History two = one.with(Map.of("loss", 1.0));
    assertThat(one.values("loss")).containsExactly(2);
    assertThat(two.values("loss")).containsExactly(2, 1);
    assertThat(two.last("loss")).isEqualTo(1);
    assertThat(two.epochs()).isEqualTo(2);
    assertThat(two).hasToString("epoch 2, loss 1.0");
  }

  @Test
  void historiesAreEqualByTheirNumbers() {
    assertThat(History.of(THREE.series())).isEqualTo(THREE).hasSameHashCodeAs(THREE);
    assertThat(THREE.with(Map.of("loss", 0.0, "rate", 0.0))).isNotEqualTo(THREE);
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> THREE.values("accuracy"))
        .hasMessageContaining("'accuracy'")
        .hasMessageContaining("loss");
    assertThatThrownBy(() -> THREE.with(Map.of("loss", 1.0))).hasMessageContaining("follows");
    assertThatThrownBy(() -> History.of(Map.of("a", new double[1], "b", new double[2])))
        .hasMessageContaining("lengths");
  }
}
