package io.github.medl.examples.command;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Citation;
import io.github.medl.examples.figure.Manifest;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code medl cite}: how to cite a figure. */
@Command(
    name = "cite",
    mixinStandardHelpOptions = true,
    description =
        "Prints how to cite a figure, in a sentence, in the style of the APA, and as BibTeX.",
    footer = {"%nExample: medl cite 4.2"})
final class CiteCommand implements Callable<Integer> {
  private final Manifest manifest;
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The figure, for example 4.2.")
  private String id;

  CiteCommand(Manifest manifest) {
    this.manifest = manifest;
  }

  @Override
  public Integer call() {
    String known = Selection.known(spec.commandLine(), manifest, id);
    About about = manifest.find(known).orElseThrow().about();
    PrintWriter out = spec.commandLine().getOut();
    out.println(Citation.plain(known, about.title(), Citation.version()));
    out.println();
    out.println(Citation.apa(known, about.title(), Citation.version()));
    out.println();
    out.print(Citation.bibtex(known, about.title(), Citation.version()));
    out.flush();
    return ExitCode.OK;
  }
}
