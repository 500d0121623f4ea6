package io.github.medl.engine;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Runs independent blocks of work, possibly on several threads. */
public final class Parallel {
  private Parallel() {}

  /**
   * Calls {@code body} once for every block 0, 1, ..., count - 1 and returns when all are done.
   *
   * @param count the number of blocks; it must not depend on the number of threads
   * @param body the work of one block; blocks may not depend on each other
   */
  public static void forBlocks(int count, IntConsumer body) {
    IntStream.range(0, count).forEach(body);
  }
}
