package io.github.medl.examples.figure;

/** What a check compares with: four things that must not look alike, the strongest first. */
public enum Evidence {
  /** The book, or its authors' code. */
  BOOK("book", "equal to the book or to what its authors' code gives"),
  /** A computation that shares no code with ours. */
  INDEPENDENT("independent", "equal to an independent computation of the same recipe"),
  /** Mathematics. */
  THEORY("theory", "as theory says: a closed form, a bound, a law"),
  /** A band over seeds. */
  SEEDS("seeds", "within the band that other seeds of the same recipe span");

  private final String label;
  private final String meaning;

  Evidence(String label, String meaning) {
    this.label = label;
    this.meaning = meaning;
  }

  /**
   * One word for it.
   *
   * @return for example {@code book}
   */
  public String label() {
    return label;
  }

  /**
   * One line of explanation.
   *
   * @return what a check of this kind says when it holds
   */
  public String meaning() {
    return meaning;
  }
}
