package io.github.medl.learning.data;

import io.github.medl.io.MalformedFileException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The regular files of a tar archive, one after the other.
 *
 * <p>Blocks of 512 bytes: a header with the name at 0 (100 bytes), the size in octal at 124 (12)
 * and the type at 156, then the content, filled up to a whole block. Source: POSIX.1-1988, "ustar".
 */
final class Tar implements AutoCloseable {
  private static final int BLOCK = 512;
  private static final long LARGEST = 1L << 33;

  private final String name;
  private final InputStream in;
  private long offset;
  private long left;
  private long filling;

  Tar(String name, InputStream in) {
    this.name = name;
    this.in = in;
  }

  /** Goes to the next regular file. */
  Optional<String> next() throws IOException {
    while (true) {
      skip(left + filling);
      left = 0;
      filling = 0;
      byte[] header = in.readNBytes(BLOCK);
      if (header.length == 0 || header[0] == 0) {
        return Optional.empty();
      }
      if (header.length < BLOCK) {
        throw cut();
      }
      long size = octal(header);
      offset += BLOCK;
      if (size > LARGEST || offset > LARGEST) {
        throw MalformedFileException.atByte(name, offset, "the archive is too long: another file");
      }
      left = size;
      filling = Math.floorMod(-size, BLOCK);
      if (header[156] == '0' || header[156] == 0) {
        return Optional.of(text(header, 0, 100));
      }
    }
  }

  /** The content of the file, if it has no more than {@code limit} bytes. */
  byte[] content(int limit) throws IOException {
    if (left > limit) {
      throw MalformedFileException.atByte(
          name, offset, "expected at most " + limit + " bytes, but the file has " + left);
    }
    byte[] content = in.readNBytes((int) left);
    offset += content.length;
    if (content.length < left) {
      throw cut();
    }
    left = 0;
    return content;
  }

  private void skip(long bytes) throws IOException {
    try {
      in.skipNBytes(bytes);
    } catch (EOFException e) {
      throw cut();
    }
    offset += bytes;
  }

  private long octal(byte[] header) throws IOException {
    String digits = text(header, 124, 12).trim();
    try {
      return Long.parseUnsignedLong(digits, 8) & Long.MAX_VALUE;
    } catch (NumberFormatException e) {
      throw MalformedFileException.atByte(name, offset + 124, "not a size: \"" + digits + "\"");
    }
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  private MalformedFileException cut() {
    return MalformedFileException.atByte(name, offset, "the archive is cut off");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
