package io.github.medl.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  /** The lengths of the slices that are asked for when they take these times, the last for ever. */
  private static List<Double> slices(double... times) throws IOException {
    List<Double> lengths = new ArrayList<>();
    WorkerProcess.Slice first =
        WarmUp.of(
            seconds -> {
              lengths.add(seconds);
              int k = Math.min(lengths.size(), times.length) - 1;
              return new WorkerProcess.Slice(k, times[k]);
            },
            3,
            0.4);
    assertThat(first.result()).isZero();
    return lengths;
  }

  @Test
  void workThatIsWarmIsOnlyLookedAt() throws IOException {
    assertThat(slices(2, 1.99, 2.2, 1.98)).containsExactly(3.0, 0.4, 0.4, 0.4);
  }

  @Test
  void aTimeThatFallsIsWaitedFor() throws IOException {
    assertThat(slices(9, 8, 7, 2, 2, 1, 1)).hasSize(6 + WarmUp.STEADY);
  }

  @Test
  void aTimeThatNeverStopsFallingIsLeft() throws IOException {
    double[] times = new double[1000];
    for (int k = 0; k < times.length; k++) {
      times[k] = Math.pow(0.5, k);
    }
    assertThat(slices(times)).hasSize(1 + WarmUp.MOST);
  }
}
