package io.github.medl.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What holds for programs that choose ND4J; its numbers are tested by all tests of core. */
@Execution(ExecutionMode.CONCURRENT)
class Nd4jEngineTest {
  @TempDir Path folder;

  @Test
  void theEngineIsFoundByItsNameAndItsBitsDoNotDependOnThreads() throws Exception {
    List<String> one = run("1");
    assertThat(one).hasSize(2).allMatch(line -> line.matches("\\w+ -?\\d+"));
    assertThat(run("4")).isEqualTo(one);
  }

  private List<String> run(String threads) throws Exception {
    Path output = folder.resolve("threads-" + threads + ".txt");
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dmedl.engine=nd4j",
            "-Dmedl.threads=" + threads,
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Nd4jProbe.class.getName());
    program.environment().put("OMP_NUM_THREADS", threads);
    program.redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(output.toFile());
    program.start().waitFor();
    return Files.readAllLines(output);
  }
}
