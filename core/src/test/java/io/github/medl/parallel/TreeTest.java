package io.github.medl.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1 | 0
          2 | (0 1)
          3 | ((0 1) 2)
          5 | (((0 1) (2 3)) 4)
          7 | (((0 1) (2 3)) ((4 5) 6))
          """)
  void theNumberOfLeavesShapesTheTree(int leaves, String tree) {
    for (int threads = 1; threads <= 5; threads++) {
      String joined =
          Parallel.withThreads(
              threads,
              () -> Tree.join(leaves, Integer::toString, (a, b) -> "(" + a + " " + b + ")"));
      assertThat(joined).isEqualTo(tree);
    }
  }

  /** Terms of all sizes, whose sum is another one in another order. */
  @Test
  void roundingIsTheSameOnAnyNumberOfThreads() {
    IntFunction<Double> term = i -> Math.sin(i) * Math.pow(10, i % 17);
    double alone = Parallel.withThreads(1, () -> Tree.join(1000, term, Double::sum));
    double inOrder = 0;
    for (int i = 0; i < 1000; i++) {
      inOrder += term.apply(i);
    }
    assertThat(inOrder).isNotEqualTo(alone);
    for (int threads : new int[] {2, 3, 8}) {
      assertThat(Parallel.withThreads(threads, () -> Tree.join(1000, term, Double::sum)))
          .isEqualTo(alone);
    }
  }

  @Test
  void whatALeafThrowsIsThrown() {
    assertThatThrownBy(
            () ->
                Tree.join(
                    4,
                    i -> {
                      throw new IllegalStateException("leaf");
                    },
                    (a, b) -> a))
        .hasMessage("leaf");
    assertThatThrownBy(() -> Tree.join(0, i -> i, Integer::sum))
        .hasMessage("a tree has at least 1 leaf, got 0");
  }
}
