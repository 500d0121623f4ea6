package io.github.medl.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class RowTest {
  @Test
  void aRowIsWrittenWithTheNamesOfItsUnits() throws Exception {
    String json = new ObjectMapper().writeValueAsString(new Row("w", 1, 4, 8, 0.25, 0.5));
    assertThat(json)
        .isEqualTo(
            "{\"workload\":\"w\",\"medl_ms\":1.0,\"libtorch_ms\":4.0,\"dl4j_ms\":8.0,"
                + "\"ratio_to_libtorch\":0.25,\"floor_ms\":0.5}");
  }

  @Test
  void onlyAStepHasAFloor() throws Exception {
    assertThat(new ObjectMapper().writeValueAsString(new Row("w", 1, 4, 8, 0.25, null)))
        .doesNotContain("floor_ms");
  }

  @Test
  void theMedianLiesInTheMiddle() {
    assertThat(Worker.median(new double[] {3, 1, 2})).isEqualTo(2);
    assertThat(Worker.median(new double[] {4, 1, 2, 3})).isEqualTo(2.5);
  }
}
