package io.github.medl.examples.training;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.parallel.Parallel;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * Independent trainings of one figure at the same time, each on one thread: the steps of small
 * networks gain little from more. Each has its own seeds, so the results do not depend on it.
 */
public final class Together {
  /** Parts of a training that are told as progress. */
  private static final int PARTS = 100;

  private Together() {}

  /**
   * Computes all.
   *
   * @param <T> what they give
   * @param context hears how far all of them are together, and may interrupt
   * @param works each with the context that it tells its own progress
   * @return what they gave, in their order
   */
  @SuppressWarnings("unchecked") // nothing but a T is put there
  public static <T> List<T> of(FigureContext context, List<Function<FigureContext, T>> works) {
    Thread asker = Thread.currentThread();
    double[] shares = new double[works.size()];
    Object[] results = new Object[works.size()];
    Parallel.forBlocks(
        results.length,
        k -> {
          FigureContext own =
              context.heardBy(
                  (stage, done, total) -> {
                    synchronized (shares) {
                      if (asker.isInterrupted()) {
                        throw new CancellationException("interrupted at " + stage + " " + done);
                      }
                      shares[k] = (double) done / total;
                      double sum = Arrays.stream(shares).sum();
                      context.progress(
                          stage, Math.round(PARTS * sum), (long) PARTS * shares.length);
                    }
                  });
          results[k] = works.get(k).apply(own);
        });
    return (List<T>) List.of(results);
  }
}
