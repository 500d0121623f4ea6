package io.github.medl.learning.data;

import io.github.medl.io.AtomicFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Bringing a file from one address into the cache: under a temporary name, checked, then moved.
 *
 * <p>Whatever happens on the way (a cut connection, a wrong checksum, the end of the process), the
 * cache holds the whole file or none.
 */
final class Download {
  private static final long LARGEST = 1L << 30;

  private final String address;
  private final Path cache;
  private final Progress progress;
  private final Peers peers;

  Download(String address, Path cache, Progress progress, Peers peers) {
    this.address = address;
    this.cache = cache;
    this.progress = progress;
    this.peers = peers;
  }

  /** Downloads one file; stored as it comes, compressed or not. */
  Content file(DataFile file) throws IOException {
    Path part = part(file);
    try {
      fetch(part, file.path(), file.mostStored());
      byte[] stored = Files.readAllBytes(part);
      Content content = DataStore.check(file, address, stored, Origin.DOWNLOADED);
      boolean packed = stored != content.bytes();
      AtomicFile.move(part, cache.resolve(file.path() + (packed ? ".gz" : "")));
      return content;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Downloads an archive and unpacks all files of a data set that come in it. */
  Content archive(DataFile wanted, List<DataFile> siblings) throws IOException {
    Path part = part(wanted);
    Content result = null;
    try {
      fetch(part, address.substring(address.lastIndexOf('/') + 1), LARGEST);
      try (Tar tar = new Tar(address, new GZIPInputStream(Files.newInputStream(part), 1 << 16))) {
        for (Optional<String> entry = tar.next(); entry.isPresent(); entry = tar.next()) {
          for (DataFile file : siblings) {
            if (entry.get().equals(file.member()) && file.mirrors().contains(address)) {
              Content content = unpacked(file, tar.content(file.size()));
              result = file.equals(wanted) ? content : result;
            }
          }
        }
      }
    } finally {
      Files.deleteIfExists(part);
    }
    if (result == null) {
      throw new IOException("the archive has no " + wanted.member());
    }
    return result;
  }

  private Content unpacked(DataFile file, byte[] bytes) throws IOException {
    String place = address + " (" + file.member() + ")";
    Content content = DataStore.check(file, place, bytes, Origin.DOWNLOADED);
    AtomicFile.write(cache.resolve(file.path()), out -> out.write(content.bytes()));
    return content;
  }

  /** A new temporary file that also goes when the process is ended by the user. */
  private Path part(DataFile file) throws IOException {
    Path place = cache.resolve(file.path()).toAbsolutePath();
    Files.createDirectories(place.getParent());
    Path part = AtomicFile.newPart(place);
    part.toFile().deleteOnExit();
    return part;
  }

  private void fetch(Path part, String name, long most) throws IOException {
    URLConnection connection = peers.open(address);
    long total = connection.getContentLengthLong();
    long bytes = 0;
    try (InputStream in = connection.getInputStream();
        OutputStream out = Files.newOutputStream(part)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        bytes += n;
        if (bytes > most) {
          throw new IOException("more than " + most + " bytes: this is another file");
        }
        progress.update(name, bytes, total);
      }
    } catch (SocketTimeoutException e) {
      throw peers.silent(address);
    }
    if (total >= 0 && bytes != total) {
      throw new EOFException("the connection was cut after " + bytes + " of " + total + " bytes");
    }
  }
}
