package io.github.medl.examples.gallery;

import com.samskivert.mustache.Template;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Chapters;
import io.github.medl.examples.figure.Check;
import io.github.medl.examples.figure.Citation;
import io.github.medl.examples.figure.DataOrigin;
import io.github.medl.examples.figure.Evidence;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureId;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Manifest;
import io.github.medl.examples.figure.Setting;
import io.github.medl.examples.figure.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The page of one figure, in the folder of the figure: pictures, numbers, differences, how to run
 * and cite it, its code, and the way to its neighbours.
 */
final class FigurePage {
  static final String NAME = "index.html";

  private static final int SHORT_SUM = 12;

  private final Template template;
  private final Path root;
  private final Manifest manifest;

  FigurePage(Path root, Manifest manifest) throws IOException {
    this.template = Templates.page("figure");
    this.root = root;
    this.manifest = manifest;
  }

  /** The page of the i-th result. */
  String of(List<Result> results, int i) throws IOException {
    Result result = results.get(i);
    Optional<About> about = manifest.find(result.id()).map(Figure::about);
    Map<String, Object> page = new LinkedHashMap<>();
    int chapter = FigureId.chapterOf(result.id());
    page.put("id", result.id());
    page.put("label", FigureId.label(result.id()));
    page.put("title", result.title());
    page.put("chapter", chapter);
    page.put("chapterTitle", Chapters.title(chapter));
    page.put("caption", about.map(About::caption).orElse(""));
    page.put("note", result.note());
    page.put("isLong", about.map(a -> a.cost().isLong()).orElse(false));
    page.put("cost", about.map(FigurePage::cost).orElse(""));
    page.put("differences", about.map(About::differences).orElse(List.of()));
    page.put("hasDifferences", about.map(a -> !a.differences().isEmpty()).orElse(false));
    page.put("pictures", pictures(result));
    addSettings(page, result, about.map(a -> !a.knobs().isEmpty()).orElse(false));
    page.put("films", films(result));
    addVerdict(page, result);
    addChecks(page, result);
    addFacts(page, result);
    addCode(page, result.id());
    addNeighbour(page, "previous", i > 0 ? results.get(i - 1) : null);
    addNeighbour(page, "next", i + 1 < results.size() ? results.get(i + 1) : null);
    return template.execute(page);
  }

  private static String cost(About about) {
    String seconds = "Expect " + about.cost().text();
    return about.cost().isLong()
        ? seconds + "; without --full it is shorter."
        : seconds + " on two cores.";
  }

  /** What a reader has set, and how to set it again. */
  private static void addSettings(Map<String, Object> page, Result result, boolean canPlay) {
    page.put("changes", Setting.changes(result.settings()));
    page.put("options", Setting.options(result.settings()));
    page.put("isExplored", result.status() == Status.EXPLORED);
    page.put("canPlay", canPlay);
  }

  private static void addVerdict(Map<String, Object> page, Result result) {
    page.put("status", result.status().label());
    page.put("css", Gallery.css(result.status()));
    page.put("kind", result.kind());
    page.put(
        "kindMeaning",
        Arrays.stream(Kind.values())
            .filter(kind -> kind.label().equals(result.kind()))
            .map(Kind::meaning)
            .findFirst()
            .orElse(""));
    List<Map<String, Object>> counts = new ArrayList<>();
    for (Map.Entry<Evidence, Long> kind : result.evidence().entrySet()) {
      counts.add(Map.of("label", kind.getKey().label(), "count", kind.getValue()));
    }
    page.put("counts", counts);
  }

  private List<Map<String, Object>> pictures(Result result) {
    List<Map<String, Object>> pictures = new ArrayList<>();
    for (String file : result.files()) {
      if (file.endsWith(".png")) {
        String svg = file.replace(".png", ".svg");
        ShownSize size = ShownSize.of(root.resolve(result.id()).resolve(file), 2);
        pictures.add(
            Map.of(
                "png",
                file,
                "link",
                result.files().contains(svg) ? svg : file,
                "width",
                size.width(),
                "height",
                size.height(),
                "alt",
                FigureId.label(result.id()) + ": " + result.title()));
      }
    }
    return pictures;
  }

  private List<Map<String, Object>> films(Result result) {
    List<Map<String, Object>> films = new ArrayList<>();
    for (String file : result.files()) {
      if (file.endsWith(".gif")) {
        ShownSize size = ShownSize.of(root.resolve(result.id()).resolve(file), 1);
        String alt = result.title() + ", as a film";
        films.add(Map.of("gif", file, "width", size.width(), "height", size.height(), "alt", alt));
      }
    }
    return films;
  }

  /** The checks that fail stand before the others. */
  private static void addChecks(Map<String, Object> page, Result result) {
    page.put("passed", result.passed());
    page.put("total", result.checks().size());
    page.put("hasChecks", !result.checks().isEmpty());
    page.put("evidenceInWords", result.evidenceInWords());
    page.put(
        "checks",
        result.checks().stream()
            .sorted(Comparator.comparing(Check::ok))
            .map(FigurePage::check)
            .toList());
  }

  private static Map<String, Object> check(Check check) {
    return Map.of(
        "name", check.name(),
        "expected", Comparison.expected(check),
        "source", check.source().label(),
        "evidence", check.source().evidence().label(),
        "ours", Comparison.ours(check),
        "oursFull", Double.toString(check.ours()),
        "difference", Comparison.difference(check),
        "ok", check.ok());
  }

  private static void addFacts(Map<String, Object> page, Result result) {
    page.put("seconds", Numbers.brief(result.seconds()));
    page.put("seed", result.seed() == null ? "" : result.seed().toString());
    page.put("version", result.version());
    page.put("data", result.data().stream().map(FigurePage::data).toList());
    List<String> names = new ArrayList<>(result.files());
    names.remove(Thumbnail.NAME);
    names.add(ResultJson.NAME);
    page.put("downloads", names.stream().map(name -> Map.of("name", name)).toList());
    page.put("plain", Citation.plain(result.id(), result.title(), result.version()));
    page.put("apa", Citation.apa(result.id(), result.title(), result.version()));
    page.put("bibtex", Citation.bibtex(result.id(), result.title(), result.version()));
  }

  private static Map<String, Object> data(DataOrigin data) {
    String sum = data.sha256();
    return Map.of(
        "name", data.name(),
        "origin", data.origin(),
        "sha256", sum,
        "sha256Short", sum.substring(0, Math.min(SHORT_SUM, sum.length())));
  }

  private void addCode(Map<String, Object> page, String id) throws IOException {
    Optional<Class<? extends Figure>> type = manifest.type(id);
    page.put("className", type.map(Class::getSimpleName).orElse(""));
    Optional<SourceCode> code = type.isPresent() ? SourceCode.of(type.get()) : Optional.empty();
    page.put("hasCode", code.isPresent());
    if (code.isEmpty()) {
      return;
    }
    page.put("sourceUrl", SourceCode.url(type.get()));
    page.put("drawLine", code.get().drawLine());
    List<Map<String, Object>> lines = new ArrayList<>();
    for (String html : code.get().lines()) {
      lines.add(Map.of("number", lines.size() + 1, "html", html));
    }
    page.put("lines", lines.size());
    page.put("code", lines);
  }

  private static void addNeighbour(Map<String, Object> page, String name, @Nullable Result result) {
    page.put(name, result == null ? "" : result.id());
    page.put(name + "Label", result == null ? "" : FigureId.label(result.id()));
    page.put(name + "Title", result == null ? "" : result.title());
  }
}
