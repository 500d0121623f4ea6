package io.github.medl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What holds for whole programs, each in a process of its own. */
@Execution(ExecutionMode.CONCURRENT)
class EngineChoiceTest {
  private static final boolean FOREIGN = Runtime.version().feature() >= 22;

  @TempDir Path folder;

  @Test
  void bitsDoNotDependOnTheNumberOfThreads() throws Exception {
    for (String engine :
        FOREIGN ? List.of("java", "native", "foreign") : List.of("java", "native")) {
      String one = last(run("digest", "-Dmedl.engine=" + engine, "-Dmedl.threads=1"));
      assertThat(one).hasSize(64);
      for (String threads : List.of("2", "4")) {
        assertThat(last(run("digest", "-Dmedl.engine=" + engine, "-Dmedl.threads=" + threads)))
            .as("%s threads, engine %s", threads, engine)
            .isEqualTo(one);
      }
    }
  }

  @Test
  void bitsDoNotDependOnWhetherOperandsAreCopied() throws Exception {
    if (FOREIGN) {
      assertThat(last(run("digest", "-Dmedl.engine=foreign")))
          .isEqualTo(last(run("digest", "-Dmedl.engine=native")));
    }
  }

  @Test
  void smallWorkLoadsNoNativeCode() throws Exception {
    List<String> output = run("small", "-Xlog:class+load");
    assertThat(last(output)).isEqualTo("done");
    assertThat(output).anyMatch(line -> line.contains("io.github.medl.engine.Products"));
    assertThat(output).noneMatch(line -> line.contains("org.bytedeco"));
    assertThat(output).noneMatch(line -> line.contains("org.nd4j"));
  }

  @Test
  void theJavaEngineLoadsNoNativeCodeForLargeWorkEither() throws Exception {
    List<String> output = run("large", "-Xlog:class+load", "-Dmedl.engine=java");
    assertThat(last(output)).isEqualTo("java");
    assertThat(output).noneMatch(line -> line.contains("org.bytedeco"));
  }

  @Test
  void withoutNativesForThePlatformPureJavaTakesOver() throws Exception {
    // A platform for which no jar has a library.
    List<String> output = run("large", "-Dorg.bytedeco.javacpp.platform=plan9-vax");
    assertThat(last(output)).isEqualTo("java");
  }

  @Test
  void aForcedEngineThatCannotLoadIsAnError() throws Exception {
    List<String> output =
        run("large", "-Dorg.bytedeco.javacpp.platform=plan9-vax", "-Dmedl.engine=native");
    assertThat(output).anyMatch(line -> line.contains("-Dmedl.engine=native cannot be used here"));
    if (!FOREIGN) {
      assertThat(run("large", "-Dmedl.engine=foreign"))
          .anyMatch(line -> line.contains("needs Java 22"));
    }
  }

  @Test
  void unknownSettingsAreErrorsThatNameTheChoices() throws Exception {
    assertThat(run("large", "-Dmedl.engine=gpu").get(0))
        .contains("-Dmedl.engine=gpu: there is no such engine; there are java, native, foreign");
    for (String mode : List.of("large", "threads")) {
      assertThat(run(mode, "-Dmedl.threads=0").get(0))
          .contains("IllegalArgumentException: medl.threads must be a whole number from 1 on");
    }
  }

  private static String last(List<String> lines) {
    List<String> plain = lines.stream().filter(line -> !line.startsWith("[")).toList();
    return plain.isEmpty() ? "" : plain.get(plain.size() - 1);
  }

  private List<String> run(String mode, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (FOREIGN) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(EngineProbe.class.getName());
    command.add(mode);
    Path output = Files.createTempFile(folder, "probe", ".txt");
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start()
        .waitFor();
    return Files.readAllLines(output, StandardCharsets.UTF_8);
  }
}
