package io.github.medl.examples.figure;

import java.util.concurrent.CancellationException;

/** What a figure is told, and what it tells, while it is computed. */
public final class FigureContext {
  /** Hears how far a figure is. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Some steps are done.
     *
     * @param stage what is being done, for example {@code epoch}
     * @param done steps done so far
     * @param total steps in all
     */
    void progress(String stage, long done, long total);
  }

  private final boolean full;
  private final Listener listener;

  private FigureContext(boolean full, Listener listener) {
    this.full = full;
    this.listener = listener;
  }

  /**
   * A context that reports to nobody and asks for the quick form of a long figure.
   *
   * @return the context
   */
  public static FigureContext quick() {
    return new FigureContext(false, (stage, done, total) -> {});
  }

  /**
   * A context.
   *
   * @param full whether a long figure shall run in full, as the book did
   * @param listener hears of progress
   * @return the context
   */
  public static FigureContext of(boolean full, Listener listener) {
    return new FigureContext(full, listener);
  }

  /**
   * Whether a long figure shall run in full. One that runs shorter says so with {@link
   * Outcome#note}.
   *
   * @return true under {@code --full}
   */
  public boolean full() {
    return full;
  }

  /**
   * Reports progress; a long loop calls this about every tenth of a second.
   *
   * @param stage what is being done, for example {@code epoch}
   * @param done steps done so far
   * @param total steps in all
   * @throws CancellationException if the run was interrupted
   */
  public void progress(String stage, long done, long total) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted at " + stage + " " + done + " of " + total);
    }
    listener.progress(stage, done, total);
  }
}
