package io.github.medl.examples.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Takes the solution out of a source: what stands between {@code // BEGIN SOLUTION} and {@code //
 * END SOLUTION} goes; of it stays what lines {@code // STUB: ...} say.
 */
final class Stripping {
  private static final String BEGIN = "// BEGIN SOLUTION";
  private static final String END = "// END SOLUTION";
  private static final String STUB = "// STUB:";

  private Stripping() {}

  static boolean hasSolution(String source) {
    return source.lines().anyMatch(line -> line.strip().equals(BEGIN));
  }

  /**
   * The source as it is handed out.
   *
   * @throws AssignmentException if a mark is without its other
   */
  static String stub(String file, String source) {
    List<String> kept = new ArrayList<>();
    int begin = 0;
    int number = 0;
    for (String line : source.lines().toList()) {
      number++;
      String text = line.strip();
      if (text.equals(BEGIN)) {
        if (begin > 0) {
          throw unbalanced(file, number, BEGIN, "the one in line " + begin + " has no end");
        }
        begin = number;
      } else if (text.equals(END)) {
        if (begin == 0) {
          throw unbalanced(file, number, END, "there is no beginning");
        }
        begin = 0;
      } else if (text.startsWith(STUB)) {
        if (begin == 0) {
          throw unbalanced(file, number, STUB, "it stands in no solution");
        }
        String code = text.substring(STUB.length()).strip();
        kept.add(code.isEmpty() ? "" : line.substring(0, line.indexOf(STUB)) + code);
      } else if (begin == 0) {
        kept.add(line);
      }
    }
    if (begin > 0) {
      throw unbalanced(file, begin, BEGIN, "it has no end");
    }
    return String.join("\n", kept) + "\n";
  }

  /** The source without the marks and stubs, with the solution. */
  static String without(String source) {
    return source
        .lines()
        .filter(line -> !line.strip().equals(BEGIN) && !line.strip().equals(END))
        .filter(line -> !line.strip().startsWith(STUB))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static AssignmentException unbalanced(String file, int line, String mark, String why) {
    return new AssignmentException(
        String.format(Locale.ROOT, "%s, line %d: %s, but %s", file, line, mark, why));
  }
}
