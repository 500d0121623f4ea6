package io.github.medl.gnn.tasks;

import java.util.Locale;

/** The numbers of examples that somebody chose. */
final class Chosen {
  private Chosen() {}

  /** The same numbers, if there are such examples. */
  static int[] checked(int size, int... indices) {
    for (int index : indices) {
      if (index < 0 || index >= size) {
        throw new IndexOutOfBoundsException(
            String.format(
                Locale.ROOT, "take: there is no example %d; there are %d, from 0 on", index, size));
      }
    }
    return indices;
  }
}
