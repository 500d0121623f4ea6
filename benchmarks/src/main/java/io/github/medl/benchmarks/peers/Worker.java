package io.github.medl.benchmarks.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The process of one library: does slices of work as it is told on its standard input, one a line,
 * and answers with the result and the median time of a run.
 */
public final class Worker {
  /** The command under which the program becomes a worker. */
  public static final String COMMAND = "worker";

  /** Marks the lines that are answers, among whatever a library may print. */
  static final String ANSWER = "answer ";

  /** Asks for the least time of a run instead of the median. */
  static final String LEAST = "least";

  /** Runs shorter than this are timed together. */
  private static final double SHORTEST_SAMPLE = 2e-4;

  private Worker() {}

  /**
   * Works until the input ends.
   *
   * @param arguments the name of the library
   * @throws IOException if the input cannot be read
   */
  public static void main(String[] arguments) throws IOException {
    Peer peer = Peer.named(arguments[0]);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = orders.readLine(); line != null; line = orders.readLine()) {
      String[] order = line.split(" ");
      Task task = Task.of(order[0]);
      try (Peer.Work work = peer.prepare(task)) {
        double result = work.run();
        for (int i = 1; i < Peer.CHECKED_STEPS; i++) {
          result = work.run();
        }
        boolean least = order.length > 2 && order[2].equals(LEAST);
        double seconds = slice(work, Double.parseDouble(order[1]), least) / task.operations();
        System.out.println(ANSWER + result + " " + seconds);
      }
    }
    System.exit(0); // whatever threads a library has left behind
  }

  /** Runs for about the given time; the median or least time of one run in seconds. */
  private static double slice(Peer.Work work, double seconds, boolean least) {
    int together = 1;
    double once = time(work, together);
    while (once * together < SHORTEST_SAMPLE) {
      together *= 2;
      once = time(work, together);
    }
    double[] samples = new double[1 << 16];
    int count = 0;
    long end = System.nanoTime() + (long) (seconds * 1e9);
    do {
      samples[count++] = time(work, together);
    } while (System.nanoTime() < end && count < samples.length);
    double[] taken = Arrays.copyOf(samples, count);
    return least ? Arrays.stream(taken).min().getAsDouble() : median(taken);
  }

  private static double time(Peer.Work work, int times) {
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      work.runUnread();
    }
    return (System.nanoTime() - start) * 1e-9 / times;
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
