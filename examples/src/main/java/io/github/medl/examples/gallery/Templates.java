package io.github.medl.examples.gallery;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The pages and what they look like, from the jar. */
final class Templates {
  private Templates() {}

  /** A page with holes; what goes into them is escaped. */
  static Template page(String name) throws IOException {
    return Mustache.compiler()
        .escapeHTML(true)
        .emptyStringIsFalse(true)
        .compile(text(name + ".mustache"));
  }

  static String text(String name) throws IOException {
    try (InputStream in = Templates.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
