package io.github.medl.examples.assignment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * What a student handed in: of a folder or a zip, the files that were to be changed and nothing
 * else, wherever in it they lie.
 *
 * @param student the name of the folder or zip
 * @param files by their path below {@code src/main/java}; of those that are missing, none
 * @param notes what was odd, in sentences
 */
record Submission(String student, Map<String, String> files, List<String> notes) {
  private static final int LARGEST = 1 << 20;
  private static final int MOST_ENTRIES = 10_000;

  /** Gives the content of one file. */
  private interface Opening {
    @Nullable InputStream open() throws IOException;
  }

  /** The submissions of a folder: its folders, and its zips. */
  static List<Path> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new AssignmentException(folder + " is no folder of submissions");
    }
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> found =
          all.filter(
                  path ->
                      !path.getFileName().toString().startsWith(".")
                          && (Files.isDirectory(path) || isZip(path)))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new AssignmentException(
            folder + " holds no submissions: a folder or a zip for each student");
      }
      return found;
    }
  }

  static String student(Path path) {
    String name = path.getFileName().toString();
    return isZip(path) ? name.substring(0, name.length() - 4) : name;
  }

  /** Reads one; {@code wanted} are paths below {@code src/main/java}. */
  static Submission read(Path path, List<String> wanted) throws IOException {
    Map<String, Opening> all = new TreeMap<>();
    Submission submission = new Submission(student(path), new TreeMap<>(), new ArrayList<>());
    if (isZip(path)) {
      try (ZipFile zip = new ZipFile(path.toFile())) {
        Enumeration<? extends ZipEntry> entries = zip.entries();
        for (int i = 0; entries.hasMoreElements() && i < MOST_ENTRIES; i++) {
          ZipEntry entry = entries.nextElement();
          if (!entry.isDirectory()) {
            all.put(entry.getName().replace('\\', '/'), () -> zip.getInputStream(entry));
          }
        }
        submission.take(all, wanted);
      } catch (IOException e) {
        submission.notes.add("The zip cannot be read: " + e.getMessage() + ".");
      }
      return submission;
    }
    try (Stream<Path> paths = Files.walk(path)) { // follows no links
      paths
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .limit(MOST_ENTRIES)
          .forEach(
              file ->
                  all.put(
                      path.relativize(file).toString().replace('\\', '/'),
                      () -> Files.newInputStream(file)));
    }
    submission.take(all, wanted);
    return submission;
  }

  private static boolean isZip(Path path) {
    return path.toString().endsWith(".zip") && Files.isRegularFile(path);
  }

  private void take(Map<String, Opening> all, List<String> wanted) throws IOException {
    for (String file : wanted) {
      List<String> found = places(all, file);
      String name = file.substring(file.lastIndexOf('/') + 1);
      if (found.size() == 1) {
        text(all.get(found.get(0)), name).ifPresent(text -> files.put(file, text));
      } else {
        notes.add(
            found.isEmpty()
                ? name + " is missing; the file handed out was graded in its place."
                : name + " is there " + found.size() + " times; none of them was graded.");
      }
    }
  }

  /** Where it should be; else the same path deeper down; else any file of the name. */
  private static List<String> places(Map<String, Opening> all, String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    for (String end : List.of(Assignment.MAIN + "/" + file, file, name)) {
      List<String> found =
          all.keySet().stream()
              .filter(path -> path.equals(end) || path.endsWith("/" + end))
              .filter(path -> !path.contains("__MACOSX/") && !path.contains("/target/"))
              .toList();
      if (!found.isEmpty()) {
        return found.contains(end) ? List.of(end) : found;
      }
    }
    return List.of();
  }

  private Optional<String> text(Opening opening, String name) throws IOException {
    try (InputStream in = opening.open()) {
      byte[] bytes = in == null ? new byte[0] : in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        notes.add(name + " is larger than 1 MB and was not graded.");
        return Optional.empty();
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text.replace("\r\n", "\n"));
    } catch (CharacterCodingException e) {
      notes.add(name + " is not in UTF-8 and was not graded.");
      return Optional.empty();
    }
  }
}
