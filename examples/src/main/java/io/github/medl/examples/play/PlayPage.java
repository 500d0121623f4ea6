package io.github.medl.examples.play;

import com.fasterxml.jackson.jr.ob.JSON;
import com.samskivert.mustache.Mustache;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Citation;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Matrix;
import io.github.medl.examples.figure.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The page of a figure: one file without anything from elsewhere.
 *
 * @param html the page
 * @param policy what the browser may do for it: run its own script, ask its own server
 */
record PlayPage(String html, String policy) {
  /** The page of a figure that begins with some settings. */
  static PlayPage of(About about, Settings start, boolean full) throws IOException {
    String style = text("play.css");
    String script = text("play.js");
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("label", about.label());
    page.put("title", about.title());
    page.put("caption", about.caption());
    page.put("cost", full ? "in full, " + about.cost().text() : about.cost().text());
    page.put("version", Citation.version());
    page.put("hasKnobs", !about.knobs().isEmpty());
    page.put("style", style);
    page.put("script", script);
    page.put(
        "knobs",
        JSON.std
            .asString(about.knobs().stream().map(knob -> map(knob, start)).toList())
            .replace("<", "\\u003c")); // the end of a script is no word of JSON
    String html =
        Mustache.compiler()
            .escapeHTML(true)
            .emptyStringIsFalse(true)
            .compile(text("play.mustache"))
            .execute(page);
    String policy =
        "default-src 'none'; img-src data:; connect-src 'self'; base-uri 'none'; form-action"
            + " 'none';"
            + (" frame-ancestors 'none'; style-src "
                + hash(style)
                + "; script-src "
                + hash(script));
    return new PlayPage(html, policy);
  }

  private static <T> Map<String, Object> map(Knob<T> knob, Settings start) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", knob.name());
    map.put("symbol", knob.symbol());
    map.put("meaning", knob.meaning());
    map.put("allowed", knob.allowed());
    map.put("book", knob.write(knob.book()));
    map.put("value", knob.write(start.get(knob)));
    if (knob instanceof Knob.Real real) {
      map.put("kind", "real");
      map.put("least", real.least());
      map.put("most", real.most());
      map.put("byRatio", real.logarithmic());
    } else if (knob instanceof Knob.Whole whole) {
      map.put("kind", whole.isSeed() ? "seed" : "whole");
      map.put("least", whole.least());
      map.put("most", whole.most());
      map.put("byRatio", whole.least() > 0 && whole.most() > 1000);
    } else if (knob instanceof Knob.Choice choice) {
      map.put("kind", "choice");
      map.put("words", choice.words());
    } else if (knob instanceof Matrix matrix) {
      map.put("kind", "matrix");
      map.put("rows", matrix.rows());
      map.put("columns", matrix.columns());
      map.put("least", matrix.least());
      map.put("most", matrix.most());
    } else {
      map.put("kind", "switch");
    }
    return map;
  }

  /** Of the text between the tags, which the browser compares. */
  private static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java knows SHA-256", e);
    }
  }

  private static String text(String name) throws IOException {
    try (InputStream in = PlayPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
