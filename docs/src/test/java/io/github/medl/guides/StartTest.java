package io.github.medl.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.medl.examples.Medl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;

/** The first page of a student: what it tells to paste works as it stands. */
class StartTest {
  private static final Path PROJECT = Path.of("src/it/start");

  private static String page() throws IOException {
    return Files.readString(Path.of("start.md"));
  }

  private static String block(String language, int number) throws IOException {
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page());
    for (int i = 0; i <= number; i++) {
      assertTrue(block.find(), "start.md has no block " + i + " of " + language);
    }
    return block.group(1);
  }

  /** The project itself is built by the consumer tests. */
  @Test
  void theProjectOnThePageIsTheOneThatIsBuilt() throws IOException {
    Matcher version =
        Pattern.compile("<artifactId>medl-parent</artifactId>\\s*<version>(.*?)<")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertTrue(version.find());
    String pom = Files.readString(PROJECT.resolve("pom.xml"));
    assertEquals(pom.replace("@project.version@", version.group(1)), block("xml", 0));
    assertEquals(Files.readString(PROJECT.resolve("src/main/java/First.java")), block("java", 0));
  }

  /** Gradle and JBang are not run here: at least they ask for what Maven builds. */
  @Test
  void versionsInTheTextAreThoseOfTheBuild() throws IOException {
    String parent = Files.readString(Path.of("../pom.xml"));
    for (String library : List.of("javacpp", "openblas", "slf4j")) {
      Matcher version = Pattern.compile("<" + library + ".version>(.*?)<").matcher(parent);
      assertTrue(version.find(), library);
      String coordinate = library.equals("slf4j") ? "slf4j-nop" : library;
      Matcher said = Pattern.compile(":" + coordinate + ":([^:\"\\s]+)").matcher(page());
      assertTrue(said.find(), library);
      do {
        assertEquals(version.group(1), said.group(1), library);
      } while (said.find());
    }
    Matcher own = Pattern.compile("</artifactId>\\s*<version>(.*?)<").matcher(parent);
    assertTrue(own.find());
    Matcher bom = Pattern.compile("io.github.medl:medl-bom:([^@\"]+)").matcher(page());
    for (String tool : List.of("Gradle", "JBang")) {
      assertTrue(bom.find(), tool);
      assertEquals(own.group(1), bom.group(1), tool);
    }
  }

  @Test
  void theLinesToPasteAnswerWhatThePageSays() throws IOException {
    List<String> answers = new ArrayList<>();
    try (JShell shell =
            JShell.builder().executionEngine("local").compilerOptions("-proc:none").build();
        InputStream startup =
            Medl.class.getResourceAsStream("/io/github/medl/examples/command/shell.jsh")) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      String lines = new String(startup.readAllBytes(), StandardCharsets.UTF_8);
      lines.lines().filter(line -> !line.startsWith("/")).forEach(line -> run(shell, line));
      for (String line : block("jshell", 0).lines().toList()) {
        SnippetEvent event = run(shell, line);
        if (event.snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
          answers.add(event.value());
        }
      }
    }
    assertEquals(block("text", 0), String.join("\n", answers) + "\n");
  }

  private static SnippetEvent run(JShell shell, String line) {
    String source = shell.sourceCodeAnalysis().analyzeCompletion(line).source();
    SnippetEvent event = shell.eval(source == null ? line : source).get(0);
    String problems =
        shell.diagnostics(event.snippet()).map(d -> d.getMessage(null)).toList().toString();
    assertEquals(Snippet.Status.VALID, event.status(), line + " " + problems);
    assertEquals(null, event.exception(), line);
    return event;
  }
}
