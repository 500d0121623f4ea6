package io.github.medl.examples.explore;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Computes one thing at a time for somebody who asks faster than it can be computed. A new request
 * stops the one that is being computed, at its next report of progress, and takes the place of the
 * one that waits: the latest request wins, and each is answered exactly once.
 *
 * @param <Q> what is asked for
 * @param <R> what is computed
 */
public final class Latest<Q, R> {
  /**
   * Computes.
   *
   * @param <Q> what is asked for
   * @param <R> what is computed
   */
  @FunctionalInterface
  public interface Work<Q, R> {
    /**
     * Computes one thing.
     *
     * @param request what is asked for
     * @param progress told how far it is; it throws when nobody waits any more
     * @return what was computed
     */
    R compute(Q request, Progress progress);
  }

  /** Is told how far a computation is. */
  @FunctionalInterface
  public interface Progress {
    /**
     * Some steps are done.
     *
     * @param stage what is being done
     * @param done steps done so far
     * @param total steps in all
     * @throws CancellationException if a later request has come
     */
    void at(String stage, long done, long total);
  }

  /**
   * Whoever asked; told by the thread that computes, or by the one that asks for something else.
   *
   * @param <R> what is computed
   */
  public interface Asker<R> extends Progress {
    /**
     * It is computed.
     *
     * @param result what was computed
     */
    void done(R result);

    /**
     * It could not be computed.
     *
     * @param failure why
     */
    void failed(Throwable failure);

    /** Somebody has asked for something else since. */
    void superseded();
  }

  private final Executor executor;
  private final Work<Q, R> work;
  private @Nullable Job running;
  private @Nullable Job waiting;

  /**
   * Nothing is asked for yet.
   *
   * @param executor runs the computations
   * @param work computes
   */
  public Latest(Executor executor, Work<Q, R> work) {
    this.executor = executor;
    this.work = work;
  }

  private final class Job {
    private final Q request;
    private final Asker<R> asker;
    private volatile boolean stale;

    Job(Q request, Asker<R> asker) {
      this.request = request;
      this.asker = asker;
    }

    void run() {
      Runnable answer;
      try {
        R result = work.compute(request, this::progress);
        answer = () -> asker.done(result);
      } catch (Exception | Error e) { // also a figure without memory has an answer
        answer = () -> asker.failed(e);
      }
      boolean isStale = finished();
      (isStale ? (Runnable) asker::superseded : answer).run();
    }

    private void progress(String stage, long done, long total) {
      if (stale) {
        throw new CancellationException("a later request has come");
      }
      asker.at(stage, done, total);
    }

    /** Starts whoever waits; says whether this was too late. */
    private boolean finished() {
      synchronized (Latest.this) {
        running = waiting;
        waiting = null;
        start(running);
        return stale;
      }
    }
  }

  /**
   * Asks for something; what was asked for before and is not computed yet is superseded.
   *
   * @param request what is asked for
   * @param asker told what came of it
   */
  public void ask(Q request, Asker<R> asker) {
    Job job = new Job(request, asker);
    Job skipped;
    synchronized (this) {
      skipped = waiting;
      waiting = null;
      if (running == null) {
        running = job;
        start(job);
      } else {
        running.stale = true;
        waiting = job;
      }
    }
    if (skipped != null) {
      skipped.asker.superseded();
    }
  }

  /** Nobody waits any more. */
  public void stop() {
    Job skipped;
    synchronized (this) {
      skipped = waiting;
      waiting = null;
      if (running != null) {
        running.stale = true;
      }
    }
    if (skipped != null) {
      skipped.asker.superseded();
    }
  }

  private void start(@Nullable Job job) {
    if (job != null) {
      executor.execute(job::run);
    }
  }
}
