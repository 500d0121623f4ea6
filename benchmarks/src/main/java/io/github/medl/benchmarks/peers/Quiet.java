package io.github.medl.benchmarks.peers;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.management.ManagementFactory;

/** Waits for a machine that others use too. */
final class Quiet {
  /** The share of the processors that may be busy. */
  private static final double IDLE = 0.15;

  private static final long LOOK_MILLIS = 250;

  private Quiet() {}

  /** Returns as soon as the machine was idle for a moment, or after the given time. */
  static void await(double seconds) throws IOException {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long end = System.nanoTime() + (long) (seconds * 1e9);
    system.getCpuLoad(); // the next call tells of the time since this one
    while (System.nanoTime() < end) {
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while waiting for an idle machine");
      }
      if (system.getCpuLoad() < IDLE) {
        return;
      }
    }
  }
}
