package io.github.medl.examples.command;

import io.github.medl.examples.figure.Manifest;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code medl run}: writes figures and the gallery. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Computes figures and writes each to a folder of its own: figure.png, figure.svg, film.gif"
          + " where something moves, the series as csv, result.json; and over all of them the"
          + " gallery, index.html."
    },
    footer = {
      "%nExamples:",
      "  medl run 4.2 7.14            -v prints all their numbers",
      "  medl run --chapter 4 --out /tmp/chapter4",
      "  medl run 4.2 --set alpha=0.004",
      "  medl run --all --full        hours: the long figures as the book ran them"
    })
final class RunCommand implements Callable<Integer> {
  private final Manifest manifest;
  @Spec private CommandSpec spec;
  @Mixin private Selection selection;
  @Mixin private SetOption settings;
  @Mixin private ProductionOptions options;

  RunCommand(Manifest manifest) {
    this.manifest = manifest;
  }

  @Override
  public Integer call() throws IOException {
    return new Production(manifest, options, settings::of, spec.commandLine())
        .produce(selection.of(manifest));
  }
}
