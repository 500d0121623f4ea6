package io.github.medl.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the README and the guides show is what the library does. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..");

  /** A program, and behind it what it prints. */
  private static final Pattern PROGRAM =
      Pattern.compile("```java\n(.*?)```.*?```text\n(.*?)```", Pattern.DOTALL);

  private static final Pattern CLASS_NAME = Pattern.compile("(?m)^class (\\w+)");

  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");

  @TestFactory
  Stream<DynamicTest> programsPrintWhatTheReadmeSays(@TempDir Path folder) throws IOException {
    Matcher program = PROGRAM.matcher(Files.readString(ROOT.resolve("README.md")));
    List<DynamicTest> tests =
        program
            .results()
            .map(
                match ->
                    DynamicTest.dynamicTest(
                        className(match.group(1)),
                        () -> assertEquals(match.group(2), run(match.group(1), folder))))
            .toList();
    assertTrue(tests.size() >= 1, "the README shows no program with its output");
    return tests.stream();
  }

  @Test
  void linksLeadToFiles() throws IOException {
    try (Stream<Path> pages = pages()) {
      for (Path page : pages.toList()) {
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
          Path target = page.resolveSibling(link.group(1).strip());
          assertTrue(Files.exists(target), page + " links to " + link.group(1));
        }
      }
    }
  }

  private static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      List<Path> guides = docs.filter(path -> path.toString().endsWith(".md")).toList();
      return Stream.concat(
          Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")), guides.stream());
    }
  }

  private static String className(String source) {
    Matcher matcher = CLASS_NAME.matcher(source);
    assertTrue(matcher.find(), "a program in the README needs a class");
    return matcher.group(1);
  }

  private static String run(String source, Path folder) throws Exception {
    String name = className(source);
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(InputStream.nullInputStream(), errors, errors, "-proc:none", file.toString());
    assertEquals(0, code, errors.toString(StandardCharsets.UTF_8));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        folder + System.getProperty("path.separator") + System.getProperty("java.class.path");
    Process process =
        new ProcessBuilder(java, "-cp", classPath, name).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
