package io.github.medl.parallel;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls from four threads, however many processors there are. */
public final class AtOnce {
  private AtOnce() {}

  public static void call(int times, Runnable body) throws Exception {
    Callable<Object> call = Executors.callable(body);
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      for (Future<Object> done : callers.invokeAll(Collections.nCopies(times, call))) {
        done.get();
      }
    } finally {
      callers.shutdown();
    }
  }
}
