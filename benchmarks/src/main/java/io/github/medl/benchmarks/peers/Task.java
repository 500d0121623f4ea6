package io.github.medl.benchmarks.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One line of the comparison: a step of training, a product, or a single kernel. */
sealed interface Task permits Workload, Kernel, AgentStep {
  /** Its name on the command line and in the table. */
  String id();

  /** By how much the time of one run is divided. */
  default int operations() {
    return 1;
  }

  /** The ratio to LibTorch's time that is wanted on this Java; NaN where none is set. */
  double goal();

  /** Whether DL4J takes part. */
  boolean isForDl4j();

  /** Of two goals the one that this Java is measured by: vectors are better used from 22 on. */
  static double onThisJava(double from22, double before) {
    return Runtime.version().feature() >= 22 ? from22 : before;
  }

  /** All tasks in the order of the table. */
  static List<Task> all() {
    List<Task> tasks = new ArrayList<>(List.of(Workload.values()));
    tasks.addAll(Kernels.TABLE);
    tasks.addAll(AgentSteps.TABLE);
    tasks.addAll(CriticSteps.TABLE);
    tasks.addAll(GenerativeSteps.TABLE);
    return tasks;
  }

  /**
   * The task of this name.
   *
   * @throws IllegalArgumentException if there is none, with the names of all
   */
  static Task of(String id) {
    return all().stream()
        .filter(task -> task.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no workload '"
                        + id
                        + "'; there are "
                        + all().stream().map(Task::id).collect(Collectors.joining(", "))));
  }
}
