package io.github.medl.examples.command;

import io.github.medl.examples.docs.GeneratedPages;
import io.github.medl.examples.docs.ModuleStairs;
import io.github.medl.examples.figure.Manifest;
import java.io.IOException;
import java.nio.file.Files;
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
        "Writes the README's table, docs/book-map.md, docs/differences.md, docs/parameters.md,"
            + " the list of figures that run with Java's second compiler and the stairs of"
            + " CONTRIBUTING.md.")
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
    Path contributing = root.resolve("CONTRIBUTING.md");
    if (Files.exists(contributing)) {
      ModuleStairs stairs = ModuleStairs.of(root);
      Files.writeString(contributing, stairs.shownIn(Files.readString(contributing)));
      Path picture = root.resolve("docs/images/modules.png");
      stairs.picture().writePng(picture);
      spec.commandLine().getOut().println("wrote " + contributing + "\nwrote " + picture);
    }
    return ExitCode.OK;
  }
}
