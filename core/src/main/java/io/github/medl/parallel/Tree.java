package io.github.medl.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.IntFunction;

/**
 * Sums whose terms are computed side by side: the terms are the leaves of a tree that their number
 * alone shapes, so that rounding is the same on any number of threads.
 */
public final class Tree {
  private Tree() {}

  /**
   * Joins neighbours in pairs, then neighbouring pairs, until one is left: of five leaves ((0 1) (2
   * 3)) 4. All leaves are held at once; the joins of a level are done side by side, too.
   *
   * @param <T> what a leaf is, such as the gradient of a block of observations
   * @param leaves how many; it must not depend on the number of threads
   * @param leaf makes a leaf; leaves may not depend on each other
   * @param join the sum of two neighbours, the left one first
   * @return the root
   * @throws IllegalArgumentException if there is not at least one leaf
   * @throws RuntimeException or Error the first that a leaf or a join threw
   */
  public static <T> T join(int leaves, IntFunction<T> leaf, BinaryOperator<T> join) {
    if (leaves < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a tree has at least 1 leaf, got %d", leaves));
    }
    List<T> level = made(leaves, leaf);
    while (level.size() > 1) {
      List<T> below = level;
      level =
          made(
              (below.size() + 1) / 2,
              i ->
                  2 * i + 1 < below.size()
                      ? join.apply(below.get(2 * i), below.get(2 * i + 1))
                      : below.get(2 * i));
    }
    return level.get(0);
  }

  private static <T> List<T> made(int count, IntFunction<T> maker) {
    List<T> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(null);
    }
    Parallel.forBlocks(count, i -> all.set(i, maker.apply(i))); // each its own place
    return all;
  }
}
