package io.github.medl.examples.command;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Manifest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code medl list}: what there is, with cost and data. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the figures, with kind, cost and data.",
    footer = {"%nExample: medl list --chapter 2 --kind seeded"})
final class ListCommand implements Callable<Integer> {
  private final Manifest manifest;
  @Spec private CommandSpec spec;

  @Option(names = "--chapter", paramLabel = "N", description = "Only one chapter.")
  private @Nullable Integer chapter;

  @Option(
      names = "--kind",
      paramLabel = "K",
      converter = KindOption.class,
      description = "Only exact, seeded, statistical, structural or illustrative ones.")
  private @Nullable Kind kind;

  ListCommand(Manifest manifest) {
    this.manifest = manifest;
  }

  @Override
  public Integer call() {
    List<Figure> figures =
        chapter == null
            ? manifest.figures()
            : Selection.chapter(spec.commandLine(), manifest, chapter);
    List<About> rows =
        figures.stream().map(Figure::about).filter(a -> kind == null || a.kind() == kind).toList();
    PrintWriter out = spec.commandLine().getOut();
    int width = rows.stream().mapToInt(a -> a.title().length()).max().orElse(0);
    String form = "%-10s  %-" + Math.max(5, width) + "s  %-12s  %-12s  %s%n";
    out.printf(Locale.ROOT, form, "id", "title", "kind", "cost", "data");
    for (About about : rows) {
      out.printf(
          Locale.ROOT,
          form,
          about.id(),
          about.title(),
          about.kind().label(),
          about.cost().tier() + ", " + about.cost().text(),
          String.join(", ", about.data()));
    }
    out.flush();
    return ExitCode.OK;
  }

  /** Reads a kind in lower case. */
  static final class KindOption implements ITypeConverter<Kind> {
    @Override
    public Kind convert(String word) {
      try {
        return Kind.valueOf(word.toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + word + "' is none of exact, seeded, statistical, structural, illustrative");
      }
    }
  }
}
