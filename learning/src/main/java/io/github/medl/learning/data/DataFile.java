package io.github.medl.learning.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of a data set, as it is when uncompressed.
 *
 * @param path its place below a data directory, also with {@code .gz} behind it
 * @param size its length in bytes
 * @param checksum the digest of its content
 * @param mirrors addresses of the file, compressed or not; or of an archive that holds it
 * @param member its place in the archive, if the mirrors are a {@code tar.gz}
 * @param optional whether the data set is still of use without it
 */
record DataFile(
    String path,
    int size,
    Checksum checksum,
    List<String> mirrors,
    @Nullable String member,
    boolean optional) {

  static DataFile of(String path, int size, String sha256, String... mirrors) {
    return new DataFile(path, size, Checksum.sha256(sha256), List.of(mirrors), null, false);
  }

  /** How long it can be as it is stored: gzip makes random bytes a little longer. */
  long mostStored() {
    return size + size / 100 + 65_536L;
  }

  /** The last part of the path. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
