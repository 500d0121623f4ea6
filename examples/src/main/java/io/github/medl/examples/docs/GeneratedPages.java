package io.github.medl.examples.docs;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Chapters;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureId;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Markdown made from the manifest, and the list of figures that the scripts run with more force.
 */
public final class GeneratedPages {
  private static final String BEGIN = "<!-- figures: begin (made by ./medl docs) -->";
  private static final String END = "<!-- figures: end -->";
  private static final String MADE_BY =
      "<!-- Made by ./medl docs from the declarations of the figures; do not edit. -->\n\n";

  /** Seconds from which the second compiler saves more than it takes. */
  private static final double LONG = 10;

  private GeneratedPages() {}

  /**
   * The pages as they should be.
   *
   * @param manifest the figures
   * @param root the root of the repository, whose README is read
   * @return file to content
   * @throws IOException if there is a README that cannot be read, or lacks the two markers
   */
  public static Map<Path, String> of(Manifest manifest, Path root) throws IOException {
    List<Figure> figures = manifest.figures();
    Map<Path, String> pages = new LinkedHashMap<>();
    Path readme = root.resolve("README.md");
    if (Files.exists(readme)) {
      pages.put(readme, readme(figures, readme));
    }
    pages.put(root.resolve("docs/book-map.md"), bookMap(figures));
    pages.put(root.resolve("docs/differences.md"), differences(figures));
    pages.put(root.resolve("docs/parameters.md"), parameters(figures));
    pages.put(root.resolve("examples/second-compiler.txt"), forSecondCompiler(figures));
    return pages;
  }

  /**
   * The pages that are not as they should be.
   *
   * @param manifest the figures
   * @param root the root of the repository
   * @return their files; empty when all is well
   * @throws IOException if a page cannot be read
   */
  public static List<Path> outdated(Manifest manifest, Path root) throws IOException {
    List<Path> outdated = new ArrayList<>();
    for (Map.Entry<Path, String> page : of(manifest, root).entrySet()) {
      if (!Files.exists(page.getKey())
          || !lines(Files.readString(page.getKey())).equals(lines(page.getValue()))) {
        outdated.add(page.getKey());
      }
    }
    return outdated;
  }

  /**
   * Writes the pages.
   *
   * @param manifest the figures
   * @param root the root of the repository
   * @return the files
   * @throws IOException if a page cannot be written
   */
  public static List<Path> write(Manifest manifest, Path root) throws IOException {
    Map<Path, String> pages = of(manifest, root);
    for (Map.Entry<Path, String> page : pages.entrySet()) {
      Files.createDirectories(page.getKey().getParent());
      Files.writeString(page.getKey(), page.getValue(), StandardCharsets.UTF_8);
    }
    return List.copyOf(pages.keySet());
  }

  private static String readme(List<Figure> figures, Path file) throws IOException {
    String text = lines(Files.readString(file));
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s lacks the lines '%s' and '%s', between which the table goes",
              file,
              BEGIN,
              END));
    }
    StringBuilder table = new StringBuilder(BEGIN).append("\n\n");
    table.append("| chapter | what is here | seconds | more with `--full` |\n|---|---|---|---|\n");
    for (Map.Entry<Integer, List<About>> chapter : byChapter(figures).entrySet()) {
      int number = chapter.getKey();
      row(
          table,
          String.format(
              Locale.ROOT,
              "[%d %s](docs/book-map.md#chapter-%d)",
              number,
              Chapters.title(number),
              number),
          counts(chapter.getValue()),
          seconds(chapter.getValue(), false),
          seconds(chapter.getValue(), true));
    }
    return text.substring(0, begin) + table.append('\n') + text.substring(end);
  }

  private static Map<Integer, List<About>> byChapter(List<Figure> figures) {
    return figures.stream()
        .map(Figure::about)
        .collect(Collectors.groupingBy(About::chapter, TreeMap::new, Collectors.toList()));
  }

  /** For example {@code 14 figures, 1 table, 2 labs}. */
  private static String counts(List<About> chapter) {
    Map<String, Long> kinds =
        chapter.stream()
            .map(about -> FigureId.of(about.id()).sort().words())
            .collect(Collectors.groupingBy(k -> k, LinkedHashMap::new, Collectors.counting()));
    return kinds.entrySet().stream()
        .map(kind -> kind.getValue() + " " + kind.getKey() + (kind.getValue() == 1 ? "" : "s"))
        .collect(Collectors.joining(", "));
  }

  /** What the quick figures of a chapter take together, or the long ones in full. */
  private static String seconds(List<About> chapter, boolean isLong) {
    double sum =
        chapter.stream()
            .filter(about -> about.cost().isLong() == isLong)
            .mapToDouble(about -> about.cost().seconds())
            .sum();
    return sum == 0 ? "" : new About.Cost(isLong, sum).text();
  }

  private static String bookMap(List<Figure> figures) {
    StringBuilder page = new StringBuilder("# The book, figure by figure\n\n").append(MADE_BY);
    page.append("`medl run ID` computes one, `medl verify ID` compares it with the book.\n");
    int chapter = -1;
    for (Figure figure : figures) {
      About about = figure.about();
      if (about.chapter() != chapter) {
        chapter = about.chapter();
        page.append("\n## Chapter ").append(chapter).append("\n\n");
        page.append("| id | what is to be seen | kind | expected | data | code |\n");
        page.append("|---|---|---|---|---|---|\n");
      }
      row(
          page,
          about.id(),
          "**" + about.title() + (about.title().endsWith("?") ? "" : ".") + "** " + about.caption(),
          about.kind().label(),
          cost(about),
          String.join(", ", about.data()),
          "[" + figure.getClass().getSimpleName() + "](../" + source(figure) + ")");
    }
    page.append("\n## Kinds\n\n");
    for (Kind kind : Kind.values()) {
      page.append("- **").append(kind.label()).append("**: ").append(kind.meaning()).append(".\n");
    }
    return page.toString();
  }

  private static String differences(List<Figure> figures) {
    StringBuilder page =
        new StringBuilder("# Where we differ from the book, and why\n\n").append(MADE_BY);
    page.append(
        "What the reader of a figure should know: slips of the code that accompanies the book,"
            + " which we follow or not, and everything that we do in another way.\n");
    for (Figure figure : figures) {
      About about = figure.about();
      if (!about.differences().isEmpty()) {
        page.append("\n## ").append(about.label()).append(": ").append(about.title());
        page.append("\n\n");
        about.differences().forEach(note -> page.append("- ").append(note).append('\n'));
      }
    }
    return page.toString();
  }

  private static String parameters(List<Figure> figures) {
    StringBuilder page =
        new StringBuilder("# Figures whose parameters can be turned\n\n").append(MADE_BY);
    page.append(
        "`medl play 4.2` opens a page with a control for each of them, `medl run 4.2 --set"
            + " alpha=0.004` sets one: [how](play.md).\n");
    int chapter = -1;
    for (Figure figure : figures) {
      About about = figure.about();
      if (about.knobs().isEmpty()) {
        continue;
      }
      if (about.chapter() != chapter) {
        chapter = about.chapter();
        page.append("\n## Chapter ").append(chapter).append("\n\n");
        page.append("| id | parameter | what it is | allowed | book |\n|---|---|---|---|---|\n");
      }
      about.knobs().forEach(knob -> row(page, about.id(), knob));
    }
    return page.toString();
  }

  private static <T> void row(StringBuilder table, String id, Knob<T> knob) {
    String symbol = knob.symbol().equals(knob.name()) ? "" : knob.symbol() + ", ";
    row(
        table,
        id,
        "`" + knob.name() + "`",
        symbol + knob.meaning(),
        knob.allowed(),
        knob.write(knob.book()));
  }

  /**
   * What runs so long that Java's second compiler pays for itself, one id a line: the scripts start
   * all other figures with the first compiler alone.
   */
  private static String forSecondCompiler(List<Figure> figures) {
    return figures.stream()
        .map(Figure::about)
        .filter(about -> about.cost().isLong() || about.cost().seconds() >= LONG)
        .map(about -> about.id() + "\n")
        .collect(Collectors.joining());
  }

  private static void row(StringBuilder table, String... cells) {
    table.append('|');
    for (String cell : cells) {
      table.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    table.append('\n');
  }

  private static String cost(About about) {
    return about.cost().text() + (about.cost().isLong() ? ", with `--full`" : "");
  }

  private static String source(Figure figure) {
    return "examples/src/main/java/" + figure.getClass().getName().replace('.', '/') + ".java";
  }

  /** The same text with the line ends of this repository, whatever the check-out made of them. */
  private static String lines(String text) {
    return text.replace("\r\n", "\n");
  }
}
