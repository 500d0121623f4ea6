package io.github.medl.examples.command;

import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar over figures, in expected milliseconds; only on a terminal, and only for work that
 * takes a while.
 */
final class Progress implements AutoCloseable {
  private static final double WORTH_A_BAR_SECONDS = 3;

  private final @Nullable ProgressBar bar;
  private final PrintWriter err;
  private final Map<String, Long> spent = new ConcurrentHashMap<>();

  private boolean finished;

  private Progress(@Nullable ProgressBar bar, PrintWriter err) {
    this.bar = bar;
    this.err = err;
  }

  /** A bar over these figures, or silence. */
  static Progress over(List<Figure> figures, PrintWriter err) {
    long total = figures.stream().mapToLong(Progress::cost).sum();
    if (System.console() == null || total < 1000 * WORTH_A_BAR_SECONDS) {
      return new Progress(null, err);
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName("medl")
            .setInitialMax(total)
            .setUnit(" s", 1000)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(250)
            .setConsumer(new ConsoleProgressBarConsumer(System.err)) // one line, drawn over
            .build(),
        err);
  }

  /** Hears of the progress of one figure. */
  FigureContext.Listener of(Figure figure) {
    if (bar == null) {
      return (stage, done, total) -> {};
    }
    String id = figure.about().id();
    return (stage, done, total) -> {
      spent.put(id, cost(figure) * Math.min(done, total) / Math.max(1, total));
      show(id + " " + stage + " " + done + "/" + total);
    };
  }

  /** One figure is done. */
  void finished(Figure figure) {
    if (bar != null) {
      spent.put(figure.about().id(), cost(figure));
      show("");
    }
  }

  private void show(String message) {
    bar.stepTo(spent.values().stream().mapToLong(Long::longValue).sum());
    bar.setExtraMessage(message);
  }

  /** Prints lines of text where the bar stands; the bar goes on below. */
  void aside(Runnable print) {
    if (bar == null) {
      print.run();
      return;
    }
    bar.pause();
    err.print("\r\033[K");
    err.flush();
    print.run();
    bar.resume();
  }

  /** Takes the bar away; it may be called again. */
  void finish() {
    if (bar != null && !finished) {
      finished = true; // closing twice would draw the bar twice
      bar.close();
    }
  }

  @Override
  public void close() {
    finish();
  }

  private static long cost(Figure figure) {
    return Math.max(1, Math.round(1000 * figure.about().cost().seconds()));
  }
}
