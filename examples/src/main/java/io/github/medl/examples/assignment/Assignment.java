package io.github.medl.examples.assignment;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An assignment as its lecturer has it: a folder with {@code handout.md}, {@code src/main/java}
 * with the solution between its marks, {@code src/test/java} and {@code src/hidden/java}.
 *
 * @param folder where it stands
 * @param course what holds for all assignments
 */
record Assignment(Path folder, Course course) {
  static final String MAIN = "src/main/java";
  static final String TEST = "src/test/java";
  static final String HIDDEN = "src/hidden/java";
  static final String HANDOUT = "handout.md";
  static final String WRONG = "wrong.txt";

  /**
   * Finds an assignment.
   *
   * @param course the folder of the course
   * @param id the path of its folder, its name, or the beginning of its name, as {@code a1}
   */
  static Assignment find(Path course, String id) throws IOException {
    Path path = Path.of(id);
    if (Files.isDirectory(path.resolve(MAIN))) {
      Path parent = path.toAbsolutePath().normalize().getParent();
      return new Assignment(path, Course.of(parent == null ? path : parent));
    }
    Course here = Course.of(course);
    List<String> all = all(course);
    List<String> found =
        all.stream().filter(name -> (name + "-").startsWith(id + "-") && !id.isEmpty()).toList();
    if (found.size() == 1) {
      return new Assignment(course.resolve(found.get(0)), here);
    }
    throw new AssignmentException(
        (found.isEmpty() ? "There is no assignment '" : "More than one assignment is called '")
            + id
            + "' in "
            + course.toAbsolutePath().normalize()
            + "; there are "
            + String.join(", ", all)
            + ".");
  }

  /** The names of all assignments of a course, in order. */
  static List<String> all(Path course) throws IOException {
    Course.of(course);
    try (Stream<Path> folders = Files.list(course)) {
      List<String> all =
          folders
              .filter(folder -> Files.isDirectory(folder.resolve(MAIN)))
              .map(Assignment::name)
              .sorted()
              .toList();
      if (all.isEmpty()) {
        throw new AssignmentException("There is no assignment in " + course);
      }
      return all;
    }
  }

  private static String name(Path folder) {
    return String.valueOf(folder.getFileName());
  }

  String id() {
    return name(folder.toAbsolutePath().normalize());
  }

  /** The files of {@code src/main/java}, with the solution. */
  SortedMap<String, String> solution() throws IOException {
    SortedMap<String, String> files = sources(MAIN);
    if (files.values().stream().noneMatch(Stripping::hasSolution)) {
      throw new AssignmentException(
          folder.resolve(MAIN) + ": no file has // BEGIN SOLUTION and // END SOLUTION");
    }
    return files;
  }

  /** The same files as they are handed out. */
  SortedMap<String, String> stub() throws IOException {
    SortedMap<String, String> files = solution();
    files.replaceAll(Stripping::stub);
    return files;
  }

  /** The names of the files that students change: those with a solution. */
  List<String> toSubmit() throws IOException {
    return solution().entrySet().stream()
        .filter(file -> Stripping.hasSolution(file.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The files below a folder, by their path there, with slashes. */
  SortedMap<String, String> sources(String below) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    Path root = folder.resolve(below);
    if (!Files.isDirectory(root)) {
      return files;
    }
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".java")).toList()) {
        files.put(root.relativize(path).toString().replace('\\', '/'), text(path));
      }
    }
    return files;
  }

  static String text(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
    } catch (CharacterCodingException e) {
      throw new AssignmentException(file + " is not in UTF-8");
    }
  }
}
