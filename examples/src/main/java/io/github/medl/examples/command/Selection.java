package io.github.medl.examples.command;

import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureId;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which figures are meant: ids, a chapter, or all. */
final class Selection {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      paramLabel = "ID",
      arity = "0..*",
      description = "Figures: 4.2, table-2.1, L4.1, ...; see medl list.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--chapter", paramLabel = "N", description = "All figures of one chapter.")
  private @Nullable Integer chapter;

  @Option(names = "--all", description = "All figures.")
  private boolean all;

  /** The figures, in the order of the manifest. */
  List<Figure> of(Manifest manifest) {
    CommandLine commandLine = spec.commandLine();
    int ways = (ids.isEmpty() ? 0 : 1) + (chapter == null ? 0 : 1) + (all ? 1 : 0);
    if (ways != 1) {
      throw new ParameterException(
          commandLine,
          "Say which figures: " + spec.qualifiedName() + " 4.2 7.14, or --chapter N, or --all.");
    }
    if (all) {
      return manifest.figures();
    }
    if (chapter != null) {
      return chapter(commandLine, manifest, chapter);
    }
    Set<String> wanted = new LinkedHashSet<>();
    ids.forEach(id -> wanted.add(known(commandLine, manifest, id)));
    return manifest.ids().stream()
        .filter(wanted::contains)
        .map(id -> manifest.find(id).orElseThrow())
        .toList();
  }

  /** The figures of one chapter. */
  static List<Figure> chapter(CommandLine commandLine, Manifest manifest, int chapter) {
    List<Figure> figures =
        manifest.figures().stream().filter(f -> f.about().chapter() == chapter).toList();
    if (figures.isEmpty()) {
      List<Integer> chapters =
          manifest.figures().stream().map(f -> f.about().chapter()).distinct().toList();
      throw new ParameterException(
          commandLine,
          "No figure of chapter " + chapter + "; there are chapters " + chapters + ".");
    }
    return figures;
  }

  /** The figures of one kind. */
  static List<Figure> kind(List<Figure> figures, Kind kind) {
    return figures.stream().filter(f -> f.about().kind() == kind).toList();
  }

  /** The id that is meant; otherwise the message names the nearest, or what was perhaps meant. */
  static String known(CommandLine commandLine, Manifest manifest, String word) {
    return manifest
        .meant(word)
        .orElseThrow(
            () ->
                new ParameterException(
                    commandLine,
                    "There is no figure '"
                        + word
                        + "'"
                        + hint(manifest, word)
                        + " See medl list."));
  }

  private static String hint(Manifest manifest, String word) {
    OptionalInt chapter = FigureId.chapterMeant(word);
    if (chapter.isPresent()) {
      return "; all of a chapter: --chapter " + chapter.getAsInt() + ".";
    }
    if (word.equalsIgnoreCase("all")) {
      return "; all figures: --all.";
    }
    List<String> nearest = manifest.nearest(word);
    return nearest.isEmpty() ? "." : "; did you mean " + String.join(" or ", nearest) + "?";
  }
}
