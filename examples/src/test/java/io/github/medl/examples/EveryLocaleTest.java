package io.github.medl.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A student in Cairo, Berlin or Ankara gets the digits that the lecturer cites. */
@Execution(ExecutionMode.CONCURRENT)
class EveryLocaleTest {
  @TempDir private Path folder;

  @Test
  void theCommandWritesTheSameFiles() throws Exception {
    Map<String, String> english = run("en", "US");
    assertThat(english).containsKeys("5.4/gelu-sigma-0-0.798.csv", "5.9/result.json", "index.html");
    assertThat(run("ar", "EG")).isEqualTo(english);
    assertThat(run("de", "DE")).isEqualTo(english);
    assertThat(run("tr", "TR")).isEqualTo(english);
  }

  /** The files by name, and what the command said; without times. */
  private Map<String, String> run(String language, String country) throws Exception {
    Path out = folder.resolve(language);
    Path said = folder.resolve(language + ".txt");
    Process medl =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-cp",
                System.getProperty("java.class.path"),
                Medl.class.getName(),
                "run",
                "5.4",
                "5.9",
                "--out",
                out.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(medl.waitFor()).as(Files.readString(said)).isZero();
    Map<String, String> files = new TreeMap<>();
    files.put("said", withoutTimes(Files.readString(said).replace(out.toString(), "out")));
    try (Stream<Path> all = Files.walk(out)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(out.relativize(file).toString().replace('\\', '/'), content(file));
      }
    }
    return files;
  }

  /** Pixels are the business of the fonts that a machine has for a language. */
  private static String content(Path file) throws IOException {
    return file.toString().endsWith(".png")
        ? ""
        : withoutTimes(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  private static String withoutTimes(String text) {
    return text.replaceAll("\"seconds\" *: *[0-9.]+|[0-9.]+ s\\b", "t");
  }
}
