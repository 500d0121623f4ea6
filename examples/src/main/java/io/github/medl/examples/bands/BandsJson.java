package io.github.medl.examples.bands;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.medl.examples.figure.Citation;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.CsvFile;
import io.github.medl.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Writes runs over seeds: {@code seeds.csv} and {@code bands.json}. No time is in them. */
public final class BandsJson {
  /** All numbers, a row a seed. */
  public static final String SEEDS = "seeds.csv";

  /** The recipe, the bands, and how the checks fare. */
  public static final String BANDS = "bands.json";

  private static final JSON FORM = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

  private BandsJson() {}

  /**
   * Writes both files, each whole or not at all.
   *
   * @param runs what to write
   * @param folder where to
   * @throws IOException if they cannot be written
   */
  public static void write(SeedRuns runs, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path csv = Files.createTempFile(folder, "seeds", ".tmp");
    try {
      CsvFile.write(table(runs), csv);
      byte[] content = Files.readAllBytes(csv);
      AtomicFile.write(folder.resolve(SEEDS), out -> out.write(content));
    } finally {
      Files.deleteIfExists(csv);
    }
    byte[] json = (FORM.asString(map(runs)) + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(folder.resolve(BANDS), out -> out.write(json));
  }

  private static Table table(SeedRuns runs) {
    Table table =
        Table.of("seeds").column("seed", runs.seeds().stream().mapToInt(seed -> seed).toArray());
    for (Band band : runs.bands()) {
      table =
          table.column(band.name(), band.values().stream().mapToDouble(value -> value).toArray());
    }
    return table;
  }

  private static Map<String, Object> map(SeedRuns runs) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", runs.about().id());
    map.put("title", runs.about().title());
    map.put("recipe", recipe(runs));
    map.put("seeds", runs.seeds());
    if (!runs.failures().isEmpty()) {
      Map<String, Object> failures = new LinkedHashMap<>();
      runs.failures().forEach((seed, why) -> failures.put(Integer.toString(seed), why));
      map.put("failed", failures);
    }
    map.put("bands", runs.bands().stream().map(BandsJson::map).toList());
    map.put("checks", runs.fates().stream().map(BandsJson::map).toList());
    return map;
  }

  private static Map<String, Object> recipe(SeedRuns runs) {
    Map<String, Object> recipe = new LinkedHashMap<>();
    if (!Citation.version().isEmpty()) { // known to a jar alone
      recipe.put("version", Citation.version());
    }
    recipe.put("form", runs.full() ? "full" : "short");
    recipe.put("command", command(runs));
    recipe.put("rule", Band.RULE);
    if (runs.runs().stream().anyMatch(SeedRun::fallback)) {
      recipe.put("data", "others than the book's, which were not at hand");
    }
    return recipe;
  }

  /** The command that gives the same again. */
  static String command(SeedRuns runs) {
    StringJoiner command = new StringJoiner(" ");
    command.add("medl bands").add(runs.about().id());
    int all = runs.runs().size() + runs.failures().size();
    command.add("--seeds " + all);
    int first =
        Math.min(
            runs.seeds().stream().mapToInt(s -> s).min().orElse(Integer.MAX_VALUE),
            runs.failures().keySet().stream().mapToInt(s -> s).min().orElse(Integer.MAX_VALUE));
    if (first != 0) {
      command.add("--first " + first);
    }
    if (runs.full()) {
      command.add("--full");
    }
    runs.set().forEach((name, value) -> command.add("--set " + name + "=\"" + value + "\""));
    return command.toString();
  }

  private static Map<String, Object> map(Band band) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", band.name());
    map.put("low", band.low());
    map.put("high", band.high());
    map.put("least", band.least());
    map.put("most", band.most());
    map.put("mean", band.mean());
    map.put("deviation", band.deviation());
    map.put("values", band.values());
    return map;
  }

  private static Map<String, Object> map(SeedRuns.Fate fate) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", fate.first().name());
    map.put("asked", fate.first().asked());
    map.put("source", fate.first().source());
    map.put("runs", fate.of());
    map.put("fails with seeds", List.copyOf(fate.failing()));
    return map;
  }
}
