package io.github.medl.examples.command;

import io.github.medl.examples.figure.Manifest;
import io.github.medl.examples.gallery.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code medl site}: a folder that any static host serves. */
@Command(
    name = "site",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a folder for a web server of the figures that were run: index, a page each, pictures,"
          + " numbers; the guides; and the API documentation, where it was built. It also opens"
          + " from the disk."
    },
    footer = {"%nExample: medl run --all && medl site"})
final class SiteCommand implements Callable<Integer> {
  private final Manifest manifest;
  @Spec private CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      defaultValue = "out",
      converter = FolderOption.class,
      description = "Where the figures were written (default: ${DEFAULT-VALUE}).")
  private Path from;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "site",
      converter = FolderOption.class,
      description = "The folder to make (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--guides",
      paramLabel = "DIR",
      defaultValue = "docs",
      converter = FolderOption.class,
      description = "The guides, Markdown (default: ${DEFAULT-VALUE}).")
  private Path guides;

  @Option(
      names = "--api",
      paramLabel = "DIR",
      defaultValue = "docs/target/reports/apidocs",
      converter = FolderOption.class,
      description = "API documentation (default: ${DEFAULT-VALUE}, as mvn package leaves it).")
  private Path api;

  SiteCommand(Manifest manifest) {
    this.manifest = manifest;
  }

  @Override
  public Integer call() throws IOException {
    Site.write(from, out, guides, api, manifest)
        .forEach(warning -> spec.commandLine().getErr().println("medl: " + warning));
    spec.commandLine().getOut().println("Site: " + out.resolve("index.html"));
    return ExitCode.OK;
  }
}
