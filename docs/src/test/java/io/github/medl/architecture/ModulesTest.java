package io.github.medl.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The modules of the parent's pom are the list of modules; whatever else must know of a new one
 * says here, in words, that it does not yet.
 */
class ModulesTest {
  private static final Path HOME = Path.of("..");

  /** What no user depends on: a pom of versions, the documentation, the benchmarks. */
  private static final Set<String> UNPUBLISHED = Set.of("bom", "docs", "benchmarks");

  static List<String> modules() throws Exception {
    NodeList modules = pom(HOME.resolve("pom.xml")).getElementsByTagName("module");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < modules.getLength(); i++) {
      names.add(modules.item(i).getTextContent().strip());
    }
    return names.stream().distinct().toList(); // some are in several profiles
  }

  static List<String> published() throws Exception {
    return modules().stream().filter(module -> !UNPUBLISHED.contains(module)).toList();
  }

  @Test
  void everyFolderWithAPomIsAModule() throws Exception {
    try (Stream<Path> folders = Files.list(HOME)) {
      Set<String> withPom =
          folders
              .filter(folder -> Files.exists(folder.resolve("pom.xml")))
              .map(folder -> folder.getFileName().toString())
              .collect(Collectors.toCollection(TreeSet::new));
      assertEquals(
          withPom, new TreeSet<>(modules()), "folders with a pom.xml, and <modules> of pom.xml");
    }
  }

  @ParameterizedTest
  @MethodSource("published")
  void versionsAreManagedForTheProject(String module) throws Exception {
    assertTrue(
        managed("pom.xml").contains(artifact(module)),
        artifact(module) + " is missing in <dependencyManagement> of pom.xml");
  }

  /** Figures are run from a checkout: a release has the modules of -Dlibrary, and Spark. */
  @Test
  void theBomManagesWhatIsReleasedAndNothingElse() throws Exception {
    Set<String> released = new TreeSet<>();
    for (String module : published()) {
      if (!module.equals("examples")) {
        released.add(artifact(module));
      }
    }
    assertEquals(released, new TreeSet<>(managed("bom/pom.xml")));
  }

  private static Set<String> managed(String file) throws Exception {
    return artifacts(
        (Element) pom(HOME.resolve(file)).getElementsByTagName("dependencyManagement").item(0));
  }

  @ParameterizedTest
  @MethodSource("published")
  void documentationAndRulesSeeTheModule(String module) throws Exception {
    assertTrue(
        artifacts(pom(Path.of("pom.xml"))).contains(artifact(module)),
        "docs/pom.xml: " + artifact(module) + " is missing in <dependencies>");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void theReadmeNamesTheModule(String module) throws IOException {
    String row = "| [" + module + "](" + module + ") |";
    assertTrue(
        Files.readString(HOME.resolve("README.md")).contains(row),
        "README.md: the table of modules has no row that begins with " + row);
  }

  @ParameterizedTest
  @MethodSource("published")
  void theTableOfImportsKnowsEveryPackage(String module) throws IOException {
    for (String name : packages(module)) {
      long rows = Stairs.all().stream().filter(step -> step.holds(name)).count();
      assertEquals(1, rows, "Stairs: rows for the package " + name + " of " + module);
    }
  }

  @ParameterizedTest
  @MethodSource("modules")
  void everyPackageSaysWhatLivesThere(String module) throws IOException {
    for (String name : packages(module)) {
      Path info = sources(module).resolve(name.replace('.', '/')).resolve("package-info.java");
      assertTrue(Files.exists(info), info + " is missing");
    }
  }

  /** Nothing is null but what says so. */
  @ParameterizedTest
  @MethodSource("modules")
  void everyPackageIsNullMarked(String module) throws IOException {
    for (String name : packages(module)) {
      Path info = sources(module).resolve(name.replace('.', '/')).resolve("package-info.java");
      assertTrue(Files.readString(info).contains("@NullMarked"), info + " lacks @NullMarked");
    }
  }

  private static Path sources(String module) {
    return HOME.resolve(module).resolve("src/main/java");
  }

  private static Set<String> packages(String module) throws IOException {
    Path root = sources(module);
    if (!Files.exists(root)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> root.relativize(file.getParent()).toString().replaceAll("[/\\\\]", "."))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String artifact(String module) throws Exception {
    NodeList children = pom(HOME.resolve(module).resolve("pom.xml")).getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i).getNodeName().equals("artifactId")) {
        return children.item(i).getTextContent().strip();
      }
    }
    throw new AssertionError(module + "/pom.xml has no artifactId");
  }

  private static Set<String> artifacts(Element within) {
    NodeList artifacts = within.getElementsByTagName("artifactId");
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < artifacts.getLength(); i++) {
      if (artifacts.item(i).getParentNode().getNodeName().equals("dependency")) {
        names.add(artifacts.item(i).getTextContent().strip());
      }
    }
    return names;
  }

  private static Element pom(Path file) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(file.toFile())
        .getDocumentElement();
  }
}
