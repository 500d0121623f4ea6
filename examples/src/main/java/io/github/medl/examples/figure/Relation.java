package io.github.medl.examples.figure;

/** How our number must stand to its reference. */
public enum Relation {
  /** Equal to the reference, up to the tolerance. */
  EQUAL("="),
  /** Not above the reference. */
  AT_MOST("<="),
  /** Not below the reference. */
  AT_LEAST(">="),
  /** In a band; the reference is its middle, the tolerance half its width. */
  WITHIN("in"),
  /** A statement: 1 if it is true, as it must be. */
  HOLDS("holds");

  private final String label;

  Relation(String label) {
    this.label = label;
  }

  /**
   * The sign as it is written in {@code result.json}.
   *
   * @return for example {@code <=}
   */
  public String label() {
    return label;
  }
}
