package io.github.medl.examples.gallery;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.io.Reason;
import io.github.medl.learning.data.DataException;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Series;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.DoubleBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A figure, computed: its outcome, or why there is none.
 *
 * @param about the declaration
 * @param outcome what the figure returned, or null if it failed
 * @param result what {@code result.json} will hold
 * @param failure why there is no outcome, or null
 */
public record FigureRun(
    About about, @Nullable Outcome outcome, Result result, @Nullable Exception failure) {
  /**
   * The most rows that a csv file has unless all numbers are asked for: some tenth of a megabyte.
   */
  public static final int LONGEST = 2000;

  /**
   * Computes a figure; what it throws is kept, not thrown.
   *
   * @param figure the figure
   * @param context told to the figure
   * @return the outcome or the failure
   * @throws CancellationException if the run was interrupted
   */
  public static FigureRun compute(Figure figure, FigureContext context) {
    About about = figure.about();
    long start = System.nanoTime();
    try {
      Outcome outcome = figure.draw(context);
      Result result = Result.of(about, outcome, context, secondsSince(start));
      return new FigureRun(about, outcome, result, null);
    } catch (CancellationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      String reason =
          e instanceof FileSystemException file
              ? file.getFile() + ": " + Reason.of(file) // its message may be the path alone
              : e.getMessage() == null ? e.toString() : e.getMessage();
      Result result = Result.failed(about, context, reason, secondsSince(start));
      return new FigureRun(about, null, result, e);
    }
  }

  /**
   * Whether the figure failed because data could not be read, rather than by its own fault.
   *
   * @return true for an {@link IOException} and a {@link DataException}
   */
  public boolean lacksData() {
    return failure instanceof IOException
        || failure instanceof UncheckedIOException
        || failure instanceof DataException;
  }

  /**
   * Writes pictures, csv files and {@code result.json} to the figure's folder, all or nothing. Of
   * the numbers those with many rows, such as the values of a function on a fine grid, are left out
   * and named in {@code omitted.txt}.
   *
   * @param out where to
   * @return the result, with its files
   * @throws IOException if they cannot be written
   */
  public Result write(OutputFolder out) throws IOException {
    return write(out, LONGEST);
  }

  /**
   * As {@link #write(OutputFolder)}, with another idea of what is long.
   *
   * @param out where to
   * @param longest the most rows of a csv file
   * @return the result, with its files
   * @throws IOException if they cannot be written
   */
  public Result write(OutputFolder out, int longest) throws IOException {
    Path earlier = out.root().resolve(about.id()).resolve(ResultJson.NAME);
    List<String> stale = new ArrayList<>();
    if (Files.exists(earlier)) {
      try {
        stale.addAll(ResultJson.read(earlier).files());
      } catch (IOException e) {
        // not ours to read, so nothing is known to be stale; it is replaced
      }
    }
    stale.removeIf(name -> !name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")); // never leave the folder
    Result[] written = new Result[1];
    out.publish(
        about.id(),
        ResultJson.NAME,
        stale,
        folder -> {
          if (outcome != null) {
            draw(folder, longest);
          }
          written[0] = result.withFiles(names(folder));
          ResultJson.write(written[0], folder.resolve(ResultJson.NAME));
        });
    return written[0];
  }

  /** The numbers are written while the pictures are drawn: each takes about half of the time. */
  private void draw(Path folder, int longest) throws IOException {
    FutureTask<Void> numbers =
        new FutureTask<>(
            () -> {
              writeNumbers(folder, longest);
              return null;
            });
    Thread writer = new Thread(numbers, about.id() + " numbers");
    writer.start();
    try {
      drawPictures(folder);
    } finally {
      await(writer); // also after a failure: nothing may write to a folder that is given up
    }
    try {
      numbers.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new CancellationException("interrupted");
    }
  }

  private static void await(Thread writer) {
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void drawPictures(Path folder) throws IOException {
    for (int i = 0; i < outcome.pictures().size(); i++) {
      Picture picture = outcome.pictures().get(i);
      String name = numbered("figure", i);
      picture.writePng(folder.resolve(name + ".png"));
      picture.writeSvg(folder.resolve(name + ".svg"));
    }
    for (int i = 0; i < outcome.films().size(); i++) {
      outcome.films().get(i).writeGif(folder.resolve(numbered("film", i) + ".gif"));
    }
    if (!outcome.pictures().isEmpty()) {
      Thumbnail.write(outcome.pictures().get(0), folder.resolve(Thumbnail.NAME));
    }
  }

  private static String numbered(String name, int i) {
    return i == 0 ? name : name + "-" + (i + 1);
  }

  private void writeNumbers(Path folder, int longest) throws IOException {
    Set<String> names = new HashSet<>();
    List<String> omitted = new ArrayList<>();
    for (Table table : outcome.tables()) {
      if (!names.add(table.name())) {
        throw new IllegalArgumentException(about.id() + ": two tables are called " + table.name());
      }
      if (isWritten(table.name(), table.rows(), longest, omitted)) {
        CsvFile.write(table, folder.resolve(table.name() + ".csv"));
      }
    }
    Map<List<Object>, String> written = new HashMap<>();
    for (Picture picture : outcome.pictures()) {
      for (Map.Entry<String, Series> series : picture.series().entrySet()) {
        String name = FileNames.unused(series.getKey(), names);
        String same = written.putIfAbsent(content(series.getValue()), name);
        if (same != null) {
          omitted.add(name + ".csv, the numbers of " + same + ".csv");
          continue;
        }
        int rows = series.getValue().data().stream().mapToInt(c -> c.length).max().orElse(0);
        if (isWritten(name, rows, longest, omitted)) {
          CsvFile.write(series.getValue(), folder.resolve(name + ".csv"));
        }
      }
    }
    if (!omitted.isEmpty()) {
      omitted.add(0, "Not written: what is long, but by medl run " + about.id() + " --csv;");
      omitted.add(1, "and what stands in another file, because two panels show the same.");
      Files.write(folder.resolve("omitted.txt"), omitted);
    }
  }

  /** Equal for series with equal columns. */
  private static List<Object> content(Series series) {
    List<Object> content = new ArrayList<>(series.columns());
    series.data().forEach(column -> content.add(DoubleBuffer.wrap(column)));
    return content;
  }

  private static boolean isWritten(String name, int rows, int longest, List<String> omitted) {
    if (rows > longest) {
      omitted.add(name + ".csv, " + rows + " rows");
    }
    return rows <= longest;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1_000_000 / 1e3; // to the millisecond
  }
}
