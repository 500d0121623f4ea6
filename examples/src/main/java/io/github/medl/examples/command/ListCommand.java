package io.github.medl.examples.command;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Manifest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    footer = {"%nExamples:", "  medl list --chapter 2 --kind seeded", "  medl list --play"})
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

  @Option(
      names = "--play",
      description = "Only those whose parameters can be set, and what each may be.")
  private boolean play;

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
        figures.stream()
            .map(Figure::about)
            .filter(about -> kind == null || about.kind() == kind)
            .filter(about -> !play || !about.knobs().isEmpty())
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    if (play) {
      rows.forEach(about -> parameters(about, out));
      out.flush();
      return ExitCode.OK;
    }
    String form =
        "%-10s  %-"
            + width(rows, "title", About::title)
            + "s  %-12s  %-12s  %-"
            + width(rows, "data", ListCommand::data)
            + "s  %s";
    print(out, form, "id", "title", "kind", "cost", "data", "parameters");
    for (About about : rows) {
      print(
          out,
          form,
          about.id(),
          about.title(),
          about.kind().label(),
          about.cost().tier() + ", " + about.cost().text(),
          data(about),
          about.knobs().stream().map(Knob::name).collect(Collectors.joining(", ")));
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void print(PrintWriter out, String form, Object... cells) {
    out.println(String.format(Locale.ROOT, form, cells).stripTrailing());
  }

  private static String data(About about) {
    return String.join(", ", about.data());
  }

  private static int width(List<About> rows, String head, Function<About, String> cell) {
    return rows.stream().map(cell).mapToInt(String::length).reduce(head.length(), Math::max);
  }

  private static void parameters(About about, PrintWriter out) {
    out.println(about.id() + "  " + about.title());
    for (Knob<?> knob : about.knobs()) {
      out.println("    " + line(knob));
    }
  }

  private static <T> String line(Knob<T> knob) {
    String name = knob.symbol().equals(knob.name()) ? "" : knob.symbol() + ", ";
    return String.format(
        Locale.ROOT,
        "%-12s %s%s: %s; book: %s",
        knob.name(),
        name,
        knob.meaning(),
        knob.allowed(),
        knob.write(knob.book()));
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
