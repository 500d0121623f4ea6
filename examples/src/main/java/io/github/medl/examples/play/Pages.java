package io.github.medl.examples.play;

import io.github.medl.examples.explore.Latest;
import io.github.medl.examples.figure.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * The pages that are open. Each is computed for on its own, so that two of them do not disturb each
 * other; one that has said goodbye, or has not been heard of for long, is closed.
 */
final class Pages {
  /** A page in the background of a browser may speak once a minute only. */
  private static final long SILENCE = Duration.ofMinutes(3).toNanos();

  private static final int MOST = 40;

  private final Executor executor;
  private final Latest.Work<Settings, Map<String, Object>> work;
  private final LongSupplier clock;
  private final Map<String, Page> pages = new HashMap<>();
  private boolean begun;

  private static final class Page {
    private final Latest<Settings, Map<String, Object>> latest;
    private long heard;

    Page(Latest<Settings, Map<String, Object>> latest) {
      this.latest = latest;
    }
  }

  /**
   * No page yet.
   *
   * @param executor runs the computations
   * @param work computes the figure
   * @param clock nanoseconds
   */
  Pages(Executor executor, Latest.Work<Settings, Map<String, Object>> work, LongSupplier clock) {
    this.executor = executor;
    this.work = work;
    this.clock = clock;
  }

  /** Somebody looks at a page; empty if there are too many of them. */
  synchronized Optional<Latest<Settings, Map<String, Object>>> heard(String id) {
    if (!pages.containsKey(id)) {
      sweep();
      if (pages.size() == MOST) {
        return Optional.empty();
      }
      pages.put(id, new Page(new Latest<>(executor, work)));
    }
    begun = true;
    Page page = pages.get(id);
    page.heard = clock.getAsLong();
    return Optional.of(page.latest);
  }

  /** A page was closed. */
  void closed(String id) {
    Page page;
    synchronized (this) {
      page = pages.remove(id);
    }
    if (page != null) {
      page.latest.stop();
    }
  }

  /** Whether there have been pages, and none is open any more. */
  synchronized boolean isOver() {
    sweep();
    return begun && pages.isEmpty();
  }

  private void sweep() {
    for (Iterator<Page> all = pages.values().iterator(); all.hasNext(); ) {
      Page page = all.next();
      if (clock.getAsLong() - page.heard > SILENCE) {
        page.latest.stop();
        all.remove();
      }
    }
  }
}
