package io.github.medl.examples.figure;

import java.util.Locale;

/** The verdict over a figure. */
public enum Status {
  /** There are checks, all of them hold, and the data are those of the book. */
  VERIFIED,
  /**
   * As verified, but by fewer steps, epochs or examples than the book took: what the book reaches
   * is not reached. {@code --full} runs it in full.
   */
  SHORT_RUN,
  /**
   * Computed with other parameters than the book's: its numbers are shown beside the book's, and
   * are not expected to be equal.
   */
  EXPLORED,
  /** A check does not hold, or the figure could not be computed. */
  FAILED,
  /** Nothing to compare with, or computed from other data than the book's. */
  UNVERIFIED;

  /**
   * The name as it is written in {@code result.json}.
   *
   * @return the name in lower case, with a blank between words
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
