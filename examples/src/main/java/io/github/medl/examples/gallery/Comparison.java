package io.github.medl.examples.gallery;

import io.github.medl.examples.figure.Check;
import io.github.medl.examples.figure.Relation;

/** A check in words for people: what is expected, what we have, and how far apart they are. */
public final class Comparison {
  private Comparison() {}

  /**
   * What is expected.
   *
   * @param check the check
   * @return for example {@code 0.53 ± 1e-9}, {@code 713}, {@code at most 0.0675}, {@code 0.97 to 1}
   */
  public static String expected(Check check) {
    double reference = check.reference();
    double tolerance = check.tolerance();
    return switch (check.relation()) {
      case EQUAL ->
          tolerance == 0
              ? Numbers.format(reference)
              : Numbers.format(reference) + " ± " + Numbers.brief(tolerance);
      case AT_MOST -> "at most " + bound(reference);
      case AT_LEAST -> "at least " + bound(reference);
      case WITHIN -> bound(reference - tolerance) + " to " + bound(reference + tolerance);
      case HOLDS -> "true";
    };
  }

  /**
   * Our number; two digits where only its size counts, words where it is a statement.
   *
   * @param check the check
   * @return for example {@code 0.53}
   */
  public static String ours(Check check) {
    return switch (check.relation()) {
      case HOLDS -> check.ours() == 1 ? "true" : "false";
      case AT_MOST -> isTiny(check) ? Numbers.brief(check.ours()) : Numbers.format(check.ours());
      default ->
          check.reference() == 0 && check.tolerance() > 0
              ? Numbers.brief(check.ours())
              : Numbers.format(check.ours());
    };
  }

  /**
   * How far we are from the reference.
   *
   * @param check the check
   * @return two digits for an equality; else an empty string
   */
  public static String difference(Check check) {
    return check.relation() == Relation.EQUAL
        ? Numbers.brief(Math.abs(check.ours() - check.reference()))
        : "";
  }

  /** A rounding error beside its bound: nobody reads its digits. */
  private static boolean isTiny(Check check) {
    return Math.abs(check.ours()) < 1e-6;
  }

  /** The ends of a band are round numbers, but for the rounding of their middle. */
  private static String bound(double number) {
    return Numbers.format(Math.abs(number) < 1e-300 ? 0 : number);
  }
}
