package io.github.medl.engine;

import java.util.function.IntConsumer;

/**
 * Runs independent blocks of work on a few hot threads.
 *
 * <p>The number of threads is {@code -Dmedl.threads=N}, by default that of the processors. Results
 * do not depend on it as long as the blocks depend on the sizes of the problem only and write to
 * different places.
 */
public final class Parallel {
  private Parallel() {}

  /**
   * Calls {@code body} once for every block 0, 1, ..., count - 1, in any order, and returns when
   * all are done.
   *
   * <p>A call from within a block runs its blocks one after the other, as does a call made while
   * another thread uses the workers.
   *
   * @param count the number of blocks; it must not depend on the number of threads
   * @param body the work of one block; blocks may not depend on each other
   * @throws RuntimeException or Error the first that a block threw; blocks not begun by then are
   *     left out
   */
  public static void forBlocks(int count, IntConsumer body) {
    if (count == 1) {
      body.accept(0);
    } else if (count > 1) {
      Workers.shared().run(count, body);
    }
  }

  /**
   * The number of threads that share the blocks, the calling one included.
   *
   * @return at least 1
   */
  public static int threads() {
    return Workers.shared().threads();
  }
}
