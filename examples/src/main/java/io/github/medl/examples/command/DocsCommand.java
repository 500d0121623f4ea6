package io.github.medl.examples.command;

import io.github.medl.examples.docs.GeneratedPages;
import io.github.medl.examples.figure.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code medl docs}: for those who add figures, the pages made from the manifest. */
@Command(
    name = "docs",
    hidden = true,
    mixinStandardHelpOptions = true,
    description =
        "Writes the README's table, docs/book-map.md, docs/differences.md and docs/parameters.md.")
final class DocsCommand implements Callable<Integer> {
  private final Manifest manifest;
  @Spec private CommandSpec spec;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The root of the repository (default: the current folder).")
  private Path root;

  DocsCommand(Manifest manifest) {
    this.manifest = manifest;
  }

  @Override
  public Integer call() throws IOException {
    GeneratedPages.write(manifest, root)
        .forEach(file -> spec.commandLine().getOut().println("wrote " + file));
    return ExitCode.OK;
  }
}
