package io.github.medl.io;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Writing a file so that it is there whole or not at all. */
public final class AtomicFile {
  private static final int MOST_LINKS = 40;
  private static final int LONGEST_START = 32;

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
   * before still stands there. A link is written through: what it leads to is replaced, the link
   * stays. A file that is replaced keeps its permissions. What is no file, such as {@code
   * /dev/stdout}, is written to directly.
   *
   * @param file the file to create or replace; missing folders are made
   * @param content what it shall hold
   * @throws IOException if the content or the disk fails
   */
  public static void write(Path file, Content content) throws IOException {
    Path place = behindLinks(file);
    if (Files.isDirectory(place)) {
      throw new IOException("cannot write " + file + ": it is a folder");
    }
    if (Files.exists(place) && !Files.isRegularFile(place)) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(place))) {
        content.writeTo(out);
      }
      return;
    }
    Path part = partOf(file, place);
    try {
      try (FileOutputStream disk = new FileOutputStream(part.toFile());
          OutputStream out = new BufferedOutputStream(disk, 1 << 16)) {
        content.writeTo(out);
        out.flush();
        disk.getFD().sync();
      }
      move(part, place);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static Path partOf(Path file, Path place) throws IOException {
    try {
      Files.createDirectories(place.getParent());
      return newPart(place);
    } catch (FileSystemException e) {
      throw new IOException("cannot write " + file + ": " + Reason.of(e), e);
    }
  }

  /**
   * Where a file really stands: the end of the links, if its name is one, whether there is a file
   * or not.
   *
   * @param file a file, or a link to one, or to another link
   * @return an absolute path that is no link
   * @throws IOException if the links lead in a circle
   */
  public static Path behindLinks(Path file) throws IOException {
    Path place = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(place); links++) {
      if (links == MOST_LINKS) {
        throw new IOException("cannot write " + file + ": its links lead in a circle");
      }
      place = place.resolveSibling(Files.readSymbolicLink(place));
    }
    return place;
  }

  /**
   * A new, empty temporary file beside another.
   *
   * <p>{@link Files#createTempFile} would not do: its files may be read by their owner only, and a
   * move keeps that.
   *
   * @param file the file that it is to become
   * @return its path; of the name only the beginning is kept, since no system allows much more than
   *     a name of the longest kind
   * @throws IOException if the folder cannot be written to
   */
  public static Path newPart(Path file) throws IOException {
    String name = file.getFileName().toString();
    String start =
        name.substring(
            0,
            name.offsetByCodePoints(
                0, Math.min(LONGEST_START, name.codePointCount(0, name.length()))));
    while (true) {
      String unique = Long.toHexString(System.nanoTime());
      try {
        return Files.createFile(file.resolveSibling("." + start + "-" + unique + ".part"));
      } catch (FileAlreadyExistsException e) {
        // another thread asked in the same nanosecond: the next one is ours
      }
    }
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
    keepPermissions(file, part);
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network drives cannot: the content is whole, only the moment of change is not sharp.
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    PosixFileAttributeView before =
        Files.getFileAttributeView(from, PosixFileAttributeView.class, NOFOLLOW_LINKS);
    PosixFileAttributeView after = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (before != null && after != null && Files.isRegularFile(from, NOFOLLOW_LINKS)) {
      after.setPermissions(before.readAttributes().permissions());
    }
  }
}
