package io.github.medl.examples.gallery;

import io.github.medl.io.AtomicFile;
import io.github.medl.io.Reason;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The folder that figures are written to. Files are first written in a hidden folder inside it, and
 * moved when all of them are complete, so that a reader never meets half a file, whatever happens.
 * Safe for use by several threads.
 */
public final class OutputFolder implements AutoCloseable {
  private static final String PREFIX = ".medl-";
  private static final String SUFFIX = ".part";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Writes files into a folder. */
  @FunctionalInterface
  public interface Writer {
    /**
     * Writes files.
     *
     * @param folder where to
     * @throws IOException if they cannot be written
     */
    void write(Path folder) throws IOException;
  }

  private final Path root;
  private final Path staging;
  private final long patience;
  private boolean closed;
  private int next;
  private int writing;

  private OutputFolder(Path root, Path staging, Duration patience) {
    this.root = root;
    this.staging = staging;
    this.patience = patience.toNanos();
  }

  /**
   * Opens a folder, made when it does not exist.
   *
   * @param root the folder
   * @return the open folder; close it to remove what is unfinished
   * @throws IOException if it cannot be made or written, in words for the user
   */
  public static OutputFolder open(Path root) throws IOException {
    return open(root, PATIENCE);
  }

  /** With another limit on the time that {@link #close} waits for whoever is writing. */
  static OutputFolder open(Path root, Duration patience) throws IOException {
    try {
      Files.createDirectories(root);
      removeLeftovers(root);
      Path staging = root.resolve(PREFIX + ProcessHandle.current().pid() + SUFFIX);
      for (int i = 1; Files.exists(staging); i++) { // two runs of one process
        staging = root.resolve(PREFIX + ProcessHandle.current().pid() + "-" + i + SUFFIX);
      }
      return new OutputFolder(root, Files.createDirectory(staging), patience);
    } catch (IOException e) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "cannot write to the output folder %s (%s); choose another one with --out DIR",
              root,
              Reason.of(e)),
          e);
    }
  }

  /**
   * The folder.
   *
   * @return the path that it was opened with
   */
  public Path root() {
    return root;
  }

  /**
   * Writes some files and, when all of them are complete, moves them to their place, replacing
   * earlier ones.
   *
   * @param folder the folder under the root, or an empty string for the root itself
   * @param last the file that is moved last, so that it vouches for the others
   * @param stale names of earlier files of the folder, removed unless they are written again
   * @param writer writes the files
   * @throws IOException if they cannot be written; nothing has changed then
   */
  public void publish(String folder, String last, Collection<String> stale, Writer writer)
      throws IOException {
    Path draft;
    synchronized (this) {
      requireOpen();
      draft = Files.createDirectory(staging.resolve(Integer.toString(next++)));
      writing++;
    }
    try {
      writer.write(draft);
      synchronized (this) {
        requireOpen();
        Path target = Files.createDirectories(root.resolve(folder));
        List<Path> files = list(draft);
        files.sort((a, b) -> Boolean.compare(is(a, last), is(b, last)));
        for (Path file : files) {
          move(file, target.resolve(file.getFileName()));
        }
        for (String name : stale) {
          if (files.stream().noneMatch(file -> is(file, name))) {
            Files.deleteIfExists(target.resolve(name));
          }
        }
      }
    } catch (IOException e) {
      if (isClosed()) {
        throw e;
      }
      throw new IOException(
          String.format(Locale.ROOT, "cannot write to %s (%s)", root.resolve(folder), Reason.of(e)),
          e);
    } finally {
      delete(draft);
      synchronized (this) {
        writing--;
        notifyAll();
      }
    }
  }

  /**
   * Removes what is unfinished; whoever still writes gets an exception. Waits for them a moment,
   * because a file that is written after the others were removed would stay.
   */
  @Override
  public synchronized void close() {
    closed = true;
    long end = System.nanoTime() + patience;
    try {
      for (long left = patience; writing > 0 && left > 0; left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    delete(staging);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("the run was stopped");
    }
  }

  /** The folders of processes that were killed. */
  private static void removeLeftovers(Path root) throws IOException {
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(root, PREFIX + "*" + SUFFIX)) {
      for (Path part : parts) {
        String name = part.getFileName().toString().substring(PREFIX.length());
        String pid = name.replaceAll("\\D.*", "");
        boolean alive = !pid.isEmpty() && ProcessHandle.of(Long.parseLong(pid)).isPresent();
        if (!alive) {
          delete(part);
        }
      }
    }
  }

  private static boolean is(Path file, String name) {
    return file.getFileName().toString().equals(name);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.sorted().toList());
    }
  }

  /** Through a link, as every writer of files does. */
  private static void move(Path from, Path name) throws IOException {
    Path to = AtomicFile.behindLinks(name);
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes as much as possible: another thread may be writing its last file. */
  private static void delete(Path folder) {
    for (int attempt = 0; attempt < 3 && Files.exists(folder); attempt++) {
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path path : tree.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.deleteIfExists(path);
        }
      } catch (IOException | java.io.UncheckedIOException e) {
        // the next attempt sees what is left; a later run removes the rest
      }
    }
  }
}
