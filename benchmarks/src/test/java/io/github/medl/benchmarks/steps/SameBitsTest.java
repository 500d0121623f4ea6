package io.github.medl.benchmarks.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Same seed, same bits, whatever the number of threads: each number in a process of its own. */
@Execution(ExecutionMode.CONCURRENT)
class SameBitsTest {
  private static final int STEPS = 3;

  /** The child process: trains and writes the bytes of the parameters to its standard output. */
  public static final class Trained {
    /**
     * Trains.
     *
     * @param arguments none
     * @throws IOException if the output is closed
     */
    public static void main(String[] arguments) throws IOException {
      MlpStep step = new MlpStep(Problem.mnistSize());
      for (int i = 0; i < STEPS; i++) {
        step.run();
      }
      try (DataOutputStream out = new DataOutputStream(System.out)) {
        for (float[] parameter : step.parameters()) {
          for (float value : parameter) {
            out.writeInt(Float.floatToRawIntBits(value));
          }
        }
      }
    }
  }

  @Test
  void aTrainingStepGivesTheSameBitsForOneTwoAndFourThreads() throws Exception {
    byte[] one = parametersWith(1);
    assertThat(one).hasSize(4 * (784 * 256 + 256 + 256 * 128 + 128 + 128 * 10 + 10));
    assertThat(parametersWith(2)).isEqualTo(one);
    assertThat(parametersWith(4)).isEqualTo(one);
  }

  private static byte[] parametersWith(int threads) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dmedl.threads=" + threads);
    String engine = System.getProperty("medl.engine");
    if (engine != null) {
      command.add("-Dmedl.engine=" + engine);
    }
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Trained.class.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    byte[] bytes;
    try (DataInputStream in = new DataInputStream(process.getInputStream())) {
      bytes = in.readAllBytes();
    }
    assertThat(process.waitFor()).isZero();
    return bytes;
  }
}
