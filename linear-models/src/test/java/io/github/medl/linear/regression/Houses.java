package io.github.medl.linear.regression;

import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.TabularData;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The 490 houses of Boston whose price is not cut off at 50. */
final class Houses {
  private static final TabularData BOSTON = Datasets.boston();
  private static final int[] KEPT =
      IntStream.range(0, BOSTON.size()).filter(i -> BOSTON.y().get(i) < 50).toArray();

  private Houses() {}

  static Tensor price() {
    return BOSTON.y().take(0, KEPT);
  }

  static Tensor columns(String... names) {
    return Tensor.stack(
        1, Arrays.stream(names).map(n -> Tensor.vector(BOSTON.column(n)).take(0, KEPT)).toList());
  }

  /** The thirteen columns that may explain the price. */
  static String[] names() {
    return BOSTON.features().toArray(String[]::new);
  }
}
