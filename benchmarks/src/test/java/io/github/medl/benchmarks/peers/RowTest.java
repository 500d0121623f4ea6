package io.github.medl.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class RowTest {
  @Test
  void aRowIsWrittenWithTheNamesOfItsUnits() throws Exception {
    String json =
        new ObjectMapper().writeValueAsString(new Row("w", 1, 4, 8.0, 0.25, 0.2, "missed", 0.5));
    assertThat(json)
        .isEqualTo(
            "{\"workload\":\"w\",\"medl_ms\":1.0,\"libtorch_ms\":4.0,\"dl4j_ms\":8.0,"
                + "\"ratio_to_libtorch\":0.25,\"goal\":0.2,\"verdict\":\"missed\",\"floor_ms\":0.5}");
  }

  @Test
  void whatIsNotMeasuredIsNotWritten() throws Exception {
    Row row = Row.of(Task.of("add"), 1, 4, null, null);
    assertThat(new ObjectMapper().writeValueAsString(row))
        .doesNotContain("floor_ms", "dl4j_ms", "goal", "verdict");
    assertThat(row.toString()).startsWith("add ").doesNotContain("null");
  }

  @Test
  void theVerdictComparesTheRatioWithTheGoal() {
    Task task = Task.of("sum-all");
    assertThat(Row.of(task, task.goal(), 1, null, null).verdict()).isEqualTo("met");
    assertThat(Row.of(task, 1.01 * task.goal(), 1, null, null).verdict()).isEqualTo("missed");
  }

  @Test
  void everyTaskHasANameOfItsOwn() {
    assertThat(Task.all().stream().map(Task::id)).doesNotHaveDuplicates();
  }

  @Test
  void theMedianLiesInTheMiddle() {
    assertThat(Worker.median(new double[] {3, 1, 2})).isEqualTo(2);
    assertThat(Worker.median(new double[] {4, 1, 2, 3})).isEqualTo(2.5);
  }
}
