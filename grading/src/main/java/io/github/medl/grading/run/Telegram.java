package io.github.medl.grading.run;

import io.github.medl.grading.GradedTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link TestMachine} tells, one a line: the secret word, a kind, fields in base 64.
 *
 * @param kind one of the constants
 * @param fields what belongs to it
 */
public record Telegram(String kind, List<String> fields) {
  /** There is a test. */
  public static final String DECLARED = "declared";

  /** An invocation begins. */
  public static final String STARTED = "started";

  /** An invocation passed. */
  public static final String PASSED = "passed";

  /** An invocation failed; the second field is the message. */
  public static final String FAILED = "failed";

  /** All tests were run. */
  public static final String DONE = "done";

  /** The tests cannot be run; the field says why. */
  public static final String BROKEN = "broken";

  private static final String SEPARATOR = "\u001f";

  /**
   * Makes the fields unchangeable.
   *
   * @param kind which of the kinds above
   * @param fields what it tells
   */
  public Telegram {
    fields = List.copyOf(fields);
  }

  /**
   * This as a line.
   *
   * @param word known to both sides only
   * @return the line, without its end
   */
  public String line(String word) {
    StringBuilder line = new StringBuilder(word).append(' ').append(kind);
    for (String field : fields) {
      byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
      line.append(' ').append(Base64.getEncoder().encodeToString(bytes));
    }
    return line.toString();
  }

  /**
   * Reads a line.
   *
   * @param line the line
   * @param word known to both sides only
   * @return empty if the line does not begin with the word, or is no telegram
   */
  public static Optional<Telegram> of(String line, String word) {
    String[] parts = line.split(" ", -1);
    if (parts.length < 2 || !parts[0].equals(word)) {
      return Optional.empty();
    }
    try {
      List<String> fields = new ArrayList<>();
      for (int i = 2; i < parts.length; i++) {
        fields.add(new String(Base64.getDecoder().decode(parts[i]), StandardCharsets.UTF_8));
      }
      return Optional.of(new Telegram(parts[1], fields));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A test as one field. */
  static String text(GradedTest test) {
    return String.join(
        SEPARATOR,
        test.type(),
        test.method(),
        test.part(),
        String.valueOf(test.points()),
        String.valueOf(test.partial()),
        test.hint());
  }

  /**
   * The test that the first field tells of.
   *
   * @return the test
   * @throws IllegalArgumentException if there is none
   */
  public GradedTest test() {
    String[] parts = fields.isEmpty() ? new String[0] : fields.get(0).split(SEPARATOR, -1);
    if (parts.length != 6) {
      throw new IllegalArgumentException("this telegram tells of no test: " + kind);
    }
    return new GradedTest(
        parts[0],
        parts[1],
        parts[2],
        Double.parseDouble(parts[3]),
        Boolean.parseBoolean(parts[4]),
        parts[5]);
  }
}
