package io.github.medl.grading;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A test that is worth points.
 *
 * @param type the name of its class
 * @param method the name of its method
 * @param part the part that it belongs to
 * @param points what it is worth
 * @param partial whether the share of its invocations that pass counts
 * @param hint where to read on, or an empty string
 */
public record GradedTest(
    String type, String method, String part, double points, boolean partial, String hint) {
  /** By part, then as they are named. */
  static final Comparator<GradedTest> BY_PART =
      Comparator.comparing(GradedTest::part)
          .thenComparing(GradedTest::type)
          .thenComparing(GradedTest::method);

  /**
   * What the annotations of a method say.
   *
   * @param method a method of a class of tests
   * @return empty if it is worth no points
   * @throws IllegalArgumentException if it has points and no part, or no points above 0
   */
  public static Optional<GradedTest> of(Method method) {
    Points points = method.getAnnotation(Points.class);
    if (points == null) {
      return Optional.empty();
    }
    Class<?> owner = method.getDeclaringClass();
    String name = owner.getName() + "." + method.getName();
    Part part = method.getAnnotation(Part.class);
    part = part == null ? owner.getAnnotation(Part.class) : part;
    if (part == null) {
      throw new IllegalArgumentException(name + " has @Points but no @Part");
    }
    if (!(points.value() > 0 && points.value() < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + ": @Points must be above 0, got " + points.value());
    }
    Hint hint = method.getAnnotation(Hint.class);
    hint = hint == null ? owner.getAnnotation(Hint.class) : hint;
    return Optional.of(
        new GradedTest(
            owner.getName(),
            method.getName(),
            part.value(),
            points.value(),
            points.partial(),
            hint == null ? "" : hint.value()));
  }

  /**
   * All tests of a class that are worth points, by part and name.
   *
   * @param type the class
   * @return its graded tests
   */
  public static List<GradedTest> in(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .map(GradedTest::of)
        .flatMap(Optional::stream)
        .sorted(BY_PART)
        .toList();
  }
}
