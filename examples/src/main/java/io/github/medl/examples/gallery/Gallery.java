package io.github.medl.examples.gallery;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Chapters;
import io.github.medl.examples.figure.Citation;
import io.github.medl.examples.figure.Evidence;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureId;
import io.github.medl.examples.figure.Manifest;
import io.github.medl.examples.figure.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pages over all figures of an output folder, those of earlier runs included: an index of small
 * pictures by chapter, and a page a figure. They are made from the {@code result.json} files; the
 * manifest adds captions, differences and code.
 */
public final class Gallery {
  /** The name of the page. */
  public static final String NAME = "index.html";

  private static final List<String> BESIDE = List.of("medl.css", "medl.js");

  /**
   * A page beside the figures, named in the index.
   *
   * @param title what it is called
   * @param href where it is, from the index
   */
  public record Guide(String title, String href) {}

  private Gallery() {}

  /**
   * Writes the pages.
   *
   * @param out the folder
   * @param manifest the figures that this version knows
   * @return a warning for every earlier result that cannot be read and is left out
   * @throws IOException if a page cannot be written
   */
  public static List<String> write(OutputFolder out, Manifest manifest) throws IOException {
    return write(out, manifest, List.of());
  }

  /**
   * Writes the pages, and into the index the way to others.
   *
   * @param out the folder
   * @param manifest the figures that this version knows
   * @param guides other pages of the folder
   * @return a warning for every earlier result that cannot be read and is left out
   * @throws IOException if a page cannot be written
   */
  public static List<String> write(OutputFolder out, Manifest manifest, List<Guide> guides)
      throws IOException {
    List<String> warnings = new ArrayList<>();
    List<Result> results = results(out.root(), warnings);
    FigurePage pages = new FigurePage(out.root(), manifest);
    for (int i = 0; i < results.size(); i++) {
      publish(out, results.get(i).id(), FigurePage.NAME, pages.of(results, i));
    }
    for (String name : BESIDE) {
      publish(out, "", name, Templates.text(name));
    }
    publish(out, "", NAME, index(results, manifest, guides));
    return warnings;
  }

  /** Most pages are as they were: after a run only those of its figures and neighbours change. */
  private static void publish(OutputFolder out, String folder, String name, String page)
      throws IOException {
    Path file = out.root().resolve(folder).resolve(name);
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      out.publish(folder, name, List.of(), draft -> Files.write(draft.resolve(name), bytes));
    }
  }

  private static String index(List<Result> results, Manifest manifest, List<Guide> guides)
      throws IOException {
    Tally tally = Tally.of(results);
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("version", Citation.version());
    page.put("count", results.size());
    page.put("checks", tally.allChecks());
    page.put("sums", sums(tally));
    page.put("kinds", Arrays.stream(Evidence.values()).map(kind -> kind(kind, tally)).toList());
    page.put("hasGuides", !guides.isEmpty());
    page.put(
        "guides", guides.stream().map(g -> Map.of("title", g.title(), "href", g.href())).toList());
    Map<Integer, List<Map<String, Object>>> chapters = new TreeMap<>();
    for (Result result : results) {
      chapters
          .computeIfAbsent(FigureId.chapterOf(result.id()), chapter -> new ArrayList<>())
          .add(card(result, manifest));
    }
    page.put(
        "chapters",
        chapters.entrySet().stream()
            .map(
                chapter ->
                    Map.of(
                        "number", chapter.getKey(),
                        "title", Chapters.title(chapter.getKey()),
                        "figures", chapter.getValue()))
            .toList());
    return Templates.page("index").execute(page);
  }

  private static List<Result> results(Path root, List<String> warnings) throws IOException {
    Map<String, Result> results = new TreeMap<>(FigureId.ORDER);
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

  private static Map<String, Object> card(Result result, Manifest manifest) {
    Optional<About> about = manifest.find(result.id()).map(Figure::about);
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("id", result.id());
    card.put("href", result.id() + "/" + FigurePage.NAME);
    card.put("label", FigureId.label(result.id()));
    card.put("title", result.title());
    card.put("kind", result.kind());
    card.put("status", result.status().label());
    card.put("css", css(result.status()));
    card.put("evidence", result.standsOn().map(Evidence::label).orElse(""));
    card.put(
        "thumb", result.files().contains(Thumbnail.NAME) ? result.id() + "/" + Thumbnail.NAME : "");
    card.put(
        "words",
        Stream.of(
                result.id(),
                FigureId.label(result.id()),
                result.title(),
                result.kind(),
                result.status().label(),
                about.map(About::caption).orElse(""),
                String.join(" ", about.map(About::data).orElse(List.of())),
                manifest.type(result.id()).map(Class::getSimpleName).orElse(""))
            .collect(Collectors.joining(" "))
            .toLowerCase(Locale.ROOT));
    return card;
  }

  private static List<Map<String, Object>> sums(Tally tally) {
    return Arrays.stream(Status.values())
        .filter(status -> tally.count(status) > 0)
        .map(
            status ->
                Map.<String, Object>of(
                    "label", status.label(), "css", css(status), "count", tally.count(status)))
        .toList();
  }

  private static Map<String, Object> kind(Evidence kind, Tally tally) {
    return Map.of(
        "label", kind.label(),
        "meaning", kind.meaning(),
        "count", tally.checks().getOrDefault(kind, 0L),
        "verified", tally.verified().getOrDefault(kind, 0L));
  }

  /** The word of the style sheet for a verdict. */
  static String css(Status status) {
    return status == Status.SHORT_RUN ? "short" : status.label();
  }
}
