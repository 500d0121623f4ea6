package io.github.medl.examples.assignment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Runs Maven. */
@FunctionalInterface
interface Maven {
  /**
   * Runs it in a folder to its end.
   *
   * @throws AssignmentException if it fails, with what it says about that
   */
  void run(Path folder, List<String> arguments) throws IOException, InterruptedException;

  /** That of the path. */
  static Maven ofPath() {
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    return (folder, arguments) -> {
      List<String> command = new ArrayList<>(List.of(windows ? "mvn.cmd" : "mvn"));
      command.addAll(arguments);
      Path log = folder.resolve("maven.log");
      int code = process(command, folder, log);
      if (code != 0) {
        throw new AssignmentException("Maven fails:\n" + errors(log));
      }
    };
  }

  private static int process(List<String> command, Path folder, Path log)
      throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new AssignmentException(
          "Maven (" + command.get(0) + ") was not found: " + e.getMessage());
    }
    try {
      return process.waitFor();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String errors(Path log) throws IOException {
    String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
    return text.lines()
        .filter(line -> line.startsWith("[ERROR]") || line.startsWith("[FATAL]"))
        .limit(20)
        .collect(Collectors.joining("\n"));
  }
}
