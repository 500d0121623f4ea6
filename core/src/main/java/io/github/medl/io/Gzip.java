package io.github.medl.io;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacking what gzip has packed. */
public final class Gzip {
  private Gzip() {}

  /**
   * Whether bytes begin as gzip's files do.
   *
   * @param content the bytes
   * @return true for the two bytes 1f 8b
   */
  public static boolean isPacked(byte[] content) {
    return content.length > 1 && content[0] == 0x1f && content[1] == (byte) 0x8b;
  }

  /**
   * Unpacks content whose length is known, and no further, whatever the packed data claim.
   *
   * @param name the file's name, for errors
   * @param content the packed bytes
   * @param length the expected length
   * @return {@code length} bytes; fewer if there are fewer, {@code length + 1} if there are more
   * @throws MalformedFileException if the packed data are cut off or damaged
   */
  public static byte[] unpack(String name, byte[] content, int length)
      throws MalformedFileException {
    return unpack(
        name,
        new ByteArrayInputStream(content),
        content.length,
        in -> {
          byte[] bytes = new byte[length];
          int read = in.readNBytes(bytes, 0, length);
          boolean more = in.read() >= 0;
          return read == length && !more ? bytes : Arrays.copyOf(bytes, more ? length + 1 : read);
        });
  }

  /** Reads from unpacked data. */
  @FunctionalInterface
  interface Reading {
    /** What is read; {@code in} need not be closed. */
    byte[] from(InputStream in) throws IOException;
  }

  /**
   * Reads from a stream, unpacked if it is packed: however much a small file unpacks to, no more is
   * in memory than {@code reading} takes.
   */
  static byte[] unpacked(String name, InputStream in, Reading reading) throws IOException {
    BufferedInputStream raw = new BufferedInputStream(in);
    raw.mark(2);
    boolean packed = isPacked(raw.readNBytes(2));
    raw.reset();
    return packed ? unpack(name, raw, 0, reading) : reading.from(raw);
  }

  private static byte[] unpack(String name, InputStream packed, long length, Reading reading)
      throws MalformedFileException {
    try (InputStream in = new GZIPInputStream(packed, 1 << 16)) {
      return reading.from(in);
    } catch (EOFException e) {
      throw MalformedFileException.atByte(name, length, "the compressed data are cut off");
    } catch (MalformedFileException e) {
      throw e;
    } catch (ZipException e) {
      throw MalformedFileException.atByte(name, 0, "damaged compressed data: " + Reason.of(e));
    } catch (IOException e) {
      throw MalformedFileException.atByte(name, 0, "cannot be unpacked: " + Reason.of(e));
    }
  }
}
