package io.github.medl.learning.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest in hexadecimal: what a file's content must have. */
record Checksum(String algorithm, String hex) {

  static Checksum sha256(String hex) {
    return new Checksum("SHA-256", hex);
  }

  static Checksum md5(String hex) {
    return new Checksum("MD5", hex);
  }

  static Checksum sha256Of(byte[] content) {
    return new Checksum("SHA-256", digest("SHA-256", content));
  }

  /** The digest of the same kind of other content. */
  Checksum of(byte[] content) {
    return new Checksum(algorithm, digest(algorithm, content));
  }

  private static String digest(String algorithm, byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  @Override
  public String toString() {
    return algorithm + " " + hex;
  }
}
