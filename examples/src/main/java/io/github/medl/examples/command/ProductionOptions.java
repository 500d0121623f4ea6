package io.github.medl.examples.command;

import io.github.medl.examples.gallery.FigureRun;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How figures are produced. */
final class ProductionOptions {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out",
      converter = FolderOption.class,
      description = "The output folder (default: ${DEFAULT-VALUE}).")
  Path out;

  @Option(names = "--full", description = "Run long figures in full, as the book did.")
  boolean full;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print every number beside its reference, not only the first.")
  boolean verbose;

  @Option(
      names = "--csv",
      description =
          "Write all numbers as csv, also those of more than " + FigureRun.LONGEST + " rows.")
  boolean csv;

  @Mixin private OfflineOption offline;
}
