package io.github.medl.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that {@code fixtures.py} has made. */
final class Fixture {
  private Fixture() {}

  static byte[] bytes(String file) {
    try (InputStream in = Fixture.class.getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path copy(String file, Path folder) throws IOException {
    return Files.write(folder.resolve(file), bytes(file));
  }

  /** The content with a text replaced by another of the same length. */
  static byte[] edited(byte[] content, String old, String now) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (!text.contains(old) || old.length() != now.length()) {
      throw new IllegalArgumentException("cannot put \"" + now + "\" in place of \"" + old + "\"");
    }
    return text.replace(old, now).getBytes(StandardCharsets.ISO_8859_1);
  }
}
