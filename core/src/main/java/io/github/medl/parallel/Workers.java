package io.github.medl.parallel;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Threads that wait for blocks of work: they spin for a moment, because the next product of a
 * training step is usually some microseconds away and waking a thread costs ten or more of them,
 * and then park, so that an idle program uses no processor.
 */
final class Workers implements AutoCloseable {
  /** The workers of the library; the threads start at the first job. */
  private static final class Shared {
    private static final @Nullable Workers WORKERS;

    /** Kept and thrown by every call: out of here it would be a NoClassDefFoundError. */
    private static final IllegalArgumentException REFUSAL;

    static {
      Workers workers = null;
      IllegalArgumentException refusal = null;
      try {
        workers = new Workers(configuredThreads());
      } catch (IllegalArgumentException e) {
        refusal = e;
      }
      WORKERS = workers;
      REFUSAL = refusal;
    }
  }

  private static final long SPIN_NANOS = 100_000;

  private final int threads;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile Job current;
  private volatile Worker[] workers = new Worker[0];
  private volatile boolean closed;

  Workers(int threads) {
    this.threads = threads;
  }

  /**
   * Those of the library.
   *
   * @throws IllegalArgumentException if medl.threads is no number of threads
   */
  static Workers shared() {
    if (Shared.WORKERS == null) {
      throw Shared.REFUSAL;
    }
    return Shared.WORKERS;
  }

  int threads() {
    return threads;
  }

  private static int configuredThreads() {
    String property = System.getProperty("medl.threads");
    if (property == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    try {
      int threads = Integer.parseInt(property.trim());
      if (threads >= 1) {
        return threads;
      }
    } catch (NumberFormatException e) {
      // The same words as for a number below 1.
    }
    throw new IllegalArgumentException(
        "medl.threads must be a whole number from 1 on, got '" + property + "'");
  }

  /** Does the blocks with as many threads as there are, waking those that sleep. */
  void run(int count, IntConsumer body) {
    run(count, body, true);
  }

  /** Does the blocks with those threads that wait awake. */
  void runAwake(int count, IntConsumer body) {
    run(count, body, false);
  }

  /** Whether a thread would begin a job at once; not from within a job, nor beside another one. */
  boolean oneIsAwake() {
    Worker[] all = workers;
    return all.length > 0 && !all[0].parked && !busy.get();
  }

  private void run(int count, IntConsumer body, boolean wakes) {
    // One job at a time: nested calls and those of other threads run where they are.
    if (threads == 1 || !busy.compareAndSet(false, true)) {
      for (int i = 0; i < count; i++) {
        body.accept(i);
      }
      return;
    }
    Job job = new Job(count, body);
    try {
      if (workers.length == 0) {
        start();
      }
      current = job;
      int helpers = wakes ? Math.min(count, threads) - 1 : 0;
      for (int i = 0; i < helpers; i++) {
        workers[i].wake();
      }
      job.work();
      job.await();
    } finally {
      current = null;
      busy.set(false);
    }
    job.rethrow();
  }

  private void start() {
    Worker[] started = new Worker[threads - 1];
    for (int i = 0; i < started.length; i++) {
      started[i] = new Worker(i + 1);
      started[i].start();
    }
    workers = started;
  }

  /** Ends the threads; no job may be running. */
  @Override
  public void close() {
    closed = true;
    for (Worker worker : workers) {
      LockSupport.unpark(worker);
    }
  }

  /** Blocks that threads take one by one; {@code done} reaches {@code count} when all returned. */
  private static final class Job {
    private final int count;
    private final IntConsumer body;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile @Nullable Throwable failure;

    Job(int count, IntConsumer body) {
      this.count = count;
      this.body = body;
    }

    void work() {
      int i;
      while ((i = next.getAndIncrement()) < count) {
        try {
          if (failure == null) {
            body.accept(i);
          }
        } catch (Throwable t) {
          failure = t;
        } finally {
          done.incrementAndGet();
        }
      }
    }

    void await() {
      for (int spins = 0; done.get() < count; spins++) {
        if (spins < 20_000) {
          Thread.onSpinWait();
        } else {
          Thread.yield();
        }
      }
    }

    void rethrow() {
      if (failure instanceof Error e) {
        throw e;
      }
      if (failure != null) {
        // An IntConsumer throws nothing else.
        throw (RuntimeException) failure;
      }
    }
  }

  private final class Worker extends Thread {
    private volatile boolean parked;

    Worker(int number) {
      super("medl-worker-" + number);
      setDaemon(true);
    }

    void wake() {
      if (parked) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      Parallel.workFor(Workers.this);
      Job seen = null;
      Job job;
      while ((job = next(seen)) != null) {
        job.work();
        seen = job;
      }
    }

    /**
     * The first job that is not {@code seen}, null at the end; {@code seen} alone is never entered
     * twice.
     */
    private @Nullable Job next(@Nullable Job seen) {
      long start = System.nanoTime();
      while (!closed) {
        for (int i = 0; i < 64; i++) {
          Job job = current;
          if (job != null && job != seen) {
            return job;
          }
          Thread.onSpinWait();
        }
        if (System.nanoTime() - start > SPIN_NANOS) {
          parked = true;
          Job job = current;
          if ((job == null || job == seen) && !closed) {
            LockSupport.park(this);
          }
          parked = false;
        }
      }
      return null;
    }
  }
}
