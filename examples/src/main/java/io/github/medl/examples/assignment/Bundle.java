package io.github.medl.examples.assignment;

import io.github.medl.examples.figure.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Maven repository with all that {@code mvn test} needs in released assignments: the library,
 * what it stands on, JUnit, the plugins. Maven itself says what that is: the assignments are built
 * once with an empty repository, which fills, and then once more from it alone.
 */
final class Bundle {
  /** The file that is made, and the folder in it. */
  static final String NAME = "medl-repository";

  /** What the library has native code for; elsewhere it does without. */
  static final List<String> PLATFORMS =
      List.of("linux-x86_64", "linux-arm64", "windows-x86_64", "macosx-x86_64", "macosx-arm64");

  private static final String README =
      """
      Unpack this beside the folder of an assignment; then, in that folder, without a network:
      mvn -o -Dmaven.repo.local=../medl-repository test
      """;

  private final Manifest manifest;
  private final Maven maven;
  private final Path account;
  private final List<String> platforms;
  private final List<Assignment> assignments;

  /**
   * From the repository of an account, into which the library was installed, and from Maven's own.
   *
   * @throws AssignmentException if the library is not there, or has no native code for a platform
   */
  Bundle(
      Manifest manifest,
      Maven maven,
      Path account,
      List<String> platforms,
      List<Assignment> assignments) {
    this.manifest = manifest;
    this.maven = maven;
    this.account = account;
    this.platforms = platforms.isEmpty() ? PLATFORMS : platforms;
    for (String platform : platforms) {
      if (!PLATFORMS.contains(platform)) {
        throw new AssignmentException(
            "There is no platform " + platform + "; there are " + String.join(", ", PLATFORMS));
      }
    }
    this.assignments = assignments;
    for (String medl : versions()) {
      if (!Files.exists(parent(medl))) {
        throw new AssignmentException(
            "medl "
                + medl
                + " is not in the Maven repository "
                + account
                + ". Put it there by ./medl install, or say --repository DIR.");
      }
    }
  }

  private List<String> versions() {
    return assignments.stream().map(a -> a.course().medl()).distinct().toList();
  }

  private Path parent(String medl) {
    return account.resolve("io/github/medl/medl-parent/" + medl + "/medl-parent-" + medl + ".pom");
  }

  /** Writes the zip; the assignments are ready. */
  Path write(Path to) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("medl-bundle");
    try {
      List<String> modules = new ArrayList<>();
      for (Assignment assignment : assignments) {
        solved(assignment, work);
        modules.add(assignment.id());
      }
      for (String medl : versions()) {
        put(work.resolve("natives-" + medl + "/pom.xml"), natives(medl));
        modules.add("natives-" + medl);
      }
      put(work.resolve("pom.xml"), all(modules));
      put(work.resolve("settings.xml"), settings());
      Path repository = work.resolve(NAME);
      String local = "-Dmaven.repo.local=" + repository;
      maven.run(work, List.of("-B", "-ntp", "-gs", "settings.xml", local, "clean", "test"));
      RepositoryZip.forgetOrigins(repository);
      maven.run(work, List.of("-B", "-ntp", "-o", local, "clean", "test"));
      RepositoryZip.forgetOrigins(repository);
      Files.createDirectories(to);
      Path zip = to.resolve(NAME + ".zip");
      RepositoryZip.write(repository, NAME, Map.of("README.txt", README), zip);
      return zip;
    } finally {
      delete(work);
    }
  }

  /** What students get, solved: its tests pass. */
  private void solved(Assignment assignment, Path work) throws IOException {
    Path folder = new Release(assignment, manifest).write(work);
    for (Map.Entry<String, String> file : assignment.solution().entrySet()) {
      put(
          folder.resolve(Assignment.MAIN).resolve(file.getKey()),
          Stripping.without(file.getValue()));
    }
  }

  private static String all(List<String> modules) throws IOException {
    return Resource.text("bundle-pom.xml")
        .replace(
            "@modules@",
            modules.stream()
                .map(module -> "    <module>" + module + "</module>")
                .collect(Collectors.joining("\n")));
  }

  /** Nothing but the native code, for all platforms; its tests are none. */
  private String natives(String medl) throws IOException {
    String parent = Files.readString(parent(medl), StandardCharsets.UTF_8);
    StringBuilder dependencies = new StringBuilder();
    for (String library : List.of("javacpp", "openblas")) {
      String version = property(parent, library + ".version");
      for (String platform : platforms) {
        dependencies.append(
            Resource.text("bundle-native.xml")
                .replace("@library@", library)
                .replace("@version@", version)
                .replace("@platform@", platform));
      }
    }
    return Resource.text("pom.xml")
        .replace("@assignment@", "natives-" + medl)
        .replace("@medl@", medl)
        .replace("@modules@", dependencies.toString().stripTrailing());
  }

  private static String property(String pom, String name) {
    Matcher value = Pattern.compile("<" + name + ">([^<]+)</" + name + ">").matcher(pom);
    if (!value.find()) {
      throw new AssignmentException("medl-parent does not say " + name);
    }
    return value.group(1);
  }

  private String settings() throws IOException {
    return Resource.text("bundle-settings.xml")
        .replace("@account@", account.toAbsolutePath().toUri().toString());
  }

  private static void put(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
