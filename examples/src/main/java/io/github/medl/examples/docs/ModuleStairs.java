package io.github.medl.examples.docs;

import io.github.medl.plot.Picture;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.plot.diagram.Diagram.Edge;
import io.github.medl.plot.diagram.Diagram.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which module imports which, read from the sources, and a picture of it.
 *
 * @param imports of each module the modules that it imports
 */
public record ModuleStairs(Map<String, Set<String>> imports) {
  private static final String BEGIN = "<!-- stairs: begin (made by ./medl docs) -->";
  private static final String END = "<!-- stairs: end -->";
  private static final String SOURCES = "src/main/java/io/github/medl";

  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?io\\.github\\.medl\\.(\\w+)\\.", Pattern.MULTILINE);

  /** What is run, and never imported. */
  private static final Set<String> APART = Set.of("benchmarks", "docs");

  /**
   * Reads the sources of all modules.
   *
   * @param root the root of the repository
   * @return what imports what
   * @throws IOException if a source cannot be read
   */
  public static ModuleStairs of(Path root) throws IOException {
    Map<String, String> moduleOf = new TreeMap<>();
    for (Path sources : sources(root)) {
      try (Stream<Path> packages = Files.list(sources)) {
        packages
            .filter(Files::isDirectory)
            .forEach(p -> moduleOf.put(p.getFileName().toString(), module(root, sources)));
      }
    }
    Map<String, Set<String>> imports = new TreeMap<>();
    for (Path sources : sources(root)) {
      String module = module(root, sources);
      Set<String> used = new TreeSet<>();
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          Matcher m = IMPORT.matcher(Files.readString(file));
          while (m.find()) {
            used.add(moduleOf.getOrDefault(m.group(1), module));
          }
        }
      }
      used.remove(module);
      imports.put(module, used);
    }
    return new ModuleStairs(imports);
  }

  private static List<Path> sources(Path root) throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .filter(folder -> !APART.contains(folder.getFileName().toString()))
          .map(folder -> folder.resolve(SOURCES))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    }
  }

  private static String module(Path root, Path sources) {
    return root.relativize(sources).getName(0).toString();
  }

  /**
   * All that a module stands on, also through others.
   *
   * @param module its name
   * @return the names of the modules below it; its own is among them if there is a circle
   */
  public Set<String> below(String module) {
    Set<String> below = new TreeSet<>();
    List<String> open = new ArrayList<>(imports.get(module));
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      if (below.add(next)) {
        open.addAll(imports.get(next));
      }
    }
    return below;
  }

  /**
   * The imports that do not follow from others.
   *
   * @param module its name
   * @return the modules that it stands on directly
   */
  public Set<String> steps(String module) {
    Set<String> steps = new TreeSet<>(imports.get(module));
    imports.get(module).forEach(other -> steps.removeAll(below(other)));
    return steps;
  }

  /**
   * The picture: an arrow leads from a module to one that it imports, where no detour says so.
   *
   * @return modules in layers, core at the bottom
   */
  public Picture picture() {
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (String module : imports.keySet()) {
      nodes.add(Node.of(module, module));
      steps(module).forEach(other -> edges.add(Edge.of(module, other)));
    }
    return Picture.of("", 1, Diagram.layered(nodes, edges).topDown());
  }

  /**
   * The picture as text.
   *
   * @return a line a module, such as {@code cnn: networks}
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (String module : imports.keySet()) {
      String on = String.join(", ", steps(module));
      text.append(module).append(on.isEmpty() ? "" : ": ").append(on).append('\n');
    }
    return text.toString();
  }

  /**
   * A page with these stairs between its two markers.
   *
   * @param page a page that shows stairs, perhaps those of another day
   * @return the page of today
   * @throws IOException if the markers are missing
   */
  public String shownIn(String page) throws IOException {
    int begin = page.indexOf(BEGIN);
    int end = page.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException("the page of the stairs lacks " + BEGIN + " or " + END);
    }
    return page.substring(0, begin + BEGIN.length())
        + "\n```text\n"
        + text()
        + "```\n"
        + page.substring(end);
  }
}
