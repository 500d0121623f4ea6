package io.github.medl.grading;

/** An answer that is not the expected one: says input, yours and expected. */
public final class WrongAnswer extends AssertionError {
  private static final long serialVersionUID = 1;

  /**
   * Made by the oracles, and by whoever writes one.
   *
   * @param what what is wrong, in a sentence
   * @param input what was given
   * @param yours what came of it
   * @param expected what should have
   */
  public WrongAnswer(String what, String input, String yours, String expected) {
    super(
        what
            + "\n  input:    "
            + indented(input)
            + "\n  yours:    "
            + indented(yours)
            + "\n  expected: "
            + indented(expected));
  }

  private static String indented(String text) {
    return text.replace("\n", "\n            ");
  }
}
