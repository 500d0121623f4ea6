package io.github.medl.examples.figure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a figure is called: {@code 4.2}, {@code table-2.1}, {@code eq-8.72}, {@code L4.1}, {@code
 * C1.1}. The id is also the name of the folder of its results; the name of its class and how it is
 * read follow from it.
 *
 * <p>Ids are ordered by chapter; in a chapter figures, tables, equations, labs, courses; then by
 * number.
 *
 * @param sort what it is
 * @param chapter the chapter
 * @param number its number in the chapter
 * @param part a letter, or empty
 */
public record FigureId(Sort sort, int chapter, int number, String part)
    implements Comparable<FigureId> {

  /** What has an id of its own, in the order in which a chapter lists them. */
  public enum Sort {
    /** A figure of the book. */
    FIGURE("", "Figure"),
    /** A table of the book. */
    TABLE("table-", "Table"),
    /** An equation of the book that is worth a run. */
    EQUATION("eq-", "Equation"),
    /** An experiment of ours beside the book. */
    LAB("L", "Lab"),
    /** A result of the authors' course. */
    COURSE("C", "Course");

    private final String prefix;
    private final String className;

    Sort(String prefix, String className) {
      this.prefix = prefix;
      this.className = className;
    }

    /**
     * The words for it.
     *
     * @return such as {@code table} or {@code course result}
     */
    public String words() {
      return this == COURSE ? "course result" : name().toLowerCase(Locale.ROOT);
    }
  }

  /** The order of ids that are still text; what is no id comes first. */
  public static final Comparator<String> ORDER =
      Comparator.<String, FigureId>comparing(
              text -> find(text).orElse(null), Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(Comparator.naturalOrder());

  private static final Pattern ID =
      Pattern.compile("(" + alternatives(sort -> sort.prefix) + ")(\\d+)\\.(\\d+)([a-z]?)");

  private static final Pattern CLASS =
      Pattern.compile("(" + alternatives(sort -> sort.className) + ")(\\d+)_(\\d+)([a-z]?)");

  /** What people write for an id, in lower case. */
  private static final Pattern WORD =
      Pattern.compile(
          "(figure|fig|table|tab|equation|eq|lab|l|course result|course|c)?[.\\s_-]*\\(?"
              + "(\\d{1,3})[._,](\\d{1,3})([a-z]?)\\)?");

  private static final Pattern CHAPTER = Pattern.compile("(chapter|ch)?[.\\s_-]*(\\d{1,3})");

  private static String alternatives(Function<Sort, String> of) {
    return Arrays.stream(Sort.values()).map(of).collect(Collectors.joining("|"));
  }

  /**
   * Reads an id.
   *
   * @param text for example {@code 4.2} or {@code table-2.1}
   * @return the id
   * @throws IllegalArgumentException if it is none
   */
  public static FigureId of(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "figure id '"
                        + text
                        + "' must look like 4.2, table-2.1, L4.1, C1.1 or eq-8.72"));
  }

  /**
   * Reads an id if it is one.
   *
   * @param text any text
   * @return the id, or empty
   */
  public static Optional<FigureId> find(String text) {
    Matcher m = ID.matcher(text);
    return m.matches() ? Optional.of(id(sort(m.group(1)), m, 2)) : Optional.empty();
  }

  /**
   * The id that the name of a class says.
   *
   * @param type a class named {@code Figure4_2}, {@code Table2_1}, {@code Equation8_72}, {@code
   *     Lab4_1} or {@code Course1_1}
   * @return the id
   * @throws IllegalArgumentException if the name has another form
   */
  public static FigureId of(Class<?> type) {
    Matcher m = CLASS.matcher(type.getSimpleName());
    if (!m.matches()) {
      throw new IllegalArgumentException(
          type.getName() + " must be called like Figure4_2, Table2_1, Equation8_72, Lab4_1");
    }
    return id(Sort.valueOf(m.group(1).toUpperCase(Locale.ROOT)), m, 2);
  }

  /**
   * The id that somebody means: the id itself, the name of a class, or how it is read.
   *
   * @param word for example {@code Figure4_2}, {@code fig4.2}, {@code "Table 2.1"}, {@code l4.1}
   * @return the id, or empty if the word says none
   */
  public static Optional<FigureId> meant(String word) {
    Matcher m = WORD.matcher(word.strip().toLowerCase(Locale.ROOT));
    return m.matches() ? Optional.of(id(spoken(m.group(1)), m, 2)) : Optional.empty();
  }

  /**
   * The chapter that somebody means.
   *
   * @param word for example {@code 4}, {@code ch4} or {@code "chapter 4"}
   * @return the chapter, or empty if the word says none
   */
  public static OptionalInt chapterMeant(String word) {
    Matcher m = CHAPTER.matcher(word.strip().toLowerCase(Locale.ROOT));
    return m.matches() ? OptionalInt.of(Integer.parseInt(m.group(2))) : OptionalInt.empty();
  }

  private static FigureId id(Sort sort, Matcher m, int group) {
    return new FigureId(
        sort,
        Integer.parseInt(m.group(group)),
        Integer.parseInt(m.group(group + 1)),
        m.group(group + 2));
  }

  private static Sort sort(String prefix) {
    return Arrays.stream(Sort.values())
        .filter(sort -> sort.prefix.equals(prefix))
        .findFirst()
        .orElseThrow();
  }

  private static Sort spoken(@Nullable String word) {
    return switch (word == null ? 'f' : word.charAt(0)) {
      case 't' -> Sort.TABLE;
      case 'e' -> Sort.EQUATION;
      case 'l' -> Sort.LAB;
      case 'c' -> Sort.COURSE;
      default -> Sort.FIGURE;
    };
  }

  /**
   * How ids that are still text are read; what is no id is taken for the number of a figure.
   *
   * @param text the id of a figure
   * @return as {@link #label()}
   */
  public static String label(String text) {
    return find(text).map(FigureId::label).orElse("Figure " + text);
  }

  /**
   * The chapter of ids that are still text.
   *
   * @param text the id of a figure
   * @return its chapter, or -1 if it is no id
   */
  public static int chapterOf(String text) {
    return find(text).map(FigureId::chapter).orElse(-1);
  }

  /**
   * How it is read.
   *
   * @return for example {@code Figure 4.2}, {@code Table 2.1} or {@code Equation (8.72)}
   */
  public String label() {
    return switch (sort) {
      case EQUATION -> "Equation (" + digits() + ")";
      case COURSE -> "Course result " + digits();
      default -> sort.className + " " + digits();
    };
  }

  /**
   * The number alone.
   *
   * @return for example {@code 8.72}
   */
  public String digits() {
    return chapter + "." + number + part;
  }

  /**
   * The id as text, which is also the name of the folder of its results.
   *
   * @return for example {@code table-2.1}
   */
  @Override
  public String toString() {
    return sort.prefix + digits();
  }

  @Override
  public int compareTo(FigureId other) {
    return Comparator.comparingInt(FigureId::chapter)
        .thenComparing(FigureId::sort)
        .thenComparingInt(FigureId::number)
        .thenComparing(FigureId::part)
        .compare(this, other);
  }
}
