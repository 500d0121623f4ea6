package io.github.medl.optim.trials;

import java.util.List;
import java.util.function.Consumer;

/** The calling thread. */
record Here() implements Place {
  @Override
  public <D, R> void run(List<Integer> numbers, Task<D, R> task, D data, Consumer<Ended<R>> ended) {
    for (int number : numbers) {
      Ended<R> end = task.run(data, number);
      if (Thread.currentThread().isInterrupted()) {
        throw InterruptedTrials.exception();
      }
      ended.accept(end);
    }
  }
}
