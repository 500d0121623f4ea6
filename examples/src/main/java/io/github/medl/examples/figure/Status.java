package io.github.medl.examples.figure;

import java.util.Locale;

/** The verdict over a figure. */
public enum Status {
  /** There are checks, all of them hold, and the data are those of the book. */
  VERIFIED,
  /** A check does not hold, or the figure could not be computed. */
  FAILED,
  /** Nothing to compare with, or computed from other data than the book's. */
  UNVERIFIED;

  /**
   * The name as it is written in {@code result.json}.
   *
   * @return the name in lower case
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
