package io.github.medl.examples.command;

import io.github.medl.learning.data.DatasetInfo;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.Progress;
import io.github.medl.learning.data.Provenance;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code medl data}: which data sets there are, and how they come here. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the data sets that the figures use, and fetches them.",
      "",
      "A data set is looked for in the library itself, in the folder that MEDL_DATA names, in the"
          + " cache of earlier downloads, and on the network."
    },
    footer = {"%nExamples:", "  medl data list", "  medl data fetch mnist"})
final class DataCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Say list, or fetch NAME.");
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the data sets: size, licence, and where each is.")
  int list() {
    PrintWriter out = spec.commandLine().getOut();
    List<DatasetInfo> rows = Datasets.catalogue();
    String form = "%-" + width(rows) + "s  %9s  %-15s  %s%n";
    out.printf(Locale.ROOT, form, "name", "size", "where", "what");
    for (DatasetInfo row : rows) {
      out.printf(
          Locale.ROOT,
          form,
          row.name(),
          size(row.bytes()),
          row.available().map(Object::toString).orElse("not here"),
          row.title() + ", " + row.shape() + "; licence: " + row.licence());
    }
    out.flush();
    return ExitCode.OK;
  }

  @Command(
      name = "fetch",
      mixinStandardHelpOptions = true,
      description = "Brings a data set to this machine and checks every file.",
      footer = {"%nExample: medl data fetch mnist"})
  int fetch(
      @Parameters(paramLabel = "NAME", description = "A name of medl data list.") String name) {
    List<String> names = Datasets.catalogue().stream().map(DatasetInfo::name).toList();
    if (!names.contains(name)) {
      throw new ParameterException(
          spec.commandLine().getSubcommands().get("fetch"),
          "There is no data set '" + name + "'; there are " + String.join(", ", names) + ".");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (Download download = new Download()) {
      for (Provenance file : Datasets.fetch(name, download)) {
        out.println(file.name() + ": " + file.origin() + ", sha256 " + file.sha256());
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private static int width(List<DatasetInfo> rows) {
    return rows.stream().mapToInt(row -> row.name().length()).max().orElse(4);
  }

  private static String size(long bytes) {
    return bytes < 1 << 20
        ? (bytes + 1023) / 1024 + " KiB"
        : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
  }

  /** A progress bar for each file, on a terminal. */
  private static final class Download implements Progress, AutoCloseable {
    private String file = "";
    private @Nullable ProgressBar bar;

    @Override
    public void update(String name, long bytes, long total) {
      if (System.console() == null) {
        return;
      }
      if (!name.equals(file)) {
        close();
        file = name;
        bar =
            new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(total)
                .setUnit(" KiB", 1024)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
      }
      bar.stepTo(bytes);
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }
}
