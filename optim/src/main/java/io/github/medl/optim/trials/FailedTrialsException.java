package io.github.medl.optim.trials;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Some trials failed; the others are done. */
public final class FailedTrialsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SortedMap<Integer, Failure> failures;

  FailedTrialsException(String message, SortedMap<Integer, Failure> failures) {
    super(message, failures.get(failures.firstKey()).cause());
    this.failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
  }

  /**
   * What failed.
   *
   * @return the failures by the number of the trial
   */
  public Map<Integer, Failure> failures() {
    return failures;
  }
}
