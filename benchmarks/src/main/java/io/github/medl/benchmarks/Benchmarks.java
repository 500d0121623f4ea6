package io.github.medl.benchmarks;

import io.github.medl.benchmarks.peers.PeersCommand;
import io.github.medl.benchmarks.peers.Worker;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * What {@code java -jar benchmarks/target/benchmarks.jar} runs: {@code peers} compares medl with
 * other libraries, {@code jmh} measures its kernels and crossing points.
 */
@Command(
    name = "benchmarks",
    description = "How fast medl is, alone and beside other libraries.",
    mixinStandardHelpOptions = true,
    subcommands = PeersCommand.class,
    footer = {
      "",
      "  jmh [ARGUMENTS]  measure kernels and crossing points (jmh -h lists its options)"
    })
public final class Benchmarks {
  private Benchmarks() {}

  /**
   * Runs one command.
   *
   * @param arguments {@code peers} or {@code jmh} and what belongs to them
   * @throws Exception if JMH fails
   */
  public static void main(String[] arguments) throws Exception {
    String command = arguments.length == 0 ? "--help" : arguments[0];
    String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
    switch (command) {
      case "jmh" -> org.openjdk.jmh.Main.main(rest);
      case Worker.COMMAND -> Worker.main(rest);
      default -> {
        String[] all = arguments.length == 0 ? new String[] {command} : arguments;
        System.exit(new CommandLine(new Benchmarks()).execute(all));
      }
    }
  }
}
