package io.github.medl.io;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacking what gzip has packed. */
public final class Gzip {
  private static final int LONGEST = Integer.MAX_VALUE - 16;

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
   * The content, unpacked if it is packed.
   *
   * @param name the file's name, for errors
   * @param content the bytes
   * @return {@code content} itself if it is not packed
   * @throws MalformedFileException if the packed data are cut off or damaged
   */
  public static byte[] unpacked(String name, byte[] content) throws MalformedFileException {
    return isPacked(content) ? unpack(name, content, in -> in.readNBytes(LONGEST)) : content;
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
        content,
        in -> {
          byte[] bytes = new byte[length];
          int read = in.readNBytes(bytes, 0, length);
          boolean more = in.read() >= 0;
          return read == length && !more ? bytes : Arrays.copyOf(bytes, more ? length + 1 : read);
        });
  }

  private interface Reading {
    byte[] from(InputStream in) throws IOException;
  }

  private static byte[] unpack(String name, byte[] content, Reading reading)
      throws MalformedFileException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(content), 1 << 16)) {
      return reading.from(in);
    } catch (EOFException e) {
      throw MalformedFileException.atByte(name, content.length, "the compressed data are cut off");
    } catch (ZipException e) {
      throw MalformedFileException.atByte(name, 0, "damaged compressed data: " + e.getMessage());
    } catch (IOException e) {
      throw MalformedFileException.atByte(name, 0, "cannot be unpacked: " + e.getMessage());
    }
  }
}
