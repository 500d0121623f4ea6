package io.github.medl.examples.figure;

/**
 * One number of ours beside its reference.
 *
 * @param name what is compared, in the book's words
 * @param relation how our number must stand to the reference
 * @param reference the number to meet, or not to pass
 * @param source where the reference comes from
 * @param ours the number that this library computes
 * @param tolerance the largest difference allowed, in the unit of the number; 0 for a bound
 * @param ok whether the check holds; NaN never does
 */
public record Check(
    String name,
    Relation relation,
    double reference,
    Source source,
    double ours,
    double tolerance,
    boolean ok) {

  /**
   * Compares two numbers; holds if {@code |ours - reference| <= tolerance}.
   *
   * @param name what is compared
   * @param ours our number
   * @param reference the number to meet
   * @param tolerance the largest difference allowed, absolute
   * @param source where the reference comes from
   * @return the check
   * @throws IllegalArgumentException if the reference or the tolerance could let anything pass: a
   *     reference that is not finite, a tolerance that is negative or not finite, or no name
   */
  public static Check of(
      String name, double ours, double reference, double tolerance, Source source) {
    require(name, reference, tolerance);
    boolean ok = Math.abs(ours - reference) <= tolerance;
    return new Check(name, Relation.EQUAL, reference, source, ours, tolerance, ok);
  }

  /** A bound that our number may reach and not pass. */
  static Check bound(String name, Relation side, double ours, double bound, Source source) {
    require(name, bound, 0);
    boolean ok =
        Double.isFinite(ours) && (side == Relation.AT_MOST ? ours <= bound : ours >= bound);
    return new Check(name, side, bound, source, ours, 0, ok);
  }

  private static void require(String name, double reference, double tolerance) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a check needs a name");
    }
    if (!Double.isFinite(reference)) {
      throw new IllegalArgumentException(
          "check '" + name + "': the reference must be finite, but is " + reference);
    }
    if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
      throw new IllegalArgumentException(
          "check '" + name + "': the tolerance must be finite and >= 0, but is " + tolerance);
    }
  }
}
