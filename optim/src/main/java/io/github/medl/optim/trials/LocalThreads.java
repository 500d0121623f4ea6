package io.github.medl.optim.trials;

import io.github.medl.parallel.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Threads of this machine. A trial has one thread, since trials side by side need no hand-over
 * within a step: n trials on n threads end sooner than n trials one by one on n threads each.
 *
 * @param count how many
 */
record LocalThreads(int count) implements Place {
  private static final Pattern ADDRESS = Pattern.compile("threads(?:\\[(\\d{1,6})])?");

  LocalThreads {
    if (count < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "trials need at least 1 thread, got %d", count));
    }
  }

  /** The places of this package by their addresses. */
  static Optional<Place> at(String address) {
    if (address.equals("here")) {
      return Optional.of(Place.here());
    }
    Matcher threads = ADDRESS.matcher(address);
    if (!threads.matches()) {
      return Optional.empty();
    }
    String count = threads.group(1);
    return Optional.of(count == null ? Place.threads() : Place.threads(Integer.parseInt(count)));
  }

  @Override
  public <D, R> void run(List<Integer> numbers, Task<D, R> task, D data, Consumer<Ended<R>> ended) {
    BlockingQueue<Ended<R>> ends = new LinkedBlockingQueue<>();
    AtomicInteger next = new AtomicInteger();
    Runnable work =
        () -> {
          int i;
          while ((i = next.getAndIncrement()) < numbers.size()) {
            ends.add(task.run(data, numbers.get(i)));
          }
        };
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(count, numbers.size()); i++) {
      Thread thread = new Thread(() -> alone(work), "medl-trials-" + (i + 1));
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    try {
      for (int i = 0; i < numbers.size(); i++) {
        ended.accept(ends.take());
      }
    } catch (InterruptedException e) {
      throw InterruptedTrials.exception();
    } finally {
      next.set(numbers.size());
      threads.forEach(Thread::interrupt); // those in work, if the caller goes before them
    }
  }

  /** Without the library's own threads. */
  private static void alone(Runnable work) {
    Parallel.withThreads(
        1,
        () -> {
          work.run();
          return "";
        });
  }
}
