package io.github.medl.examples.gallery;

import io.github.medl.examples.explore.Dials;
import io.github.medl.examples.explore.Latest;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Settings;
import io.github.medl.plot.DialWindow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.Executors;

/** A figure in a window, whose parameters are dials: the latest turn wins. */
final class Controls implements Latest.Asker<FigureRun> {
  private final Figure figure;
  private final FigureContext context;
  private final Latest<Settings, FigureRun> latest;
  private final DialWindow window;

  private Controls(Figure figure, FigureContext context, FigureRun first) {
    this.figure = figure;
    this.context = context;
    this.latest =
        new Latest<>(
            Executors.newSingleThreadExecutor(
                work -> {
                  Thread thread = new Thread(work, "medl-window");
                  thread.setDaemon(true); // the last window ends the program
                  return thread;
                }),
            this::compute);
    this.window =
        DialWindow.open(
            first.about().label() + ": " + first.about().title(),
            first.outcome().pictures(),
            Dials.of(first.about().knobs(), context.settings()),
            this::turned);
    done(first);
  }

  /** Opens the window. */
  static void open(Figure figure, FigureContext context, FigureRun first) {
    new Controls(figure, context, first);
  }

  private FigureRun compute(Settings settings, Latest.Progress progress) {
    return FigureRun.compute(figure, context.heardBy(progress::at).with(settings));
  }

  private void turned(Map<String, String> values) {
    try {
      latest.ask(Settings.of(figure.about(), values), this);
    } catch (IllegalArgumentException e) {
      latest.stop();
      window.tell(e.getMessage(), "");
    }
  }

  @Override
  public void at(String stage, long done, long total) {
    window.progress(stage, done, total);
  }

  @Override
  public void done(FigureRun run) {
    if (run.outcome() == null) {
      window.tell(run.result().note(), "");
      return;
    }
    window.show(run.outcome().pictures());
    StringWriter numbers = new StringWriter();
    Report.numbers(run.result(), new PrintWriter(numbers, true));
    window.tell(Report.line(run.result()).replaceAll(" +", " "), numbers.toString());
  }

  @Override
  public void failed(Throwable failure) {
    window.tell(failure.toString(), "");
  }

  @Override
  public void superseded() {
    // another answer comes
  }
}
