package io.github.medl.grading.run;

import io.github.medl.grading.GradedTest;

/** Hears of graded tests while they run. */
public interface Watcher {
  /**
   * A test exists.
   *
   * @param test the test
   */
  void declared(GradedTest test);

  /**
   * An invocation begins.
   *
   * @param test of this test
   */
  void started(GradedTest test);

  /**
   * An invocation ended.
   *
   * @param test of this test
   * @param ok whether it passed
   * @param message what its failure said, or an empty string
   */
  void ended(GradedTest test, boolean ok, String message);
}
