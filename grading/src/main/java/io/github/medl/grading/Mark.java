package io.github.medl.grading;

/**
 * What became of a test.
 *
 * @param test the test
 * @param passed how many of its invocations passed
 * @param run how many there were; 0 if it never ran
 * @param problem what the first failure said, or an empty string
 */
public record Mark(GradedTest test, int passed, int run, String problem) {
  /**
   * A test that did not end in a way of its own.
   *
   * @param test the test
   * @param problem why
   * @return a mark without points
   */
  public static Mark lost(GradedTest test, String problem) {
    return new Mark(test, 0, 0, problem);
  }

  /**
   * The points earned: all of them, a share if the test is partial, or none.
   *
   * @return between 0 and those of the test
   */
  public double earned() {
    if (run == 0) {
      return 0;
    }
    if (test.partial()) {
      return test.points() * passed / run;
    }
    return passed == run ? test.points() : 0;
  }

  /**
   * Whether nothing is missing.
   *
   * @return whether all invocations passed
   */
  public boolean isFull() {
    return run > 0 && passed == run;
  }

  /** This mark and one more invocation. */
  Mark and(boolean ok, String message) {
    String first = problem.isEmpty() && !ok ? message : problem;
    return new Mark(test, passed + (ok ? 1 : 0), run + 1, first);
  }
}
