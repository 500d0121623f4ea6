package io.github.medl.examples.gallery;

import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Status;
import io.github.medl.plot.Picture;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** What the {@code main} of a figure does: print its numbers and show it. */
public final class Show {
  private Show() {}

  /**
   * Computes a figure, prints its numbers and shows its pictures in windows; without a display,
   * writes it to the folder {@code out}. A figure that fails ends the program with exit code 1.
   *
   * @param figure the figure
   * @param args {@code --full} for the long form
   */
  public static void figure(Figure figure, String... args) {
    PrintWriter terminal = Terminal.writer(System.out);
    FigureContext context =
        FigureContext.of(List.of(args).contains("--full"), (stage, done, total) -> {});
    try {
      Result result = figure(figure, context, Path.of("out"), terminal);
      if (result.status() == Status.FAILED) {
        System.exit(1);
      }
    } catch (IOException e) {
      System.err.println(e.getMessage());
      System.exit(3);
    }
  }

  /**
   * Computes a figure, prints its numbers and shows its pictures in windows; without a display,
   * writes it to a folder.
   *
   * @param figure the figure
   * @param context told to the figure
   * @param folder used when there is no display
   * @param terminal printed to
   * @return the result
   * @throws IOException if data cannot be read or files cannot be written
   */
  public static Result figure(
      Figure figure, FigureContext context, Path folder, PrintWriter terminal) throws IOException {
    FigureRun run = FigureRun.compute(figure, context);
    Report.everything(run.result(), terminal);
    if (run.lacksData()) {
      throw new IOException(run.result().note(), run.failure());
    }
    if (run.outcome() == null) {
      return run.result();
    }
    if (GraphicsEnvironment.isHeadless()) {
      try (OutputFolder out = OutputFolder.open(folder)) {
        run.write(out);
      }
      terminal.println(
          "No display here; written to " + folder.resolve(run.about().id()).resolve("figure.png"));
    } else {
      run.outcome().pictures().forEach(Picture::show);
    }
    return run.result();
  }
}
