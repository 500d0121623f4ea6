package io.github.medl.benchmarks.peers;

import java.io.IOException;

/**
 * Work before anything counts: at least as long as it is told, then until its time stops falling,
 * because as long as it falls code is still being compiled.
 */
final class WarmUp {
  /** A slice that is quicker than the best one so far by more than this part is still falling. */
  static final double FALL = 0.03;

  /** Slices one after the other that must not fall. */
  static final int STEADY = 3;

  /** What stops a library whose times only ever fall, by luck or by noise. */
  static final int MOST = 40;

  private WarmUp() {}

  /** Works for some seconds. */
  interface Work {
    WorkerProcess.Slice slice(double seconds) throws IOException;
  }

  /**
   * Warms up.
   *
   * @param work what to do
   * @param seconds the length of the first slice
   * @param slice that of those in which its time must stop falling
   * @return the first slice, whose result is compared
   * @throws IOException if the work cannot be done
   */
  static WorkerProcess.Slice of(Work work, double seconds, double slice) throws IOException {
    WorkerProcess.Slice first = work.slice(seconds);
    double best = first.seconds();
    for (int steady = 0, more = 0; steady < STEADY && more < MOST; more++) {
      double next = work.slice(slice).seconds();
      steady = next < (1 - FALL) * best ? 0 : steady + 1;
      best = Math.min(best, next);
    }
    return first;
  }
}
