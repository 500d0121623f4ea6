package io.github.medl.examples.assignment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The templates, from the jar. */
final class Resource {
  private Resource() {}

  static String text(String name) throws IOException {
    try (InputStream in = Resource.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("this program lacks its file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }
}
