package io.github.medl.examples.command;

import io.github.medl.examples.figure.Manifest;
import io.github.medl.examples.figure.Settings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code medl verify}: runs figures and compares every number with the book's. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs figures and compares their numbers with those of the book. Exit code 1 if any check"
          + " fails; a figure without checks, or computed from other data than the book's, is"
          + " 'unverified', which is no failure."
    },
    footer = {"%nExamples:", "  medl verify --all", "  medl verify 4.2 --verbose"})
final class VerifyCommand implements Callable<Integer> {
  private final Manifest manifest;
  @Spec private CommandSpec spec;
  @Mixin private Selection selection;
  @Mixin private ProductionOptions options;

  VerifyCommand(Manifest manifest) {
    this.manifest = manifest;
  }

  @Override
  public Integer call() throws IOException {
    return new Production(manifest, options, about -> Settings.book(), spec.commandLine())
        .produce(selection.of(manifest));
  }
}
