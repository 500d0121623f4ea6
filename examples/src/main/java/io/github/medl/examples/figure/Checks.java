package io.github.medl.examples.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Collects the checks of a figure, one line each: what, our number, the book's number, tolerance,
 * source of the book's number.
 *
 * <pre>{@code
 * Checks checks = new Checks()
 *     .near("θ₁ final, γ=1, α=0.005", theta[0], 0.5341923827912796, 1e-9, AUTHORS_CODE)
 *     .nearRelative("condition number", condition, 5.5300788, 1e-7, RECOMPUTED)
 *     .exactly("rank of X", rank, 713, RECOMPUTED)
 *     .between("test accuracy", accuracy, 0.9181, 0.9261, SEEDS)
 *     .atMost("error on test", error, 0.034, SEEDS)
 *     .holds("C decreases at every step", decreasing, THEORY);
 * }</pre>
 */
public final class Checks {
  private final List<Check> list = new ArrayList<>();

  /** No checks yet. */
  public Checks() {}

  /**
   * Our number is within an absolute tolerance of the reference.
   *
   * @param name what is compared
   * @param ours our number
   * @param reference the number to meet
   * @param tolerance the largest {@code |ours - reference|} allowed
   * @param source where the reference comes from
   * @return this
   */
  public Checks near(String name, double ours, double reference, double tolerance, Source source) {
    list.add(Check.of(name, ours, reference, tolerance, source));
    return this;
  }

  /**
   * Our number is within a relative tolerance of the reference.
   *
   * @param name what is compared
   * @param ours our number
   * @param reference the number to meet
   * @param relative the largest {@code |ours - reference| / |reference|} allowed
   * @param source where the reference comes from
   * @return this
   * @throws IllegalArgumentException if the reference is 0, where no relative tolerance means
   *     anything
   */
  public Checks nearRelative(
      String name, double ours, double reference, double relative, Source source) {
    if (reference == 0) {
      throw new IllegalArgumentException(
          "check '" + name + "': a reference of 0 needs an absolute tolerance; use near");
    }
    return near(name, ours, reference, relative * Math.abs(reference), source);
  }

  /**
   * All elements of an array are within an absolute tolerance of the reference; one line, which
   * says that the largest difference is at most the tolerance.
   *
   * @param name what is compared
   * @param ours our numbers
   * @param reference the numbers to meet
   * @param tolerance the largest {@code |ours[i] - reference[i]|} allowed
   * @param source where the reference comes from
   * @return this
   * @throws IllegalArgumentException if there is nothing to compare or the lengths differ
   */
  public Checks allNear(
      String name, double[] ours, double[] reference, double tolerance, Source source) {
    requireComparable(name, ours, reference);
    double largest = 0;
    for (int i = 0; i < ours.length; i++) {
      largest = Math.max(largest, Math.abs(ours[i] - reference[i])); // NaN stays NaN
    }
    return atMost(
        name + " (largest difference of " + ours.length + ")", largest, tolerance, source);
  }

  /**
   * All elements of an array are within a relative tolerance of the reference; one line, which says
   * that the largest relative difference is at most the tolerance.
   *
   * @param name what is compared
   * @param ours our numbers
   * @param reference the numbers to meet, none of them 0
   * @param relative the largest {@code |ours[i] - reference[i]| / |reference[i]|} allowed
   * @param source where the reference comes from
   * @return this
   * @throws IllegalArgumentException if there is nothing to compare or the lengths differ
   */
  public Checks allNearRelative(
      String name, double[] ours, double[] reference, double relative, Source source) {
    requireComparable(name, ours, reference);
    double largest = 0;
    for (int i = 0; i < ours.length; i++) {
      largest = Math.max(largest, Math.abs(ours[i] / reference[i] - 1)); // NaN stays NaN
    }
    return atMost(
        name + " (largest relative difference of " + ours.length + ")", largest, relative, source);
  }

  /**
   * Our count equals the reference.
   *
   * @param name what is counted
   * @param ours our count
   * @param reference the count to meet
   * @param source where the reference comes from
   * @return this
   */
  public Checks exactly(String name, long ours, long reference, Source source) {
    return near(name, ours, reference, 0, source);
  }

  /**
   * Our number is not above a bound.
   *
   * @param name what is compared
   * @param ours our number
   * @param bound the greatest value allowed
   * @param source where the bound comes from
   * @return this
   * @throws IllegalArgumentException if the bound is not finite
   */
  public Checks atMost(String name, double ours, double bound, Source source) {
    list.add(Check.bound(name, Relation.AT_MOST, ours, bound, source));
    return this;
  }

  /**
   * Our number is not below a bound.
   *
   * @param name what is compared
   * @param ours our number
   * @param bound the least value allowed
   * @param source where the bound comes from
   * @return this
   * @throws IllegalArgumentException if the bound is not finite
   */
  public Checks atLeast(String name, double ours, double bound, Source source) {
    list.add(Check.bound(name, Relation.AT_LEAST, ours, bound, source));
    return this;
  }

  /**
   * Our number lies in a band, ends included; the reference that is reported is the middle.
   *
   * @param name what is compared
   * @param ours our number
   * @param low the least value allowed
   * @param high the greatest value allowed
   * @param source where the band comes from
   * @return this
   * @throws IllegalArgumentException if {@code low > high} or an end is not finite
   */
  public Checks between(String name, double ours, double low, double high, Source source) {
    double middle = low + (high - low) / 2;
    Check check = Check.of(name, ours, middle, (high - low) / 2, source);
    boolean inside = low <= ours && ours <= high; // the ends, free of the rounding of the middle
    list.add(new Check(name, Relation.WITHIN, middle, source, ours, check.tolerance(), inside));
    return this;
  }

  /**
   * A statement is true; reported as 1 beside 1.
   *
   * @param name the statement
   * @param truth whether it is true here
   * @param source why it should be
   * @return this
   */
  public Checks holds(String name, boolean truth, Source source) {
    Check check = Check.of(name, truth ? 1 : 0, 1, 0, source);
    list.add(new Check(name, Relation.HOLDS, 1, source, check.ours(), 0, truth));
    return this;
  }

  /**
   * The checks so far.
   *
   * @return an unmodifiable copy, in order
   */
  public List<Check> list() {
    return List.copyOf(list);
  }

  private static void requireComparable(String name, double[] ours, double[] reference) {
    if (reference.length == 0 || ours.length != reference.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "check '%s': %d numbers cannot be compared with %d reference numbers",
              name,
              ours.length,
              reference.length));
    }
  }
}
