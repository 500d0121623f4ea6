package io.github.medl.examples.figure;

import java.util.Locale;

/** How far a figure can be compared with the book. */
public enum Kind {
  /** Deterministic: equal to the book up to a stated tolerance. */
  EXACT("deterministic, equal to the reference up to the stated tolerance"),
  /** Drawn from the random stream of the book's own script, reproduced bit for bit. */
  SEEDED("drawn from the random stream of the book's script, reproduced bit for bit"),
  /** Random: inside a band over seeds. */
  STATISTICAL("random, inside a band over seeds"),
  /** A diagram drawn from a live object: a network, a tape, a graph. */
  STRUCTURAL("a diagram drawn from a live object; what can be counted is checked"),
  /** A picture of an idea: there is no number to compare. */
  ILLUSTRATIVE("a picture of an idea, with no number to compare");

  private final String meaning;

  Kind(String meaning) {
    this.meaning = meaning;
  }

  /**
   * The name as it is written in files and on the command line.
   *
   * @return the name in lower case
   */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * One line of explanation.
   *
   * @return what the kind promises
   */
  public String meaning() {
    return meaning;
  }
}
