package io.github.medl.examples.figure;

/** Where the reference number of a check comes from. */
public enum Source {
  /** Printed in the book, or in a stored output of its code. */
  PRINTED("printed"),
  /** The authors' own script, run. */
  AUTHORS_CODE("authors' code"),
  /** A closed form. */
  THEORY("theory"),
  /** An independent implementation of the same recipe. */
  RECOMPUTED("recomputed"),
  /** A band over seeds, those of an independent implementation or of our own. */
  SEEDS("seeds");

  private final String label;

  Source(String label) {
    this.label = label;
  }

  /**
   * The name as it is written in {@code result.json}.
   *
   * @return for example {@code authors' code}
   */
  public String label() {
    return label;
  }
}
