package io.github.medl.benchmarks.peers;

import io.github.medl.benchmarks.Benchmarks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A library in a process of its own, so that no library's threads, native libraries or compiled
 * code come in another's way. Between its slices it waits and uses no processor.
 */
final class WorkerProcess implements AutoCloseable {
  /**
   * What a slice gave.
   *
   * @param result a number of the result after the checked steps
   * @param seconds the median or least time of one run
   */
  record Slice(double result, double seconds) {}

  private final String name;
  private final Process process;
  private final PrintWriter orders;
  private final BufferedReader answers;

  WorkerProcess(String name, int threads, List<String> jvmArguments) throws IOException {
    this.name = name;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmArguments);
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    if (Runtime.version().feature() >= 23) {
      command.add("--sun-misc-unsafe-memory-access=allow"); // JavaCPP's, in DL4J
    }
    command.add("-Dmedl.threads=" + threads);
    command.add("-Dai.djl.offline=true");
    command.add("-Dai.djl.pytorch.num_threads=" + threads);
    command.add("-Dai.djl.pytorch.num_interop_threads=1");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Benchmarks.class.getName(),
            Worker.COMMAND,
            name));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    builder.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
    builder.environment().put("MKL_NUM_THREADS", Integer.toString(threads));
    builder.environment().put("DJL_OFFLINE", "true");
    process = builder.start();
    orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  String name() {
    return name;
  }

  Slice slice(Task task, double seconds, boolean least) throws IOException {
    orders.println(task.id() + " " + seconds + (least ? " " + Worker.LEAST : ""));
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(Worker.ANSWER)) {
        String[] numbers = line.substring(Worker.ANSWER.length()).split(" ");
        return new Slice(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
      }
    }
    throw new IOException(
        "the process of "
            + name
            + " ended in the middle of "
            + task.id()
            + "; its messages stand above");
  }

  @Override
  public void close() {
    orders.close();
    process.destroy();
  }
}
