package io.github.medl.grading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The marks of some tests, in the making: an invocation comes, then another. Safe in threads. */
public final class Marks {
  private final Map<GradedTest, Mark> marks = new TreeMap<>(GradedTest.BY_PART);

  /** None yet. */
  public Marks() {}

  /**
   * A test is expected; without any invocation it earns nothing.
   *
   * @param test the test
   */
  public synchronized void expect(GradedTest test) {
    marks.putIfAbsent(test, new Mark(test, 0, 0, ""));
  }

  /**
   * One invocation of a test ended.
   *
   * @param test the test
   * @param ok whether it passed
   * @param message what its failure said
   */
  public synchronized void add(GradedTest test, boolean ok, String message) {
    expect(test);
    marks.computeIfPresent(test, (key, mark) -> mark.and(ok, message));
  }

  /**
   * A test that was begun came to no end: what it earned before is lost.
   *
   * @param test the test
   * @param problem why
   */
  public synchronized void lose(GradedTest test, String problem) {
    marks.put(test, Mark.lost(test, problem));
  }

  /**
   * By part.
   *
   * @return all marks
   */
  public synchronized List<Mark> all() {
    return List.copyOf(marks.values());
  }

  /**
   * The points of some marks.
   *
   * @param marks the marks
   * @return what they earned together
   */
  public static double earned(Collection<Mark> marks) {
    return marks.stream().mapToDouble(Mark::earned).sum();
  }

  /**
   * The points that some marks could have earned.
   *
   * @param marks the marks
   * @return the points of their tests together
   */
  public static double possible(Collection<Mark> marks) {
    return marks.stream().mapToDouble(mark -> mark.test().points()).sum();
  }

  /**
   * Marks by part.
   *
   * @param marks the marks
   * @return in the order of the names of the parts
   */
  public static Map<String, List<Mark>> byPart(Collection<Mark> marks) {
    Map<String, List<Mark>> parts = new TreeMap<>();
    for (Mark mark : marks) {
      parts.computeIfAbsent(mark.test().part(), part -> new ArrayList<>()).add(mark);
    }
    return parts;
  }

  /**
   * A number of points, with two decimals at most.
   *
   * @param points the number
   * @return for example {@code 2.5}
   */
  public static String text(double points) {
    String text = String.format(Locale.ROOT, "%.2f", points);
    return text.replaceAll("\\.?0+$", "");
  }
}
