package io.github.medl.learning.data;

import io.github.medl.io.Gzip;
import io.github.medl.io.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where data are looked for: in the jar, in a data directory, in the user's cache, on the network.
 *
 * <p>Immutable; {@link #standard()} is what the environment says. The checksum of whatever is read
 * is verified every time, uncompressed, so a store never hands out anything but the published
 * bytes.
 */
public final class DataStore {
  private final @Nullable Path directory;
  private final Path cache;
  private final boolean online;
  private final Progress progress;
  private final Peers peers;

  private DataStore(
      @Nullable Path directory, Path cache, boolean online, Progress progress, Peers peers) {
    this.directory = directory;
    this.cache = cache;
    this.online = online;
    this.progress = progress;
    this.peers = peers;
  }

  /**
   * The store of the environment.
   *
   * <p>The data directory is {@code -Dmedl.data} or the variable {@code MEDL_DATA}; the cache is
   * {@code -Dmedl.cache} or {@code ~/.cache/medl}; {@code -Dmedl.offline=true} or {@code
   * MEDL_OFFLINE=1} (true, yes) forbids downloads. These go through the proxy of Java's properties
   * or of the variables {@code https_proxy} and {@code http_proxy}; who does not answer within
   * three seconds ({@code -Dmedl.patience=}) is not asked again before the program ends.
   *
   * @return the store
   * @throws DataException if MEDL_OFFLINE is neither yes nor no
   */
  public static DataStore standard() {
    String data = setting("medl.data", "MEDL_DATA");
    String cache = System.getProperty("medl.cache");
    return new DataStore(
        data == null ? null : Path.of(data),
        cache == null ? Path.of(System.getProperty("user.home"), ".cache", "medl") : Path.of(cache),
        !isOffline(setting("medl.offline", "MEDL_OFFLINE")),
        Progress.none(),
        Peers.OF_THIS_RUN);
  }

  /** Whether downloads are switched off. */
  static boolean isOffline(@Nullable String word) {
    return switch (word == null ? "no" : word.strip().toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes", "on" -> true;
      case "0", "false", "no", "off" -> false;
      default ->
          throw new DataException(
              "MEDL_OFFLINE (or -Dmedl.offline) is '"
                  + word
                  + "'; say 1, true or yes, or 0, false or no",
              null);
    };
  }

  private static @Nullable String setting(String property, String variable) {
    String value = System.getProperty(property, System.getenv(variable));
    return value == null || value.isBlank() ? null : value;
  }

  /**
   * A store that may download.
   *
   * @param directory the data directory, or null for none; never written to
   * @param cache the folder for downloads; made when needed
   * @return the store
   */
  public static DataStore of(@Nullable Path directory, Path cache) {
    return new DataStore(directory, cache, true, Progress.none(), Peers.OF_THIS_RUN);
  }

  /**
   * The same places, but no downloads.
   *
   * @return the store
   */
  public DataStore offline() {
    return new DataStore(directory, cache, false, progress, peers);
  }

  /**
   * The same places, with a listener for downloads.
   *
   * @param listener is told how far each download is
   * @return the store
   */
  public DataStore withProgress(Progress listener) {
    return new DataStore(directory, cache, online, listener, peers);
  }

  /** The same places, with others to ask: nothing is known of them yet. */
  DataStore asking(Peers others) {
    return new DataStore(directory, cache, online, progress, others);
  }

  /** Where the file would be read from without a download; its content is not looked at. */
  Optional<Origin> find(DataFile file) {
    if (DataStore.class.getResource(file.name()) != null) {
      return Optional.of(Origin.EMBEDDED);
    }
    if (directory != null && present(directory, file) != null) {
      return Optional.of(Origin.DATA_DIRECTORY);
    }
    return present(cache, file) == null ? Optional.empty() : Optional.of(Origin.CACHE);
  }

  /**
   * The checked content of a file.
   *
   * @param file the file
   * @param siblings all files of its data set: an archive is unpacked for all of them at once
   * @throws MissingDataException if it is nowhere and cannot be downloaded
   * @throws DataException if it cannot be read or its checksum is not the known one
   */
  Content read(DataFile file, List<DataFile> siblings) {
    try (InputStream resource = DataStore.class.getResourceAsStream(file.name())) {
      if (resource != null) {
        return check(file, file.name(), resource.readAllBytes(), Origin.EMBEDDED);
      }
      Path found = directory == null ? null : present(directory, file);
      if (found != null) {
        return check(file, found.toString(), stored(found, file), Origin.DATA_DIRECTORY);
      }
      found = present(cache, file);
      if (found != null) {
        return check(file, found.toString(), stored(found, file), Origin.CACHE);
      }
    } catch (IOException e) {
      throw new DataException("cannot read " + file.path() + ": " + Reason.of(e), e);
    }
    if (!online) {
      throw missing(file, "Downloads are switched off (medl.offline).");
    }
    if (file.mirrors().isEmpty()) {
      throw missing(file, "Nobody publishes it at an address of its own.");
    }
    return download(file, siblings);
  }

  /** The bytes of a file, or enough of them to see that there are too many. */
  private static byte[] stored(Path place, DataFile file) throws IOException {
    try (InputStream in = Files.newInputStream(place)) {
      return in.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, file.mostStored()));
    }
  }

  private Content download(DataFile file, List<DataFile> siblings) {
    StringBuilder failures = new StringBuilder("Download failed:");
    List<String> mirrors = file.mirrors();
    for (int m = 0; m < mirrors.size(); m++) {
      String mirror = mirrors.get(m);
      try {
        Download download = new Download(mirror, cache, progress, peers);
        return file.member() == null ? download.file(file) : download.archive(file, siblings);
      } catch (IOException | DataException e) {
        failures.append("\n  ").append(mirror).append(": ").append(reason(e));
        if (peers.isSilent(mirror)) { // the others too, perhaps: then one wait is enough for all
          peers.ask(mirrors.subList(m + 1, mirrors.size()));
        }
      }
    }
    throw missing(file, failures.toString());
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    String kind = e.getClass().getSimpleName();
    return e instanceof DataException && message != null
        ? message
        : message == null
            ? kind
            : e.getClass() == IOException.class ? message : kind + ": " + message;
  }

  private MissingDataException missing(DataFile file, String why) {
    return new MissingDataException(
        String.format(
                Locale.ROOT,
                "%s is not here. Looked in the data directory (%s) and in the cache (%s). %s\nPut the file",
                file.path(),
                directory == null ? "none: set MEDL_DATA or -Dmedl.data" : directory,
                cache,
                why)
            + String.format(
                Locale.ROOT,
                " (or the same with .gz) at %s; its uncompressed content has %d bytes and %s.",
                (directory == null ? cache : directory).resolve(file.path()),
                file.size(),
                file.checksum()));
  }

  private static @Nullable Path present(Path directory, DataFile file) {
    Path plain = directory.resolve(file.path());
    Path packed = directory.resolve(file.path() + ".gz");
    return Files.isRegularFile(plain) ? plain : Files.isRegularFile(packed) ? packed : null;
  }

  /** The uncompressed content, if it is what it must be. */
  static Content check(DataFile file, String place, byte[] stored, Origin origin)
      throws IOException {
    byte[] bytes = Gzip.isPacked(stored) ? Gzip.unpack(place, stored, file.size()) : stored;
    Checksum actual = file.checksum().of(bytes);
    if (!actual.equals(file.checksum())) {
      throw new DataException(
          String.format(
                  Locale.ROOT,
                  "%s is damaged or is another file: expected %d bytes with %s, but found %s bytes with %s.",
                  place,
                  file.size(),
                  file.checksum(),
                  bytes.length > file.size() ? "more than " + file.size() : bytes.length,
                  actual)
              + (origin == Origin.DOWNLOADED ? "" : " Remove it or put the right one there."),
          null);
    }
    String sha256 =
        actual.algorithm().equals("SHA-256") ? actual.hex() : Checksum.sha256Of(bytes).hex();
    return new Content(place, bytes, origin, sha256);
  }
}
