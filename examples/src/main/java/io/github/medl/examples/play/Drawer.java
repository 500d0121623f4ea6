package io.github.medl.examples.play;

import io.github.medl.examples.explore.Latest.Progress;
import io.github.medl.examples.figure.Check;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Setting;
import io.github.medl.examples.figure.Settings;
import io.github.medl.examples.gallery.Comparison;
import io.github.medl.examples.gallery.FigureRun;
import io.github.medl.examples.gallery.Numbers;
import io.github.medl.examples.gallery.Result;
import io.github.medl.plot.Picture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Computes a figure and says, in the words of JSON, what the page is to show. */
final class Drawer {
  private final Figure figure;
  private final boolean full;
  private final FigureContext.Shared shared = new FigureContext.Shared();

  Drawer(Figure figure, boolean full) {
    this.figure = figure;
    this.full = full;
  }

  /** The figure with some settings; a figure that fails says why, under "failed". */
  Map<String, Object> draw(Settings settings, Progress progress) {
    FigureContext context = FigureContext.of(full, progress::at, shared).with(settings);
    progress.at("", 0, 1); // nothing is begun for somebody who has gone
    FigureRun run = FigureRun.compute(figure, context);
    progress.at("", 0, 1);
    Result result = run.result();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("status", result.status().label());
    answer.put("seconds", result.seconds());
    answer.put("note", result.note());
    answer.put("command", command(result));
    answer.put("failed", run.outcome() == null ? result.note() : "");
    answer.put("pictures", run.outcome() == null ? List.of() : pictures(run));
    answer.put("checks", result.checks().stream().map(Drawer::check).toList());
    answer.put("values", values(result));
    return answer;
  }

  private String command(Result result) {
    String options = Setting.options(result.settings());
    return "medl run "
        + result.id()
        + (full ? " --full" : "")
        + (options.isEmpty() ? "" : " " + options);
  }

  private static List<Map<String, Object>> pictures(FigureRun run) {
    List<Map<String, Object>> pictures = new ArrayList<>();
    for (Picture picture : run.outcome().pictures()) {
      ByteArrayOutputStream png = new ByteArrayOutputStream(1 << 16);
      try {
        picture.writePngSwiftly(png);
      } catch (IOException e) {
        throw new UncheckedIOException(e); // memory does not fail
      }
      String data = Base64.getEncoder().encodeToString(png.toByteArray());
      pictures.add(
          Map.of(
              "src", "data:image/png;base64," + data,
              "width", (int) Math.ceil(picture.width()),
              "height", (int) Math.ceil(picture.height())));
    }
    return pictures;
  }

  private static Map<String, Object> check(Check check) {
    return Map.of(
        "name", check.name(),
        "ours", Comparison.ours(check),
        "full", Double.toString(check.ours()),
        "expected", Comparison.expected(check),
        "source", check.source().label(),
        "evidence", check.source().evidence().label(),
        "same", check.ok());
  }

  /** Numbers and words; arrays are for files. */
  private static List<Map<String, Object>> values(Result result) {
    List<Map<String, Object>> values = new ArrayList<>();
    result
        .values()
        .forEach(
            (name, value) -> {
              if (value instanceof Number number) {
                values.add(Map.of("name", name, "text", Numbers.format(number.doubleValue())));
              } else if (value instanceof String text) {
                values.add(Map.of("name", name, "text", text));
              }
            });
    return values;
  }
}
