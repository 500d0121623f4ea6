package io.github.medl.benchmarks.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The same work in turn in medl, LibTorch and DL4J. */
@Command(
    name = "peers",
    description = "The same work in turn in medl, LibTorch (through DJL) and DL4J.",
    mixinStandardHelpOptions = true)
public final class PeersCommand implements Callable<Integer> {
  private static final String LIBTORCH = "libtorch";

  private static final List<String> NAMES = List.of("medl", LIBTORCH, "dl4j");

  @Spec private CommandSpec spec;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the rows to FILE.")
  private @Nullable Path json;

  @Option(
      names = "--only",
      paramLabel = "WORKLOAD",
      split = ",",
      description = "Only these workloads, separated by commas.")
  private List<String> only = List.of();

  @Option(
      names = "--threads",
      defaultValue = "2",
      description = "Threads of each library (default: ${DEFAULT-VALUE}).")
  private int threads;

  @Option(
      names = "--rounds",
      defaultValue = "9",
      description = "Slices of each library that count (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--slice",
      paramLabel = "SECONDS",
      defaultValue = "0.4",
      description = "The length of a slice (default: ${DEFAULT-VALUE}).")
  private double slice;

  @Option(
      names = "--warmup",
      paramLabel = "SECONDS",
      defaultValue = "3",
      description =
          "Work of each library before it counts, the least (default: ${DEFAULT-VALUE}); it goes on"
              + " until its time stops falling.")
  private double warmUp;

  @Option(
      names = "--quick",
      description = "A look at a row or two: --rounds 5 --slice 0.2 --warmup 1.")
  private boolean quick;

  @Option(
      names = "--table",
      description =
          "What a table of docs/performance.md is made with, all rows within some five minutes:"
              + " --rounds 5 --slice 0.15 --warmup 1.5.")
  private boolean table;

  @Option(
      names = "--least",
      description = "The least times instead of medians, for a machine that others use, too.")
  private boolean least;

  @Option(
      names = "--quiet",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "Wait up to so long before each round for the machine to be idle.")
  private double quiet;

  @Option(
      names = "--jvm",
      paramLabel = "ARGUMENT",
      description = "An argument for the Java machine of every library; may be repeated.")
  private List<String> jvmArguments = List.of();

  /** Made by picocli. */
  public PeersCommand() {}

  @Override
  public Integer call() throws IOException {
    List<Task> tasks = chosen();
    if (quick) {
      rounds = 5;
      slice = 0.2;
      warmUp = 1;
    }
    if (table) {
      rounds = 5;
      slice = 0.15;
      warmUp = 1.5;
    }
    System.out.println(
        "Java " + Runtime.version() + ", " + threads + " threads for each library\n");
    System.out.println(Row.HEADER);
    List<Row> rows = new ArrayList<>();
    List<WorkerProcess> peers = new ArrayList<>();
    try {
      for (String name : NAMES) {
        if (!name.equals("dl4j") || tasks.stream().anyMatch(Task::isForDl4j)) {
          peers.add(new WorkerProcess(name, threads, jvmArguments));
        }
      }
      for (Task task : tasks) {
        Row row = compare(task, task.isForDl4j() ? peers : peers.subList(0, 2));
        System.out.println(row);
        rows.add(row);
      }
    } finally {
      peers.forEach(WorkerProcess::close);
    }
    if (json != null) {
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), rows);
    }
    return 0;
  }

  /** In the order of the table; the floor is measured with its step. */
  private List<Task> chosen() {
    try {
      only.forEach(Task::of);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return Task.all().stream()
        .filter(task -> !(task instanceof Workload workload && workload.isFloor()))
        .filter(task -> only.isEmpty() || only.contains(task.id()))
        .toList();
  }

  private double ofRounds(double[] seconds) {
    return least ? Arrays.stream(seconds).min().getAsDouble() : Worker.median(seconds);
  }

  /**
   * LibTorch is compiled already: what DJL adds is warm sooner, and it goes on while times fall.
   */
  private WorkerProcess.Slice warm(WorkerProcess peer, Task task) throws IOException {
    double first = peer.name().equals(LIBTORCH) ? warmUp / 3 : warmUp;
    return WarmUp.of(seconds -> peer.slice(task, seconds, least), first, slice);
  }

  private Row compare(Task task, List<WorkerProcess> peers) throws IOException {
    WorkerProcess medl = peers.get(0);
    Workload floor = task instanceof Workload step ? step.floor() : null;
    double[] results = new double[peers.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = warm(peers.get(i), task).result();
    }
    for (int i = 1; i < results.length; i++) {
      if (!(Math.abs(results[i] - results[0]) <= 1e-3 * Math.abs(results[0]) + 1e-6)) {
        throw new IllegalStateException(
            String.format(
                Locale.ROOT,
                "%s: %s computes %s but medl computes %s: this is not the same work",
                task.id(),
                peers.get(i).name(),
                results[i],
                results[0]));
      }
    }
    if (floor != null) {
      warm(medl, floor);
    }
    double[][] seconds = new double[peers.size()][rounds];
    double[] floors = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      Quiet.await(quiet);
      for (int i = 0; i < seconds.length; i++) {
        seconds[i][round] = peers.get(i).slice(task, slice, least).seconds();
      }
      if (floor != null) {
        floors[round] = medl.slice(floor, slice, least).seconds();
      }
    }
    double[] ms = new double[seconds.length];
    for (int i = 0; i < ms.length; i++) {
      ms[i] = 1e3 * ofRounds(seconds[i]);
    }
    return Row.of(
        task,
        ms[0],
        ms[1],
        ms.length > 2 ? ms[2] : null,
        floor != null ? 1e3 * ofRounds(floors) : null);
  }
}
