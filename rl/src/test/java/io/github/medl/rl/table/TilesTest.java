package io.github.medl.rl.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.environment.MountainCar;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TilesTest {
  private static final double[] LOW = {MountainCar.LEFT, -MountainCar.FASTEST};
  private static final double[] HIGH = {MountainCar.RIGHT, MountainCar.FASTEST};

  @Test
  void everyPointLiesInOneTileOfEachGridAndAllTilesCanBeReached() {
    TileCoding coding = new TileCoding(8, 8, LOW, HIGH);
    assertThat(coding.size()).isEqualTo(8 * 81);
    SplittableStream stream = RandomStream.seed(1);
    Set<Integer> met = new HashSet<>();
    int[] active = new int[8];
    for (int i = 0; i < 200_000; i++) {
      coding.tilesOf(
          new double[] {stream.uniform(LOW[0], HIGH[0]), stream.uniform(LOW[1], HIGH[1])}, active);
      for (int k = 0; k < 8; k++) {
        assertThat(active[k] / 81).isEqualTo(k);
        met.add(active[k]);
      }
    }
    // the first grid is not shifted, so its last row and column stay empty: 17 tiles
    assertThat(met).hasSize(8 * 81 - 17);
  }

  @Test
  void neighboursShareMostTiles() {
    TileCoding coding = new TileCoding(8, 8, LOW, HIGH);
    int[] a = new int[8];
    int[] b = new int[8];
    coding.tilesOf(new double[] {-0.5, 0.01}, a);
    coding.tilesOf(new double[] {-0.5 + 1.8 / 64 * 0.99, 0.01}, b);
    int shared = 0;
    for (int k = 0; k < 8; k++) {
      shared += a[k] == b[k] ? 1 : 0;
    }
    assertThat(shared).isGreaterThanOrEqualTo(7);
    coding.tilesOf(new double[] {-99, 99}, a);
    coding.tilesOf(new double[] {-99, 99}, b);
    assertThat(a).isEqualTo(b);
    assertThatThrownBy(() -> new TileCoding(8, 8, LOW, LOW)).hasMessageContaining("positive");
    assertThatThrownBy(() -> new TileCoding(8, 8, LOW, new double[3]))
        .hasMessageContaining("two coordinates");
  }

  @Test
  void theCarLearnsToSwing() {
    for (Traces traces : Traces.values()) {
      // accumulating traces of often visited tiles grow: they need smaller steps
      double alpha = traces == Traces.ACCUMULATING ? 0.1 : 0.5;
      TileSarsa learner = new TileSarsa(new TileCoding(8, 8, LOW, HIGH), 3, 1, alpha, 0.9, traces);
      MountainCar car = new MountainCar(5000);
      SplittableStream stream = RandomStream.seed(6);
      double last = 0;
      for (int i = 0; i < 150; i++) {
        double total = learner.episode(car, 0, stream);
        last += i >= 100 ? total / 50 : 0;
      }
      assertThat(last).as("%s", traces).isGreaterThan(-170);
      double near = learner.actionValues(0.45, 0.06).max().item();
      assertThat(near).isGreaterThan(learner.actionValues(-0.5, 0).max().item() + 20);
    }
  }
}
