package io.github.medl.examples.chapter2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.examples.figure.Reference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BreastCancerSplitTest {
  @Test
  void theSplitIsThatOfCaret() throws Exception {
    BreastCancerSplit split = BreastCancerSplit.draw();
    double[] rows = Arrays.stream(split.test()).mapToDouble(row -> row + 1).toArray();
    assertThat(rows).isEqualTo(Reference.of("breast-cancer-split").numbers("row"));
    assertThat(split.train()).hasSize(456);
    assertThat(split.trainY().sum().item()).isEqualTo(172);
    assertThat(split.testY().sum().item()).isEqualTo(40);
    assertThat(split.columns("radius_mean", "area_mean").shape()).containsExactly(569, 2);
  }
}
