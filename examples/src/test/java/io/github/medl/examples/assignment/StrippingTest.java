package io.github.medl.examples.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StrippingTest {
  private static final String SOURCE =
      """
      int f() {
        // BEGIN SOLUTION
        // STUB: return 0;
        // secret
        return 42;
        // END SOLUTION
      }
      """;

  @Test
  void nothingOfTheSolutionStaysButTheStub() {
    assertThat(Stripping.stub("F", SOURCE)).isEqualTo("int f() {\n  return 0;\n}\n");
    assertThat(Stripping.without(SOURCE)).isEqualTo("int f() {\n  // secret\n  return 42;\n}\n");
    assertThat(Stripping.hasSolution(SOURCE)).isTrue();
    assertThat(Stripping.hasSolution("int x; // BEGIN SOLUTION")).isFalse();
  }

  @Test
  void aMarkWithoutItsOtherIsRefusedWithFileAndLine() {
    assertThatThrownBy(() -> Stripping.stub("F.java", "// BEGIN SOLUTION\n"))
        .isInstanceOf(AssignmentException.class)
        .hasMessageContaining("F.java, line 1");
    assertThatThrownBy(() -> Stripping.stub("F.java", "\n// END SOLUTION\n"))
        .hasMessageContaining("F.java, line 2");
    assertThatThrownBy(() -> Stripping.stub("F.java", "// STUB: return 0;\n"))
        .hasMessageContaining("stands in no solution");
    assertThatThrownBy(() -> Stripping.stub("F.java", "// BEGIN SOLUTION\n// BEGIN SOLUTION\n"))
        .hasMessageContaining("line 2")
        .hasMessageContaining("line 1 has no end");
  }
}
