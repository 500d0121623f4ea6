package io.github.medl.examples.figure;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

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

  /**
   * What figures of one run share: who asks first computes, the others wait for it. Figures agree
   * on a key, which says all that the result depends on.
   */
  public static final class Shared {
    private final Map<Object, Object> values = new ConcurrentHashMap<>();

    /** Nothing shared yet. */
    public Shared() {}
  }

  private final boolean full;
  private final Listener listener;
  private final Shared shared;
  private final Settings settings;

  private FigureContext(boolean full, Listener listener, Shared shared, Settings settings) {
    this.full = full;
    this.listener = listener;
    this.shared = shared;
    this.settings = settings;
  }

  /**
   * A context that reports to nobody and asks for the quick form of a long figure.
   *
   * @return the context
   */
  public static FigureContext quick() {
    return of(false, (stage, done, total) -> {});
  }

  /**
   * A context.
   *
   * @param full whether a long figure shall run in full, as the book did
   * @param listener hears of progress
   * @return the context
   */
  public static FigureContext of(boolean full, Listener listener) {
    return of(full, listener, new Shared());
  }

  /**
   * A context of a run of several figures.
   *
   * @param full whether a long figure shall run in full, as the book did
   * @param listener hears of progress
   * @param shared what the figures of the run share
   * @return the context
   */
  public static FigureContext of(boolean full, Listener listener, Shared shared) {
    return new FigureContext(full, listener, shared, Settings.book());
  }

  /**
   * The same context for a reader who has turned parameters.
   *
   * @param chosen what was set
   * @return the context with it
   */
  public FigureContext with(Settings chosen) {
    return new FigureContext(full, listener, shared, chosen);
  }

  /**
   * The same context for somebody else who hears of progress.
   *
   * @param other hears of progress
   * @return the context with it
   */
  public FigureContext heardBy(Listener other) {
    return new FigureContext(full, other, shared, settings);
  }

  /**
   * The value of a parameter that the figure declares.
   *
   * @param <T> what the figure computes with
   * @param knob the parameter
   * @return what was set, or the book's value
   */
  public <T> T get(Knob<T> knob) {
    return settings.get(knob);
  }

  /**
   * What was set.
   *
   * @return the settings; those of the book where nothing was
   */
  public Settings settings() {
    return settings;
  }

  /**
   * What several figures of a run need, such as a trained network: computed by the first of them.
   *
   * @param <T> the kind of thing
   * @param type its class
   * @param key a value, equal for equal things, which says all that they depend on
   * @param maker computes it; may not ask for anything shared itself
   * @return the thing, which nobody may change
   */
  public <T> T shared(Class<T> type, Object key, Supplier<T> maker) {
    return type.cast(shared.values.computeIfAbsent(key, k -> maker.get()));
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
