package io.github.medl.examples.assignment;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The texts of a new assignment: a pattern that its lecturer changes. */
final class DraftTexts {
  /** How many inputs the hidden tests draw. */
  static final int DRAWS = 20;

  static final int VISIBLE_SEED = 1;
  static final int HIDDEN_SEED = 2;

  private DraftTexts() {}

  /** Package and imports. */
  static String head(String home, Collection<String> imports) {
    StringBuilder text = new StringBuilder("package " + home + ";\n\n");
    Set<String> sorted = new TreeSet<>(imports);
    sorted.stream().filter(i -> i.startsWith("static ")).forEach(i -> line(text, i));
    sorted.stream().filter(i -> !i.startsWith("static ")).forEach(i -> line(text, i));
    return text.append('\n').toString();
  }

  private static void line(StringBuilder text, String name) {
    text.append("import ").append(name).append(";\n");
  }

  /**
   * Tests of all functions against a reference: a few inputs that are shown, or many that are not.
   */
  static String test(
      String home, String name, List<FigureParts.Function> functions, boolean hidden) {
    StringBuilder text =
        new StringBuilder(
            head(
                home,
                Set.of(
                    "io.github.medl.grading.Answer",
                    "io.github.medl.grading.Hint",
                    "io.github.medl.grading.Part",
                    "io.github.medl.grading.Points",
                    "io.github.medl.random.RandomStream",
                    "org.junit.jupiter.api.Test")));
    text.append("class ").append(name).append(" {\n");
    char part = 'a';
    for (FigureParts.Function function : functions) {
      text.append(hidden ? many(function, part) : once(function, part));
      part++;
    }
    return text.append("}\n").toString();
  }

  private static String annotations(char part, int points) {
    return "  @Part(\""
        + part
        + "\")\n  @Points("
        + points
        + ")\n  @Hint(\"the handout, part "
        + part
        + "\")\n  @Test\n";
  }

  /** Students see that there is an answer, and that it does not depend on when one asks. */
  private static String once(FigureParts.Function function, char part) {
    String call = "Answers." + call(function);
    return annotations(part, 1)
        + "  void "
        + function.name()
        + "AnswersTwiceTheSame() {\n    RandomStream random = RandomStream.seed("
        + VISIBLE_SEED
        + ");\n"
        + function.inputs().declared(function)
        + "    Answer.to("
        + names(function)
        + ").is("
        + call
        + ").near("
        + call
        + ", 0);\n  }\n\n";
  }

  private static String many(FigureParts.Function function, char part) {
    return annotations(part, 2)
        + "  void "
        + function.name()
        + "IsRight() {\n    RandomStream random = RandomStream.seed("
        + HIDDEN_SEED
        + ");\n    for (int i = 0; i < "
        + DRAWS
        + "; i++) {\n"
        + function.inputs().declared(function).indent(2)
        + "      Answer.to("
        + names(function)
        + ")\n          .is(Answers."
        + call(function)
        + ")\n          .near(Reference."
        + call(function)
        + ", 1e-9);\n    }\n  }\n\n";
  }

  /** The call of a function with its parameters. */
  static String call(FigureParts.Function function) {
    return function.name() + "(" + names(function) + ")";
  }

  private static String names(FigureParts.Function function) {
    return function.parameters().stream()
        .map(parameter -> parameter.substring(parameter.lastIndexOf(' ') + 1))
        .collect(Collectors.joining(", "));
  }

  static String handout(String id, String home, List<FigureParts.Function> functions) {
    StringBuilder text = new StringBuilder("# " + id + "\n\nDue: {{deadline}}.\n\n");
    text.append("Write the bodies of `src/main/java/").append(home);
    text.append("/Answers.java`; hand in that file. `mvn test` runs the visible tests and prints");
    text.append(" your points; hidden tests come with the grade.\n");
    char part = 'a';
    for (FigureParts.Function function : functions) {
      text.append("\n**Part ").append(part++).append(", 3 points.** `");
      text.append(function.head().strip()).append("`: say here what it computes.\n");
    }
    return text.toString();
  }
}
