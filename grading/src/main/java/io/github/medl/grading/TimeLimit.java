package io.github.medl.grading;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A computation that must come to its end. */
public final class TimeLimit {
  private final double seconds;

  TimeLimit(double seconds) {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("a time limit must be above 0 seconds, got " + seconds);
    }
    this.seconds = seconds;
  }

  /**
   * Computes in a thread of its own, which is left behind if the time is over.
   *
   * @param computation what the student wrote
   * @throws WrongAnswer if it takes longer
   */
  public void run(Runnable computation) {
    FutureTask<Object> task = new FutureTask<>(computation, "");
    Thread thread = new Thread(task, "medl-within");
    thread.setDaemon(true);
    thread.start();
    try {
      task.get((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      thread.interrupt();
      throw new WrongAnswer(
          "it takes too long", "", "no answer yet", "an answer within " + seconds + " seconds");
    } catch (ExecutionException e) {
      throw rethrown(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a computation", e);
    }
  }

  private static RuntimeException rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
  }
}
