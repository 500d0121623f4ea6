package io.github.medl.examples.assignment;

import io.github.medl.examples.figure.Citation;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder that students get: everything but the solution, the hidden tests and the mistakes. */
final class Release {
  private static final Pattern CITE = Pattern.compile("\\{\\{cite ([^}]*)}}");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?io\\.github\\.medl\\.(\\w+)");

  /** Where packages live; all others are in core. */
  private static final Map<String, String> MODULES =
      new TreeMap<>(
          Map.of(
              "learning", "medl-learning",
              "optim", "medl-optim",
              "linear", "medl-linear-models",
              "networks", "medl-networks",
              "cnn", "medl-cnn",
              "sequence", "medl-sequence",
              "rl", "medl-rl",
              "gnn", "medl-gnn",
              "plot", "medl-plot"));

  private final Assignment assignment;
  private final Manifest manifest;

  Release(Assignment assignment, Manifest manifest) {
    this.assignment = assignment;
    this.manifest = manifest;
  }

  /** Writes the folder below another; nothing is left of it if that fails. */
  Path write(Path to) throws IOException {
    Path folder = to.resolve(assignment.id());
    if (Files.exists(folder)) {
      throw new AssignmentException(
          folder + " exists already; remove it, or release to another folder.");
    }
    String handout = handout();
    SortedMap<String, String> stub = assignment.stub();
    Files.createDirectories(to);
    Path part = Files.createTempDirectory(to, "." + assignment.id());
    put(part, Assignment.HANDOUT, handout);
    put(part, "pom.xml", pom(stub));
    put(part, ".github/workflows/grade.yml", workflow());
    put(part, ".gitignore", "target/\n");
    put(
        part,
        "src/test/resources/junit-platform.properties",
        Resource.text("junit-platform.properties")
            .replace("@seconds@", String.valueOf((int) Math.ceil(seconds()))));
    for (Map.Entry<String, String> file : stub.entrySet()) {
      put(part, Assignment.MAIN + "/" + file.getKey(), file.getValue());
    }
    for (Map.Entry<String, String> file : assignment.sources(Assignment.TEST).entrySet()) {
      put(part, Assignment.TEST + "/" + file.getKey(), file.getValue());
    }
    copyResources(part);
    Files.move(part, folder);
    return folder;
  }

  private String workflow() throws IOException {
    return Resource.text("grade.yml").replace("@bundle@", assignment.course().bundle());
  }

  private double seconds() {
    return 3 * assignment.course().seconds(); // on the clock, on a machine that does other things
  }

  /** The text, in which {@code {{cite 4.2}}} has become a sentence. */
  private String handout() throws IOException {
    Path file = assignment.folder().resolve(Assignment.HANDOUT);
    if (!Files.exists(file)) {
      throw new AssignmentException(assignment.id() + " has no " + Assignment.HANDOUT);
    }
    Matcher cite = CITE.matcher(Assignment.text(file));
    StringBuilder text = new StringBuilder();
    while (cite.find()) {
      String id = cite.group(1).strip();
      Figure figure =
          manifest
              .find(id)
              .orElseThrow(() -> new AssignmentException(file + " cites no figure: " + id));
      String sentence = Citation.plain(id, figure.about().title(), Citation.version());
      cite.appendReplacement(text, Matcher.quoteReplacement(sentence));
    }
    return cite.appendTail(text).toString().replace("{{deadline}}", deadline());
  }

  private String deadline() {
    return assignment.course().deadline(assignment).map(Course::words).orElse("as announced");
  }

  /** The assignment's own, or one with the modules that its files import. */
  private String pom(SortedMap<String, String> stub) throws IOException {
    Path own = assignment.folder().resolve("pom.xml");
    if (Files.exists(own)) {
      return Assignment.text(own);
    }
    TreeSet<String> modules = new TreeSet<>();
    modules.add("medl-core");
    for (Map<String, String> files : List.of(stub, assignment.sources(Assignment.TEST))) {
      for (String text : files.values()) {
        Matcher used = IMPORT.matcher(text);
        while (used.find()) {
          modules.add(MODULES.getOrDefault(used.group(1), "medl-core"));
        }
      }
    }
    String dependencies =
        modules.stream()
            .map(
                module ->
                    "    <dependency>\n      <groupId>io.github.medl</groupId>\n      <artifactId>"
                        + module
                        + "</artifactId>\n    </dependency>")
            .collect(Collectors.joining("\n"));
    return Resource.text("pom.xml")
        .replace("@assignment@", assignment.id())
        .replace("@medl@", assignment.course().medl())
        .replace("@modules@", dependencies);
  }

  /** Data of the tests. */
  private void copyResources(Path part) throws IOException {
    for (String below : List.of("src/main/resources", "src/test/resources")) {
      Path from = assignment.folder().resolve(below);
      if (Files.isDirectory(from)) {
        try (Stream<Path> files = Files.walk(from)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            Path place = part.resolve(below).resolve(from.relativize(file).toString());
            Files.createDirectories(place.getParent());
            Files.copy(file, place);
          }
        }
      }
    }
  }

  private static void put(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
