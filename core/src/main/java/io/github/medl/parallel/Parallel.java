package io.github.medl.parallel;

import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Runs independent blocks of work on a few hot threads.
 *
 * <p>The number of threads is {@code -Dmedl.threads=N}, by default that of the processors. Results
 * do not depend on it as long as the blocks depend on the sizes of the problem only and write to
 * different places.
 */
public final class Parallel {
  /**
   * Elements of a block of cheap work, a sum or a copy each: some microseconds, several times what
   * it takes to hand a block to a thread that waits for it.
   */
  public static final int BLOCK = 32_768;

  /** Elements of a block of dearer work, such as an exponential each. */
  public static final int SMALL_BLOCK = 8192;

  /** Who works for this thread, where it is not everybody's workers. */
  private static final ThreadLocal<Workers> OWN = new ThreadLocal<>();

  private Parallel() {}

  /** The work on the elements from, from + 1, ..., to - 1. */
  public interface Range {
    /**
     * Does it.
     *
     * @param from the first element
     * @param to the position after the last one
     */
    void run(int from, int to);
  }

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
      workers().run(count, body);
    }
  }

  /**
   * Cuts 0, ..., n - 1 into ranges of {@code block} elements, the last one shorter, and does them
   * as {@link #forBlocks}; less than two blocks are done at once by the caller. So elementwise
   * loops, copies and updates run on all threads from two blocks on.
   *
   * @param n the number of elements
   * @param block the length of a range, such as {@link #BLOCK}; it must not depend on the number of
   *     threads
   * @param body the work of one range; ranges may not depend on each other
   */
  public static void forRanges(int n, int block, Range body) {
    if (n < 2 * block) {
      if (n > 0) {
        body.run(0, n);
      }
      return;
    }
    forBlocks(
        (n - 1) / block + 1,
        i -> {
          int from = i * block;
          body.run(from, Math.min(block, n - from) + from);
        });
  }

  /**
   * Does 0, ..., n - 1 in two halves if a thread waits awake, as within a step of training, else at
   * once: for work of a microsecond or more that is not worth waking a thread for. A half is mostly
   * done by the thread that did the same half of the operation before, in whose cache it lies.
   *
   * <p>What an element becomes may not depend on where its range begins and ends.
   *
   * @param n the number of elements
   * @param body the work of a range; ranges may not depend on each other
   */
  static void forHalves(int n, Range body) {
    Workers workers = workers();
    if (n < 2 || !workers.oneIsAwake()) {
      if (n > 0) {
        body.run(0, n);
      }
      return;
    }
    int middle = n / 2;
    workers.runAwake(2, i -> body.run(i * middle, i == 0 ? middle : n));
  }

  /**
   * As {@link #forRanges} of cheap or dear work from two blocks on, {@link #forHalves} from half a
   * block on. What an element becomes may not depend on where its range begins and ends.
   *
   * @param n the number of elements
   * @param block the length of a range, such as {@link #BLOCK}; it must not depend on the number of
   *     threads
   * @param body the work of one range; ranges may not depend on each other
   */
  public static void forElements(int n, int block, Range body) {
    if (n >= 2 * block || n < block / 2) {
      forRanges(n, block, body);
    } else {
      forHalves(n, body);
    }
  }

  /**
   * The number of threads that share the blocks, the calling one included.
   *
   * @return at least 1
   */
  public static int threads() {
    return workers().threads();
  }

  /**
   * What {@code work} gives when it is done on another number of threads than this program's: the
   * same bits. For tests and measurements; the threads are started and ended here.
   *
   * @param <T> what the work gives
   * @param threads how many, the calling one included
   * @param work what to do
   * @return its result
   * @throws IllegalArgumentException if there is not at least one thread
   */
  public static <T> T withThreads(int threads, Supplier<T> work) {
    if (threads < 1) {
      throw new IllegalArgumentException("withThreads: at least 1 thread, got " + threads);
    }
    Workers before = OWN.get();
    try (Workers workers = new Workers(threads)) {
      OWN.set(workers);
      return work.get();
    } finally {
      OWN.set(before);
    }
  }

  /** In a thread of theirs, whose blocks run where they are when they ask for more workers. */
  static void workFor(Workers workers) {
    OWN.set(workers);
  }

  private static Workers workers() {
    Workers own = OWN.get();
    return own == null ? Workers.shared() : own;
  }
}
