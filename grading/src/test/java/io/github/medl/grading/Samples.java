package io.github.medl.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests with points, some of which fail; run by the tests of grading only. */
public final class Samples {
  private Samples() {}

  /** Three parts. */
  @Hint("chapter 0")
  @Part("a")
  public static class Mixed {
    @Test
    @Points(2)
    void passes() {}

    @Test
    @Points(3)
    @Part("b")
    @Hint("chapter 1")
    void fails() {
      Answer.to(2).is(5).near(4, 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    @Points(value = 4, partial = true)
    @Part("c")
    void aShare(int i) {
      assertEquals(0, i / 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    @Points(4)
    @Part("c")
    void allOrNothing(int i) {
      assertEquals(0, i / 4);
    }

    @Test
    @Disabled
    @Points(1)
    void neverRuns() {}

    @Test
    void isNotGraded() {}
  }

  /** Cannot be set up. */
  @Part("d")
  public static class Unready {
    Unready() {
      throw new IllegalStateException("not today");
    }

    @Test
    @Points(1)
    void passes() {}
  }

  /** Its test belongs to no part. */
  public static class Partless {
    @Test
    @Points(1)
    void passes() {}
  }
}
