package io.github.medl.guides;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the README and the guides show is what the library does. */
@Execution(ExecutionMode.CONCURRENT)
class ReadmeTest {
  private static final Path ROOT = Path.of("..");

  /** A program, and behind it what it prints. */
  private static final Pattern PROGRAM =
      Pattern.compile("```java\n(.*?)```.*?```text\n(.*?)```", Pattern.DOTALL);

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
  private static final StandardJavaFileManager FILES =
      COMPILER.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);

  private static final Pattern CLASS_NAME = Pattern.compile("(?m)^(?:public )?class (\\w+)");

  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");

  @TestFactory
  Stream<DynamicTest> programsPrintWhatThePageSays(@TempDir Path folder) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      String text = Files.readString(page);
      List<MatchResult> programs = PROGRAM.matcher(text).results().toList();
      assertEquals(
          text.split("```java\n", -1).length - 1,
          programs.size(),
          page + " shows a program without its output");
      for (MatchResult program : programs) {
        String name = className(program.group(1));
        tests.add(
            DynamicTest.dynamicTest(
                page.getFileName() + ": " + name,
                () -> {
                  Path own = Files.createTempDirectory(folder, name);
                  assertEquals(program.group(2), run(program.group(1), own));
                  compareImages(own);
                }));
      }
    }
    assertTrue(tests.size() > 1, "README and guides show no programs with their output");
    return tests.stream();
  }

  /** What a program draws is what its page shows; fonts differ, so only the size is compared. */
  private static void compareImages(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".png")).toList()) {
        Path shown = ROOT.resolve("docs/images").resolve(file.getFileName());
        assertTrue(Files.exists(shown), shown + " is missing: copy what the program draws");
        BufferedImage drawn = ImageIO.read(file.toFile());
        BufferedImage image = ImageIO.read(shown.toFile());
        assertEquals(drawn.getWidth(), image.getWidth(), shown + ": width");
        assertEquals(drawn.getHeight(), image.getHeight(), shown + ": height");
      }
    }
  }

  @Test
  void linksLeadToFiles() throws IOException {
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        Path target = page.resolveSibling(link.group(1).strip());
        assertTrue(Files.exists(target), page + " links to " + link.group(1));
      }
    }
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages =
        new ArrayList<>(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      docs.filter(path -> path.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  private static String className(String source) {
    Matcher matcher = CLASS_NAME.matcher(source);
    assertTrue(matcher.find(), "a program on a page needs a class");
    return matcher.group(1);
  }

  /** One program after the other, by one manager of files: it reads the archives only once. */
  private static synchronized void compile(Path file) throws IOException {
    StringWriter errors = new StringWriter();
    FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(file.getParent()));
    boolean compiled =
        COMPILER
            .getTask(
                errors, FILES, null, List.of("-proc:none"), null, FILES.getJavaFileObjects(file))
            .call();
    assertTrue(compiled, errors.toString());
  }

  private static String run(String source, Path folder) throws Exception {
    String name = className(source);
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    compile(file);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        folder + System.getProperty("path.separator") + System.getProperty("java.class.path");
    List<String> command = new ArrayList<>(List.of(java, "-Djava.awt.headless=true"));
    // such short programs are over before the second compiler pays for itself
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Duser.language=ar", "-Duser.country=EG")); // what a reader there sees
    command.add("-Dfile.encoding=UTF-8"); // Java 17 writes in it, whatever the locale;
    command.add("-Dstdout.encoding=UTF-8"); // later ones in this
    if (Runtime.version().feature() >= 22) { // as the manifest of the command; 24 would warn
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", classPath, name));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
