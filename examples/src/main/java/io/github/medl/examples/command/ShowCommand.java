package io.github.medl.examples.command;

import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Manifest;
import io.github.medl.examples.figure.Status;
import io.github.medl.examples.gallery.Show;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code medl show}: one figure in a window. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Computes a figure, prints its numbers and opens it in a window.",
      "",
      "It returns when the window is closed. Without a display the figure is written to the output"
          + " folder."
    },
    footer = {"%nExamples:", "  medl show 4.2", "  medl show 4.2 --set alpha=0.004"})
final class ShowCommand implements Callable<Integer> {
  private final Manifest manifest;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The figure, for example 4.2.")
  private String id;

  @Option(names = "--full", description = "Run a long figure in full, as the book did.")
  private boolean full;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      converter = FolderOption.class,
      description = "Used without a display (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Mixin private SetOption settings;
  @Mixin private OfflineOption offline;

  ShowCommand(Manifest manifest) {
    this.manifest = manifest;
  }

  @Override
  public Integer call() throws IOException {
    String known = Selection.known(spec.commandLine(), manifest, id);
    Figure figure = manifest.find(known).orElseThrow();
    FigureContext context =
        FigureContext.of(full, (stage, done, total) -> {}).with(settings.of(figure.about()));
    Status status = Show.figure(figure, context, out, spec.commandLine().getOut()).status();
    return status == Status.FAILED ? ExitCode.CHECK_FAILED : ExitCode.OK;
  }
}
