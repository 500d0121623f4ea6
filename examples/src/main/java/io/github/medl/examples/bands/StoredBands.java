package io.github.medl.examples.bands;

import com.fasterxml.jackson.jr.ob.JSON;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bands that a figure states of its own seeds: the {@code bands.json} that {@code medl bands}
 * wrote, kept beside this class. To make one anew, run its command and copy the file here.
 *
 * @param id the figure
 * @param seeds with which it was run
 * @param rule how the bands are made of what was seen
 * @param bands its numbers
 */
public record StoredBands(String id, List<Integer> seeds, String rule, List<Band> bands) {
  /**
   * The bands of a figure.
   *
   * @param id the figure, for example {@code L7.4}
   * @param full whether those of its long form
   * @return its bands
   * @throws IllegalArgumentException if none are kept
   */
  public static StoredBands of(String id, boolean full) {
    String name = id + (full ? "-full" : "") + ".json";
    try (InputStream in = StoredBands.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no bands of " + id + " are kept: there is no " + name);
      }
      return read(JSON.std.mapFrom(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static StoredBands read(Map<String, Object> map) {
    List<Integer> seeds = new ArrayList<>();
    ((List<?>) map.get("seeds")).forEach(seed -> seeds.add(((Number) seed).intValue()));
    List<Band> bands = new ArrayList<>();
    for (Object entry : (List<?>) map.get("bands")) {
      Map<?, ?> band = (Map<?, ?>) entry;
      List<Double> values = new ArrayList<>();
      ((List<?>) band.get("values")).forEach(value -> values.add(number(value)));
      bands.add(new Band((String) band.get("name"), values));
    }
    String rule = (String) ((Map<?, ?>) map.get("recipe")).get("rule");
    return new StoredBands((String) map.get("id"), seeds, rule, bands);
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number
        ? number.doubleValue()
        : Double.parseDouble(String.valueOf(value)); // NaN
  }

  /**
   * The band of a number.
   *
   * @param name of the number
   * @return its band
   * @throws IllegalArgumentException if there is none
   */
  public Band band(String name) {
    return bands.stream()
        .filter(band -> band.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the kept bands of " + id + " have none of '" + name + "'"));
  }

  /**
   * Adds the check that a number lies in its band.
   *
   * @param checks to add to
   * @param name of the number, as the check or the value is called
   * @param ours our number
   * @return the checks
   */
  public Checks check(Checks checks, String name, double ours) {
    Band band = band(name);
    return checks.between(name, ours, band.low(), band.high(), Source.SEEDS);
  }

  /**
   * Adds the check that a number, of which more is better, is not below its band.
   *
   * @param checks to add to
   * @param name of the number, as the check or the value is called
   * @param ours our number
   * @return the checks
   */
  public Checks checkAtLeast(Checks checks, String name, double ours) {
    return checks.atLeast(name, ours, band(name).low(), Source.SEEDS);
  }

  /**
   * Adds the check that a number, of which less is better, is not above its band.
   *
   * @param checks to add to
   * @param name of the number, as the check or the value is called
   * @param ours our number
   * @return the checks
   */
  public Checks checkAtMost(Checks checks, String name, double ours) {
    return checks.atMost(name, ours, band(name).high(), Source.SEEDS);
  }
}
