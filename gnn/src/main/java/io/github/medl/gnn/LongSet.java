package io.github.medl.gnn;

import java.util.Arrays;

/** A set of pairs of nodes, each packed in a number that is not negative; millions of them fit. */
final class LongSet {
  private static final long FREE = -1;

  private final long[] slots;

  /** A set with room for so many. */
  LongSet(int capacity) {
    slots = new long[Integer.highestOneBit(Math.max(8, capacity)) * 4];
    Arrays.fill(slots, FREE);
  }

  /** Adds; false if it was there. */
  boolean add(long value) {
    int mask = slots.length - 1;
    long mixed = value * 0x9e3779b97f4a7c15L;
    for (int at = (int) (mixed >>> 32) & mask; ; at = at + 1 & mask) {
      if (slots[at] == value) {
        return false;
      }
      if (slots[at] == FREE) {
        slots[at] = value;
        return true;
      }
    }
  }
}
