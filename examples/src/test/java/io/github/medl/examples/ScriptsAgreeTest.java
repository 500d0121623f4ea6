package io.github.medl.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code medl} and {@code medl.cmd} say and do the same. Only the first runs here, in {@link
 * ScriptTest}; of the second this list holds the text against the first's, case by case. (The
 * second was once run by hand, with a Java and a Maven that only say that they were called, under
 * the cmd of Wine 8, whose PowerShell does nothing.)
 */
class ScriptsAgreeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        // no Java, a wrong one, an old one
        "Java was not found. Install a JDK, 17 or later",
        "but there is no bin",
        "Java 17 or later is needed; ",
        // no Maven, and a build that fails
        "Maven (mvn), 3.8 or later, is needed to build it.",
        "the build failed; its messages are above.",
        // the first build, a later one, and the places that cannot be written to
        "building; the first time this downloads some 150 MB ...",
        "building, because sources have changed ...",
        "cannot be written to: running the program as it was built",
        "it is not built yet, and ",
        // what is built, and how
        "-pl examples -am",
        "-Dmaven.test.skip=true",
        "-Dmaven.compiler.failOnWarning=false",
        "maven-compiler-plugin",
        "inputFiles.lst",
        // the library
        "installing the library, with its sources and API documentation ...",
        "-T2",
        "-Dlibrary",
        "shows a project that uses it",
        // how the program starts
        "MEDL_JAVA_OPTS",
        "-XX:TieredStopAtLevel=1",
        "-XX:+TieredCompilation",
        "second-compiler.txt",
        "--chapter",
        "-Xlog:disable -Xlog:all=error:stderr",
        "-XX:SharedArchiveFile=",
        "-XX:ArchiveClassesAtExit=",
      })
  void bothScriptsHaveTheCase(String words) throws IOException {
    for (String name : new String[] {"medl", "medl.cmd"}) {
      Path script = Path.of("..", name);
      assumeTrue(Files.exists(script), "needs the checkout");
      String text = Files.readString(script).replace("^", ""); // the escape of cmd
      assertThat(text).as(name).contains(words);
    }
  }

  @Test
  void bothScriptsGiveTheSecondCompilerToTheSameCommands() throws IOException {
    assumeTrue(Files.exists(Path.of("..", "medl.cmd")), "needs the checkout");
    List<String> onUnix =
        matches("medl", "*) compiler=-XX:+TieredCompilation", "([a-z-]+)\\*?(?: \\||\\))");
    List<String> onWindows =
        matches(
            "medl.cmd", "do if \"%~1\"==\"%%w\" set \"compiler=-XX:+", "[( ]([a-z-]+)(?=[^(]*\\))");
    onWindows.addAll(matches("medl.cmd", "\"compiler=-XX:+TieredCompilation\"", "==\"([a-z-]+)\""));
    assertThat(onUnix).contains("bands", "--all").containsExactlyInAnyOrderElementsOf(onWindows);
  }

  /** What a pattern finds in the lines of a script that contain some words. */
  private static List<String> matches(String script, String words, String pattern)
      throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("..", script))) {
      return lines
          .filter(line -> line.contains(words))
          .flatMap(line -> Pattern.compile(pattern).matcher(line).results())
          .map(found -> found.group(1))
          .collect(Collectors.toCollection(ArrayList::new));
    }
  }

  /**
   * In {@code "... %* ..."} a quote of the caller would end ours, and an {@code &} begin a command.
   */
  @Test
  void wordsOfTheCallerStandBesideQuotesNotWithinThem() throws IOException {
    Path script = Path.of("..", "medl.cmd");
    assumeTrue(Files.exists(script), "needs the checkout");
    List<String> passing =
        Files.readAllLines(script).stream()
            .map(line -> line.replace("%%*", ""))
            .filter(line -> line.contains("%*"))
            .toList();
    assertThat(passing).isNotEmpty();
    for (String line : passing) {
      String before = line.substring(0, line.indexOf("%*"));
      assertThat(before.chars().filter(letter -> letter == '"').count() % 2).as(line).isZero();
    }
  }
}
