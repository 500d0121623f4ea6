package io.github.medl.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads files: says in words what can go wrong before the first byte, and takes no more of a file
 * into memory than its own header announces.
 */
final class FileContent {
  private static final int LONGEST = Integer.MAX_VALUE - 16;
  private static final int PIECE = 1 << 16;

  private FileContent() {}

  /** What the beginning of a file tells about its length. */
  @FunctionalInterface
  interface Announcement {
    /**
     * How long the file must be, as far as its beginning tells: that of the header as long as this
     * is not whole; no more than {@code beginning.length} if there is nothing to wait for.
     */
    long length(byte[] beginning) throws MalformedFileException;
  }

  /** A file that is not there; the message of its parent would be the path alone. */
  private static final class MissingFileException extends NoSuchFileException {
    private static final long serialVersionUID = 1L;

    private final String words;

    MissingFileException(String kind, Path file) {
      super(file.toString());
      words = kind + ": there is no file " + file;
    }

    @Override
    public String getMessage() {
      return words;
    }
  }

  /** The whole of a file; {@code kind} is the format, for the words of an error. */
  static byte[] whole(String kind, Path file) throws IOException {
    try (InputStream in = open(kind, file)) {
      if (Files.size(file) > LONGEST) {
        throw tooLong(file.toString(), Files.size(file));
      }
      return in.readAllBytes();
    }
  }

  /** What a file announces, and one byte more if there is more. */
  static byte[] announced(String kind, Path file, Announcement announcement) throws IOException {
    try (InputStream in = open(kind, file)) {
      return announced(file.toString(), in, Files.size(file), announcement);
    }
  }

  /** A file, opened for reading. */
  static InputStream open(String kind, Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(kind + ": " + file + " is a folder, not a file");
    }
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new MissingFileException(kind, file);
    } catch (IOException e) {
      throw new IOException(kind + ": cannot read " + file + ": " + Reason.of(e), e);
    }
  }

  /**
   * What a stream announces, and one byte more if there is more.
   *
   * @param likely how long it will be, if all is well; 0 if nobody knows: memory then grows with
   *     what arrives, not with what is announced
   */
  static byte[] announced(String name, InputStream in, long likely, Announcement announcement)
      throws IOException {
    byte[] bytes = new byte[0];
    long wanted = announcement.length(bytes);
    while (wanted > bytes.length) {
      if (wanted > LONGEST) {
        throw tooLong(name, wanted);
      }
      bytes = extended(bytes, (int) wanted, in, likely);
      if (bytes.length < wanted) {
        return bytes; // cut off: the parser says where
      }
      wanted = announcement.length(bytes);
    }
    int next = in.read();
    if (next >= 0) {
      bytes = Arrays.copyOf(bytes, bytes.length + 1);
      bytes[bytes.length - 1] = (byte) next;
    }
    return bytes;
  }

  private static byte[] extended(byte[] bytes, int length, InputStream in, long likely)
      throws IOException {
    byte[] longer = bytes;
    int end = bytes.length;
    while (end < length) {
      long room = Math.max(Math.max(2L * end, PIECE), likely);
      longer = Arrays.copyOf(longer, (int) Math.min(length, room));
      int read = in.readNBytes(longer, end, longer.length - end);
      end += read;
      if (end < longer.length) {
        return Arrays.copyOf(longer, end);
      }
    }
    return longer;
  }

  private static MalformedFileException tooLong(String name, long length) {
    return MalformedFileException.atByte(
        name, 0, length + " bytes are more than an array can hold");
  }
}
