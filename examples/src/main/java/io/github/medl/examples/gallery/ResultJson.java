package io.github.medl.examples.gallery;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.medl.examples.figure.Check;
import io.github.medl.examples.figure.DataOrigin;
import io.github.medl.examples.figure.Relation;
import io.github.medl.examples.figure.Setting;
import io.github.medl.examples.figure.Source;
import io.github.medl.examples.figure.Status;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Writes and reads {@code result.json}. Numbers keep every digit; NaN is the word "NaN". */
public final class ResultJson {
  /** The name of the file. */
  public static final String NAME = "result.json";

  private static final JSON JSON_FORM =
      JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT, JSON.Feature.WRITE_NULL_PROPERTIES);

  private ResultJson() {}

  /**
   * Writes a result.
   *
   * @param result the result
   * @param file where to
   * @throws IOException if it cannot be written
   */
  public static void write(Result result, Path file) throws IOException {
    Files.writeString(file, JSON_FORM.asString(map(result)) + "\n", StandardCharsets.UTF_8);
  }

  /**
   * Reads a result.
   *
   * @param file the file
   * @return the result
   * @throws IOException if the file cannot be read, is no JSON, or lacks something
   */
  public static Result read(Path file) throws IOException {
    try {
      return result(JSON.std.mapFrom(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (JacksonException | CharacterCodingException e) {
      throw new IOException(file + " is not a result of medl (it is no JSON object)", e);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is not a result of medl (" + e.getMessage() + ")", e);
    } catch (NullPointerException | ClassCastException e) {
      throw new IOException(file + " is not a result of medl (something is missing)", e);
    }
  }

  private static Map<String, Object> map(Result result) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", result.id());
    map.put("title", result.title());
    map.put("kind", result.kind());
    map.put("status", result.status().label());
    map.put("version", result.version());
    map.put("seed", result.seed());
    map.put("seconds", result.seconds());
    if (!result.settings().isEmpty()) {
      Map<String, Object> settings = new LinkedHashMap<>();
      result.settings().forEach(setting -> settings.put(setting.name(), map(setting)));
      map.put("parameters", settings);
    }
    map.put("data", result.data().stream().map(ResultJson::map).toList());
    map.put("checks", result.checks().stream().map(ResultJson::map).toList());
    map.put("values", result.values());
    if (!result.note().isEmpty()) {
      map.put("note", result.note());
    }
    map.put("files", result.files());
    return map;
  }

  private static Map<String, Object> map(Setting setting) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("value", setting.value());
    map.put("book", setting.book());
    return map;
  }

  private static Map<String, Object> map(DataOrigin data) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", data.name());
    map.put("origin", data.origin());
    map.put("sha256", data.sha256());
    return map;
  }

  private static Map<String, Object> map(Check check) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", check.name());
    map.put("relation", check.relation().label());
    map.put("reference", check.reference());
    map.put("source", check.source().label());
    map.put("ours", check.ours());
    map.put("tolerance", check.tolerance());
    map.put("ok", check.ok());
    return map;
  }

  private static Result result(Map<String, Object> map) {
    Object seed = map.get("seed");
    List<DataOrigin> data = new ArrayList<>();
    for (Map<String, Object> entry : maps(map, "data")) {
      data.add(new DataOrigin(text(entry, "name"), text(entry, "origin"), text(entry, "sha256")));
    }
    List<Check> checks = new ArrayList<>();
    for (Map<String, Object> entry : maps(map, "checks")) {
      checks.add(
          new Check(
              text(entry, "name"),
              relation(text(entry, "relation")),
              number(entry, "reference"),
              source(text(entry, "source")),
              number(entry, "ours"),
              number(entry, "tolerance"),
              field(entry, "ok", Boolean.class)));
    }
    Map<String, Object> values = new LinkedHashMap<>();
    ((Map<?, ?>) field(map, "values", Map.class)).forEach((k, v) -> values.put((String) k, v));
    List<String> files = new ArrayList<>();
    for (Object name : field(map, "files", List.class)) {
      files.add((String) name);
    }
    return new Result(
        text(map, "id"),
        text(map, "title"),
        text(map, "kind"),
        status(text(map, "status")),
        text(map, "version"),
        seed == null ? null : ((Number) seed).longValue(),
        number(map, "seconds"),
        settings(map),
        data,
        checks,
        values,
        map.containsKey("note") ? text(map, "note") : "",
        files);
  }

  /** Figures without parameters have none; nor had any in results of older versions. */
  private static List<Setting> settings(Map<String, Object> map) {
    List<Setting> settings = new ArrayList<>();
    if (map.containsKey("parameters")) {
      Map<?, ?> parameters = field(map, "parameters", Map.class);
      for (Map.Entry<?, ?> entry : parameters.entrySet()) {
        Map<?, ?> values = (Map<?, ?>) entry.getValue();
        Object value = Objects.requireNonNull(values.get("value"));
        Object book = Objects.requireNonNull(values.get("book"));
        settings.add(new Setting((String) entry.getKey(), value, book));
      }
    }
    return settings;
  }

  private static <T> T field(Map<String, Object> map, String name, Class<T> type) {
    Object value = map.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "'%s' should be a %s, but is %s", name, type.getSimpleName(), value));
    }
    return type.cast(value);
  }

  private static String text(Map<String, Object> map, String name) {
    return field(map, name, String.class);
  }

  private static double number(Map<String, Object> map, String name) {
    return map.get(name) instanceof String word // NaN, Infinity
        ? Double.parseDouble(word)
        : field(map, name, Number.class).doubleValue();
  }

  private static List<Map<String, Object>> maps(Map<String, Object> map, String name) {
    List<Map<String, Object>> maps = new ArrayList<>();
    for (Object entry : field(map, name, List.class)) {
      Map<String, Object> copy = new LinkedHashMap<>();
      ((Map<?, ?>) entry).forEach((key, value) -> copy.put((String) key, value));
      maps.add(copy);
    }
    return maps;
  }

  private static Source source(String label) {
    return Arrays.stream(Source.values())
        .filter(source -> source.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + label + "' is not a source"));
  }

  private static Relation relation(String label) {
    return Arrays.stream(Relation.values())
        .filter(relation -> relation.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + label + "' is not a relation"));
  }

  private static Status status(String label) {
    return Arrays.stream(Status.values())
        .filter(status -> status.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + label + "' is not a status"));
  }
}
