package io.github.medl.examples.command;

import io.github.medl.examples.bands.BandsJson;
import io.github.medl.examples.bands.BandsReport;
import io.github.medl.examples.bands.SeedRuns;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.Manifest;
import io.github.medl.optim.trials.Place;
import io.github.medl.optim.trials.Progress;
import io.github.medl.optim.trials.TrialsFolderException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code medl bands}: runs a statistical figure over seeds. */
@Command(
    name = "bands",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a statistical figure once for each of some seeds and writes to DIR/bands/ID every"
          + " seed's numbers (seeds.csv), what they span and how the checks of the figure fare"
          + " (bands.json, with the recipe). Each run is kept in the folder runs as soon as it has"
          + " ended: stopped and started again, only the missing ones are computed, and with more"
          + " seeds only the new ones. Exit code 1 if a check does not hold with some seed, or a"
          + " seed could not be run."
    },
    footer = {
      "%nExamples:",
      "  medl bands L6.2 --seeds 20",
      "  medl bands L6.2 --seeds 20 --full --on threads[4]",
      "  medl bands L6.2 --seeds 1000 --on spark://host:7077      see docs/scale.md",
      "  medl bands list                  the figures that can be run over seeds"
    })
final class BandsCommand implements Callable<Integer> {
  private static final String LIST = "list";

  private final Manifest manifest;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "A statistical figure, for example L6.2; or list.")
  private String id = "";

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many seeds (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--first",
      paramLabel = "SEED",
      defaultValue = "0",
      description = "The first of them (default: ${DEFAULT-VALUE}); the others follow it.")
  private int first;

  @Option(
      names = "--on",
      paramLabel = "PLACE",
      defaultValue = "threads",
      description =
          "Where: threads, threads[4] or here; with medl-spark and Spark on the class path also"
              + " local[2], spark://host:7077 and the like (default: ${DEFAULT-VALUE}, as many as"
              + " there are processors).")
  private String on = "";

  @Option(names = "--full", description = "Run a long figure in full, as the book did.")
  private boolean full;

  @Mixin private SetOption settings;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      converter = FolderOption.class,
      description = "The output folder (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Mixin private OfflineOption offline;

  BandsCommand(Manifest manifest) {
    this.manifest = manifest;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter to = spec.commandLine().getOut();
    if (id.equals(LIST)) {
      BandsReport.list(manifest, to);
      to.flush();
      return ExitCode.OK;
    }
    String known = Selection.known(spec.commandLine(), manifest, id);
    Figure figure = manifest.find(known).orElseThrow();
    settings.of(figure.about()); // refuses in words
    Path folder = out.resolve("bands").resolve(known + (full ? "-full" : ""));
    try (Place place = place()) {
      SeedRuns runs = runs(figure, folder, place);
      BandsJson.write(runs, folder);
      BandsReport.write(runs, to);
      to.println("Written: " + folder.resolve(BandsJson.SEEDS) + ", " + BandsJson.BANDS);
      to.flush();
      return runs.holds() ? ExitCode.OK : ExitCode.CHECK_FAILED;
    } catch (CancellationException e) {
      spec.commandLine().getErr().println("medl: stopped; what has ended is kept in " + folder);
      return ExitCode.INTERRUPTED;
    } catch (TrialsFolderException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Place place() {
    try {
      return Place.at(on);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
  }

  private SeedRuns runs(Figure figure, Path folder, Place place) {
    try {
      return SeedRuns.of(
          figure, seeds, first, full, settings.texts(), folder.resolve("runs"), place, this::show);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), e.getMessage() + "; medl bands list shows what can be run.", e);
    }
  }

  private void show(Progress progress) {
    String what =
        progress.number() < 0
            ? progress.done() == 0 ? "no seed is done yet" : "from an earlier run"
            : "seed " + progress.number();
    spec.commandLine()
        .getErr()
        .println(
            String.format(
                Locale.ROOT,
                "medl: %s: %d of %d done%s",
                what,
                progress.done(),
                progress.total(),
                progress.failed() == 0 ? "" : ", " + progress.failed() + " failed"));
    spec.commandLine().getErr().flush();
  }
}
