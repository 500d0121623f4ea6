package io.github.medl.tensor;

import java.util.Locale;

/**
 * Numbers from the user that become lengths of arrays, though nothing else in the call is as large:
 * a slip in one is told from a lack of memory.
 */
final class Room {
  private static final double GIGABYTE = 1 << 30;

  private Room() {}

  /**
   * Refuses what cannot be had, before anything is asked for.
   *
   * @param operation who asks
   * @param what how many of what, such as {@code 5 segments}
   * @param bytes what they need
   */
  static void check(String operation, String what, double bytes) {
    long most = Runtime.getRuntime().maxMemory();
    if (bytes > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: %s need %.1f GB, and Java may use %.1f GB; is the number right? If so, give Java"
                  + " more memory (-Xmx)",
              operation,
              what,
              bytes / GIGABYTE,
              most / GIGABYTE));
    }
  }
}
