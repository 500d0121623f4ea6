package io.github.medl.examples.gallery;

import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Status;
import java.awt.AWTError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** What the {@code main} of a figure does: print its numbers and show it. */
public final class Show {
  private static final int FAILED = 1;
  private static final int NO_DATA = 3;

  private Show() {}

  /**
   * Computes a figure, prints its numbers and shows its pictures in windows until they are closed;
   * without a display, writes it to the folder {@code out}.
   *
   * <p>Also a figure whose checks do not hold is shown, as after every change of its numbers; it
   * then ends the program, after the last window, with exit code 1. Without its data the code is 3.
   *
   * <p>A figure with parameters has dials for them in its window.
   *
   * @param figure the figure
   * @param args {@code --full} for the long form
   */
  public static void figure(Figure figure, String... args) {
    FigureContext context =
        FigureContext.of(List.of(args).contains("--full"), (stage, done, total) -> {});
    PrintWriter out = Terminal.writer(System.out);
    PrintWriter err = Terminal.writer(System.err);
    int code = code(figure, context, Path.of("out"), new Display(), out, err);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Shows a figure and returns the exit code. */
  static int code(
      Figure figure,
      FigureContext context,
      Path folder,
      Screen screen,
      PrintWriter out,
      PrintWriter err) {
    try {
      Result result = figure(figure, context, folder, screen, out);
      return result.status() == Status.FAILED ? FAILED : 0;
    } catch (IOException e) {
      err.println(e.getMessage());
      return NO_DATA;
    }
  }

  /**
   * Computes a figure, prints its numbers and shows its pictures in windows until they are closed;
   * without a display, writes it to a folder.
   *
   * @param figure the figure
   * @param context told to the figure
   * @param folder used when there is no display
   * @param terminal printed to
   * @return the result, after the last window was closed
   * @throws IOException if data cannot be read, files cannot be written, or a display lets nobody
   *     in
   */
  public static Result figure(
      Figure figure, FigureContext context, Path folder, PrintWriter terminal) throws IOException {
    return figure(figure, context, folder, new Display(), terminal);
  }

  private static Result figure(
      Figure figure, FigureContext context, Path folder, Screen screen, PrintWriter terminal)
      throws IOException {
    try {
      boolean isShown = screen.exists(); // before anything is drawn
      FigureRun run = FigureRun.compute(figure, context);
      Report.everything(run.result(), terminal);
      if (run.lacksData()) {
        throw new IOException(run.result().note(), run.failure());
      }
      if (run.outcome() == null) {
        return run.result();
      }
      if (isShown) {
        if (run.about().knobs().isEmpty()) {
          screen.show(run.outcome().pictures());
        } else {
          screen.play(figure, context, run);
        }
      } else {
        try (OutputFolder out = OutputFolder.open(folder)) {
          run.write(out);
        }
        terminal.println("No display here; written to " + picture(folder, run));
      }
      return run.result();
    } catch (AWTError | NoClassDefFoundError e) { // the second, once Java has met the first
      if (!e.toString().contains("awt")) {
        throw e;
      }
      throw new IOException(
          "the display "
              + System.getenv("DISPLAY")
              + " cannot be used ("
              + e.getMessage()
              + "); without the variable DISPLAY the figure is written to a file",
          e);
    }
  }

  private static Path picture(Path folder, FigureRun run) {
    return folder.resolve(run.about().id()).resolve("figure.png");
  }
}
