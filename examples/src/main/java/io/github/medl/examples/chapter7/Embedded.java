package io.github.medl.examples.chapter7;

import io.github.medl.examples.figure.DataOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A small text that comes with the figures of this chapter.
 *
 * @param text the whole of it
 * @param origin its name and checksum
 */
record Embedded(String text, DataOrigin origin) {
  static Embedded of(String file) {
    try (InputStream in = Embedded.class.getResourceAsStream(file)) {
      byte[] content = in.readAllBytes();
      String name = file.substring(0, file.lastIndexOf('.'));
      return new Embedded(
          new String(content, StandardCharsets.UTF_8),
          new DataOrigin(name, "embedded", sha256(content)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
