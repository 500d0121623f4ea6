package io.github.medl.examples.command;

import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import java.io.PrintWriter;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A progress bar over figures, in expected milliseconds; only on a terminal, and only for work that
 * takes a while.
 */
final class Progress implements AutoCloseable {
  private static final double WORTH_A_BAR_SECONDS = 3;

  private final ProgressBar bar;
  private final PrintWriter err;

  private Progress(ProgressBar bar, PrintWriter err) {
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
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(250)
            .build(),
        err);
  }

  /** Hears of the progress of one figure. */
  FigureContext.Listener of(Figure figure) {
    if (bar == null) {
      return (stage, done, total) -> {};
    }
    String id = figure.about().id();
    return (stage, done, total) -> bar.setExtraMessage(id + " " + stage + " " + done + "/" + total);
  }

  /** One figure is done. */
  void finished(Figure figure) {
    if (bar != null) {
      bar.stepBy(cost(figure));
    }
  }

  /** Makes room for a line of text. */
  void clear() {
    if (bar != null) {
      err.print("\r\033[K");
      err.flush();
    }
  }

  /** Takes the bar away; it may be called again. */
  void finish() {
    if (bar != null) {
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
