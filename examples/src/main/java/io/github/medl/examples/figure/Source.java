package io.github.medl.examples.figure;

/** Where the reference number of a check comes from. */
public enum Source {
  /** Printed in the book, or in a stored output of its code. */
  PRINTED("printed", Evidence.BOOK),
  /** The authors' own script, run. */
  AUTHORS_CODE("authors' code", Evidence.BOOK),
  /** A closed form. */
  THEORY("theory", Evidence.THEORY),
  /** An independent implementation of the same recipe. */
  RECOMPUTED("recomputed", Evidence.INDEPENDENT),
  /** A band over seeds, those of an independent implementation or of our own. */
  SEEDS("seeds", Evidence.SEEDS);

  private final String label;
  private final Evidence evidence;

  Source(String label, Evidence evidence) {
    this.label = label;
    this.evidence = evidence;
  }

  /**
   * The name as it is written in {@code result.json}.
   *
   * @return for example {@code authors' code}
   */
  public String label() {
    return label;
  }

  /**
   * What kind of check a number from here makes.
   *
   * @return one of four
   */
  public Evidence evidence() {
    return evidence;
  }
}
