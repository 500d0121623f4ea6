package io.github.medl.examples.gallery;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Check;
import io.github.medl.examples.figure.Citation;
import io.github.medl.examples.figure.DataOrigin;
import io.github.medl.examples.figure.Evidence;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.Manifest;
import io.github.medl.examples.figure.Status;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The page over all figures of an output folder, those of earlier runs included. It is made from
 * the {@code result.json} files alone; the manifest adds captions and differences.
 */
public final class Gallery {
  /** The name of the page. */
  public static final String NAME = "index.html";

  private static final int CHECKS_SHOWN = 8;

  private Gallery() {}

  /**
   * Writes the page.
   *
   * @param out the folder
   * @param manifest the figures that this version knows
   * @return a warning for every earlier result that cannot be read and is left out
   * @throws IOException if the page cannot be written
   */
  public static List<String> write(OutputFolder out, Manifest manifest) throws IOException {
    List<String> warnings = new ArrayList<>();
    String page = page(results(out.root(), warnings), manifest);
    out.publish(
        "",
        NAME,
        List.of(),
        folder -> Files.writeString(folder.resolve(NAME), page, StandardCharsets.UTF_8));
    return warnings;
  }

  /**
   * The page for some results.
   *
   * @param results by the order of the page
   * @param manifest the figures that this version knows
   * @return HTML
   * @throws IOException if the template cannot be read
   */
  public static String page(List<Result> results, Manifest manifest) throws IOException {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("version", Citation.version());
    page.put("count", results.size());
    Tally tally = Tally.of(results);
    page.put("verified", tally.count(Status.VERIFIED));
    page.put("short", tally.count(Status.SHORT_RUN));
    page.put("failed", tally.count(Status.FAILED));
    page.put("unverified", tally.count(Status.UNVERIFIED));
    page.put("anyShort", tally.count(Status.SHORT_RUN) > 0);
    page.put("anyFailed", tally.count(Status.FAILED) > 0);
    page.put("anyUnverified", tally.count(Status.UNVERIFIED) > 0);
    page.put("checks", tally.allChecks());
    page.put("kinds", Arrays.stream(Evidence.values()).map(kind -> kind(kind, tally)).toList());
    page.put("figures", results.stream().map(r -> figure(r, manifest)).toList());
    return template().execute(page);
  }

  private static List<Result> results(Path root, List<String> warnings) throws IOException {
    Map<String, Result> results = new TreeMap<>(About.ORDER);
    List<Path> files;
    try (Stream<Path> folders = Files.list(root)) {
      files = folders.map(f -> f.resolve(ResultJson.NAME)).filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      String folder = file.getParent().getFileName().toString();
      try {
        Result result = ResultJson.read(file);
        if (!result.id().equals(folder)) {
          throw new IOException(file + " is the result of " + result.id());
        }
        results.put(folder, result);
      } catch (IOException e) {
        warnings.add(
            e.getMessage()
                + "; it is left out of the gallery. Run medl run "
                + folder
                + " to write it anew.");
      }
    }
    return List.copyOf(results.values());
  }

  private static Map<String, Object> figure(Result result, Manifest manifest) {
    Optional<About> about = manifest.find(result.id()).map(Figure::about);
    String caption = about.map(About::caption).orElse("");
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", result.id());
    map.put("label", About.label(result.id()));
    map.put("title", result.title());
    map.put("kind", result.kind());
    map.put("status", result.status().label());
    map.put("caption", caption);
    map.put("note", result.note());
    map.put("seconds", Numbers.brief(result.seconds()));
    map.put("seed", result.seed() == null ? "" : result.seed().toString());
    map.put("version", result.version());
    map.put("class", manifest.type(result.id()).map(Class::getName).orElse(""));
    map.put("differences", about.map(About::differences).orElse(List.of()));
    map.put("hasDifferences", about.map(a -> !a.differences().isEmpty()).orElse(false));
    map.put("data", result.data().stream().map(Gallery::data).toList());
    map.put("pictures", pictures(result, caption));
    map.put("downloads", downloads(result));
    addChecks(map, result);
    map.put("plain", Citation.plain(result.id(), result.title(), result.version()));
    map.put("bibtex", Citation.bibtex(result.id(), result.title(), result.version()));
    return map;
  }

  /** The first checks, those that fail before the others; the rest is folded away. */
  private static void addChecks(Map<String, Object> map, Result result) {
    List<Map<String, Object>> checks =
        result.checks().stream()
            .sorted(Comparator.comparing(Check::ok))
            .map(Gallery::check)
            .toList();
    int shown = checks.size() <= CHECKS_SHOWN + 1 ? checks.size() : CHECKS_SHOWN;
    map.put("passed", result.passed());
    map.put("total", checks.size());
    map.put("evidence", result.evidenceInWords());
    map.put("hasChecks", !checks.isEmpty());
    map.put("checks", checks.subList(0, shown));
    map.put("moreChecks", checks.subList(shown, checks.size()));
    map.put("hasMore", shown < checks.size());
    map.put("more", (checks.size() - shown) + " more checks");
  }

  private static Map<String, Object> data(DataOrigin data) {
    String sum = data.sha256();
    return Map.of(
        "name",
        data.name(),
        "origin",
        data.origin(),
        "sha256",
        sum,
        "sha256Short",
        sum.substring(0, Math.min(12, sum.length())));
  }

  private static List<Map<String, Object>> pictures(Result result, String caption) {
    List<Map<String, Object>> pictures = new ArrayList<>();
    for (String file : result.files()) {
      if (file.endsWith(".png")) {
        String svg = file.replace(".png", ".svg");
        pictures.add(
            Map.of(
                "png",
                result.id() + "/" + file,
                "link",
                result.id() + "/" + (result.files().contains(svg) ? svg : file),
                "alt",
                About.label(result.id()) + ": " + result.title() + ". " + caption));
      }
    }
    return pictures;
  }

  private static List<Map<String, Object>> downloads(Result result) {
    List<String> names = new ArrayList<>(result.files());
    names.add(ResultJson.NAME);
    List<Map<String, Object>> downloads = new ArrayList<>();
    for (String name : names) {
      downloads.add(Map.of("name", name, "href", result.id() + "/" + name));
    }
    return downloads;
  }

  private static Map<String, Object> check(Check check) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", check.name());
    map.put("expected", Comparison.expected(check));
    map.put("source", check.source().label());
    map.put("evidence", check.source().evidence().label());
    map.put("ours", Comparison.ours(check));
    map.put("oursFull", Double.toString(check.ours()));
    map.put("difference", Comparison.difference(check));
    map.put("ok", check.ok());
    return map;
  }

  private static Map<String, Object> kind(Evidence kind, Tally tally) {
    return Map.of(
        "label", kind.label(),
        "meaning", kind.meaning(),
        "count", tally.checks().getOrDefault(kind, 0L),
        "verified", tally.verified().getOrDefault(kind, 0L));
  }

  private static Template template() throws IOException {
    try (Reader reader =
        new InputStreamReader(
            Gallery.class.getResourceAsStream("index.mustache"), StandardCharsets.UTF_8)) {
      return Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).compile(reader);
    }
  }
}
