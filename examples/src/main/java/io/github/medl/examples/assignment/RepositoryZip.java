package io.github.medl.examples.assignment;

import io.github.medl.io.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A Maven repository in a zip: the same content gives the same bytes, whatever made it, where and
 * when. Nothing is compressed but what is in the jars.
 */
final class RepositoryZip {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

  private RepositoryZip() {}

  /**
   * Takes out of a repository what Maven notes about where and when it got it: without these notes
   * it takes what is there, from wherever it came.
   */
  static void forgetOrigins(Path repository) throws IOException {
    try (Stream<Path> files = Files.walk(repository)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (isNote(file.getFileName().toString())) {
          Files.delete(file);
        }
      }
    }
  }

  private static boolean isNote(String name) {
    return name.startsWith("_")
        || name.startsWith("maven-metadata")
        || name.startsWith("resolver-status")
        || name.matches(".*\\.(lastUpdated|sha1|sha256|sha512|md5|asc|lock|part|tmp)");
  }

  /** Writes a folder with all files below it, and some texts beside it. */
  static void write(Path folder, String name, Map<String, String> beside, Path zip)
      throws IOException {
    TreeMap<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(name + "/" + folder.relativize(file).toString().replace('\\', '/'), file);
      }
    }
    AtomicFile.write(zip, out -> entries(files, new TreeMap<>(beside), out));
  }

  private static void entries(
      TreeMap<String, Path> files, TreeMap<String, String> texts, OutputStream out)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (Map.Entry<String, String> text : texts.entrySet()) {
      put(zip, text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8));
    }
    for (Map.Entry<String, Path> file : files.entrySet()) {
      put(zip, file.getKey(), Files.readAllBytes(file.getValue()));
    }
    zip.finish();
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }
}
