package io.github.medl.io;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writing a file so that it is there whole or not at all. */
public final class AtomicFile {
  private AtomicFile() {}

  /** What a file shall hold. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the content.
     *
     * @param out where to; buffered, need not be closed
     * @throws IOException if writing fails: the file is then left as it was
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file: under a temporary name beside it, to the disk, then in one move to its place.
   *
   * <p>If anything fails on the way, the temporary file is removed and what stood at {@code file}
   * before still stands there.
   *
   * @param file the file to create or replace; missing folders are made
   * @param content what it shall hold
   * @throws IOException if the content or the disk fails
   */
  public static void write(Path file, Content content) throws IOException {
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    Path part = newPart(absolute);
    try {
      try (FileOutputStream disk = new FileOutputStream(part.toFile());
          OutputStream out = new BufferedOutputStream(disk, 1 << 16)) {
        content.writeTo(out);
        out.flush();
        disk.getFD().sync();
      }
      move(part, absolute);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * A new, empty temporary file beside another.
   *
   * <p>{@link Files#createTempFile} would not do: its files may be read by their owner only, and a
   * move keeps that.
   *
   * @param file the file that it is to become
   * @return its path
   * @throws IOException if the folder cannot be written to
   */
  public static Path newPart(Path file) throws IOException {
    String unique = Long.toHexString(System.nanoTime());
    return Files.createFile(file.resolveSibling("." + file.getFileName() + "-" + unique + ".part"));
  }

  /**
   * Moves a finished file to its place, after making sure that its content is on the disk.
   *
   * @param part the finished file
   * @param file its place, in the same folder
   * @throws IOException if the disk fails
   */
  public static void move(Path part, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network drives cannot: the content is whole, only the moment of change is not sharp.
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
